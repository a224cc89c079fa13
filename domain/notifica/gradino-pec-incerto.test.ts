import { type EventoPec, type Gradino, mossaPec, type StatoTrasmissione } from './gradino-pec';

const mossa = (stato: StatoTrasmissione, eventi: EventoPec[] = [], dichiarata = false, ordine = 1) =>
  mossaPec({ trasmissioni: [{ ordine, stato, dichiarata }], eventi } as Gradino, () => 7, '2026-03-10');
const evento = (tipo: string, il: string, piu: Partial<EventoPec> = {}): EventoPec => ({
  trasmissione: 1,
  tipo,
  classe: null,
  esterno: false,
  il,
  ...piu,
});
const ATTENDI = { mossa: 'attendi', fino: null };

test('R-26: what the transport left in doubt goes to a person, unless it was accepted or a person spoke', () => {
  expect(mossa('da_ritentare')).toEqual({ mossa: 'trasmetti', ordine: 1 });
  expect(mossa('inviata')).toEqual(ATTENDI);
  for (const stato of ['incerta', 'rifiutata', 'riservata'] as const) {
    expect(mossa(stato)).toEqual({ mossa: 'incerta', ordine: 1, codice: `SMTP_${stato.toUpperCase()}` });
    expect(mossa(stato, [], true)).toEqual(ATTENDI);
    expect(mossa(stato, [evento('accettazione', '2026-03-02')])).toEqual(ATTENDI);
    expect(mossa(stato, [evento('presa-in-carico', '2026-03-02')])).toMatchObject({ mossa: 'incerta' });
  }
});

test('R-26: a failure with no rule goes to a person with its class; once a person spoke it waits', () => {
  const incerta = (codice: string) => ({ mossa: 'incerta', ordine: 1, codice });
  expect(mossa('inviata', [evento('errore-consegna', '2026-03-02')])).toEqual(incerta('PEC_ALTRO'));
  expect(mossa('inviata', [evento('errore-consegna', '2026-03-02', { classe: 'VIRUS' })])).toEqual(
    incerta('PEC_VIRUS'),
  );
  expect(mossa('inviata', [evento('non-accettazione', '2026-03-02')])).toEqual(incerta('PEC_ALTRO'));
  expect(mossa('inviata', [evento('errore-consegna', '2026-03-02')], true)).toEqual(ATTENDI);
  // of another transmission it says nothing of this one
  expect(mossa('inviata', [evento('errore-consegna', '2026-03-02', { trasmissione: 2 })])).toEqual(ATTENDI);
});

test('R-26: an address that will never receive fails the rung at the earliest of its receipts', () => {
  const nonValida = (tipo: string, il: string) => evento(tipo, il, { classe: 'NON_VALIDA' });
  const fallita = (legaleIl: string) => ({ mossa: 'concludi', esito: 'fallita', legaleIl });
  expect(mossa('inviata', [nonValida('non-accettazione', '2026-03-03')])).toEqual(fallita('2026-03-03'));
  expect(mossa('inviata', [nonValida('presa-in-carico', '2026-03-03')])).toEqual(ATTENDI);
  expect(mossa('inviata', [evento('presa-in-carico', '2026-03-03', { esterno: true })])).toEqual(ATTENDI);
  const due = [nonValida('errore-consegna', '2026-03-05'), nonValida('errore-consegna', '2026-03-03')];
  expect(mossa('inviata', due)).toEqual(fallita('2026-03-03'));
  expect(mossa('inviata', [...due].reverse())).toEqual(fallita('2026-03-03'));
});

test('R-26: the seven days of a full mailbox run from the first time it was said', () => {
  const satura = (il: string) => evento('errore-consegna', il, { classe: 'CASELLA_SATURA' });
  const eventi = [satura('2026-03-04'), satura('2026-03-02'), satura('2026-03-05')];
  expect(mossa('inviata', eventi)).toEqual({ mossa: 'trasmetti', ordine: 2, motivo: 'CASELLA_SATURA' });
  expect(mossa('inviata', [satura('2026-03-04')])).toEqual({ mossa: 'attendi', fino: '2026-03-11' });
});

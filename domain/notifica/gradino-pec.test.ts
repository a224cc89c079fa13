import fc from 'fast-check';
import { type EventoPec, type Gradino, mossaPec, type StatoTrasmissione } from './gradino-pec';

const trasmessa = (ordine: number, stato: StatoTrasmissione = 'inviata', dichiarata = false) => ({
  ordine,
  stato,
  dichiarata,
});
const evento = (tipo: string, il: string, piu: Partial<EventoPec> = {}): EventoPec => ({
  trasmissione: 1,
  tipo,
  classe: null,
  esterno: false,
  il,
  ...piu,
});
const mossa = (g: Omit<Gradino, 'limite'>, oggi = '2026-03-10', limite: string | null = null) =>
  mossaPec({ ...g, limite }, () => 7, oggi);
const satura = (trasmissione: number, il: string) =>
  evento('errore-consegna', il, { trasmissione, classe: 'CASELLA_SATURA' });

describe('the PEC rung (R-26)', () => {
  test('nothing sent yet: the first transmission', () => {
    expect(mossa({ trasmissioni: [], eventi: [] })).toEqual({ mossa: 'trasmetti', ordine: 1 });
  });

  test('sent and accepted: it waits, with no date of its own', () => {
    const eventi = [evento('accettazione', '2026-03-02')];
    expect(mossa({ trasmissioni: [trasmessa(1)], eventi })).toEqual({ mossa: 'attendi', fino: null });
  });

  test('with a limit of its own it waits until then, and then a person looks, once', () => {
    const eventi = [evento('accettazione', '2026-03-02')];
    const g = { trasmissioni: [trasmessa(1)], eventi };
    expect(mossa(g, '2026-05-01', '2026-05-01')).toEqual({ mossa: 'attendi', fino: '2026-05-02' });
    expect(mossa(g, '2026-05-02', '2026-05-01')).toMatchObject({
      mossa: 'incerta',
      codice: 'PEC_SENZA_ESITO',
    });
    const vista = { trasmissioni: [trasmessa(1, 'inviata', true)], eventi };
    expect(mossa(vista, '2026-05-03', '2026-05-01')).toEqual({ mossa: 'attendi', fino: null });
  });

  test('delivered: perfect on the date of the delivery receipt, whenever it is read', () => {
    const eventi = [evento('avvenuta-consegna', '2026-03-02')];
    const atteso = { mossa: 'concludi', esito: 'perfezionata', legaleIl: '2026-03-02' };
    for (const stato of ['inviata', 'incerta', 'riservata'] as const)
      expect(mossa({ trasmissioni: [trasmessa(1, stato)], eventi })).toEqual(atteso);
  });

  test.each(['NON_VALIDA', 'NON_ATTIVA', 'DOMINIO_INESISTENTE'])('%s: the rung has failed', (classe) => {
    const eventi = [evento('errore-consegna', '2026-03-03', { classe })];
    const atteso = { mossa: 'concludi', esito: 'fallita', legaleIl: '2026-03-03' };
    expect(mossa({ trasmissioni: [trasmessa(1)], eventi })).toEqual(atteso);
  });

  test('an address that is no PEC fails at the accettazione', () => {
    const eventi = [evento('accettazione', '2026-03-02', { esterno: true })];
    expect(mossa({ trasmissioni: [trasmessa(1)], eventi })).toMatchObject({ esito: 'fallita' });
  });

  test('full box: again after seven days and not before, then the next rung', () => {
    const prima = { trasmissioni: [trasmessa(1)], eventi: [satura(1, '2026-03-02')] };
    expect(mossa(prima, '2026-03-08')).toEqual({ mossa: 'attendi', fino: '2026-03-09' });
    expect(mossa(prima, '2026-03-09')).toMatchObject({
      mossa: 'trasmetti',
      ordine: 2,
      motivo: 'CASELLA_SATURA',
    });
    const seconda = {
      trasmissioni: [trasmessa(1), trasmessa(2)],
      eventi: [satura(1, '2026-03-02'), satura(2, '2026-03-09')],
    };
    expect(mossa(seconda)).toEqual({ mossa: 'concludi', esito: 'fallita', legaleIl: '2026-03-09' });
  });

  test.each(['riservata', 'incerta', 'rifiutata'] as const)(
    '%s: to a person, never sent again by itself',
    (stato) => {
      expect(mossa({ trasmissioni: [trasmessa(1, stato)], eventi: [] })).toMatchObject({
        mossa: 'incerta',
        ordine: 1,
      });
      const dichiarata = { trasmissioni: [trasmessa(1, stato, true)], eventi: [] };
      expect(mossa(dichiarata)).toEqual({ mossa: 'attendi', fino: null });
    },
  );

  test('what no rule decides goes to a person', () => {
    for (const classe of ['VIRUS', 'TEMPO_SCADUTO', 'ALTRO']) {
      const eventi = [evento('errore-consegna', '2026-03-03', { classe })];
      expect(mossa({ trasmissioni: [trasmessa(1)], eventi })).toMatchObject({ mossa: 'incerta' });
    }
  });

  test('a person says that it never left: a new transmission, with its reason', () => {
    const g = { trasmissioni: [trasmessa(1, 'incerta', true)], eventi: [evento('ripetere', '2026-03-05')] };
    expect(mossa(g)).toEqual({ mossa: 'trasmetti', ordine: 2, motivo: 'RIPETUTA' });
  });

  test('order and repetition of the receipts change nothing', () => {
    const tipi = ['accettazione', 'avvenuta-consegna', 'errore-consegna', 'presa-in-carico'];
    const classi = [null, 'CASELLA_SATURA', 'NON_VALIDA', 'ALTRO'];
    const unEvento = fc.record({
      trasmissione: fc.integer({ min: 1, max: 2 }),
      tipo: fc.constantFrom(...tipi),
      classe: fc.constantFrom(...classi),
      esterno: fc.boolean(),
      il: fc.integer({ min: 1, max: 28 }).map((d) => `2026-03-${String(d).padStart(2, '0')}`),
    });
    fc.assert(
      fc.property(fc.array(unEvento, { maxLength: 6 }), fc.integer({ min: 0, max: 1000 }), (eventi, seme) => {
        const trasmissioni = [trasmessa(1), trasmessa(2)];
        const mescolati = [...eventi, ...eventi].sort(
          (a, b) => ((a.tipo.length * seme) % 7) - ((b.il.length * seme) % 5),
        );
        expect(mossa({ trasmissioni, eventi: mescolati.reverse() })).toEqual(mossa({ trasmissioni, eventi }));
      }),
    );
  });
});

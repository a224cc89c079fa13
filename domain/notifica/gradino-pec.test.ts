import fc from 'fast-check';
import { evento, mossa, termini, trasmessa } from './eventi-pec-di-prova';
import { mossaPec } from './gradino-pec';

const satura = (trasmissione: number, il: string) =>
  evento('errore-consegna', il, { trasmissione, classe: 'CASELLA_SATURA' });
const fallita = (destinatarioIl: string) => ({
  mossa: 'concludi',
  perfezionamento: { esito: 'fallita', destinatarioIl },
});
const incerta = (codice: string) => ({ mossa: 'incerta', ordine: 1, codice });
const ATTENDI = { mossa: 'attendi', fino: null };

describe('the PEC rung (R-26)', () => {
  test('nothing sent yet: the first transmission', () => {
    expect(mossa({ trasmissioni: [] })).toEqual({ mossa: 'trasmetti', ordine: 1 });
  });

  test('delivered: perfect on the date of the delivery receipt, whenever it is read', () => {
    const eventi = [evento('avvenuta-consegna', '2026-03-02')];
    for (const stato of ['inviata', 'incerta', 'riservata'] as const)
      expect(mossa({ trasmissioni: [trasmessa(1, stato)], eventi })).toMatchObject({
        mossa: 'concludi',
        perfezionamento: { esito: 'perfezionata', destinatarioIl: '2026-03-02' },
      });
  });

  test.each(['NON_VALIDA', 'NON_ATTIVA', 'DOMINIO_INESISTENTE'])('%s: the rung has failed', (classe) => {
    for (const tipo of ['errore-consegna', 'non-accettazione'])
      expect(mossa({ eventi: [evento(tipo, '2026-03-03', { classe })] })).toMatchObject(
        fallita('2026-03-03'),
      );
    expect(mossa({ eventi: [evento('presa-in-carico', '2026-03-10', { classe })] })).toMatchObject({
      mossa: 'attendi',
    });
  });

  test('an address that is no PEC fails at the accettazione', () => {
    const eventi = [evento('accettazione', '2026-03-02', { esterno: true })];
    expect(mossa({ eventi })).toMatchObject(fallita('2026-03-02'));
  });

  test('F7: a full box is tried again after seven days and not before, then the next rung', () => {
    const prima = { eventi: [satura(1, '2026-03-02')] };
    expect(mossa(prima, '2026-03-08')).toEqual({ mossa: 'attendi', fino: '2026-03-09' });
    expect(mossa(prima, '2026-03-09')).toEqual({ mossa: 'trasmetti', ordine: 2, motivo: 'CASELLA_SATURA' });
    const trasmissioni = [trasmessa(1), trasmessa(2)];
    const eventi = [satura(1, '2026-03-02'), satura(2, '2026-03-09')];
    expect(mossa({ trasmissioni, eventi })).toMatchObject(fallita('2026-03-09'));
  });

  test('F7: two saturations within the seven days are one attempt: a third transmission is due', () => {
    const trasmissioni = [trasmessa(1, 'incerta'), trasmessa(2)];
    const eventi = [satura(1, '2026-03-02'), satura(2, '2026-03-04')];
    expect(mossa({ trasmissioni, eventi }, '2026-03-08')).toEqual({ mossa: 'attendi', fino: '2026-03-09' });
    const terza = { mossa: 'trasmetti', ordine: 3, motivo: 'CASELLA_SATURA' };
    expect(mossa({ trasmissioni, eventi }, '2026-03-09')).toEqual(terza);
    const poi = {
      trasmissioni: [...trasmissioni, trasmessa(3)],
      eventi: [...eventi, satura(3, '2026-03-09')],
    };
    expect(mossa(poi, '2026-03-09')).toMatchObject(fallita('2026-03-09'));
  });

  test('the seven days run from the first time that it was said', () => {
    const eventi = [satura(1, '2026-03-04'), satura(1, '2026-03-02'), satura(1, '2026-03-05')];
    expect(mossa({ eventi })).toMatchObject({ mossa: 'trasmetti', ordine: 2 });
    expect(mossa({ eventi: [satura(1, '2026-03-04')] })).toEqual({ mossa: 'attendi', fino: '2026-03-11' });
  });
});

describe('what the transport left in doubt (F1, F2)', () => {
  test.each(['riservata', 'incerta', 'rifiutata'] as const)('%s: to a person, never sent again', (stato) => {
    expect(mossa({ trasmissioni: [trasmessa(1, stato)] })).toEqual(incerta(`SMTP_${stato.toUpperCase()}`));
    expect(mossa({ trasmissioni: [trasmessa(1, stato, { dichiarate: ['*'] })] })).toEqual(ATTENDI);
    // whatever a receipt says, the provider took it
    for (const tipo of ['accettazione', 'presa-in-carico'])
      expect(mossa({ trasmissioni: [trasmessa(1, stato)], eventi: [evento(tipo, '2026-03-10')] })).toEqual({
        mossa: 'attendi',
        fino: '2026-03-12',
      });
  });

  test('certainly not taken: the same transmission again, unless a receipt says that it was', () => {
    const trasmissioni = [trasmessa(1, 'da_ritentare')];
    expect(mossa({ trasmissioni })).toEqual({ mossa: 'trasmetti', ordine: 1 });
    expect(mossa({ trasmissioni, eventi: [evento('accettazione', '2026-03-10')] })).toMatchObject({
      mossa: 'attendi',
    });
  });

  test('a person says that it never left: a new transmission, with its reason', () => {
    const trasmissioni = [trasmessa(1, 'incerta', { dichiarate: ['*'] })];
    expect(mossa({ trasmissioni, eventi: [evento('ripetere', '2026-03-05')] })).toEqual({
      mossa: 'trasmetti',
      ordine: 2,
      motivo: 'RIPETUTA',
    });
  });
});

describe('what no rule decides goes to a person, once for each reason', () => {
  test.each([
    [{ classe: 'VIRUS' }, 'PEC_VIRUS'],
    [{ classe: 'TEMPO_SCADUTO' }, 'PEC_TEMPO_SCADUTO'],
    [{ classe: 'ALTRO' }, 'PEC_ALTRO'],
    [{ classe: null }, 'PEC_ALTRO'],
  ])('%j', (piu, codice) => {
    for (const tipo of ['errore-consegna', 'non-accettazione']) {
      const eventi = [evento(tipo, '2026-03-03', piu)];
      expect(mossa({ eventi })).toEqual(incerta(codice));
      expect(mossa({ eventi, trasmissioni: [trasmessa(1, 'inviata', { dichiarate: [codice] })] })).toEqual(
        ATTENDI,
      );
    }
  });

  test('a second reason is told although the first was seen; of another transmission it says nothing', () => {
    const eventi = [
      evento('errore-consegna', '2026-03-03'),
      evento('errore-consegna', '2026-03-04', { classe: 'VIRUS' }),
    ];
    const vista = [trasmessa(1, 'inviata', { dichiarate: ['PEC_ALTRO', '*'] })];
    expect(mossa({ eventi, trasmissioni: vista })).toEqual(incerta('PEC_VIRUS'));
    const altra = [evento('errore-consegna', '2026-03-10', { trasmissione: 2 })];
    expect(mossa({ eventi: altra })).toEqual({ ...ATTENDI, fraMinuti: 30 });
  });
});

describe('the notices of the 12th and of the 24th hour', () => {
  const accettata = evento('accettazione', '2026-03-10T09:00:00');
  const avviso = (quando: string, codiceEsteso: string | null = null) =>
    evento('preavviso-errore-consegna', quando, { classe: 'TEMPO_SCADUTO', codiceEsteso });
  const attesa = { mossa: 'attendi', fino: '2026-03-12' };

  test('the code tells them apart, whatever the hours', () => {
    expect(mossa({ eventi: [accettata, avviso('2026-03-11T09:00:00', '4.4.1')] })).toEqual(attesa);
    expect(mossa({ eventi: [accettata, avviso('2026-03-10T21:00:00', '5.4.1')] })).toEqual(
      incerta('PEC_TEMPO_SCADUTO'),
    );
    expect(mossa({ eventi: [avviso('2026-03-10T21:00:00', '5.4.1')] })).toEqual(incerta('PEC_TEMPO_SCADUTO'));
  });

  test('without a code the hours since the accettazione do: the last leaves not before the 22nd', () => {
    expect(mossa({ eventi: [accettata, avviso('2026-03-11T06:59:59')] })).toEqual(attesa);
    expect(mossa({ eventi: [accettata, avviso('2026-03-11T07:00:00')] })).toEqual(
      incerta('PEC_TEMPO_SCADUTO'),
    );
    // nobody knows since when: not the last until somebody does
    expect(mossa({ eventi: [avviso('2026-03-10T21:00:00')] })).toEqual(attesa);
  });

  test('neither undoes a delivery, before or after it', () => {
    const consegna = evento('avvenuta-consegna', '2026-03-11T08:00:00');
    for (const codice of ['4.4.1', '5.4.1'])
      expect(
        mossa({ eventi: [accettata, avviso('2026-03-11T09:00:00', codice), consegna] }, '2026-03-12'),
      ).toMatchObject({
        mossa: 'concludi',
        perfezionamento: { esito: 'perfezionata', destinatarioIl: '2026-03-11' },
      });
  });
});

describe('silence (F5)', () => {
  test('no accettazione within the minutes of the profile: a person looks, once', () => {
    const dopo = (minuti: number, dichiarate: string[] = []) =>
      mossa({ trasmissioni: [trasmessa(1, 'inviata', { minuti, dichiarate })] });
    expect(dopo(0)).toEqual({ ...ATTENDI, fraMinuti: 30 });
    expect(dopo(29)).toEqual({ ...ATTENDI, fraMinuti: 1 });
    expect(dopo(30)).toEqual(incerta('PEC_SENZA_ACCETTAZIONE'));
    expect(dopo(90, ['PEC_SENZA_ACCETTAZIONE'])).toEqual(ATTENDI);
    // the uncertain send that a person saw is another matter
    expect(dopo(90, ['*'])).toEqual(incerta('PEC_SENZA_ACCETTAZIONE'));
  });

  test('accepted and neither a consegna nor a notice when the hours have gone by', () => {
    const eventi = [evento('accettazione', '2026-03-02T23:59:00')];
    expect(mossa({ eventi }, '2026-03-03')).toEqual({ mossa: 'attendi', fino: '2026-03-04' });
    expect(mossa({ eventi }, '2026-03-04')).toEqual(incerta('PEC_SENZA_CONSEGNA'));
    expect(mossa({ eventi }, '2026-03-04', { consegnaOre: 48 })).toEqual({
      mossa: 'attendi',
      fino: '2026-03-05',
    });
    const vista = [trasmessa(1, 'inviata', { dichiarate: ['PEC_SENZA_CONSEGNA'] })];
    expect(mossa({ eventi, trasmissioni: vista }, '2026-03-04')).toEqual(ATTENDI);
  });

  test('a limit of its own ends the wait, and then a person looks, once', () => {
    const eventi = [evento('accettazione', '2026-03-02')];
    const vista = [trasmessa(1, 'inviata', { dichiarate: ['PEC_SENZA_CONSEGNA'] })];
    const g = { eventi, limite: '2026-05-01', trasmissioni: vista };
    expect(mossa(g, '2026-05-01')).toEqual({ mossa: 'attendi', fino: '2026-05-02' });
    expect(mossa(g, '2026-05-02')).toEqual(incerta('PEC_SENZA_ESITO'));
    expect(mossa({ ...g, limite: '2026-03-02', trasmissioni: [trasmessa()] }, '2026-03-02')).toEqual({
      mossa: 'attendi',
      fino: '2026-03-03',
    });
    const due = [trasmessa(1, 'inviata', { dichiarate: ['PEC_SENZA_CONSEGNA', 'PEC_SENZA_ESITO'] })];
    expect(mossa({ ...g, trasmissioni: due }, '2026-05-03')).toEqual(ATTENDI);
  });
});

test('F6: order and repetition of the receipts change nothing', () => {
  const tipi = [
    'accettazione',
    'avvenuta-consegna',
    'errore-consegna',
    'presa-in-carico',
    'non-accettazione',
    'preavviso-errore-consegna',
  ];
  const classi = [null, 'CASELLA_SATURA', 'NON_VALIDA', 'ALTRO', 'VIRUS', 'TEMPO_SCADUTO'];
  const unEvento = fc
    .record({
      trasmissione: fc.integer({ min: 1, max: 2 }),
      tipo: fc.constantFrom(...tipi),
      classe: fc.constantFrom(...classi),
      codiceEsteso: fc.constantFrom(null, '4.4.1', '5.4.1'),
      esterno: fc.boolean(),
      ora: fc.integer({ min: 0, max: 14 * 24 - 1 }),
    })
    .map(({ ora, tipo, ...piu }) =>
      evento(tipo, new Date(Date.UTC(2026, 2, 1, ora)).toISOString().slice(0, 19), piu),
    );
  const storia = fc
    .array(unEvento, { maxLength: 7 })
    .chain((eventi) =>
      fc.tuple(
        fc.constant(eventi),
        fc.shuffledSubarray([...eventi, ...eventi], { minLength: eventi.length * 2 }),
      ),
    );
  fc.assert(
    fc.property(storia, fc.integer({ min: 1, max: 20 }), ([eventi, mescolati], giorno) => {
      const trasmissioni = [trasmessa(1), trasmessa(2)];
      const oggi = `2026-03-${String(giorno).padStart(2, '0')}`;
      const una = mossaPec({ trasmissioni, eventi, limite: null }, termini, oggi);
      expect(mossaPec({ trasmissioni, eventi: mescolati, limite: null }, termini, oggi)).toEqual(una);
    }),
    { numRuns: 1_000 },
  );
});

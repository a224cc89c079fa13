import { evento, mossa, TERMINI, termini } from './eventi-pec-di-prova';
import { REGOLE_PERFEZIONAMENTO, regolaDichiarata } from './perfezionamento';
import { perfezionaPec } from './perfezionamento-pec';

const accettata = evento('accettazione', '2026-03-02T22:00:00');
const consegna = (quando: string, trasmissione = 1) => evento('avvenuta-consegna', quando, { trasmissione });

test('5.13: the two dates, the rule and the receipts on which they stand', () => {
  const sua = consegna('2026-03-03T00:10:00');
  expect(perfezionaPec([sua, accettata], termini)).toEqual({
    esito: 'perfezionata',
    mittenteIl: '2026-03-02',
    destinatarioIl: '2026-03-03',
    regola: 'PEC_CONSEGNA',
    prove: [accettata.id, sua.id].sort(),
  });
  expect(REGOLE_PERFEZIONAMENTO.PEC_CONSEGNA).toBe('DPR 600/73 art. 60-ter c. 4');
});

test('nothing is proved by what proves nothing; without an accettazione the date of the sender is not known', () => {
  expect(perfezionaPec([], termini)).toBeNull();
  expect(perfezionaPec([accettata, evento('presa-in-carico', '2026-03-02')], termini)).toBeNull();
  expect(perfezionaPec([consegna('2026-03-03')], termini)).toMatchObject({
    mittenteIl: null,
    destinatarioIl: '2026-03-03',
  });
});

test('the accettazione is that of the transmission that was delivered, the earliest if it came twice', () => {
  const seconda = evento('accettazione', '2026-03-10T09:00:00', { trasmissione: 2 });
  const doppia = evento('accettazione', '2026-03-11T09:00:00', { trasmissione: 2 });
  const sua = consegna('2026-03-12', 2);
  const letto = perfezionaPec([doppia, sua, accettata, seconda], termini);
  expect(letto).toMatchObject({ mittenteIl: '2026-03-10', prove: [sua.id, seconda.id].sort() });
});

test('of two deliveries the earlier counts; one that comes late moves the date back', () => {
  const tardi = consegna('2026-03-05T10:00:00');
  const presto = consegna('2026-03-03T10:00:00');
  expect(perfezionaPec([tardi], termini)?.destinatarioIl).toBe('2026-03-05');
  expect(perfezionaPec([tardi, presto], termini)).toMatchObject({
    destinatarioIl: '2026-03-03',
    prove: [presto.id],
  });
});

test('of two deliveries of the same instant one proves, the same whatever the order of arrival', () => {
  const due = ['b', 'a', 'c'].map((id) => ({ ...consegna('2026-03-03T10:00:00'), id }));
  expect(perfezionaPec(due, termini)?.prove).toEqual(['a']);
  expect(perfezionaPec(due.toReversed(), termini)?.prove).toEqual(['a']);
});

test('an outcome that a person typed has the rule of its channel', () => {
  expect(regolaDichiarata(null, 'perfezionata')).toBe('POSTA_ORDINARIA');
  expect(regolaDichiarata('pec', 'fallita')).toBe('PEC_DICHIARATA');
  expect(regolaDichiarata('deposito', 'perfezionata')).toBe('DEPOSITO_AREA_RISERVATA');
  expect(regolaDichiarata('raccomandata', 'perfezionata')).toBe('AR_CONSEGNA');
  expect(regolaDichiarata('raccomandata', 'fallita')).toBe('POSTA_NON_CONSEGNATA');
  expect(regolaDichiarata('raccomandata', 'irreperibile')).toBe('POSTA_IRREPERIBILE');
  expect(regolaDichiarata('albo', 'perfezionata')).toBe('ALBO_PUBBLICAZIONE');
});

test('a negative outcome has its rule, its receipts and the accettazione of the sender', () => {
  const nonValida = evento('errore-consegna', '2026-03-04', { classe: 'NON_VALIDA' });
  expect(perfezionaPec([nonValida, accettata], termini)).toEqual({
    esito: 'fallita',
    mittenteIl: '2026-03-02',
    destinatarioIl: '2026-03-04',
    regola: 'PEC_RIFIUTATA',
    prove: [accettata.id, nonValida.id].sort(),
  });
  const satura = (il: string, trasmissione: number) =>
    evento('errore-consegna', il, { trasmissione, classe: 'CASELLA_SATURA' });
  const due = [satura('2026-03-09', 2), satura('2026-03-02', 1)];
  expect(perfezionaPec(due, termini)).toMatchObject({
    regola: 'PEC_SATURA_DUE_VOLTE',
    destinatarioIl: '2026-03-09',
    prove: due.map((e) => e.id).sort(),
  });
  expect(perfezionaPec(due.slice(1), termini)).toBeNull();
});

describe('the hours of c.p.c. 147, only if the profile applies them', () => {
  const diNotte = () => ({ ...TERMINI, notte: { dalle: 21, alle: 7 } });
  test.each([
    ['2026-03-02T20:59:59', '2026-03-02', 'PEC_CONSEGNA'],
    ['2026-03-02T21:00:00', '2026-03-03', 'PEC_CONSEGNA_NOTTURNA'],
    ['2026-03-03T00:00:00', '2026-03-03', 'PEC_CONSEGNA_NOTTURNA'],
    ['2026-03-03T06:59:59', '2026-03-03', 'PEC_CONSEGNA_NOTTURNA'],
    ['2026-03-03T07:00:00', '2026-03-03', 'PEC_CONSEGNA'],
  ])('%s: %s by %s', (quando, destinatarioIl, regola) => {
    expect(perfezionaPec([consegna(quando)], diNotte)).toMatchObject({ destinatarioIl, regola });
    expect(perfezionaPec([consegna(quando)], termini)).toMatchObject({
      destinatarioIl: quando.slice(0, 10),
      regola: 'PEC_CONSEGNA',
    });
  });

  test('what is perfect at seven tomorrow is told tomorrow', () => {
    const eventi = [consegna('2026-03-02T23:00:00')];
    const notte = { notte: { dalle: 21, alle: 7 } };
    expect(mossa({ eventi }, '2026-03-02', notte)).toEqual({ mossa: 'attendi', fino: '2026-03-03' });
    expect(mossa({ eventi }, '2026-03-03', notte)).toMatchObject({ mossa: 'concludi' });
  });
});

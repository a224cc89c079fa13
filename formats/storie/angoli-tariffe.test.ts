import { partitaDiProva, righe } from './storie-di-prova';

const storia = (parametri: object) => ({
  partite: [partitaDiProva('P1', 'cds', { sanzioni: '500.00' })],
  beni: [{ dal: '2026-01-01', elenco: ['veicolo'] }],
  parametri,
  fino: '2026-07-31',
});
const fermo = (parametri: object): string =>
  righe(storia(parametri)).find((riga) => riga.includes(' fermo ')) ?? '';

test('law.md 1.44: an act that needs a figure nobody wrote is refused by name', () => {
  expect(() => righe(storia({ 'spese.tariffa.fermo': 'allegatoA' }))).toThrow(
    'spese.tariffa_mancante: l’atto "fermo" del 2026-06-05 vuole l’importo della riga "spese.allegatoA.fermo"',
  );
});

test('law.md 1.43: with its figure the act leaves on the same day and costs that much', () => {
  expect(fermo({})).toMatch(/^2026-06-05 emetti fermo P1 ISCRIZIONE_FERMO .* s5\.33$/);
  const scritta = { 'spese.tariffa.fermo': 'allegatoA', 'spese.allegatoA.fermo': '57.00' };
  expect(fermo(scritta)).toMatch(/^2026-06-05 emetti fermo P1 ISCRIZIONE_FERMO .* s62\.33$/);
});

test('an act of the road that does not need it is not held', () => {
  expect(fermo({ 'spese.tariffa.ipoteca': 'allegatoB' })).toBe(fermo({}));
});

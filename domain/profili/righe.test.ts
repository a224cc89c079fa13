import { ErroreProfilo } from './errori';
import { PROFILO_LEGGE160 } from './profili';
import { componiProfilo, parametro } from './profilo';
import type { RigaScritta, Strato } from './righe';

/** The refusal of a layer of the Ente over nothing, or over the law. */
function rifiuto(ente: Strato, base: typeof PROFILO_LEGGE160 | null = null): ErroreProfilo {
  try {
    componiProfilo('prova', base, { ente });
  } catch (errore) {
    if (errore instanceof ErroreProfilo) return errore;
    throw errore;
  }
  throw new Error('non rifiutato');
}
const riga = (dal: string | undefined, al: string | undefined, valore: unknown = 30): RigaScritta => ({
  ...(dal !== undefined && { dal }),
  ...(al !== undefined && { al }),
  valore,
  fonte: 'delibera 1/2026',
});

test.each<[string, RigaScritta[], string, number, string]>([
  [
    'two rows with an end cover one day',
    [riga('2026-01-01', '2026-06-30'), riga('2026-06-30', '2026-12-31')],
    'profilo.sovrapposizione',
    1,
    '(strato ente, riga dal 2026-06-30 al 2026-12-31, fonte delibera 1/2026) comincia quando vale ancora quella dal 2026-01-01 al 2026-06-30',
  ],
  [
    'two rows begin on the same day',
    [riga('2026-01-01', undefined), riga('2026-01-01', undefined, 40)],
    'profilo.sovrapposizione',
    1,
    'riga dal 2026-01-01 in poi',
  ],
  [
    'two rows hold from the beginning',
    [riga(undefined, undefined), riga(undefined, '2026-01-01')],
    'profilo.sovrapposizione',
    1,
    'dall’inizio',
  ],
  [
    'a closed gap',
    [riga('2026-01-01', '2026-03-31'), riga('2026-05-01', undefined)],
    'profilo.buco',
    0,
    'riga dal 2026-01-01 al 2026-03-31, fonte delibera 1/2026) lascia un buco dal 2026-04-01 al 2026-04-30',
  ],
  ['it ends before it begins', [riga('2026-03-01', '2026-02-01')], 'profilo.data', 0, 'finisce prima'],
  [
    'an impossible date',
    [riga('2026-01-01', undefined), riga('2026-02-30', undefined)],
    'profilo.data',
    1,
    '"2026-02-30"',
  ],
  ['no source', [{ valore: 30, fonte: ' ' }], 'profilo.fonte', 0, 'non dice la norma'],
  [
    'a wrong shape',
    [riga('2026-01-01', undefined), riga('2027-01-01', undefined, '30')],
    'profilo.valore',
    1,
    'dal 2027-01-01 in poi, fonte delibera 1/2026) vale "30"; serve un numero intero',
  ],
])('%s: refused, and the row is named', (_nome, righe, codice, indice, testo) => {
  const errore = rifiuto({ 'piccoli.giorni': righe });
  expect(errore).toMatchObject({ codice, posto: { parametro: 'piccoli.giorni', indice } });
  expect(errore.message).toContain(`${codice}: il parametro "piccoli.giorni"`);
  expect(errore.message).toContain(testo);
});

test('an unknown parameter is named with its layer', () => {
  expect(rifiuto({ 'piccoli.mesi': [riga('2026-01-01', undefined)] }, PROFILO_LEGGE160).message).toContain(
    'profilo.parametro: "piccoli.mesi" non è un parametro (strato ente)',
  );
});

test('a gap that a lower layer covers is no gap, and an open row ends where the next begins', () => {
  const ente = {
    'piccoli.giorni': [riga('2026-01-01', '2026-03-31', 70), riga('2026-05-01', undefined, 80)],
  };
  const profilo = componiProfilo('prova', PROFILO_LEGGE160, { ente });
  const il = ['2026-03-31', '2026-04-15', '2026-05-01'].map((data) => Date.parse(data) / 86_400_000);
  expect(il.map((giorno) => parametro(profilo, 'piccoli.giorni', giorno))).toEqual([70, 60, 80]);
});

const fascia = (fino: string | null, rate: number) => ({ fino, rate });
test.each([
  [
    'amounts that do not grow',
    [fascia('500.00', 4), fascia('500.00', 12), fascia(null, 72)],
    'fascia 2: l’importo 500.00 non supera',
  ],
  [
    'instalments that decrease',
    [fascia('500.00', 12), fascia('900.00', 4), fascia(null, 72)],
    'fascia 2: 4 rate, meno delle 12',
  ],
  ['a last band with a limit', [fascia('500.00', 4), fascia('900.00', 12)], 'fascia 2: l’ultima deve avere'],
  [
    'a band without limit that is not the last',
    [fascia(null, 4), fascia('900.00', 12), fascia(null, 72)],
    'fascia 1: solo l’ultima',
  ],
])('bands: %s', (_nome, valore, testo) => {
  const errore = rifiuto({ 'rateazione.fasce': [riga('2027-01-01', undefined, valore)] });
  expect(errore).toMatchObject({
    codice: 'profilo.fasce',
    posto: { parametro: 'rateazione.fasce', indice: 0 },
  });
  expect(errore.message).toContain('riga dal 2027-01-01 in poi');
  expect(errore.message).toContain(testo);
});

test('bands with the same instalments stand', () => {
  const valore = [fascia('500.00', 12), fascia('900.00', 12), fascia(null, 12)];
  expect(() =>
    componiProfilo('p', null, { ente: { 'rateazione.fasce': [riga(undefined, undefined, valore)] } }),
  ).not.toThrow();
});

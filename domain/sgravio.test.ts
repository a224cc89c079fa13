import type { Evento, Partita } from './fascicolo';
import { importiDopoSgravi } from './sgravio';

const PARTITA: Partita = {
  id: 'P1',
  natura: 'tributaria',
  importi: { capitale: 100n, sanzioni: 30n, interessi: 5n, spese: 7n },
  prescrizione: { dal: '2025-06-30', anni: 5 },
  affidataIl: '2026-02-02',
};
const dopo = (...eventi: Evento[]) => Object.values(importiDopoSgravi(PARTITA, eventi)).map(Number);
const sgravio = (altro: object): Evento => ({ tipo: 'sgravio', il: '2026-03-02', partita: 'P1', ...altro });

test('R-56: an sgravio lowers each component, never below zero, and the list is not touched', () => {
  const importi = { capitale: 40n, sanzioni: 50n, interessi: 0n, spese: 1n };
  expect(dopo(sgravio({ importi }))).toEqual([60, 0, 5, 6]);
  expect(dopo(sgravio({ importi }), sgravio({ importi }))).toEqual([20, 0, 5, 5]);
  expect(dopo()).toEqual([100, 30, 5, 7]);
  expect(PARTITA.importi.capitale === 100n).toBe(true);
});

test('R-56: a total sgravio and a ricorso accolto take everything, of that partita only', () => {
  const esito = (partita: string, detto: 'accolto' | 'rigettato'): Evento => ({
    tipo: 'esitoRicorso',
    il: '2026-03-02',
    partita,
    esito: detto,
  });
  expect(dopo(sgravio({ totale: true }))).toEqual([0, 0, 0, 0]);
  expect(dopo(esito('P1', 'accolto'))).toEqual([0, 0, 0, 0]);
  const importi = { capitale: 40n, sanzioni: 0n, interessi: 0n, spese: 0n };
  for (const altro of [
    sgravio({ partita: 'P2', totale: true }),
    sgravio({ partita: 'P2', importi }),
    sgravio({ totale: false }),
    esito('P2', 'accolto'),
    esito('P1', 'rigettato'),
  ])
    expect(dopo(altro)).toEqual([100, 30, 5, 7]);
});

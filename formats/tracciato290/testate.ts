import type { Rilievi } from '../claims/rilievi';
import { isRiempitivo, parseConteggio } from './campi';
import { TIPO } from './tipi';

/** Columns of N0, N1, N5 and N9 that should be empty (from 0, end excluded). */
const FILLER: Record<number, readonly (readonly [number, number])[]> = {
  [TIPO.N0]: [[18, 290]],
  [TIPO.N1]: [
    [23, 41],
    [105, 290],
  ],
  [TIPO.N5]: [[53, 290]],
  [TIPO.N9]: [[49, 290]],
};

/** Warnings of the records that are not of a partita. */
export function checkTestata(avvisi: Rilievi, riga: number, tipo: number, record: string): void {
  if (tipo === TIPO.NR) avvisi.add(riga, 'nr');
  if (tipo === TIPO.N1 && !(parseConteggio(record, 15, 17) > 0))
    avvisi.add(riga, 'numero_rate', 'numeroRate');
  if (FILLER[tipo]?.some(([da, a]) => !isRiempitivo(record, da, a))) avvisi.add(riga, 'filler', 'filler');
}

import type { Passo } from '../fascicolo';
import { primoLiberoDa } from '../intervalli';
import { attendi } from './passi';
import type { Quadro } from './quadro';

/** With no active partita left nothing leaves, not even a second channel. Source: R-30. */
export function sospensioneTotale(quadro: Quadro): Passo | null {
  if (quadro.attive.length > 0) return null;
  const liberi = quadro.correnti.map(({ sospesi }) => primoLiberoDa(sospesi, quadro.oggi));
  return attendi(quadro, 'SOSPESA', Math.min(...liberi));
}

import { type Cents, minore } from './denaro';
import type { Evento, Importi, Partita } from './fascicolo';
import { COMPONENTI } from './vocabolario';

/** A component as if what is sgravato had never been there: never below 0. Source: R-56. */
export const dopoSgravio = (importo: Cents, sgravio: Cents): Cents => importo - minore(sgravio, importo);

/** The components of a partita as if what was sgravato had never been there. Source: R-56. */
export function importiDopoSgravi(partita: Partita, eventi: readonly Evento[]): Importi {
  const importi = { ...partita.importi };
  for (const evento of eventi) {
    const totale =
      (evento.tipo === 'sgravio' && evento.partita === partita.id && evento.totale === true) ||
      (evento.tipo === 'esitoRicorso' && evento.partita === partita.id && evento.esito === 'accolto');
    if (totale) return { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
    if (evento.tipo !== 'sgravio' || evento.partita !== partita.id || !evento.importi) continue;
    for (const componente of COMPONENTI)
      importi[componente] = dopoSgravio(importi[componente], evento.importi[componente]);
  }
  return importi;
}

import { minore } from './denaro';
import type { Evento, Importi, Partita } from './pratica/fascicolo';
import { COMPONENTI } from './vocabolario';

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
      importi[componente] -= minore(evento.importi[componente], importi[componente]);
  }
  return importi;
}

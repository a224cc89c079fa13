import { type Giorno, giornoDi, MAI } from './calendario';
import type { Evento } from './fascicolo';
import { type Intervallo, intersezione } from './intervalli';

const riguarda = (partite: readonly string[] | undefined, id: string): boolean =>
  partite === undefined || partite.length === 0 || partite.includes(id);

/**
 * The periods of sospensione of one partita, one per provision, ends moved by the revoche.
 * A revoca on R ends on R - 1 what is in course on R and was known by then. Source.
 */
export function periodiSospesi(id: string, eventi: readonly Evento[]): Intervallo[] {
  const periodi: Intervallo[] = [];
  for (const evento of eventi) {
    if (evento.tipo !== 'sospensione' || !riguarda(evento.partite, id)) continue;
    const noto = giornoDi(evento.il);
    const periodo = {
      dal: evento.dal === undefined ? noto : giornoDi(evento.dal),
      al: evento.al === undefined ? MAI : giornoDi(evento.al),
    };
    periodo.al = fineRevocata(id, noto, periodo, eventi);
    if (periodo.dal <= periodo.al) periodi.push(periodo);
  }
  return periodi;
}

function fineRevocata(id: string, noto: Giorno, periodo: Intervallo, eventi: readonly Evento[]): Giorno {
  let fine = periodo.al;
  for (const evento of eventi) {
    if (evento.tipo !== 'revocaSospensione' || !riguarda(evento.partite, id)) continue;
    const revoca = giornoDi(evento.il);
    if (noto <= revoca && periodo.dal <= revoca) fine = Math.min(fine, revoca - 1);
  }
  return fine;
}

/** Days on which every one of these partite is sospesa: those that do not count for a term of an act. Source: R-31. */
export function sospesiInsieme(
  partite: readonly { readonly sospesi: readonly Intervallo[] }[],
): readonly Intervallo[] {
  const [prima, ...altre] = partite;
  let comuni: readonly Intervallo[] = prima?.sospesi ?? [];
  for (const partita of altre) comuni = intersezione(comuni, partita.sospesi);
  return comuni;
}

import { type Giorno, giornoDi } from '../calendario';
import type { Fatti } from '../fatti';

/** Day of the latest fact after which assets are looked for again; null = none. Source: R-44. */
export function ripartenza(fatti: Fatti): Giorno | null {
  const ultima = fatti.eventi.findLast(
    (evento) =>
      evento.tipo === 'eredi' ||
      evento.tipo === 'proceduraChiusa' ||
      (evento.tipo === 'osservazioni' && evento.esito === 'prosegui'),
  );
  return ultima ? giornoDi(ultima.il) : null;
}

import { type Giorno, MAI } from './calendario';
import { type Morte, terminePerEredi } from './decesso';
import type { Intervallo } from './intervalli';
import { type Profilo, parametro } from './profili/profilo';
import { primoGiornoDopoDecorso, ultimoGiornoTermine } from './termini';
import type { Natura, TipoTitolo } from './vocabolario';

/** The executive title of one partita. */
export interface Titolo {
  tipo: TipoTitolo;
  /** Notified by the Ente before the entrusting. */
  dellEnte: boolean;
  /** The act it is, for what is computed act by act. */
  atto: string;
  /** N, legal date of the notification; null = not known yet. */
  notificato: Giorno | null;
}

/** Dates that follow from a title; `MAI` when they are not known. */
export interface Decorrenze {
  /** T, last day to pay. */
  termine: Giorno;
  /** E, executive from. */
  esecutivo: Giorno;
  /** C, available from. */
  disponibile: Giorno;
}

export const NON_DECORSO: Decorrenze = { termine: MAI, esecutivo: MAI, disponibile: MAI };

export const isTitolo792 = (tipo: TipoTitolo): boolean => tipo !== 'ingiunzione';

/** T, E and C of a partita from its title. Source: R-10..R-14, R-41; L. 160/2019 c. 792, R.D. 639/1910 art. 2. */
export function decorrenze(
  titolo: Titolo,
  partita: { affidata: Giorno; natura: Natura; sospesi: readonly Intervallo[] },
  morte: Morte | null,
  profilo: Profilo,
): Decorrenze {
  const n = titolo.notificato;
  if (n === null) return NON_DECORSO;
  const esclusi = {
    sospesi: partita.sospesi,
    agosto: parametro(profilo, `agosto.${titolo.tipo}`, n),
    patrono: parametro(profilo, 'calendario.patrono', n),
  };
  const base = ultimoGiornoTermine(n, parametro(profilo, `termine.${titolo.tipo}`, n), esclusi);
  const natura = { notificato: n, natura: partita.natura };
  const termine = terminePerEredi(base, natura, morte, profilo, esclusi);
  const esecutivo = termine + 1;
  const libero =
    isTitolo792(titolo.tipo) && termine !== MAI
      ? primoGiornoDopoDecorso(termine, parametro(profilo, 'presaInCarico.giorni', termine), partita)
      : esecutivo;
  return { termine, esecutivo, disponibile: Math.max(libero, partita.affidata) };
}

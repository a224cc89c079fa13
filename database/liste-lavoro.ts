import type { TipoCompito } from './schema/pagamenti';

/** How long a task of a worklist may stay open. */
interface Limite {
  /** Civil days from its opening. */
  giorni: number;
  /** Its `entro` holds in the place of the days: the task is itself a wait, with a term of its own. */
  valeEntro: boolean;
  /** It is about a notification: the dashboard shows it. */
  notifica: boolean;
}

const entro = (giorni: number, notifica = true): Limite => ({ giorni, valeEntro: false, notifica });
const attesa = (giorni: number, notifica = true): Limite => ({ giorni, valeEntro: true, notifica });

/**
 * The age limit of each worklist, when the settings of the installation say nothing else (`ESATTO_LISTE_GIORNI`). The
 * reason of each number is in its page of docs/runbook.
 */
export const LISTE_LAVORO = {
  incerta: entro(2),
  pec_sconosciuta: entro(5),
  prova: entro(5),
  casella: entro(1),
  fornitore: entro(1),
  esiti_posta: entro(3),
  postale: attesa(60),
  deposito: attesa(60),
  messo: attesa(60),
  albo: attesa(60),
  scansione_sconosciuta: entro(5),
  cartolina: entro(5),
  lettura_discorde: entro(5),
  busta: attesa(15),
  documento_atteso: attesa(5),
  provvedimento: entro(10),
  approvazione: entro(10, false),
  proposta: attesa(30, false),
  indagine: entro(30, false),
  pagamento_da_attribuire: entro(10, false),
  registro: attesa(10, false),
  parametro: entro(2, false),
} as const satisfies Record<TipoCompito, Limite>;

export const LISTE_NOTIFICA = (Object.keys(LISTE_LAVORO) as TipoCompito[]).filter(
  (tipo) => LISTE_LAVORO[tipo].notifica,
);

/** Days by worklist, as they hold here. */
export type GiorniListe = Readonly<Record<TipoCompito, number>>;

export const GIORNI_LISTE: GiorniListe = Object.fromEntries(
  Object.entries(LISTE_LAVORO).map(([tipo, { giorni }]) => [tipo, giorni]),
) as unknown as GiorniListe;

/** As a table `(tipo, giorni, vale_entro)` for a query: the limit of a task is read from it. */
export const tabellaListe = (giorni: GiorniListe) =>
  Object.entries(LISTE_LAVORO).map(([tipo, { valeEntro }]) => ({
    tipo,
    giorni: giorni[tipo as TipoCompito],
    vale_entro: valeEntro,
  }));

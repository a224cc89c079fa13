import { dataDi, type Giorno, giornoDi } from './calendario';
import { isInefficace, isTitoloInefficace, type Morte, morteDi } from './decesso';
import type { Cents } from './denaro';
import type { Evento, Fascicolo, Importi, Indagine, Partita, PropostaFatta } from './fascicolo';
import { type Intervallo, unione } from './intervalli';
import { type AttoNoto, attiNoti, confronta } from './notificazione';
import type { Profilo } from './profili/profilo';
import { type Piano, pianiDi } from './rateazione';
import { importiDopoSgravi } from './sgravio';
import { periodiSospesi } from './sospensione';
import { type Decorrenze, decorrenze, NON_DECORSO, type Titolo } from './titolo';
import { TIPI_TITOLO, type TipoTitolo } from './vocabolario';

export interface PartitaNota extends Decorrenze {
  id: string;
  partita: Partita;
  affidata: Giorno;
  /** After the sgravi. */
  importi: Importi;
  /** One per provision, revoche applied. */
  periodi: readonly Intervallo[];
  /** The same days, united. */
  sospesi: readonly Intervallo[];
  /** null = missing. */
  titolo: Titolo | null;
  /** Type of the title that a death made void: the same is formed again. */
  daRifare: TipoTitolo | null;
}

export interface PagamentoNoto {
  noto: Giorno;
  /** Value date: the money is effective from it. */
  valuta: Giorno;
  importo: Cents;
}

/** What is known on a day, read once; nothing here depends on the order in which facts arrived. */
export interface Fatti {
  fascicolo: Fascicolo;
  profilo: Profilo;
  oggi: Giorno;
  /** In the order of the list, those added later after them. */
  partite: readonly PartitaNota[];
  /** Those that count. */
  atti: readonly AttoNoto[];
  /** Those that do not, because of a death. */
  inefficaci: readonly AttoNoto[];
  morte: Morte | null;
  /** Plans of rateazione, in order. */
  piani: readonly Piano[];
  /** By day; the order inside a day means nothing. */
  eventi: readonly Evento[];
  proposte: readonly PropostaFatta[];
  indagini: readonly Indagine[];
  /** By value date: the history of payments of the debtor, for the rules that look at it (seed D-019, D-076). */
  pagamenti: readonly PagamentoNoto[];
}

export function leggiFatti(fascicolo: Fascicolo, profilo: Profilo, oggi: Giorno): Fatti {
  const eventi = noti(fascicolo.eventi, oggi);
  const morte = morteDi(eventi);
  const tutti = attiNoti(fascicolo.atti, oggi);
  const atti = morte ? tutti.filter((atto) => !isInefficace(atto, morte)) : tutti;
  const inefficaci = morte ? tutti.filter((atto) => isInefficace(atto, morte)) : [];
  const partite = partiteAffidate(fascicolo, eventi, oggi).map((partita) =>
    leggiPartita(partita, { eventi, atti, inefficaci, morte }, profilo),
  );
  return {
    fascicolo,
    profilo,
    oggi,
    partite,
    atti,
    inefficaci,
    morte,
    piani: pianiDi(eventi, atti),
    eventi,
    proposte: noti(fascicolo.proposte, oggi),
    indagini: noti(fascicolo.indagini, oggi),
    pagamenti: pagamentiNoti(eventi),
  };
}

/** By day. Civil dates compare as text. */
function noti<F extends { il: string }>(fatti: readonly F[], oggi: Giorno): F[] {
  const limite = dataDi(oggi);
  return fatti.filter(({ il }) => il <= limite).sort(perData);
}

const perData = (a: { il: string }, b: { il: string }): number => confronta(a.il, b.il);

function partiteAffidate(fascicolo: Fascicolo, eventi: readonly Evento[], oggi: Giorno): Partita[] {
  const partite = fascicolo.partite.filter((partita) => giornoDi(partita.affidataIl) <= oggi);
  const aggiunte: Partita[] = [];
  for (const evento of eventi) {
    if (evento.tipo !== 'partitaAggiunta') continue;
    const { partita, il } = evento;
    if (partite.some(({ id }) => id === partita.id)) continue;
    aggiunte.push({ ...partita, affidataIl: il });
  }
  aggiunte.sort((a, b) => confronta(a.affidataIl, b.affidataIl) || confronta(a.id, b.id));
  return partite.concat(aggiunte);
}

function leggiPartita(
  partita: Partita,
  fatti: Pick<Fatti, 'eventi' | 'atti' | 'inefficaci' | 'morte'>,
  profilo: Profilo,
): PartitaNota {
  const { eventi, morte } = fatti;
  const periodi = periodiSospesi(partita.id, eventi);
  const sospesi = unione(periodi);
  const affidata = giornoDi(partita.affidataIl);
  const { titolo, daRifare } = titoloDi(partita, fatti);
  const { termine, esecutivo, disponibile } = titolo
    ? decorrenze(titolo, { affidata, natura: partita.natura, sospesi }, morte, profilo)
    : NON_DECORSO;
  return {
    id: partita.id,
    partita,
    affidata,
    importi: importiDopoSgravi(partita, eventi),
    periodi,
    sospesi,
    titolo,
    daRifare,
    termine,
    esecutivo,
    disponibile,
  };
}

/** The title of the Ente, else the last one emitted for the partita. Source; seed B-22. */
function titoloDi(
  partita: Partita,
  { atti, inefficaci, morte }: Pick<Fatti, 'atti' | 'inefficaci' | 'morte'>,
): { titolo: Titolo | null; daRifare: TipoTitolo | null } {
  const emesso = ultimoTitolo(atti, partita.id);
  const dato = partita.titolo;
  const notificato = dato ? giornoDi(dato.notificatoIl) : 0;
  if (dato && !isTitoloInefficace(notificato, morte)) {
    const atto = `ente:${dato.tipo}:${dato.numero ?? partita.id}`;
    return { titolo: { tipo: dato.tipo, dellEnte: true, atto, notificato }, daRifare: null };
  }
  if (emesso) {
    const { tipo, atto } = emesso;
    return {
      titolo: { tipo, dellEnte: false, atto: atto.atto.id, notificato: atto.perfetto },
      daRifare: null,
    };
  }
  return { titolo: null, daRifare: ultimoTitolo(inefficaci, partita.id)?.tipo ?? dato?.tipo ?? null };
}

function ultimoTitolo(atti: readonly AttoNoto[], id: string): { tipo: TipoTitolo; atto: AttoNoto } | null {
  for (const atto of atti.toReversed()) {
    const tipo = TIPI_TITOLO.find((t) => t === atto.tipo);
    if (tipo && atto.atto.partite.includes(id)) return { tipo, atto };
  }
  return null;
}

function pagamentiNoti(eventi: readonly Evento[]): PagamentoNoto[] {
  const pagamenti: PagamentoNoto[] = [];
  for (const evento of eventi) {
    if (evento.tipo !== 'pagamento') continue;
    const noto = giornoDi(evento.il);
    const valuta = evento.valuta === undefined ? noto : giornoDi(evento.valuta);
    pagamenti.push({ noto, valuta: Math.min(valuta, noto), importo: evento.importo });
  }
  return pagamenti.sort((a, b) => a.valuta - b.valuta || a.noto - b.noto || Number(a.importo - b.importo));
}

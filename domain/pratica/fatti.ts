import { type Giorno, giornoDi } from '../calendario';
import type { Cents } from '../denaro';
import { type Intervallo, unione } from '../intervalli';
import { type AttoNoto, attiNoti, confronta } from '../notificazione';
import type { Profilo } from '../profili/profilo';
import { importiDopoSgravi } from '../sgravio';
import { periodiSospesi } from '../sospensione';
import { type Decorrenze, decorrenze, NON_DECORSO, type Titolo } from '../titolo';
import { TIPI_TITOLO } from '../vocabolario';
import type { Evento, Fascicolo, Importi, Indagine, Partita, PropostaFatta } from './fascicolo';

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
  atti: readonly AttoNoto[];
  /** By day; the order inside a day means nothing. */
  eventi: readonly Evento[];
  proposte: readonly PropostaFatta[];
  indagini: readonly Indagine[];
  /** By value date. */
  pagamenti: readonly PagamentoNoto[];
}

export function leggiFatti(fascicolo: Fascicolo, profilo: Profilo, oggi: Giorno): Fatti {
  const noti = <F extends { il: string }>(fatti: readonly F[]): F[] =>
    fatti.filter((fatto) => giornoDi(fatto.il) <= oggi).sort((a, b) => confronta(a.il, b.il));
  const eventi = noti(fascicolo.eventi);
  const atti = attiNoti(fascicolo.atti, oggi);
  const partite = partiteAffidate(fascicolo, eventi, oggi).map((partita) =>
    leggiPartita(partita, eventi, atti, profilo),
  );
  return {
    fascicolo,
    profilo,
    oggi,
    partite,
    atti,
    eventi,
    proposte: noti(fascicolo.proposte),
    indagini: noti(fascicolo.indagini),
    pagamenti: pagamentiNoti(eventi),
  };
}

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
  eventi: readonly Evento[],
  atti: readonly AttoNoto[],
  profilo: Profilo,
): PartitaNota {
  const periodi = periodiSospesi(partita.id, eventi);
  const sospesi = unione(periodi);
  const affidata = giornoDi(partita.affidataIl);
  const titolo = titoloDi(partita, atti);
  return {
    id: partita.id,
    partita,
    affidata,
    importi: importiDopoSgravi(partita, eventi),
    periodi,
    sospesi,
    titolo,
    ...(titolo ? decorrenze(titolo, { affidata, sospesi }, profilo) : NON_DECORSO),
  };
}

/** The title of the Ente, else the last title act emitted for the partita. Source. */
function titoloDi(partita: Partita, atti: readonly AttoNoto[]): Titolo | null {
  const dato = partita.titolo;
  if (dato) {
    const atto = `ente:${dato.tipo}:${dato.numero ?? partita.id}`;
    return { tipo: dato.tipo, dellEnte: true, atto, notificato: giornoDi(dato.notificatoIl) };
  }
  for (let i = atti.length - 1; i >= 0; i -= 1) {
    const atto = atti[i];
    const tipo = TIPI_TITOLO.find((t) => t === atto?.tipo);
    if (atto && tipo && atto.atto.partite.includes(partita.id))
      return { tipo, dellEnte: false, atto: atto.atto.id, notificato: atto.perfetto };
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

import { civileDi, type DataCivile, type Giorno, giornoDi, MAI } from '../../calendario';
import { MESI } from '../../dati/mesi';
import { type Cents, formatEuroItaliano } from '../../denaro';
import type { Passo } from '../../fascicolo';
import type { AttoNoto } from '../../notificazione';
import type { Canale, TipoAtto, TipoProposta } from '../../vocabolario';
import { copreUna } from '../passi';
import type { Quadro } from '../quadro';

/** How a partita is called in front of a person: its number on the list, not its id. */
export type Nome = (partitaId: string) => string;

/** What a sentence is written from. */
export interface Contesto {
  passo: Passo;
  quadro: Quadro;
  /** Day on which the rule that makes it wait lets go; `MAI` = no date of its own. */
  dal: Giorno;
  nome: Nome;
}

interface NomeAtto {
  articolo: 'il ' | 'lo ' | 'la ' | 'l’';
  nome: string;
  femminile: boolean;
}
const m = (articolo: NomeAtto['articolo'], nome: string): NomeAtto => ({ articolo, nome, femminile: false });
const f = (articolo: NomeAtto['articolo'], nome: string): NomeAtto => ({ articolo, nome, femminile: true });

const NOMI_ATTO: Record<TipoAtto, NomeAtto> = {
  sollecitoPrecoattivo: m('il ', 'sollecito bonario'),
  accertamentoEsecutivo: m('l’', 'accertamento esecutivo'),
  intimazioneEsecutiva: f('l’', 'intimazione esecutiva'),
  ingiunzione: f('l’', 'ingiunzione'),
  presaInCarico: m('l’', 'avviso di presa in carico'),
  sollecito795: m('il ', 'sollecito di legge'),
  intimazione50: f('l’', 'intimazione ad adempiere'),
  preavvisoFermo: m('il ', 'preavviso di fermo'),
  fermo: m('il ', 'fermo del veicolo'),
  preavvisoIpoteca: m('il ', 'preavviso di ipoteca'),
  ipoteca: f('l’', 'ipoteca'),
  pignoramento72bis: m('il ', 'pignoramento presso terzi'),
  sollecitoRate: m('il ', 'sollecito delle rate'),
  comunicazioneDecadenza: f('la ', 'comunicazione di decadenza'),
  revocaFermo: f('la ', 'revoca del fermo'),
  cancellazioneIpoteca: f('la ', 'cancellazione dell’ipoteca'),
  svincoloTerzo: m('lo ', 'svincolo del terzo'),
};

export const NOMI_PROPOSTA: Record<TipoProposta, string> = {
  restituzione: 'la restituzione all’Ente',
  rimborso: 'il rimborso al debitore',
  incasso: 'il versamento all’Ente di un incasso dopo la chiusura',
  allarme: 'l’allarme di prescrizione',
  prescrizione: 'la prescrizione delle partite',
  eredi: 'la ricerca degli eredi',
  insinuazione: 'l’insinuazione nella procedura concorsuale',
  rateazione: 'la risposta a una richiesta di rateazione',
  inesigibilita: 'la lista di inesigibilità',
  notifica: 'l’esame di una spedizione senza esito',
};

const DEL: Record<NomeAtto['articolo'], string> = {
  'il ': 'del ',
  'lo ': 'dello ',
  'la ': 'della ',
  'l’': 'dell’',
};
const DAL: Record<NomeAtto['articolo'], string> = {
  'il ': 'dal ',
  'lo ': 'dallo ',
  'la ': 'dalla ',
  'l’': 'dall’',
};

/** `l’ingiunzione`. */
export const ilAtto = (tipo: TipoAtto): string => NOMI_ATTO[tipo].articolo + NOMI_ATTO[tipo].nome;
/** `dell’ingiunzione`. */
export const delAtto = (tipo: TipoAtto): string => DEL[NOMI_ATTO[tipo].articolo] + NOMI_ATTO[tipo].nome;
/** `dall’ingiunzione`. */
export const dallAtto = (tipo: TipoAtto): string => DAL[NOMI_ATTO[tipo].articolo] + NOMI_ATTO[tipo].nome;
/** `notificata` or `notificato`, as the act is. */
export const concorda = (tipo: TipoAtto, radice: string): string =>
  `${radice}${NOMI_ATTO[tipo].femminile ? 'a' : 'o'}`;

export const NOMI_CANALE: Record<Canale, string> = {
  pec: 'PEC',
  deposito: 'deposito telematico',
  raccomandata: 'raccomandata',
  messo: 'messo comunale',
  albo: 'deposito e pubblicazione all’albo',
};

/** `4 maggio 2026`. */
export function giornoScritto(giorno: Giorno): string {
  if (giorno === MAI) return 'data da definire';
  const c = civileDi(giorno);
  return `${c.giorno === 1 ? '1º' : c.giorno} ${MESI[c.mese - 1] ?? ''} ${c.anno}`;
}
export const dataScritta = (data: DataCivile): string => giornoScritto(giornoDi(data));

/** `il 4 maggio 2026`, `l’8 maggio 2026`; `da` gives `dal`, `dall’`; `a` gives `al`, `all’`. */
export function ilGiorno(giorno: Giorno, preposizione: '' | 'da' | 'a' | 'de' = ''): string {
  const scritto = giornoScritto(giorno);
  const vocale = scritto.startsWith('8 ') || scritto.startsWith('11 ');
  if (preposizione === '') return vocale ? `l’${scritto}` : `il ${scritto}`;
  return vocale ? `${preposizione}ll’${scritto}` : `${preposizione}l ${scritto}`;
}

export const euroScritti = (cents: Cents): string => `${formatEuroItaliano(cents)} euro`;

/** `1 giorno`, `30 giorni`. */
export const quanti = (numero: number, uno: string, molti: string): string =>
  `${numero} ${numero === 1 ? uno : molti}`;

/** `a`, `a e b`, `a, b e c`. */
export const elenco = (parti: readonly string[]): string =>
  parti.length < 2 ? (parti[0] ?? '') : `${parti.slice(0, -1).join(', ')} e ${parti.at(-1)}`;

/** `la partita 12`, `le partite 12 e 13`. */
export function lePartite(ids: readonly string[] | undefined, nome: Nome): string {
  const nomi = (ids ?? []).map(nome);
  return nomi.length === 1 ? `la partita ${nomi[0]}` : `le partite ${elenco(nomi)}`;
}

export const maiuscola = (testo: string): string => testo.charAt(0).toUpperCase() + testo.slice(1);

/** The last act of these types that covers something owed. */
export const ultimoAtto = (quadro: Quadro, ...tipi: readonly TipoAtto[]): AttoNoto | undefined =>
  quadro.fatti.atti.findLast((atto) => tipi.includes(atto.tipo) && copreUna(atto, quadro.dovute));

type Spedito = Pick<AttoNoto, 'tipo' | 'notificato' | 'perfetto' | 'ultimoInvio'>;

/** `notificata il 2 febbraio 2026`, `spedito il 4 maggio 2026`, `iscritto il 7 luglio 2026`. */
export function quandoAtto({ tipo, notificato, perfetto, ultimoInvio }: Spedito): string {
  const iscritto = tipo === 'fermo' || tipo === 'ipoteca';
  const verbo = iscritto ? 'iscritt' : notificato && perfetto !== null ? 'notificat' : 'spedit';
  return `${concorda(tipo, verbo)} ${ilGiorno(perfetto ?? ultimoInvio)}`;
}

/** `l’ingiunzione notificata il 2 febbraio 2026`. */
export const attoDatato = (atto: Spedito): string => `${ilAtto(atto.tipo)} ${quandoAtto(atto)}`;
/** `dell’ingiunzione notificata il 2 febbraio 2026`. */
export const delAttoDatato = (atto: Spedito): string => `${delAtto(atto.tipo)} ${quandoAtto(atto)}`;
/** `Il fermo del veicolo è già stato iscritto il 7 luglio 2026`. */
export const giaFatto = (atto: Spedito): string =>
  `${maiuscola(ilAtto(atto.tipo))} è già ${concorda(atto.tipo, 'stat')} ${quandoAtto(atto)}`;

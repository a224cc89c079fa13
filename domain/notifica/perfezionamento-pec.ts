import { addGiorni, type DataCivile } from '../calendario';
import type { EventoNotifica, IstanteProva, Perfezionamento, RegolaPerfezionamento } from './perfezionamento';

/** A verified receipt of ours, or the word of a person (`ripetere`), about one transmission. */
export interface EventoPec extends EventoNotifica {
  /** ISO 8601 at the legal time of Italy, as in `dati/data` of daticert.xml: 2026-03-02T10:15:02+01:00. */
  quando: IstanteProva;
  /** Ordinal of the transmission, from 1. */
  trasmissione: number;
  classe: string | null;
  /** Code at the head of `errore-esteso` (5.4.1); null when it has none. */
  codiceEsteso: string | null;
  /** The accettazione says that the address is no PEC. */
  esterno: boolean;
}

/** Parameters of the profile in force on a day. Sources: law.md 5.a; notifiche-pec.md 1.8; RFC 6109 par. 3.1.6. */
export interface TerminiPec {
  /** Between a full mailbox and the second attempt. */
  saturaGiorni: number;
  /** After a 250 with no accettazione for so long a person looks. */
  accettazioneMinuti: number;
  /** Within these hours from the accettazione there is a consegna or a notice. */
  consegnaOre: number;
  /** A notice of exceeded time is the last one when it comes so many hours after the accettazione. */
  avvisoFinaleOre: number;
  /** Hours of c.p.c. 147 c. 2-3: a delivery from `dalle` to `alle` is perfect at `alle`. Null = not applied. */
  notte: { dalle: number; alle: number } | null;
}
/** Those in force on a day: a term uses the value of the day on which it starts. */
export type Termini = (dal: DataCivile) => TerminiPec;

export const giornoDella = (e: EventoPec): DataCivile => e.quando.slice(0, 10);
const oraDella = (e: EventoPec): number => Number(e.quando.slice(11, 13));

/** Address that will never receive: the next rung, at once. The other classes go to a person. */
const SENZA_RIMEDIO = new Set(['NON_VALIDA', 'NON_ATTIVA', 'DOMINIO_INESISTENTE']);

/**
 * What the receipts of one PEC rung prove: a pure function of their set, whatever the order and the repetition; null
 * = nothing yet. A delivery wins over everything, whenever it is read. Sender = the accettazione, addressee = the
 * consegna, of the same transmission. Sources: law.md 5.a and 5.13; R-26; notifiche-pec.md 1.5 and 1.8.
 */
export function perfezionaPec(eventi: readonly EventoPec[], termini: Termini): Perfezionamento | null {
  const consegna = primo(eventi.filter((e) => e.tipo === 'avvenuta-consegna'));
  if (consegna) return consegnata(eventi, consegna, termini);
  const negativa = primo(eventi.filter(isFallimento));
  if (negativa) return fallita(eventi, [negativa], 'PEC_RIFIUTATA');
  const [prima, ...poi] = saturazioni(eventi);
  const seconda = prima && poi.find((e) => giornoDella(e) >= dopoSaturazione(prima, termini));
  return prima && seconda ? fallita(eventi, [prima, seconda], 'PEC_SATURA_DUE_VOLTE') : null;
}

function consegnata(eventi: readonly EventoPec[], consegna: EventoPec, termini: Termini): Perfezionamento {
  const giorno = giornoDella(consegna);
  const { notte } = termini(giorno);
  const ora = oraDella(consegna);
  const diNotte = notte !== null && (ora >= notte.dalle || ora < notte.alle);
  return {
    esito: 'perfezionata',
    ...provataDa(eventi, [consegna]),
    destinatarioIl: diNotte && ora >= notte.dalle ? addGiorni(giorno, 1) : giorno,
    regola: diNotte ? 'PEC_CONSEGNA_NOTTURNA' : 'PEC_CONSEGNA',
  };
}

const fallita = (
  eventi: readonly EventoPec[],
  prove: readonly EventoPec[],
  regola: RegolaPerfezionamento,
): Perfezionamento => ({
  esito: 'fallita',
  ...provataDa(eventi, prove),
  destinatarioIl: prove.map(giornoDella).sort().at(-1) ?? '',
  regola,
});

/** The date of the sender is that of the transmission that decided: the last one. */
function provataDa(eventi: readonly EventoPec[], decisivi: readonly EventoPec[]) {
  const accettazioni = decisivi.map((d) => accettazioneDi(eventi, d.trasmissione));
  const ultima = accettazioni.at(-1);
  const prove = [...decisivi, ...accettazioni.filter((a) => a !== undefined)].map((e) => e.id);
  return { mittenteIl: ultima ? giornoDella(ultima) : null, prove: [...new Set(prove)].sort() };
}

/** The earliest acceptance of that transmission: a provider may say it twice. */
export const accettazioneDi = (eventi: readonly EventoPec[], trasmissione: number): EventoPec | undefined =>
  primo(eventi.filter((e) => e.tipo === 'accettazione' && e.trasmissione === trasmissione));

/** First saturation of each transmission, in the order of their instants. */
export function saturazioni(eventi: readonly EventoPec[]): EventoPec[] {
  const piene = eventi.filter((e) => e.classe === 'CASELLA_SATURA');
  const ordini = [...new Set(piene.map((e) => e.trasmissione))];
  const prime = ordini.flatMap((ordine) => primo(piene.filter((e) => e.trasmissione === ordine)) ?? []);
  return prime.sort((a, b) => (viene(a, b) ? -1 : 1));
}

/** First day on which a second attempt may leave, or may count as such. Source: DPR 600/73 art. 60-ter c. 3. */
export const dopoSaturazione = (prima: EventoPec, termini: Termini): DataCivile =>
  addGiorni(giornoDella(prima), termini(giornoDella(prima)).saturaGiorni);

const isFallimento = (e: EventoPec): boolean =>
  (e.tipo === 'accettazione' && e.esterno) ||
  ((e.tipo === 'errore-consegna' || e.tipo === 'non-accettazione') && SENZA_RIMEDIO.has(e.classe ?? ''));

/** The earliest; of the same instant the one with the smaller id, so that the order of arrival does not count. */
export const primo = (eventi: readonly EventoPec[]): EventoPec | undefined =>
  eventi.reduce<EventoPec | undefined>((a, b) => (a === undefined || viene(b, a) ? b : a), undefined);

function viene(a: EventoPec, b: EventoPec): boolean {
  const distanza = Date.parse(a.quando) - Date.parse(b.quando);
  return distanza < 0 || (distanza === 0 && a.id < b.id);
}

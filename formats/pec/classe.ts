import type { ClasseErrore, Daticert, ErroreDaticert, TipoDaticert } from './tipi';

/**
 * From what the provider wrote to the class that decides the next attempt. First row that matches wins; what
 * no row knows is ALTRO and goes to a person. Rows are data with a source and may grow per provider.
 * Sources: RFC 6109 par. 4.4; AgID Nota integrativa 12 of 5/10/2015 (three groups of reasons; codes inferred).
 */
interface Riga {
  readonly tipo?: TipoDaticert;
  readonly gestore?: RegExp;
  readonly errore?: ErroreDaticert;
  /** Prefix of `errore-esteso`, RFC 3463 style; '' = no code. */
  readonly codice?: RegExp;
  readonly testo?: RegExp;
  readonly classe: ClasseErrore;
}

const SATURA =
  /casella\s+(?:\S+\s+){0,3}?(?:piena|satura)|(?:quota|spazio)\b.*\b(?:superat|esaurit)|over\s?quota|mailbox (?:is )?full/i;
const NON_ATTIVA =
  /disabilitat|disattivat|non (?:e'|è|risulta )?\s?attiv|sospes[ao]|bloccat|temporaneamente|disabled|inactive/i;
const NON_VALIDA =
  /(?:indirizzo|casella|utente|destinatario)\s+(?:\S+\s+){0,3}?(?:non valid|inesistent|sconosciut|non esist|revocat|cessat)|user unknown|no such (?:user|mailbox)|does not exist/i;
const DOMINIO = /dominio\s+(?:\S+\s+){0,3}?(?:inesistent|non esist|sconosciut|non valid|non certificat)/i;

export const TABELLA_CLASSI: readonly Riga[] = [
  { errore: 'virus', classe: 'VIRUS' },
  { tipo: 'rilevazione-virus', classe: 'VIRUS' },
  { tipo: 'preavviso-errore-consegna', classe: 'TEMPO_SCADUTO' },
  { errore: 'no-dominio', classe: 'DOMINIO_INESISTENTE' },
  // a refusal at the door speaks of the message, not of the recipient's box
  { tipo: 'non-accettazione', errore: 'no-dest', classe: 'NON_VALIDA' },
  { tipo: 'non-accettazione', classe: 'ALTRO' },
  // no-dest with the code of a full box contradicts itself: the legal road differs, a person decides
  { errore: 'no-dest', codice: /^5\.2\.2$/, classe: 'ALTRO' },
  { errore: 'no-dest', codice: /^5\.2\.1$/, classe: 'NON_ATTIVA' },
  { errore: 'no-dest', classe: 'NON_VALIDA' },
  { codice: /^5\.2\.2$/, classe: 'CASELLA_SATURA' },
  { codice: /^5\.2\.1$/, classe: 'NON_ATTIVA' },
  { codice: /^5\.1\.2$/, classe: 'DOMINIO_INESISTENTE' },
  { codice: /^5\.1\.(?:1|3|6)$/, classe: 'NON_VALIDA' },
  { codice: /^(?:4\.4\.1|5\.4\.1|4\.4\.7|5\.4\.7)$/, classe: 'TEMPO_SCADUTO' },
  { testo: SATURA, classe: 'CASELLA_SATURA' },
  { testo: DOMINIO, classe: 'DOMINIO_INESISTENTE' },
  { testo: NON_ATTIVA, classe: 'NON_ATTIVA' },
  { testo: NON_VALIDA, classe: 'NON_VALIDA' },
];

const CON_ERRORE: readonly TipoDaticert[] = [
  'non-accettazione',
  'errore-consegna',
  'preavviso-errore-consegna',
  'rilevazione-virus',
];

/** Class of the error of a system message; null when it reports none. */
export function classeErrore(d: Daticert): ClasseErrore | null {
  if (!CON_ERRORE.includes(d.tipo)) return null;
  const { codice, testo } = separaEsteso(d);
  const riga = TABELLA_CLASSI.find(
    (r) =>
      (r.tipo === undefined || r.tipo === d.tipo) &&
      (r.errore === undefined || r.errore === d.errore) &&
      (r.gestore === undefined || r.gestore.test(d.gestoreEmittente)) &&
      (r.codice === undefined || r.codice.test(codice)) &&
      (r.testo === undefined || r.testo.test(testo)),
  );
  return riga?.classe ?? 'ALTRO';
}

/** Code at the head of `errore-esteso`, RFC 3463 style; null when it has none. */
export const codiceEsteso = (d: Daticert): string | null => separaEsteso(d).codice || null;

/** `5.2.2 - GESTORE - casella piena` -> code and text; the provider's own name never counts as text. */
function separaEsteso(d: Daticert): { codice: string; testo: string } {
  const intero = d.erroreEsteso ?? '';
  const codice = /^\s*([245]\.\d{1,3}\.\d{1,3})(?=\D|$)/.exec(intero)?.[1] ?? '';
  return { codice, testo: intero.slice(codice.length).replace(d.gestoreEmittente, ' ') };
}

/**
 * What the sandbox consolidator does with a piece is written in the address of its addressee, as words
 * `@manopola[-<giorni>]`: `via @ritirato-20 @doppio 3`. An address without them behaves as `@consegnato`.
 * Outcomes (one; `giorni` = from the dispatch to the visit, 3 unless said) - consegnato. altri: to somebody of the
 * house. ritirato: absent, collected five days later. giacenza: absent, never collected. irreperibile. sconosciuto.
 * rifiutato. deceduto. smarrito. scartato: refused at the print. muto: dispatched and nothing more. smentito: a
 * pre-outcome of delivery, then closed as not delivered.
 * At the submission - lento: answers after three seconds. troppe: 429 with Retry-After the first time. chiuso: 503 the
 * first time, nothing taken. errore: takes it and answers 500. taglio: takes it and cuts the connection. illeggibile:
 * takes it and answers half a JSON.
 * With the scans - perso: announced, never sent. dopo: sent `giorni` days after the event (3 unless said). scambiato: the
 * bytes are of another document. ripetuto: sent twice.
 * In the pushes - doppio: each event twice. disordine: the events of a day from the last. tardi: `giorni` days late.
 */
export const ESITI = [
  'consegnato',
  'altri',
  'ritirato',
  'giacenza',
  'irreperibile',
  'sconosciuto',
  'rifiutato',
  'deceduto',
  'smarrito',
  'scartato',
  'muto',
  'smentito',
] as const;
const PORTE = ['lento', 'troppe', 'chiuso', 'errore', 'taglio', 'illeggibile'] as const;
const SCANSIONI = ['perso', 'dopo', 'scambiato', 'ripetuto'] as const;
export const SPINTE = ['doppio', 'disordine', 'tardi'] as const;

export type ManopolaEsito = (typeof ESITI)[number];
export type ManopolaPorta = (typeof PORTE)[number];

export type ManopolaScansione = (typeof SCANSIONI)[number];

export interface Manopole {
  esito: ManopolaEsito;
  /** Days from the dispatch to the visit. */
  visita: number;
  porta: ManopolaPorta | null;
  scansioni: ManopolaScansione | null;
  /** Days from the event to its scans. */
  scansioniDopo: number;
  doppio: boolean;
  disordine: boolean;
  ritardo: number;
}

const VISITA = 3;
const SCANSIONI_DOPO = 3;

export function leggiManopole(indirizzo: string): Manopole {
  const trovate = new Map(
    [...indirizzo.toLowerCase().matchAll(/@([a-z]+)(?:-(\d{1,3}))?(?![\w-])/g)].map(
      ([, nome = '', giorni]) => [nome, giorni === undefined ? null : Number(giorni)] as const,
    ),
  );
  const esito = ESITI.find((nome) => trovate.has(nome)) ?? 'consegnato';
  return {
    esito,
    visita: trovate.get(esito) ?? VISITA,
    porta: PORTE.find((nome) => trovate.has(nome)) ?? null,
    scansioni: SCANSIONI.find((nome) => trovate.has(nome)) ?? null,
    scansioniDopo: trovate.has('dopo') ? (trovate.get('dopo') ?? SCANSIONI_DOPO) : 0,
    doppio: trovate.has(SPINTE[0]),
    disordine: trovate.has(SPINTE[1]),
    ritardo: trovate.get(SPINTE[2]) ?? 0,
  };
}

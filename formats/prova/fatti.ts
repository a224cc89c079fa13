import { z } from 'zod';
import { REGOLE_ALBO } from '../../domain/notifica/albo-eventi';
import { CONSEGNATARI_TERZI, RICERCHE } from '../../domain/notifica/messo-eventi';
import { REGOLE_PERFEZIONAMENTO, type RegolaPerfezionamento } from '../../domain/notifica/perfezionamento';
import { PRODOTTI_POSTALI } from '../../domain/notifica/posta-eventi';
import { CANALI, ESITI_NOTIFICA, REGISTRI, TIPI_STAMPATI } from '../../domain/vocabolario';

/** Of the shapes in the pack. */
export const FORMATO = 'esatto.prova/1';
/** Of the words of the timeline and of LEGGIMI: raised when they change, since old packs are checked with theirs. */
export const MODELLO = '3';

const giorno = z.iso.date();
const istante = z.iso.datetime({ offset: true });
const riga = z.string().min(1).max(1_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const ordine = z.int().min(1).max(1_000);

const Indirizzo = z.strictObject({
  valore: riga,
  registro: z.enum(REGISTRI).nullable(),
  rilevatoIl: giorno,
  /** Who answered, as it was written down with the address. */
  fonte: riga,
});

const Trasmissione = z.strictObject({
  ordine,
  messageId: riga,
  stato: riga,
  inviataAt: istante.nullable(),
  indirizzo: Indirizzo.nullable(),
  /** Why it is a further one; null for the first. */
  motivo: riga.nullable(),
  codice: riga.nullable(),
});

const Evento = z.strictObject({
  id: riga,
  tipo: riga,
  classe: riga.nullable(),
  il: istante,
  /** Ordinal of the transmission it answers; null where a channel has none. */
  trasmissione: ordine.nullable(),
  /** Of the bytes of the evidence, and what they are; null when nothing but data came. */
  sha256: sha256.nullable(),
  mediaType: riga.nullable(),
  /** What was read from the evidence or typed by a person. */
  dati: z.record(riga, z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** What the rules of a messo and of the albo read of the profile, on a day. */
const TerminiMesso = z.strictObject({
  informativa: z.array(z.enum(CONSEGNATARI_TERZI)),
  ricerche: z.array(z.enum(RICERCHE)),
  relativaGiorni: z.int().min(0).max(1_000),
  avvisoNecessario: z.boolean(),
});
const TerminiAlbo = z.strictObject({ regola: z.enum(REGOLE_ALBO), giorni: z.int().min(0).max(1_000) });

/** Parameters of the profile that the rules read, on each civil day of an event; those of its channel alone. */
const Termini = z.strictObject({
  il: giorno,
  saturaGiorni: z.int().min(0).max(1_000),
  notte: z.strictObject({ dalle: z.int().min(0).max(24), alle: z.int().min(0).max(24) }).nullable(),
  messo: TerminiMesso.optional(),
  albo: TerminiAlbo.optional(),
});

const versione = z.int().min(1).max(1_000_000);

/** The perfection of an earlier attempt that a further one left on, as it is on record. */
const Giustificazione = z.strictObject({
  /** Ordinal of that attempt. */
  tentativo: ordine,
  versione,
  esito: z.enum(['fallita', 'irreperibile']),
  regola: z.enum(Object.keys(REGOLE_PERFEZIONAMENTO) as [RegolaPerfezionamento, ...RegolaPerfezionamento[]]),
  norma: riga,
  il: giorno,
  notoIl: giorno,
  /** What was put on record of that attempt afterwards, when it is something else. */
  smentita: z
    .strictObject({ versione, esito: z.enum(ESITI_NOTIFICA), il: giorno, notoIl: giorno })
    .nullable(),
});

/** A piece of post, and the parameters that its rules read on each civil day of an event. */
const Posta = z.strictObject({
  prodotto: z.enum(PRODOTTI_POSTALI),
  fornitore: riga,
  numero: riga.nullable(),
  indirizzo: riga,
  /** Where the address comes from, as it was written down with it. */
  fonte: riga,
  rilevatoIl: giorno,
  termini: z
    .array(z.strictObject({ il: giorno, giacenzaGiorni: z.int().min(0), cadGiorni: z.int().min(0) }))
    .max(1_000),
});

const Tentativo = z.strictObject({
  id: riga,
  ordine,
  /** Null = ordinary mail, which notifies nothing. */
  canale: z.enum(CANALI).nullable(),
  speditoIl: giorno.nullable(),
  trasmissioni: z.array(Trasmissione).max(100),
  eventi: z.array(Evento).max(1_000),
  termini: z.array(Termini).max(1_000),
  /** Absent = it did not go by a postal provider. */
  posta: Posta.optional(),
  /** What the pratica has on record. */
  registrato: z.strictObject({ esito: z.enum(ESITI_NOTIFICA), legaleIl: giorno, notoIl: giorno }).nullable(),
  /** Why it left, after another; absent for the first. */
  giustificato: Giustificazione.optional(),
});

/** Paths come from ordinals and ids: two alike would be one file. */
function senzaDoppi(tentativi: readonly z.output<typeof Tentativo>[]): boolean {
  const eventi = tentativi.flatMap((t) => t.eventi.map((e) => e.id));
  const ordini = tentativi.map((t) => t.ordine);
  return new Set(eventi).size === eventi.length && new Set(ordini).size === ordini.length;
}

/** `fatti.json`: what the archive says of one notification, without what is computed from it. */
export const FattiProva = z.strictObject({
  formato: z.literal(FORMATO),
  modello: riga,
  notificaId: riga,
  ente: z.strictObject({ denominazione: riga, codiceFiscale: riga, indirizzo: riga, pec: riga.nullable() }),
  atto: z.strictObject({
    id: riga,
    tipo: z.enum(TIPI_STAMPATI),
    numero: riga,
    emessoIl: giorno,
    norma: riga,
    /** Of the archived PDF; null when it was not printed yet. */
    sha256: sha256.nullable(),
  }),
  destinatario: z.strictObject({ nome: riga, codiceFiscale: riga }),
  tentativi: z.array(Tentativo).max(100).refine(senzaDoppi, 'tentativi o eventi ripetuti'),
});
export type FattiProva = z.output<typeof FattiProva>;
export type TentativoProva = FattiProva['tentativi'][number];
export type GiustificazioneProva = z.output<typeof Giustificazione>;
export type EventoProva = TentativoProva['eventi'][number];
export type TrasmissioneProva = TentativoProva['trasmissioni'][number];
export type PostaProva = z.output<typeof Posta>;
export type IndirizzoProva = z.output<typeof Indirizzo>;

/** Keys in the order of the schema, whatever the order they came in: same facts, same bytes. */
export const scriviFatti = (fatti: FattiProva): Buffer => scriviJson(FattiProva.parse(fatti));

export const scriviJson = (valore: unknown): Buffer =>
  Buffer.from(`${JSON.stringify(valore, null, 2)}\n`, 'utf8');

/** Null when the bytes are not the facts of a pack. */
export function leggiFatti(bytes: Buffer): FattiProva | null {
  const letti = FattiProva.safeParse(leggiJson(bytes));
  return letti.success ? letti.data : null;
}

export function leggiJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

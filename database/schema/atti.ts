import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { type Motivo, TIPI_STAMPATI, type TipoStampato } from '../../domain/vocabolario';
import { enteId, fra, giorno, importo, ordinale, politicaEnte, registratoAt } from './colonne';
import { fatti } from './fatti';
import { pratiche } from './pratiche';

/** Last number given, per kind and year: read and raised under the lock of the row. */
export const numeratori = pgTable(
  'numeratori',
  {
    enteId: enteId(),
    tipo: text('tipo').notNull(),
    anno: integer('anno').notNull(),
    ultimo: integer('ultimo').notNull(),
  },
  (t) => [politicaEnte(), primaryKey({ name: 'numeratori_chiave', columns: [t.enteId, t.tipo, t.anno] })],
);

export const STATI_ATTO = ['numerato', 'reso', 'annullato'] as const;
export type StatoAtto = (typeof STATI_ATTO)[number];

/** What the act asks for, cents as decimal strings. */
export interface ImportiAtto {
  residuo: string;
  mora: string;
  oneri: string;
  spese: string;
  dovuto: string;
}

/** By id of the partita; the keys of a printed line, cents as decimal strings. */
export type RigheDecise = Record<
  string,
  { codice: string; etichetta: string; cents: string; norma?: string }[]
>;

export const atti = pgTable(
  'atti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    tipo: text('tipo').$type<TipoStampato>().notNull(),
    /** Gap-free per Ente, kind and year; bound to the act for ever. */
    anno: integer('anno').notNull(),
    numero: integer('numero').notNull(),
    motivo: text('motivo').$type<Motivo>().notNull(),
    norma: text('norma').notNull(),
    emessoIl: giorno('emesso_il').notNull(),
    partite: text('partite').array().notNull(),
    rate: integer('rate').array(),
    importi: jsonb('importi').$type<ImportiAtto>().notNull(),
    /** `importi.dovuto` again, as a number that queries can add. */
    dovuto: importo('dovuto').notNull(),
    /** Null for who asks for nothing, and for a plan, whose instalments have one each. */
    nav: text('nav'),
    /** The fact that a provision is the act of. Null for the acts of the decision. */
    fattoId: text('fatto_id'),
    /** Lines of each claim as they stood when a provision was decided: it is printed afterwards. Null for the acts. */
    righe: jsonb('righe').$type<RigheDecise>(),
    /** Last entry of the ledger: of a provision when it was decided, of an act when it was first sent (`tentativi_istante`). */
    mastroProgressivo: integer('mastro_progressivo').notNull().default(0),
    /** Version of the pratica on which it was decided. */
    versione: integer('versione').notNull(),
    stato: text('stato').$type<StatoAtto>().notNull().default('numerato'),
    pdfId: text('pdf_id'),
    pdfSha256: text('pdf_sha256'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'atti_chiave', columns: [t.enteId, t.id] }),
    unique('atti_numero').on(t.enteId, t.tipo, t.anno, t.numero),
    unique('atti_nav').on(t.enteId, t.nav),
    foreignKey({
      name: 'atti_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    foreignKey({
      name: 'atti_fatto',
      columns: [t.enteId, t.fattoId],
      foreignColumns: [fatti.enteId, fatti.id],
    }),
    unique('atti_del_fatto').on(t.enteId, t.fattoId),
    index('atti_della_pratica').on(t.enteId, t.praticaId, t.emessoIl),
    index('atti_da_rendere').on(t.enteId, t.registratoAt).where(sql`stato = 'numerato'`),
    check('atti_tipo', fra('tipo', TIPI_STAMPATI)),
    check('atti_stato', fra('stato', STATI_ATTO)),
    check('atti_reso', sql`stato <> 'reso' or (pdf_id is not null and pdf_sha256 is not null)`),
    check('atti_provvedimento', sql`(fatto_id is null) = (righe is null)`),
    check('atti_dovuto', sql`(importi->>'dovuto')::bigint = dovuto`),
  ],
);

/** The instalments of a plan as its provision prints them. What they ask for changes no more. Append-only. */
export const ratePiano = pgTable(
  'rate_piano',
  {
    enteId: enteId(),
    attoId: text('atto_id').notNull(),
    numero: ordinale('numero'),
    /** Last day of its month (c. 801), not rolled. */
    scadenza: giorno('scadenza').notNull(),
    importo: importo('importo').notNull(),
    nav: text('nav').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'rate_piano_chiave', columns: [t.enteId, t.attoId, t.numero] }),
    unique('rate_piano_nav').on(t.enteId, t.nav),
    foreignKey({
      name: 'rate_piano_atto',
      columns: [t.enteId, t.attoId],
      foreignColumns: [atti.enteId, atti.id],
    }),
    check('rate_piano_importo', sql`importo > 0`),
  ],
);

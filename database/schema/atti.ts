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
import { type Motivo, TIPI_ATTO, type TipoAtto } from '../../domain/vocabolario';
import { enteId, fra, giorno, importo, politicaEnte, registratoAt } from './colonne';
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

export const atti = pgTable(
  'atti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    tipo: text('tipo').$type<TipoAtto>().notNull(),
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
    nav: text('nav'),
    /** Last entry of the ledger when it was first sent; written by the trigger `tentativi_istante`. */
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
    index('atti_della_pratica').on(t.enteId, t.praticaId, t.emessoIl),
    index('atti_da_rendere').on(t.enteId, t.registratoAt).where(sql`stato = 'numerato'`),
    check('atti_tipo', fra('tipo', TIPI_ATTO)),
    check('atti_stato', fra('stato', STATI_ATTO)),
    check('atti_reso', sql`stato <> 'reso' or (pdf_id is not null and pdf_sha256 is not null)`),
    check('atti_dovuto', sql`(importi->>'dovuto')::bigint = dovuto`),
  ],
);

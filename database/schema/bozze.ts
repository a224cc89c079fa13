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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { type Motivo, TIPI_ATTO, type TipoAtto } from '../../domain/vocabolario';
import { atti, type ImportiAtto } from './atti';
import { enteId, fra, giorno, importo, politicaEnte, registratoAt } from './colonne';
import { direzioni } from './enti';
import { pratiche } from './pratiche';

/** Who puts an act through: `lotto` = a second person, for many at once; `singola` = the Ufficiale, each. */
export const APPROVAZIONI_UMANE = ['lotto', 'singola'] as const;
export type ApprovazioneUmana = (typeof APPROVAZIONI_UMANE)[number];

/** `caduta` = a fact came, or the day passed, before the act left: the answer is computed again. */
export const STATI_BOZZA = ['aperta', 'approvata', 'emessa', 'caduta'] as const;
export type StatoBozza = (typeof STATI_BOZZA)[number];

/** An act that waits for a person: it has no number yet (design.md, section 1). */
export const bozze = pgTable(
  'bozze',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    tipo: text('tipo').$type<TipoAtto>().notNull(),
    motivo: text('motivo').$type<Motivo>().notNull(),
    norma: text('norma').notNull(),
    approvazione: text('approvazione').$type<ApprovazioneUmana>().notNull(),
    partite: text('partite').array().notNull(),
    rate: integer('rate').array(),
    /** What the act would ask for on the day the draft was made; the act is computed again on its own day. */
    importi: jsonb('importi').$type<ImportiAtto>().notNull(),
    dovuto: importo('dovuto').notNull(),
    /** Version of the pratica on which it was decided; once approved, the version that the approval made. */
    versione: integer('versione').notNull(),
    apertaIl: giorno('aperta_il').notNull(),
    stato: text('stato').$type<StatoBozza>().notNull().default('aperta'),
    approvataDa: text('approvata_da'),
    approvataIl: giorno('approvata_il'),
    attoId: text('atto_id'),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'bozze_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'bozze_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    foreignKey({
      name: 'bozze_atto',
      columns: [t.enteId, t.attoId],
      foreignColumns: [atti.enteId, atti.id],
    }),
    uniqueIndex('bozze_una_in_attesa').on(t.enteId, t.praticaId).where(sql`stato in ('aperta', 'approvata')`),
    index('bozze_da_approvare').on(t.enteId, t.direzioneId, t.tipo).where(sql`stato = 'aperta'`),
    check('bozze_tipo', fra('tipo', TIPI_ATTO)),
    check('bozze_approvazione', fra('approvazione', APPROVAZIONI_UMANE)),
    check('bozze_stato', fra('stato', STATI_BOZZA)),
    check('bozze_approvata', sql`(approvata_da is null) = (approvata_il is null)`),
    check('bozze_emessa', sql`(stato = 'emessa') = (atto_id is not null)`),
  ],
);

export const STATI_LOTTO = ['preparato', 'in_approvazione', 'approvato'] as const;
export type StatoLotto = (typeof STATI_LOTTO)[number];

/** Drafts of one kind and one office, counted by who prepares them and approved by a second person. */
export const lotti = pgTable(
  'lotti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    tipo: text('tipo').$type<TipoAtto>().notNull(),
    stato: text('stato').$type<StatoLotto>().notNull().default('preparato'),
    quante: integer('quante').notNull(),
    totale: importo('totale').notNull(),
    preparatoDa: text('preparato_da').notNull(),
    preparatoIl: giorno('preparato_il').notNull(),
    approvatoDa: text('approvato_da'),
    approvatoIl: giorno('approvato_il'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'lotti_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'lotti_direzione',
      columns: [t.enteId, t.direzioneId],
      foreignColumns: [direzioni.enteId, direzioni.id],
    }),
    check('lotti_tipo', fra('tipo', TIPI_ATTO)),
    check('lotti_stato', fra('stato', STATI_LOTTO)),
    check('lotti_due_persone', sql`approvato_da <> preparato_da`),
    check('lotti_approvazione', sql`(stato = 'preparato') = (approvato_da is null)`),
  ],
);

export const ESITI_LOTTO = ['approvata', 'rifiutata'] as const;

/** A draft of a batch on the version shown, and what became of it (I18: approved + refused = selected). */
export const lottiBozze = pgTable(
  'lotti_bozze',
  {
    enteId: enteId(),
    lottoId: text('lotto_id').notNull(),
    bozzaId: text('bozza_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    versione: integer('versione').notNull(),
    dovuto: importo('dovuto').notNull(),
    esito: text('esito').$type<(typeof ESITI_LOTTO)[number]>(),
    /** Why it was refused. */
    codice: text('codice'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'lotti_bozze_chiave', columns: [t.enteId, t.lottoId, t.bozzaId] }),
    foreignKey({
      name: 'lotti_bozze_lotto',
      columns: [t.enteId, t.lottoId],
      foreignColumns: [lotti.enteId, lotti.id],
    }),
    foreignKey({
      name: 'lotti_bozze_bozza',
      columns: [t.enteId, t.bozzaId],
      foreignColumns: [bozze.enteId, bozze.id],
    }),
    check('lotti_bozze_esito', fra('esito', ESITI_LOTTO)),
    check('lotti_bozze_rifiuto', sql`(esito is not distinct from 'rifiutata') = (codice is not null)`),
  ],
);

import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import {
  CANALI_INTERROTTI,
  type CanaleInterrotto,
  STATI_INTERRUTTORE,
  type StatoInterruttore,
} from '../../domain/notifica/interruttore';
import { bytea, enteId, fra, istante, politicaEnte, registratoAt } from './colonne';
import { enti } from './enti';

export const ESITI_AUDIT = ['eseguita', 'rifiutata', 'letta', 'errore'] as const;
export type EsitoAudit = (typeof ESITI_AUDIT)[number];

/** Who did, tried or read what. No names and no free text: ids and codes. Append-only, sealed each night. */
export const audit = pgTable(
  'audit',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    utenteId: text('utente_id').notNull(),
    azione: text('azione').notNull(),
    oggetto: text('oggetto').notNull(),
    esito: text('esito').$type<EsitoAudit>().notNull(),
    codice: text('codice'),
    documentoId: text('documento_id'),
    norma: text('norma'),
    at: registratoAt('at'),
    /** Written by the trigger `audit_impronta`. */
    hash: bytea('hash').notNull().default(sql`''::bytea`),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'audit_chiave', columns: [t.enteId, t.id] }),
    foreignKey({ name: 'audit_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    index('audit_per_giorno').on(t.enteId, t.at),
    index('audit_per_oggetto').on(t.enteId, t.oggetto, t.at),
    check('audit_esito', fra('esito', ESITI_AUDIT)),
  ],
);

export const STATI_IDEMPOTENZA = ['in_corso', 'conclusa'] as const;

/** What the door answered to an Idempotency-Key. */
export const idempotenza = pgTable(
  'idempotenza',
  {
    enteId: enteId(),
    chiave: text('chiave').notNull(),
    rotta: text('rotta').notNull(),
    corpoSha256: text('corpo_sha256').notNull(),
    stato: text('stato').$type<(typeof STATI_IDEMPOTENZA)[number]>().notNull().default('in_corso'),
    /** HTTP status and body of the first answer. */
    risposta: jsonb('risposta').$type<{ stato: number; corpo: unknown }>(),
    iniziataAt: registratoAt('iniziata_at'),
    conclusaAt: istante('conclusa_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'idempotenza_chiave', columns: [t.enteId, t.chiave] }),
    foreignKey({ name: 'idempotenza_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    check('idempotenza_stato', fra('stato', STATI_IDEMPOTENZA)),
    check('idempotenza_conclusa', sql`(stato = 'conclusa') = (risposta is not null)`),
  ],
);

/**
 * The circuit breaker of each provider that acts leave by: of the installation, since its Enti share the provider. Its
 * instants are real. What they mean is in domain/notifica/interruttore.
 */
export const interruttori = pgTable(
  'interruttori',
  {
    canale: text('canale').$type<CanaleInterrotto>().notNull(),
    /** Address of its server. */
    gestore: text('gestore').notNull(),
    stato: text('stato').$type<StatoInterruttore>().notNull().default('chiuso'),
    /** Failures in a row. */
    falliti: integer('falliti').notNull().default(0),
    /** Since when it has not been closed. */
    apertoAt: istante('aperto_at'),
    /** Open: nothing is tried before. Under probe: after this the probe is taken for lost. */
    finoAt: istante('fino_at'),
    /** The send that probes. */
    provaDi: text('prova_di'),
  },
  (t) => [
    primaryKey({ name: 'interruttori_chiave', columns: [t.canale, t.gestore] }),
    check('interruttori_canale', fra('canale', CANALI_INTERROTTI)),
    check('interruttori_stato', fra('stato', STATI_INTERRUTTORE)),
    check(
      'interruttori_intero',
      sql`(stato = 'chiuso') = (aperto_at is null) and (stato = 'chiuso') = (fino_at is null)
        and (stato = 'in_prova') = (prova_di is not null) and falliti >= 0`,
    ),
  ],
);

export const MODI_OROLOGIO = ['reale', 'accelerato', 'comandato'] as const;
export type ModoOrologio = (typeof MODI_OROLOGIO)[number];

/** The one clock of the installation: a single row, of no Ente. */
export const orologio = pgTable(
  'orologio',
  {
    id: integer('id').primaryKey().default(1),
    modo: text('modo').$type<ModoOrologio>().notNull(),
    /** Length of a civil day in real milliseconds; only `accelerato`. */
    giornoMs: integer('giorno_ms'),
    /** Civil instant of the last heartbeat. */
    civileBase: istante('civile_base').notNull().defaultNow(),
    /** Real instant of the last heartbeat; null = the clock stands still. */
    realeBase: istante('reale_base'),
  },
  () => [
    check('orologio_unico', sql`id = 1`),
    check('orologio_modo', fra('modo', MODI_OROLOGIO)),
    check('orologio_giorno', sql`(modo = 'accelerato') = (giorno_ms is not null) and giorno_ms > 0`),
  ],
);

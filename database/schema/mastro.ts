import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { CAUSALI, type Causale, CONTI, type NomeConto } from '../conti';
import {
  bytea,
  enteId,
  fra,
  giorno,
  importo,
  istante,
  ordinale,
  politicaEnte,
  registratoAt,
} from './colonne';
import { enti } from './enti';
import { pratiche } from './pratiche';

const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Entries of the ledger: one hash chain per pratica. Append-only. */
export const scritture = pgTable(
  'scritture',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    /** Idempotency key. */
    chiave: text('chiave').notNull(),
    causale: text('causale').$type<Causale>().notNull(),
    /** What gave rise to it: id of the fact, of the payment, of the act, of the entry reversed. */
    riferimento: text('riferimento').notNull(),
    effettivaIl: giorno('effettiva_il').notNull(),
    /** Instant of the transaction: the trigger refuses any other. */
    registrataAt: istante('registrata_at').notNull().defaultNow(),
    progressivo: ordinale('progressivo'),
    precedenteHash: bytea('precedente_hash').notNull(),
    hash: bytea('hash').notNull(),
    /** The lines of an entry can only be written by the transaction that wrote the entry. */
    transazione: xid8('transazione').notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'scritture_chiave', columns: [t.enteId, t.id] }),
    unique('scritture_una_volta').on(t.enteId, t.chiave),
    unique('scritture_progressivo').on(t.enteId, t.praticaId, t.progressivo),
    foreignKey({
      name: 'scritture_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('scritture_per_giorno').on(t.enteId, t.registrataAt),
    index('scritture_aperture').on(t.enteId, t.riferimento).where(sql`causale = 'apertura'`),
    check('scritture_causale', fra('causale', CAUSALI)),
  ],
);

/**
 * Lines of the entries: positive = debit, negative = credit. That the entry exists, and the balance of each
 * partita in it, are checked per statement by the trigger `movimenti_controllo`, not by a foreign key per row.
 */
export const movimenti = pgTable(
  'movimenti',
  {
    enteId: enteId(),
    scritturaId: text('scrittura_id').notNull(),
    ordine: ordinale('ordine'),
    partitaId: text('partita_id'),
    conto: text('conto').$type<NomeConto>().notNull(),
    importo: importo('importo').notNull(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'movimenti_chiave', columns: [t.enteId, t.scritturaId, t.ordine] }),
    check('movimenti_importo', sql`importo <> 0`),
    check('movimenti_conto', fra('conto', CONTI)),
  ],
);

export const TIPI_SIGILLO = ['mastro', 'audit'] as const;

/** Nightly seal of an Ente: what was registered until then cannot be rewritten without showing. Append-only. */
export const sigilli = pgTable(
  'sigilli',
  {
    enteId: enteId(),
    tipo: text('tipo').$type<(typeof TIPI_SIGILLO)[number]>().notNull(),
    giorno: giorno('giorno').notNull(),
    /** The seal covers the rows registered from the end of the seal before it to this instant, excluded. */
    al: istante('al').notNull(),
    righe: bigint('righe', { mode: 'bigint' }).notNull(),
    progressivo: integer('progressivo').notNull(),
    precedenteHash: bytea('precedente_hash').notNull(),
    hash: bytea('hash').notNull(),
    sigillatoAt: registratoAt('sigillato_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'sigilli_chiave', columns: [t.enteId, t.tipo, t.giorno] }),
    unique('sigilli_progressivo').on(t.enteId, t.tipo, t.progressivo),
    foreignKey({ name: 'sigilli_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    check('sigilli_tipo', fra('tipo', TIPI_SIGILLO)),
  ],
);

import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { bytea, enteId, politicaEnte, registratoAt, SHA256 } from './colonne';

/** Archive: lists, minute, acts, messages and receipts as they came or left. Append-only. */
export const documenti = pgTable(
  'documenti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    tipo: text('tipo').notNull(),
    mediaType: text('media_type').notNull(),
    /** Hexadecimal. */
    sha256: text('sha256').notNull(),
    dimensione: integer('dimensione').notNull(),
    bytes: bytea('bytes').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'documenti_chiave', columns: [t.enteId, t.id] }),
    unique('documenti_contenuto').on(t.enteId, t.tipo, t.sha256),
    check('documenti_sha256', sql.raw(`sha256 ~ '${SHA256}'`)),
  ],
);

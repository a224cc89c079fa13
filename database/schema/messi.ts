import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { enteId, giorno, ordinale, politicaEnte, registratoAt } from './colonne';
import { enti } from './enti';
import { tentativi } from './notifiche';

/** Employees of the Society whom the Comune made messi (seed E-51): one row per appointment; only its end changes. */
export const messi = pgTable(
  'messi',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    /** Personal: it leaves this table only in answers of the API. */
    nome: text('nome').notNull(),
    /** Act of the Comune that appoints: kind, number and date as they are written on it. */
    nomina: text('nomina').notNull(),
    nominaDocumentoId: text('nomina_documento_id'),
    dal: giorno('dal').notNull(),
    /** Last day of the appointment; null = until it is revoked. */
    al: giorno('al'),
    autore: text('autore').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'messi_chiave', columns: [t.enteId, t.id] }),
    foreignKey({ name: 'messi_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    check('messi_periodo', sql`al is null or al >= dal`),
  ],
);

/** Who has an act in hand: the last row holds. Append-only. */
export const affidamentiMesso = pgTable(
  'affidamenti_messo',
  {
    enteId: enteId(),
    tentativoId: text('tentativo_id').notNull(),
    /** From 1. */
    progressivo: ordinale('progressivo'),
    messoId: text('messo_id').notNull(),
    il: giorno('il').notNull(),
    autore: text('autore').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'affidamenti_messo_chiave', columns: [t.enteId, t.tentativoId, t.progressivo] }),
    foreignKey({
      name: 'affidamenti_messo_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    foreignKey({
      name: 'affidamenti_messo_messo',
      columns: [t.enteId, t.messoId],
      foreignColumns: [messi.enteId, messi.id],
    }),
    index('affidamenti_del_messo').on(t.enteId, t.messoId),
  ],
);

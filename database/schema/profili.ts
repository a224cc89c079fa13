import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { type NomeProfilo, PROFILI } from '../../domain/vocabolario';
import { enteId, fra, giorno, ordinale, politicaEnte, registratoAt } from './colonne';
import { documenti } from './documenti';
import { enti } from './enti';

const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/**
 * The rows of the law and of the profiles, as the versions of the product have brought them: the same for every Ente.
 * Written by the migration only; a row that is there is never written again (database/profili/semina.ts).
 */
export const profiliRighe = pgTable(
  'profili_righe',
  {
    /** In the order of arrival: the greatest is the version of the table. */
    progressivo: integer('progressivo').primaryKey().generatedAlwaysAsIdentity(),
    /** null = the law, under every profile. */
    profilo: text('profilo').$type<NomeProfilo>(),
    parametro: text('parametro').notNull(),
    /** null = from the beginning. */
    dal: giorno('dal'),
    /** null = until the next row. */
    al: giorno('al'),
    /** As people write it; JSON null = not used. */
    valore: jsonb('valore').$type<unknown>().notNull(),
    fonte: text('fonte').notNull(),
    approvatoDa: text('approvato_da').notNull(),
    /** Version of the product that brought it. */
    versione: text('versione').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    unique('profili_righe_unica').on(t.profilo, t.parametro, t.dal).nullsNotDistinct(),
    check('profili_righe_profilo', fra('profilo', PROFILI)),
    check('profili_righe_date', sql`al >= dal`),
    check('profili_righe_fonte', sql`fonte <> ''`),
  ],
);

/** Rows that a person of an Ente asks to add to its own layer: nothing holds until a second person approves. */
export const profiliProposte = pgTable(
  'profili_proposte',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    propostaDa: text('proposta_da').notNull(),
    propostaIl: giorno('proposta_il').notNull(),
    /** The act that decides them, in the archive. */
    documentoId: text('documento_id'),
    /** Its rows are those of its own transaction: none is added later. */
    transazione: xid8('transazione').notNull().default(sql`pg_current_xact_id()`),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'profili_proposte_chiave', columns: [t.enteId, t.id] }),
    unique('profili_proposte_autore').on(t.enteId, t.id, t.propostaDa),
    foreignKey({ name: 'profili_proposte_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'profili_proposte_documento',
      columns: [t.enteId, t.documentoId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
  ],
);

export const profiliRigheEnte = pgTable(
  'profili_righe_ente',
  {
    enteId: enteId(),
    propostaId: text('proposta_id').notNull(),
    ordine: ordinale('ordine'),
    parametro: text('parametro').notNull(),
    dal: giorno('dal').notNull(),
    al: giorno('al'),
    valore: jsonb('valore').$type<unknown>().notNull(),
    fonte: text('fonte').notNull(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'profili_righe_ente_chiave', columns: [t.enteId, t.propostaId, t.ordine] }),
    unique('profili_righe_ente_unica').on(t.enteId, t.propostaId, t.parametro, t.dal),
    foreignKey({
      name: 'profili_righe_ente_proposta',
      columns: [t.enteId, t.propostaId],
      foreignColumns: [profiliProposte.enteId, profiliProposte.id],
    }),
    check('profili_righe_ente_date', sql`al >= dal`),
    check('profili_righe_ente_fonte', sql`fonte <> ''`),
  ],
);

/** From here on the rows of a proposal hold, each from its own date. How many there are is the version of the layer. */
export const profiliApprovazioni = pgTable(
  'profili_approvazioni',
  {
    enteId: enteId(),
    propostaId: text('proposta_id').notNull(),
    /** Place among the approvals of the Ente, from 1: on one starting day the later word holds. */
    ordine: ordinale('ordine'),
    /** Of the proposal: here so that the two persons can be compared. */
    propostaDa: text('proposta_da').notNull(),
    approvataDa: text('approvata_da').notNull(),
    approvataIl: giorno('approvata_il').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'profili_approvazioni_chiave', columns: [t.enteId, t.propostaId] }),
    unique('profili_approvazioni_ordine').on(t.enteId, t.ordine),
    foreignKey({
      name: 'profili_approvazioni_proposta',
      columns: [t.enteId, t.propostaId, t.propostaDa],
      foreignColumns: [profiliProposte.enteId, profiliProposte.id, profiliProposte.propostaDa],
    }),
    check('profili_approvazioni_due_persone', sql`approvata_da <> proposta_da`),
  ],
);

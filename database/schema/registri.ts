import { check, foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { atti } from './atti';
import { enteId, fra, giorno, politicaEnte, registratoAt } from './colonne';

/** Where an act of a procedure must be written, or served, outside the product. */
export const REGISTRI_ESTERNI = ['pra', 'conservatoria', 'terzo'] as const;
export type RegistroEsterno = (typeof REGISTRI_ESTERNI)[number];

export const ESITI_REGISTRO = ['eseguita', 'rifiutata'] as const;
export type EsitoRegistro = (typeof ESITI_REGISTRO)[number];

/** What the register answered about an act, with its evidence. Append-only. */
export const formalita = pgTable(
  'formalita',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    attoId: text('atto_id').notNull(),
    registro: text('registro').$type<RegistroEsterno>().notNull(),
    esito: text('esito').$type<EsitoRegistro>().notNull(),
    /** Reference of the register: number of the formality, of the note, of the relata. */
    estremi: text('estremi').notNull(),
    il: giorno('il').notNull(),
    documentoId: text('documento_id').notNull(),
    autore: text('autore').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'formalita_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'formalita_atto',
      columns: [t.enteId, t.attoId],
      foreignColumns: [atti.enteId, atti.id],
    }),
    check('formalita_registro', fra('registro', REGISTRI_ESTERNI)),
    check('formalita_esito', fra('esito', ESITI_REGISTRO)),
  ],
);

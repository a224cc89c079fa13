import { check, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { REGISTRI, type Registro } from '../../domain/vocabolario';
import { enteId, fra, giorno, politicaEnte, registratoAt } from './colonne';

/** Identity and address as the list gives them; personal data, kept apart from the claims. */
export const colonneAnagrafica = () => ({
  codiceFiscale: text('codice_fiscale').notNull(),
  cognome: text('cognome'),
  nome: text('nome'),
  denominazione: text('denominazione'),
  indirizzo: text('indirizzo').notNull(),
  cap: text('cap'),
  belfiore: text('belfiore'),
  localita: text('localita'),
  sesso: text('sesso'),
  dataNascita: giorno('data_nascita'),
  belfioreNascita: text('belfiore_nascita'),
});

export const NATURE_DEBITORE = ['persona', 'ente'] as const;
export type NaturaDebitore = (typeof NATURE_DEBITORE)[number];

export const debitori = pgTable(
  'debitori',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    natura: text('natura').$type<NaturaDebitore>().notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'debitori_chiave', columns: [t.enteId, t.id] }),
    check('debitori_natura', fra('natura', NATURE_DEBITORE)),
  ],
);

export const debitoriAnagrafiche = pgTable(
  'debitori_anagrafiche',
  {
    enteId: enteId(),
    debitoreId: text('debitore_id').notNull(),
    ...colonneAnagrafica(),
    aggiornataAt: registratoAt('aggiornata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'debitori_anagrafiche_chiave', columns: [t.enteId, t.debitoreId] }),
    unique('debitori_anagrafiche_codice_fiscale').on(t.enteId, t.codiceFiscale),
    foreignKey({
      name: 'debitori_anagrafiche_debitore',
      columns: [t.enteId, t.debitoreId],
      foreignColumns: [debitori.enteId, debitori.id],
    }),
  ],
);

/** Answers of the registers of digital domiciles; `indirizzo` null = asked, none found. Append-only. */
export const domiciliDigitali = pgTable(
  'domicili_digitali',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    debitoreId: text('debitore_id').notNull(),
    indirizzo: text('indirizzo'),
    registro: text('registro').$type<Registro>(),
    rilevatoIl: giorno('rilevato_il').notNull(),
    fonte: text('fonte').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'domicili_digitali_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'domicili_digitali_debitore',
      columns: [t.enteId, t.debitoreId],
      foreignColumns: [debitori.enteId, debitori.id],
    }),
    index('domicili_digitali_ultimo').on(t.enteId, t.debitoreId, t.rilevatoIl, t.registratoAt),
    check('domicili_digitali_registro', fra('registro', REGISTRI)),
  ],
);

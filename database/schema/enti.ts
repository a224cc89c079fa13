import { boolean, check, foreignKey, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { type NomeProfilo, PROFILI } from '../../domain/vocabolario';
import { enteId, fra, politicaEnte, registratoAt } from './colonne';

export const RUOLI = [
  'ente.lettura',
  'ente.operatore',
  'ente.responsabile',
  'societa.operatore',
  'societa.ufficiale',
  'societa.amministratore',
  'macchina',
] as const;
export type Ruolo = (typeof RUOLI)[number];

/** Registry of the tenants: no personal or business data, so it has no row-level security. */
export const enti = pgTable('enti', {
  id: text('id').primaryKey(),
  /** Code of the creditor in the lists, five digits. */
  codice: text('codice').notNull().unique(),
  attivo: boolean('attivo').notNull().default(true),
  registratoAt: registratoAt(),
});

/** One tributo of the lists of an Ente. Source: cases/290, "From records to claims". */
export interface TributoConfigurato {
  codice: string;
  descrizione: string;
  natura: 'tributaria' | 'patrimoniale' | 'cds';
  componente: 'capitale' | 'sanzioni' | 'interessi' | 'spese';
  prescrizione: { anni: number; dal: 'decorrenza' | 'fineAnno' | 'dataTitolo' };
}

/** Lines printed on the acts around the text: letterhead, offices, hours. */
export type CartaIntestata = Record<string, unknown>;
/** Overrides of single profile parameters, by dotted name. */
export type Parametri = Record<string, unknown>;

/** Sender of the post, as it is printed on the envelopes; `codice` is that of the Ente at the provider. */
export interface MittenteConfigurato {
  codice: string;
  nome: string;
  indirizzo: string;
  cap: string;
  comune: string;
  provincia: string;
}

export const entiConfigurazioni = pgTable(
  'enti_configurazioni',
  {
    enteId: enteId().primaryKey(),
    denominazione: text('denominazione').notNull(),
    codiceFiscale: text('codice_fiscale').notNull(),
    indirizzo: text('indirizzo').notNull(),
    pec: text('pec'),
    comuni: text('comuni').array().notNull().default([]),
    tributi: jsonb('tributi').$type<TributoConfigurato[]>().notNull(),
    cartaIntestata: jsonb('carta_intestata').$type<CartaIntestata>().notNull().default({}),
    /** null = no post leaves by itself. */
    mittentePostale: jsonb('mittente_postale').$type<MittenteConfigurato>(),
    funzionario: text('funzionario').notNull(),
    responsabile: text('responsabile').notNull(),
    /** Drop box folder from which new lists are taken; null = none. */
    casella: text('casella'),
    profilo: text('profilo').$type<NomeProfilo>().notNull().default('legge160'),
    parametri: jsonb('parametri').$type<Parametri>().notNull().default({}),
    aggiornataAt: registratoAt('aggiornata_at'),
  },
  (t) => [
    politicaEnte(),
    foreignKey({ name: 'enti_configurazioni_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    check('enti_configurazioni_profilo', fra('profilo', PROFILI)),
  ],
);

/** Office of the Ente that made the list: polizia municipale, tributi, patrimonio. */
export const direzioni = pgTable(
  'direzioni',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    codice: text('codice').notNull(),
    nome: text('nome').notNull(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'direzioni_chiave', columns: [t.enteId, t.id] }),
    unique('direzioni_codice').on(t.enteId, t.codice),
    foreignKey({ name: 'direzioni_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
  ],
);

/** Staff. A person may serve several Enti, so the row belongs to none; what one may do is in `assegnazioni`. */
export const utenti = pgTable('utenti', {
  /** Subject of the identity provider. */
  id: text('id').primaryKey(),
  nome: text('nome').notNull(),
  attivo: boolean('attivo').notNull().default(true),
  registratoAt: registratoAt(),
});

export const assegnazioni = pgTable(
  'assegnazioni',
  {
    enteId: enteId(),
    utenteId: text('utente_id')
      .notNull()
      .references(() => utenti.id),
    /** null = all the direzioni of the Ente. */
    direzioneId: text('direzione_id'),
    ruolo: text('ruolo').$type<Ruolo>().notNull(),
    /** A grant is withdrawn, never deleted. */
    attiva: boolean('attiva').notNull().default(true),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    unique('assegnazioni_unica').on(t.enteId, t.utenteId, t.direzioneId, t.ruolo).nullsNotDistinct(),
    foreignKey({ name: 'assegnazioni_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'assegnazioni_direzione',
      columns: [t.enteId, t.direzioneId],
      foreignColumns: [direzioni.enteId, direzioni.id],
    }),
    check('assegnazioni_ruolo', fra('ruolo', RUOLI)),
  ],
);

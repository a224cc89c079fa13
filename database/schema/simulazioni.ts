import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { STATI_SIMULAZIONE, type StatoSimulazione } from '../../domain/simulazione/stati';
import { type NomeProfilo, PROFILI } from '../../domain/vocabolario';
import { carichi } from './carichi';
import { enteId, fra, giorno, istante, politicaEnte, registratoAt } from './colonne';
import { direzioni, enti } from './enti';

/** What a person asked to simulate, how far it is, what it gave. It points at a list and changes nothing else. */
export const simulazioni = pgTable(
  'simulazioni',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    /** Office of the list; null = made-up debtors, of no office. */
    direzioneId: text('direzione_id'),
    caricoId: text('carico_id'),
    profilo: text('profilo').$type<NomeProfilo>().notNull(),
    confronta: text('confronta').$type<NomeProfilo>(),
    /** Version of the rows of product and Ente when it was asked, with which it is lived; null = as the product ships them. */
    versioneProfili: text('versione_profili'),
    /** Debtors made up, or pratiche of the list. */
    pratiche: integer('pratiche').notNull(),
    seme: bigint('seme', { mode: 'number' }).notNull(),
    anni: integer('anni').notNull(),
    dal: giorno('dal').notNull(),
    stato: text('stato').$type<StatoSimulazione>().notNull().default('richiesta'),
    /** Slices it is made of, and those already in `somme`: a slice enters only if it is the next one. */
    fette: integer('fette').notNull(),
    fatte: integer('fatte').notNull().default(0),
    /** Last pratica of the list that was lived: the next slice begins after it. */
    ultima: text('ultima'),
    /** Sums of the slices lived so far, gone at the end. */
    somme: json('somme').$type<unknown>(),
    /** The report as its bytes are: `json`, because `jsonb` would reorder them. */
    risultato: json('risultato').$type<unknown>(),
    /** Code of what stopped it. */
    errore: text('errore'),
    richiestaDa: text('richiesta_da').notNull(),
    richiestaIl: giorno('richiesta_il').notNull(),
    registrataAt: registratoAt('registrata_at'),
    terminataAt: istante('terminata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'simulazioni_chiave', columns: [t.enteId, t.id] }),
    foreignKey({ name: 'simulazioni_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'simulazioni_direzione',
      columns: [t.enteId, t.direzioneId],
      foreignColumns: [direzioni.enteId, direzioni.id],
    }),
    foreignKey({
      name: 'simulazioni_carico',
      columns: [t.enteId, t.caricoId],
      foreignColumns: [carichi.enteId, carichi.id],
    }),
    index('simulazioni_aperte').on(t.enteId, t.registrataAt).where(sql`stato in ('richiesta', 'in_corso')`),
    check('simulazioni_stato', fra('stato', STATI_SIMULAZIONE)),
    check('simulazioni_profilo', fra('profilo', PROFILI)),
    check('simulazioni_confronta', fra('confronta', PROFILI)),
    check('simulazioni_lista', sql`(carico_id is null) = (direzione_id is null)`),
    check(
      'simulazioni_misure',
      sql`pratiche > 0 and fette between 1 and pratiche and seme >= 0 and anni > 0`,
    ),
    check('simulazioni_fatte', sql`fatte between 0 and fette and (stato <> 'conclusa' or fatte = fette)`),
    check('simulazioni_somme', sql`somme is null or stato = 'in_corso'`),
    check('simulazioni_risultato', sql`(stato = 'conclusa') = (risultato is not null)`),
    check('simulazioni_errore', sql`(stato = 'fallita') = (errore is not null)`),
    check(
      'simulazioni_terminata',
      sql`(stato in ('conclusa', 'annullata', 'fallita')) = (terminata_at is not null)`,
    ),
  ],
);

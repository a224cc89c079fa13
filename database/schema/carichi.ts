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
import { enteId, fra, giorno, importo, istante, politicaEnte, registratoAt, SHA256 } from './colonne';
import { direzioni, enti, type Parametri } from './enti';

/** Saved reading of the columns of a sheet. */
export const mappe = pgTable(
  'mappe',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    nome: text('nome').notNull(),
    mappa: jsonb('mappa').$type<Record<string, unknown>>().notNull(),
    aggiornataAt: registratoAt('aggiornata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'mappe_chiave', columns: [t.enteId, t.id] }),
    uniqueIndex('mappe_nome').on(t.enteId, t.nome),
    foreignKey({ name: 'mappe_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
  ],
);

export const STATI_CARICO = [
  'ricevuto',
  'controllato',
  'rifiutato',
  'in_approvazione',
  'approvato',
  'avviato',
  'respinto',
] as const;
export type StatoCarico = (typeof STATI_CARICO)[number];

export const FORMATI_CARICO = ['290', 'csv', 'xlsx'] as const;
export type FormatoCarico = (typeof FORMATI_CARICO)[number];

export const carichi = pgTable(
  'carichi',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    formato: text('formato').$type<FormatoCarico>().notNull(),
    nomeFile: text('nome_file').notNull(),
    /** Of the bytes of the file, hexadecimal. */
    sha256: text('sha256').notNull(),
    documentoId: text('documento_id'),
    mappaId: text('mappa_id'),
    stato: text('stato').$type<StatoCarico>().notNull().default('ricevuto'),
    dataLista: giorno('data_lista'),
    /** Day on which the claims are entrusted; null = the date of the list. */
    affidataIl: giorno('affidata_il'),
    report: jsonb('report').$type<Record<string, unknown>>(),
    totaleCents: importo('totale_cents'),
    caricatoDa: text('caricato_da').notNull(),
    caricatoIl: giorno('caricato_il').notNull(),
    approvatoDa: text('approvato_da'),
    approvatoIl: giorno('approvato_il'),
    /** Words with which the approval states that the credits are certi, liquidi ed esigibili. */
    dichiarazione: text('dichiarazione'),
    minutaPdfId: text('minuta_pdf_id'),
    minutaCsvId: text('minuta_csv_id'),
    /** Parameters fixed for this list, by dotted name; they do not change once it is approved. */
    parametri: jsonb('parametri').$type<Parametri>().notNull().default({}),
    parametriDa: text('parametri_da'),
    praticheTotali: integer('pratiche_totali').notNull().default(0),
    praticheAvviate: integer('pratiche_avviate').notNull().default(0),
    registratoAt: registratoAt(),
    aggiornatoAt: istante('aggiornato_at').notNull().defaultNow(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'carichi_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'carichi_direzione',
      columns: [t.enteId, t.direzioneId],
      foreignColumns: [direzioni.enteId, direzioni.id],
    }),
    // a file that was refused may come again; one that lives may not
    uniqueIndex('carichi_file').on(t.enteId, t.sha256).where(sql`stato not in ('rifiutato', 'respinto')`),
    index('carichi_per_stato').on(t.enteId, t.stato, t.caricatoIl),
    check('carichi_stato', fra('stato', STATI_CARICO)),
    check('carichi_formato', fra('formato', FORMATI_CARICO)),
    check('carichi_sha256', sql.raw(`sha256 ~ '${SHA256}'`)),
    // two persons: the one who loaded the list never approves it
    check('carichi_due_persone', sql`approvato_da is null or approvato_da <> caricato_da`),
    check(
      'carichi_parametri',
      sql`(parametri_da is null) = (parametri = '{}') and approvato_da <> parametri_da`,
    ),
    check(
      'carichi_approvazione',
      sql`stato not in ('approvato', 'avviato') or (approvato_da is not null and approvato_il is not null and dichiarazione is not null)`,
    ),
  ],
);

import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import {
  COMPONENTI,
  type Componente,
  type Motivo,
  type MotivoScritto,
  NATURE,
  type Natura,
  type NomeProfilo,
  PROFILI,
  TIPI_TITOLO,
  type TipoTitolo,
} from '../../domain/vocabolario';
import { carichi } from './carichi';
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
import { colonneAnagrafica, debitori } from './debitori';
import type { Parametri } from './enti';
import type { PassoFermo, PassoScritto } from './scritto';

export const STATI_PRATICA = ['aperta', 'chiusa'] as const;
export type StatoPratica = (typeof STATI_PRATICA)[number];

export const pratiche = pgTable(
  'pratiche',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    caricoId: text('carico_id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    debitoreId: text('debitore_id').notNull(),
    profilo: text('profilo').$type<NomeProfilo>().notNull(),
    parametri: jsonb('parametri').$type<Parametri>().notNull().default({}),
    /** Raised by every fact; the first write of a step is a compare-and-set on it. */
    versione: integer('versione').notNull().default(1),
    stato: text('stato').$type<StatoPratica>().notNull().default('aperta'),
    inizio: giorno('inizio').notNull(),
    /** Last answer of the decision, whatever it was, for worklists and parity checks. */
    ultimoPasso: jsonb('ultimo_passo').$type<PassoScritto | PassoFermo>(),
    motivo: text('motivo').$type<MotivoScritto>(),
    /** Date on which it is decided again: that of the last `attendi`, or an earlier change of the profile; null = none. */
    fino: giorno('fino'),
    /** The version and the date on which `ultimoPasso` was decided. */
    valutataVersione: integer('valutata_versione'),
    valutataIl: giorno('valutata_il'),
    /** Version of the profile on which it was decided: rows that came later may move its dates. */
    valutataProfilo: text('valutata_profilo'),
    /** Earliest prescription of what is owed and first day of its alarm, as that answer saw them; null = no date. */
    prescriveIl: giorno('prescrive_il'),
    allarmeIl: giorno('allarme_il'),
    /** Day on which its workflow was started. */
    iniziataIl: giorno('iniziata_il'),
    chiusaIl: giorno('chiusa_il'),
    chiusaMotivo: text('chiusa_motivo').$type<Motivo>(),
    /** Money received when it closed: what comes later is another matter. */
    chiusaVersato: importo('chiusa_versato'),
    registrataAt: registratoAt('registrata_at'),
    aggiornataAt: istante('aggiornata_at').notNull().defaultNow(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'pratiche_chiave', columns: [t.enteId, t.id] }),
    unique('pratiche_debitore_carico').on(t.enteId, t.caricoId, t.debitoreId),
    foreignKey({
      name: 'pratiche_carico',
      columns: [t.enteId, t.caricoId],
      foreignColumns: [carichi.enteId, carichi.id],
    }),
    foreignKey({
      name: 'pratiche_debitore',
      columns: [t.enteId, t.debitoreId],
      foreignColumns: [debitori.enteId, debitori.id],
    }),
    index('pratiche_del_debitore').on(t.enteId, t.debitoreId),
    index('pratiche_in_scadenza').on(t.enteId, t.fino).where(sql`stato = 'aperta'`),
    index('pratiche_in_allarme').on(t.enteId, t.allarmeIl, t.id).where(sql`stato = 'aperta'`),
    index('pratiche_per_stato').on(t.enteId, t.stato, t.motivo),
    check('pratiche_stato', fra('stato', STATI_PRATICA)),
    check('pratiche_profilo', fra('profilo', PROFILI)),
    check(
      'pratiche_chiusura',
      sql`(stato = 'chiusa') = (chiusa_il is not null) and (stato = 'chiusa') = (chiusa_motivo is not null)`,
    ),
  ],
);

/** One claim of the list. The amounts are those of the list; what became of them is in the ledger. */
export const partite = pgTable(
  'partite',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    caricoId: text('carico_id').notNull(),
    /** Line of the file. */
    riga: integer('riga').notNull(),
    codice: text('codice').notNull(),
    natura: text('natura').$type<Natura>().notNull(),
    capitale: importo('capitale').notNull().default(sql`0`),
    sanzioni: importo('sanzioni').notNull().default(sql`0`),
    interessi: importo('interessi').notNull().default(sql`0`),
    spese: importo('spese').notNull().default(sql`0`),
    prescrizioneDal: giorno('prescrizione_dal').notNull(),
    prescrizioneAnni: integer('prescrizione_anni').notNull(),
    titoloTipo: text('titolo_tipo').$type<TipoTitolo>(),
    titoloNotificatoIl: giorno('titolo_notificato_il'),
    titoloNumero: text('titolo_numero'),
    ricorso: boolean('ricorso').notNull().default(false),
    scadenzaUltimaRata: giorno('scadenza_ultima_rata'),
    affidataIl: giorno('affidata_il').notNull(),
    /** Place in its pratica, from 1, in the order of the list. */
    ordine: ordinale('ordine'),
    /** True when it came with the fact `partitaAggiunta`, after the pratica began. */
    aggiunta: boolean('aggiunta').notNull().default(false),
    /** Content by which the same debt is recognised under another list; null when it came by command. */
    contenutoSha256: bytea('contenuto_sha256'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'partite_chiave', columns: [t.enteId, t.id] }),
    unique('partite_ordine').on(t.enteId, t.praticaId, t.ordine),
    foreignKey({
      name: 'partite_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('partite_contenuto').on(t.enteId, t.contenutoSha256),
    index('partite_del_carico').on(t.enteId, t.caricoId, t.riga),
    check('partite_natura', fra('natura', NATURE)),
    check('partite_titolo', fra('titolo_tipo', TIPI_TITOLO)),
    check('partite_titolo_intero', sql`(titolo_tipo is null) = (titolo_notificato_il is null)`),
    check('partite_positiva', sql`capitale + sanzioni + interessi + spese > 0`),
  ],
);

/** The records of the list that make a partita: one N4, or one amount cell of a sheet. */
export const vociPartita = pgTable(
  'voci_partita',
  {
    enteId: enteId(),
    partitaId: text('partita_id').notNull(),
    ordine: ordinale('ordine'),
    riga: integer('riga').notNull(),
    anno: integer('anno').notNull(),
    tributo: text('tributo').notNull(),
    componente: text('componente').$type<Componente>().notNull(),
    imponibile: importo('imponibile'),
    importo: importo('importo').notNull(),
    decorrenza: giorno('decorrenza'),
    informazioni: text('informazioni'),
    /** Words of the title (type E of the 290). */
    titolo: text('titolo'),
    titoloTipo: text('titolo_tipo'),
    titoloNumero: text('titolo_numero'),
    titoloData: giorno('titolo_data'),
    targa: text('targa'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'voci_partita_chiave', columns: [t.enteId, t.partitaId, t.ordine] }),
    foreignKey({
      name: 'voci_partita_partita',
      columns: [t.enteId, t.partitaId],
      foreignColumns: [partite.enteId, partite.id],
    }),
    check('voci_partita_componente', fra('componente', COMPONENTI)),
  ],
);

export const coobbligati = pgTable(
  'coobbligati',
  {
    enteId: enteId(),
    partitaId: text('partita_id').notNull(),
    ordine: ordinale('ordine'),
    riga: integer('riga').notNull(),
    /** Holder of the same partita rather than jointly liable (`C` at 286 of the N2). */
    cointestatario: boolean('cointestatario').notNull().default(false),
    ...colonneAnagrafica(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'coobbligati_chiave', columns: [t.enteId, t.partitaId, t.ordine] }),
    foreignKey({
      name: 'coobbligati_partita',
      columns: [t.enteId, t.partitaId],
      foreignColumns: [partite.enteId, partite.id],
    }),
    index('coobbligati_codice_fiscale').on(t.enteId, t.codiceFiscale),
  ],
);

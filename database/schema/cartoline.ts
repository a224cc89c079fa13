import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  CAUSE_DI_MANCATA,
  type CausaDiMancata,
  FONTI_LETTURA,
  type FonteLettura,
  type LetturaCartolina,
} from '../../domain/notifica/lettura-cartolina';
import { PRODOTTI_POSTALI, type ProdottoPostale } from '../../domain/notifica/posta-eventi';
import { enteId, fra, giorno, ordinale, politicaEnte, registratoAt, SHA256 } from './colonne';
import { documenti } from './documenti';
import { tentativi } from './notifiche';

/** Numbers under which a person gave raccomandate to the post, from the accepted list. Append-only. */
export const raccomandate = pgTable(
  'raccomandate',
  {
    enteId: enteId(),
    numero: text('numero').notNull(),
    tentativoId: text('tentativo_id').notNull(),
    prodotto: text('prodotto').$type<ProdottoPostale>().notNull(),
    /** Day of the acceptance: the date of the sender. */
    accettataIl: giorno('accettata_il').notNull(),
    /** The list that the post has stamped. */
    documentoId: text('documento_id').notNull(),
    autore: text('autore').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'raccomandate_chiave', columns: [t.enteId, t.numero] }),
    unique('raccomandate_tentativo').on(t.enteId, t.tentativoId),
    foreignKey({
      name: 'raccomandate_del_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    foreignKey({
      name: 'raccomandate_distinta',
      columns: [t.enteId, t.documentoId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    check('raccomandate_prodotto', fra('prodotto', PRODOTTI_POSTALI)),
  ],
);

export const GENERI_SCANSIONE = ['cartolina', 'busta'] as const;
export type GenereScansione = (typeof GENERI_SCANSIONE)[number];
/** Why an image counts no more. */
export const MOTIVI_SCARTO = ['illeggibile', 'altrui', 'doppia'] as const;
export type MotivoScarto = (typeof MOTIVI_SCARTO)[number];

/** Images of cards, relate and returned envelopes, as the scanner gave them. The bytes are in the archive. */
export const scansioni = pgTable(
  'scansioni',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    genere: text('genere').$type<GenereScansione>().notNull(),
    documentoId: text('documento_id').notNull(),
    sha256: text('sha256').notNull(),
    nomeFile: text('nome_file').notNull(),
    /** As the barcode gave it. */
    codice: text('codice').notNull(),
    /** null = the code is of no dispatch of ours: a person finds it (task `scansione_sconosciuta`). */
    tentativoId: text('tentativo_id'),
    direzioneId: text('direzione_id'),
    /** Of an envelope: the day on which it came back, and what is ticked on it; no cause = unclaimed. */
    tornataIl: giorno('tornata_il'),
    causa: text('causa').$type<CausaDiMancata>(),
    acquisitaDa: text('acquisita_da').notNull(),
    acquisitaIl: giorno('acquisita_il').notNull(),
    scartataIl: giorno('scartata_il'),
    scartataMotivo: text('scartata_motivo').$type<MotivoScarto>(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'scansioni_chiave', columns: [t.enteId, t.id] }),
    uniqueIndex('scansioni_una_volta').on(t.enteId, t.sha256).where(sql`scartata_il is null`),
    foreignKey({
      name: 'scansioni_documento',
      columns: [t.enteId, t.documentoId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    foreignKey({
      name: 'scansioni_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    index('scansioni_del_tentativo').on(t.enteId, t.tentativoId),
    check('scansioni_genere', fra('genere', GENERI_SCANSIONE)),
    check('scansioni_sha256', sql.raw(`sha256 ~ '${SHA256}'`)),
    check('scansioni_causa', fra('causa', CAUSE_DI_MANCATA)),
    check(
      'scansioni_busta',
      sql`(genere = 'busta') = (tornata_il is not null) and (causa is null or genere = 'busta')`,
    ),
    check('scansioni_scarto', sql`(scartata_il is null) = (scartata_motivo is null)`),
    check('scansioni_motivo', fra('scartata_motivo', MOTIVI_SCARTO)),
  ],
);

/** What each reader saw on an image, without having seen what the others did (seed E-48). Append-only. */
export const lettureCartoline = pgTable(
  'letture_cartoline',
  {
    enteId: enteId(),
    scansioneId: text('scansione_id').notNull(),
    /** From 1. */
    ordine: ordinale('ordine'),
    autore: text('autore').notNull(),
    fonte: text('fonte').$type<FonteLettura>().notNull(),
    letto: jsonb('letto').$type<LetturaCartolina>().notNull(),
    il: giorno('il').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'letture_cartoline_chiave', columns: [t.enteId, t.scansioneId, t.ordine] }),
    unique('letture_cartoline_autore').on(t.enteId, t.scansioneId, t.autore),
    foreignKey({
      name: 'letture_cartoline_scansione',
      columns: [t.enteId, t.scansioneId],
      foreignColumns: [scansioni.enteId, scansioni.id],
    }),
    check('letture_cartoline_fonte', fra('fonte', FONTI_LETTURA)),
  ],
);

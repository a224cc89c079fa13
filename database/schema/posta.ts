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
  unique,
} from 'drizzle-orm/pg-core';
import type { IndirizzoPostale } from '../../domain/notifica/indirizzo-postale';
import { PRODOTTI_POSTALI, type ProdottoPostale } from '../../domain/notifica/posta-eventi';
import { FORNITORI_POSTA, type FornitorePosta, PORTATORI, type Portatore } from '../../domain/profili/posta';
import { enteId, fra, giorno, importo, istante, politicaEnte, registratoAt, SHA256 } from './colonne';
import { documenti } from './documenti';
import { enti } from './enti';
import { tentativi, trasmissioni } from './notifiche';

/** aperto: takes the pieces of its day. consegnato: its folder is there. */
export const STATI_LOTTO_POSTALE = ['aperto', 'consegnato'] as const;
export type StatoLottoPostale = (typeof STATI_LOTTO_POSTALE)[number];

/** Pieces of a day for a provider that takes folders. */
export const lottiPostali = pgTable(
  'lotti_postali',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    il: giorno('il').notNull(),
    stato: text('stato').$type<StatoLottoPostale>().notNull().default('aperto'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'lotti_postali_chiave', columns: [t.enteId, t.id] }),
    unique('lotti_postali_giorno').on(t.enteId, t.il),
    foreignKey({ name: 'lotti_postali_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    check('lotti_postali_stato', fra('stato', STATI_LOTTO_POSTALE)),
  ],
);

/** What the post is given for one transmission: its id, the key at the provider, is that of the transmission. */
export const pezziPostali = pgTable(
  'pezzi_postali',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    tentativoId: text('tentativo_id').notNull(),
    fornitore: text('fornitore').$type<FornitorePosta>().notNull(),
    /** null = handed over by itself. */
    lottoId: text('lotto_id'),
    prodotto: text('prodotto').$type<ProdottoPostale>().notNull(),
    /** Lines of the envelope as they were handed over: personal data. */
    destinatario: jsonb('destinatario').$type<IndirizzoPostale>().notNull(),
    /** Where the address comes from, and when it was taken. */
    fonte: text('fonte').notNull(),
    rilevatoAt: istante('rilevato_at').notNull(),
    pdfId: text('pdf_id').notNull(),
    pagine: integer('pagine').notNull(),
    numeroRaccomandata: text('numero_raccomandata'),
    /** Cents; null = the price of the product was not known on that day. */
    costo: importo('costo'),
    aCarico: text('a_carico').$type<Portatore>().notNull(),
    /** Civil day on which the provider was last asked what became of it; null = never. */
    chiestoIl: giorno('chiesto_il'),
    preparatoAt: registratoAt('preparato_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'pezzi_postali_chiave', columns: [t.enteId, t.id] }),
    unique('pezzi_postali_tentativo').on(t.enteId, t.tentativoId),
    foreignKey({
      name: 'pezzi_postali_trasmissione',
      columns: [t.enteId, t.id],
      foreignColumns: [trasmissioni.enteId, trasmissioni.id],
    }),
    foreignKey({
      name: 'pezzi_postali_tentativo_suo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    foreignKey({
      name: 'pezzi_postali_lotto',
      columns: [t.enteId, t.lottoId],
      foreignColumns: [lottiPostali.enteId, lottiPostali.id],
    }),
    foreignKey({
      name: 'pezzi_postali_pdf',
      columns: [t.enteId, t.pdfId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    index('pezzi_postali_del_lotto').on(t.enteId, t.lottoId),
    index('pezzi_postali_numero').on(t.enteId, t.numeroRaccomandata),
    check('pezzi_postali_fornitore', fra('fornitore', FORNITORI_POSTA)),
    check('pezzi_postali_prodotto', fra('prodotto', PRODOTTI_POSTALI)),
    check('pezzi_postali_a_carico', fra('a_carico', PORTATORI)),
  ],
);

/** Files of outcomes, by their bytes: read once. Append-only. */
export const fileEsiti = pgTable(
  'file_esiti',
  {
    enteId: enteId(),
    sha256: text('sha256').notNull(),
    documentoId: text('documento_id').notNull(),
    righe: integer('righe').notNull(),
    applicate: integer('applicate').notNull(),
    doppie: integer('doppie').notNull(),
    inQuarantena: integer('in_quarantena').notNull(),
    autore: text('autore').notNull(),
    il: giorno('il').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'file_esiti_chiave', columns: [t.enteId, t.sha256] }),
    foreignKey({
      name: 'file_esiti_documento',
      columns: [t.enteId, t.documentoId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    check('file_esiti_sha256', sql.raw(`sha256 ~ '${SHA256}'`)),
    check('file_esiti_conti', sql`righe = applicate + doppie + in_quarantena`),
  ],
);

/** Scans that the provider announced before it sends their bytes: the key it was given, and what it will send. */
export const caricamentiPosta = pgTable(
  'caricamenti_posta',
  {
    enteId: enteId(),
    /** The key that its events will name. */
    chiave: text('chiave').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    /** null = the bytes have not come. */
    documentoId: text('documento_id'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'caricamenti_posta_chiave', columns: [t.enteId, t.chiave] }),
    foreignKey({ name: 'caricamenti_posta_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'caricamenti_posta_documento',
      columns: [t.enteId, t.documentoId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    check('caricamenti_posta_sha256', sql.raw(`sha256 ~ '${SHA256}'`)),
  ],
);

/** Outcomes that say nothing about a piece of ours, as they came: never guessed, on a worklist. Append-only. */
export const quarantenaPosta = pgTable(
  'quarantena_posta',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    /** The file they came in; null = pushed. */
    fileId: text('file_id'),
    riga: integer('riga'),
    motivo: text('motivo').notNull(),
    campo: text('campo').notNull(),
    pezzoId: text('pezzo_id'),
    /** Cells of the row, or the pushed event: personal data. */
    contenuto: jsonb('contenuto').$type<Record<string, unknown>>().notNull(),
    il: giorno('il').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'quarantena_posta_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'quarantena_posta_file',
      columns: [t.enteId, t.fileId],
      foreignColumns: [documenti.enteId, documenti.id],
    }),
    foreignKey({
      name: 'quarantena_posta_pezzo',
      columns: [t.enteId, t.pezzoId],
      foreignColumns: [pezziPostali.enteId, pezziPostali.id],
    }),
    check('quarantena_posta_riga', sql`(file_id is null) = (riga is null)`),
  ],
);

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
import { enteId, fra, giorno, importo, istante, politicaEnte, registratoAt } from './colonne';
import { enti } from './enti';
import { pratiche } from './pratiche';

export const STATI_PAGAMENTO = ['ricevuto', 'raccontato', 'da_attribuire'] as const;
export type StatoPagamento = (typeof STATI_PAGAMENTO)[number];

/** Money as it came: stored first, then told to the pratica. Never refused. */
export const pagamenti = pgTable(
  'pagamenti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id'),
    /** null until it is attributed. */
    praticaId: text('pratica_id'),
    ricevutaId: text('ricevuta_id').notNull(),
    nav: text('nav'),
    importo: importo('importo').notNull(),
    valuta: giorno('valuta').notNull(),
    notoIl: giorno('noto_il').notNull(),
    mezzo: text('mezzo').notNull(),
    stato: text('stato').$type<StatoPagamento>().notNull().default('ricevuto'),
    documentoId: text('documento_id'),
    /** When the workflow of the pratica took it. */
    raccontatoAt: istante('raccontato_at'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'pagamenti_chiave', columns: [t.enteId, t.id] }),
    unique('pagamenti_ricevuta').on(t.enteId, t.ricevutaId),
    foreignKey({ name: 'pagamenti_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'pagamenti_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('pagamenti_della_pratica').on(t.enteId, t.praticaId),
    index('pagamenti_da_raccontare').on(t.enteId, t.registratoAt).where(sql`stato <> 'raccontato'`),
    check('pagamenti_importo', sql`importo > 0`),
    check('pagamenti_stato', fra('stato', STATI_PAGAMENTO)),
    check(
      'pagamenti_raccontato',
      sql`stato <> 'raccontato' or (pratica_id is not null and raccontato_at is not null)`,
    ),
  ],
);

export const TIPI_COMPITO = [
  'indagine',
  'postale',
  'deposito',
  'messo',
  'albo',
  'approvazione',
  'proposta',
  'incerta',
  'pec_sconosciuta',
  'prova',
  'casella',
  'fornitore',
  'esiti_posta',
  'scansione_sconosciuta',
  'cartolina',
  'lettura_discorde',
  'busta',
  'documento_atteso',
  'pagamento_da_attribuire',
  'registro',
  'provvedimento',
  'parametro',
] as const;
export type TipoCompito = (typeof TIPI_COMPITO)[number];

/** Worklists: what waits for a person, with its limit. */
export const compiti = pgTable(
  'compiti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    direzioneId: text('direzione_id'),
    praticaId: text('pratica_id'),
    caricoId: text('carico_id'),
    tentativoId: text('tentativo_id'),
    tipo: text('tipo').$type<TipoCompito>().notNull(),
    /** What it is about; one task of a kind is open on it at a time. */
    riferimento: text('riferimento').notNull(),
    apertoIl: giorno('aperto_il').notNull(),
    entro: giorno('entro'),
    chiusoIl: giorno('chiuso_il'),
    chiusoDa: text('chiuso_da'),
    esito: jsonb('esito').$type<Record<string, unknown>>(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'compiti_chiave', columns: [t.enteId, t.id] }),
    foreignKey({ name: 'compiti_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
    foreignKey({
      name: 'compiti_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    uniqueIndex('compiti_uno_aperto').on(t.enteId, t.tipo, t.riferimento).where(sql`chiuso_il is null`),
    index('compiti_aperti').on(t.enteId, t.tipo, t.entro).where(sql`chiuso_il is null`),
    index('compiti_della_pratica').on(t.enteId, t.praticaId),
    check('compiti_tipo', fra('tipo', TIPI_COMPITO)),
    check('compiti_chiusura', sql`(chiuso_il is null) = (chiuso_da is null)`),
  ],
);

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
import type { TipoEvento } from '../../domain/fascicolo';
import {
  type Bene,
  type Motivo,
  PASSI,
  PROPOSTE,
  type TipoPasso,
  type TipoProposta,
} from '../../domain/vocabolario';
import { enteId, fra, giorno, ordinale, politicaEnte, registratoAt } from './colonne';
import { pratiche } from './pratiche';
import type { PassoScritto } from './scritto';

/** The facts of a pratica, in the order in which they were registered. Append-only. */
export const fatti = pgTable(
  'fatti',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    progressivo: ordinale('progressivo'),
    /** Idempotency: id of the command or of the receipt. */
    chiave: text('chiave').notNull(),
    tipo: text('tipo').$type<TipoEvento>().notNull(),
    notoIl: giorno('noto_il').notNull(),
    /** The Evento without `tipo` and `il`; cents as decimal strings. */
    dati: jsonb('dati').$type<Record<string, unknown>>().notNull(),
    autore: text('autore').notNull(),
    documentoId: text('documento_id'),
    norma: text('norma').notNull(),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'fatti_chiave', columns: [t.enteId, t.id] }),
    unique('fatti_una_volta').on(t.enteId, t.praticaId, t.chiave),
    unique('fatti_progressivo').on(t.enteId, t.praticaId, t.progressivo),
    foreignKey({
      name: 'fatti_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
  ],
);

export interface EsitoComando {
  esito: 'eseguita' | 'rifiutata';
  codice?: string;
  norma?: string;
  messaggio?: string;
}

/** Every command that reached a pratica, refusals included. Append-only. */
export const comandi = pgTable(
  'comandi',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    chiave: text('chiave').notNull(),
    nome: text('nome').$type<TipoEvento>().notNull(),
    corpoSha256: text('corpo_sha256').notNull(),
    via: text('via').$type<'UPDATE' | 'SIGNAL'>().notNull(),
    autore: text('autore').notNull(),
    documentoId: text('documento_id'),
    esito: jsonb('esito').$type<EsitoComando>().notNull(),
    at: registratoAt('at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'comandi_chiave', columns: [t.enteId, t.id] }),
    unique('comandi_una_volta').on(t.enteId, t.chiave),
    foreignKey({
      name: 'comandi_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('comandi_della_pratica').on(t.enteId, t.praticaId, t.at),
    check('comandi_via', fra('via', ['UPDATE', 'SIGNAL'])),
  ],
);

/** Every step carried out, and every change of what the pratica waits for. Append-only. */
export const passi = pgTable(
  'passi',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    /** Version of the pratica on which it was decided. */
    versione: integer('versione').notNull(),
    il: giorno('il').notNull(),
    tipo: text('tipo').$type<TipoPasso>().notNull(),
    motivo: text('motivo').$type<Motivo>().notNull(),
    passo: jsonb('passo').$type<PassoScritto>().notNull(),
    eseguitoAt: registratoAt('eseguito_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'passi_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'passi_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('passi_della_pratica').on(t.enteId, t.praticaId, t.il, t.eseguitoAt),
    check('passi_tipo', fra('tipo', PASSI)),
  ],
);

/** Proposals made to a human. Append-only. */
export const proposte = pgTable(
  'proposte',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    tipo: text('tipo').$type<TipoProposta>().notNull(),
    motivo: text('motivo').$type<Motivo>().notNull(),
    il: giorno('il').notNull(),
    /** The rest of PropostaFatta; cents as decimal strings. */
    dati: jsonb('dati').$type<Record<string, unknown>>().notNull().default({}),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'proposte_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'proposte_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('proposte_della_pratica').on(t.enteId, t.praticaId, t.il),
    check('proposte_tipo', fra('tipo', PROPOSTE)),
  ],
);

/** Delivery of a proposal to the Ente: from it runs the silence of a list. Append-only. */
export const consegne = pgTable(
  'consegne',
  {
    enteId: enteId(),
    propostaId: text('proposta_id').notNull(),
    il: giorno('il').notNull(),
    documentoId: text('documento_id'),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'consegne_chiave', columns: [t.enteId, t.propostaId] }),
    foreignKey({
      name: 'consegne_proposta',
      columns: [t.enteId, t.propostaId],
      foreignColumns: [proposte.enteId, proposte.id],
    }),
  ],
);

export const indagini = pgTable(
  'indagini',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    praticaId: text('pratica_id').notNull(),
    motivo: text('motivo').$type<Motivo>().notNull(),
    il: giorno('il').notNull(),
    esitoNotoIl: giorno('esito_noto_il'),
    elenco: text('elenco').array().$type<Bene[]>(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'indagini_chiave', columns: [t.enteId, t.id] }),
    foreignKey({
      name: 'indagini_pratica',
      columns: [t.enteId, t.praticaId],
      foreignColumns: [pratiche.enteId, pratiche.id],
    }),
    index('indagini_della_pratica').on(t.enteId, t.praticaId, t.il),
    check('indagini_esito', sql`(esito_noto_il is null) = (elenco is null)`),
  ],
);

import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { RegolaPerfezionamento } from '../../domain/notifica/perfezionamento';
import { CANALI, type Canale, ESITI_NOTIFICA, type EsitoNotifica } from '../../domain/vocabolario';
import { atti } from './atti';
import { enteId, fra, giorno, istante, ordinale, politicaEnte, registratoAt } from './colonne';
import { debitori } from './debitori';
import { enti } from './enti';

/** An act x a recipient. */
export const notifiche = pgTable(
  'notifiche',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    attoId: text('atto_id').notNull(),
    debitoreId: text('debitore_id').notNull(),
    registrataAt: registratoAt('registrata_at'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'notifiche_chiave', columns: [t.enteId, t.id] }),
    unique('notifiche_destinatario').on(t.enteId, t.attoId, t.debitoreId),
    foreignKey({
      name: 'notifiche_atto',
      columns: [t.enteId, t.attoId],
      foreignColumns: [atti.enteId, atti.id],
    }),
    foreignKey({
      name: 'notifiche_debitore',
      columns: [t.enteId, t.debitoreId],
      foreignColumns: [debitori.enteId, debitori.id],
    }),
  ],
);

export const STATI_TENTATIVO = ['da_inviare', 'inviato', 'incerto', 'concluso'] as const;
export type StatoTentativo = (typeof STATI_TENTATIVO)[number];

/** One rung: a Dispaccio of the domain. `canale` null = ordinary mail, nothing to notify. */
export const tentativi = pgTable(
  'tentativi',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    notificaId: text('notifica_id').notNull(),
    attoId: text('atto_id').notNull(),
    praticaId: text('pratica_id').notNull(),
    /** Ordinal of the dispatch of the act, from 1. */
    ordine: ordinale('ordine'),
    canale: text('canale').$type<Canale>(),
    stato: text('stato').$type<StatoTentativo>().notNull().default('da_inviare'),
    /** Day on which it left. Absent = it has not left: it is no Dispaccio yet. */
    speditoIl: giorno('spedito_il'),
    esito: text('esito').$type<EsitoNotifica>(),
    legaleIl: giorno('legale_il'),
    notoIl: giorno('noto_il'),
    /** The perfection of the rung before that this one follows: its attempt and the version it had. Null on the first rung. */
    giustificatoDa: text('giustificato_da'),
    giustificatoVersione: integer('giustificato_versione'),
    /** Limit of the state: after it a worklist shows the attempt. */
    attesaFino: giorno('attesa_fino'),
    /** Last time that its evidence was looked at after an outcome; what came later is still to be looked at. */
    esaminatoAt: istante('esaminato_at'),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'tentativi_chiave', columns: [t.enteId, t.id] }),
    unique('tentativi_ordine').on(t.enteId, t.notificaId, t.ordine),
    foreignKey({
      name: 'tentativi_notifica',
      columns: [t.enteId, t.notificaId],
      foreignColumns: [notifiche.enteId, notifiche.id],
    }),
    foreignKey({
      name: 'tentativi_atto',
      columns: [t.enteId, t.attoId],
      foreignColumns: [atti.enteId, atti.id],
    }),
    foreignKey({
      name: 'tentativi_giustificazione',
      columns: [t.enteId, t.giustificatoDa, t.giustificatoVersione],
      foreignColumns: [perfezionamenti.enteId, perfezionamenti.tentativoId, perfezionamenti.versione],
    }),
    index('tentativi_spediti').on(t.enteId, t.speditoIl),
    index('tentativi_della_pratica').on(t.enteId, t.praticaId),
    index('tentativi_dell_atto').on(t.enteId, t.attoId, t.ordine),
    index('tentativi_aperti').on(t.enteId, t.stato, t.attesaFino).where(sql`stato <> 'concluso'`),
    check('tentativi_canale', fra('canale', CANALI)),
    check('tentativi_stato', fra('stato', STATI_TENTATIVO)),
    check('tentativi_esito', fra('esito', ESITI_NOTIFICA)),
    check(
      'tentativi_esito_intero',
      sql`(esito is null) = (legale_il is null) and (esito is null) = (noto_il is null)`,
    ),
    check(
      'tentativi_giustificazione_intera',
      sql`(giustificato_da is null) = (giustificato_versione is null) and (giustificato_da is null or ordine > 1)`,
    ),
  ],
);

/**
 * What the evidence of an attempt said, each time that it said something new: the last version holds, a further one is a correction.
 * Append-only.
 */
export const perfezionamenti = pgTable(
  'perfezionamenti',
  {
    enteId: enteId(),
    tentativoId: text('tentativo_id').notNull(),
    /** From 1. */
    versione: ordinale('versione'),
    /** null = withdrawn: the evidence proves no outcome any more. */
    esito: text('esito').$type<EsitoNotifica>(),
    /** For the sender; null = not proved. */
    mittenteIl: giorno('mittente_il'),
    /** For the addressee: the legal date. */
    destinatarioIl: giorno('destinatario_il'),
    regola: text('regola').$type<RegolaPerfezionamento>(),
    norma: text('norma'),
    /** Events, or the document that a person had in hand. */
    prove: text('prove').array().notNull(),
    notoIl: giorno('noto_il').notNull(),
    autore: text('autore').notNull(),
    registratoAt: registratoAt(),
  },
  // named: the two tables point at each other
  (t): PgTableExtraConfigValue[] => [
    politicaEnte(),
    primaryKey({ name: 'perfezionamenti_chiave', columns: [t.enteId, t.tentativoId, t.versione] }),
    foreignKey({
      name: 'perfezionamenti_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    check('perfezionamenti_esito', fra('esito', ESITI_NOTIFICA)),
    check(
      'perfezionamenti_ritirato',
      sql`(esito is null) = (destinatario_il is null) and (esito is null) = (regola is null)
        and (esito is null) = (norma is null) and (esito is not null or mittente_il is null)`,
    ),
  ],
);

export const STATI_TRASMISSIONE = ['riservata', 'inviata', 'rifiutata', 'incerta', 'da_ritentare'] as const;
export type StatoTrasmissione = (typeof STATI_TRASMISSIONE)[number];

/** One transmission inside a rung. The row, with its Message-ID, exists before the first byte is sent. */
export const trasmissioni = pgTable(
  'trasmissioni',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    tentativoId: text('tentativo_id').notNull(),
    ordine: ordinale('ordine'),
    /** Its key at the provider: the Message-ID of a PEC, the id itself of a piece of post. */
    messageId: text('message_id').notNull(),
    stato: text('stato').$type<StatoTrasmissione>().notNull().default('riservata'),
    riservataAt: registratoAt('riservata_at'),
    inviataAt: istante('inviata_at'),
    inviataIl: giorno('inviata_il'),
    destinatarioDomicilioId: text('destinatario_domicilio_id'),
    /** Why it is a further transmission (`CASELLA_SATURA`, ...); null for the first. */
    motivo: text('motivo'),
    /** Coded reason of a refusal or of an uncertain outcome. */
    codice: text('codice'),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'trasmissioni_chiave', columns: [t.enteId, t.id] }),
    unique('trasmissioni_ordine').on(t.enteId, t.tentativoId, t.ordine),
    unique('trasmissioni_message_id').on(t.enteId, t.messageId),
    foreignKey({
      name: 'trasmissioni_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    index('trasmissioni_aperte')
      .on(t.enteId, t.riservataAt)
      .where(sql`stato in ('riservata', 'incerta', 'da_ritentare')`),
    check('trasmissioni_stato', fra('stato', STATI_TRASMISSIONE)),
  ],
);

/** What the counterpart said: one row per receipt or evidence, as it came. Append-only. */
export const eventiNotifica = pgTable(
  'eventi_notifica',
  {
    enteId: enteId(),
    id: text('id').notNull(),
    /** null = a receipt that answers nothing of ours (task `pec_sconosciuta`). */
    tentativoId: text('tentativo_id'),
    trasmissioneId: text('trasmissione_id'),
    tipo: text('tipo').notNull(),
    classe: text('classe'),
    il: istante('il').notNull(),
    documentoId: text('documento_id'),
    /** Of the bytes of the evidence, hexadecimal: the same receipt enters once. */
    sha256: text('sha256').notNull(),
    dati: jsonb('dati').$type<Record<string, unknown>>().notNull().default({}),
    registratoAt: registratoAt(),
  },
  (t) => [
    politicaEnte(),
    primaryKey({ name: 'eventi_notifica_chiave', columns: [t.enteId, t.id] }),
    unique('eventi_notifica_una_volta').on(t.enteId, t.sha256),
    foreignKey({
      name: 'eventi_notifica_tentativo',
      columns: [t.enteId, t.tentativoId],
      foreignColumns: [tentativi.enteId, tentativi.id],
    }),
    index('eventi_notifica_del_tentativo').on(t.enteId, t.tentativoId, t.il),
  ],
);

/** Why nothing more leaves from a mailbox until a person clears it. */
export const MOTIVI_SOSPENSIONE_CASELLA = ['SMTP_CREDENZIALI', 'IMAP_CREDENZIALI'] as const;
export type MotivoSospensioneCasella = (typeof MOTIVI_SOSPENSIONE_CASELLA)[number];

/**
 * Where the reader of each PEC mailbox has arrived (moved only after the workflow took the receipts), and its health.
 * Its instants are real: they tell of machines, not of terms.
 */
export const casellePec = pgTable(
  'caselle_pec',
  {
    enteId: enteId(),
    indirizzo: text('indirizzo').notNull(),
    uidvalidity: bigint('uidvalidity', { mode: 'bigint' }),
    uid: bigint('uid', { mode: 'bigint' }).notNull().default(sql`0`),
    aggiornataAt: registratoAt('aggiornata_at'),
    sospesaAt: istante('sospesa_at'),
    sospesaMotivo: text('sospesa_motivo').$type<MotivoSospensioneCasella>(),
    /** Last time that the reader saw all that is there. */
    lettaAt: istante('letta_at'),
    /** Messages not taken in at the last look, since when there are some, and the date of the oldest. */
    daPrendere: integer('da_prendere').notNull().default(0),
    arretratoDal: istante('arretrato_dal'),
    piuVecchioAt: istante('piu_vecchio_at'),
    /** Bytes; null when the provider does not say. */
    quotaUsata: bigint('quota_usata', { mode: 'bigint' }),
    quotaMassima: bigint('quota_massima', { mode: 'bigint' }),
  },
  (t) => [
    politicaEnte(),
    check('caselle_pec_sospesa', sql`(sospesa_at is null) = (sospesa_motivo is null)`),
    check('caselle_pec_motivo', fra('sospesa_motivo', MOTIVI_SOSPENSIONE_CASELLA)),
    primaryKey({ name: 'caselle_pec_chiave', columns: [t.enteId, t.indirizzo] }),
    foreignKey({ name: 'caselle_pec_ente', columns: [t.enteId], foreignColumns: [enti.id] }),
  ],
);

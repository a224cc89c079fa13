import { z } from 'zod';
import { TIPI_COMPITO, type TipoCompito } from '../../database/schema/pagamenti';
import type { Sezione } from './sezione';

/** The secrets that the local sandbox uses: known to everyone, so production refuses them. */
export const SEGRETO_SANDBOX = 'sandbox';

const intero = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const ambiente = {
  titolo: 'Ambiente',
  schema: z.object({
    ambiente: z
      .enum(['sandbox', 'produzione'])
      .default('sandbox')
      .describe('`produzione` rifiuta indirizzi di sandbox, segreti predefiniti e orologio accelerato'),
    livelloLog: z
      .enum(['error', 'warn', 'info', 'debug'])
      .default('info')
      .describe('dettaglio dei log dei processi'),
  }),
} satisfies Sezione;

export const porte = {
  titolo: 'Porte',
  schema: z.object({
    portaBase: intero(1024, 65_500)
      .default(7300)
      .describe('prima delle porte usate sulla macchina locale; le altre seguono in ordine'),
  }),
} satisfies Sezione;

export const dati = {
  titolo: 'Dati',
  schema: z.object({
    dati: z
      .string()
      .default('.esatto')
      .describe('cartella dei dati delle parti locali (PostgreSQL, Temporal, sandbox, log)'),
  }),
} satisfies Sezione;

export const database = {
  titolo: 'PostgreSQL',
  schema: z.object({
    databaseUrl: z
      .url({ protocol: /^postgres(ql)?$/ })
      .optional()
      .describe(
        'un PostgreSQL >= 15 proprio, con il ruolo che esegue le migrazioni, al posto di quello incorporato',
      ),
    databaseUrlApp: z
      .url({ protocol: /^postgres(ql)?$/ })
      .optional()
      .describe(
        'indirizzo per i processi, con un ruolo che non possiede nulla; di serie quello di `ESATTO_DATABASE_URL` con il ruolo `esatto_app`',
      ),
    databasePasswordApp: z
      .string()
      .min(1)
      .default(SEGRETO_SANDBOX)
      .describe('parola segreta del ruolo `esatto_app`, quando `ESATTO_DATABASE_URL_APP` non è indicata'),
  }),
} satisfies Sezione;

export const temporal = {
  titolo: 'Temporal',
  schema: z.object({
    temporalIndirizzo: z
      .string()
      .regex(/^[^/\s]+:\d+$/, 'atteso host:porta')
      .optional()
      .describe('un Temporal proprio (`host:porta`) al posto di quello locale'),
    temporalNamespace: z.string().min(1).default('default').describe('namespace di Temporal'),
    temporalEseguibile: z
      .string()
      .optional()
      .describe('percorso di un programma `temporal` da usare per il server locale'),
    temporalCodaPrefisso: z
      .string()
      .regex(/^[a-z0-9-]*$/, 'attese minuscole, cifre e trattini')
      .default('')
      .describe('prefisso delle code di lavoro, per più installazioni sullo stesso namespace'),
  }),
} satisfies Sezione;

export const orologio = {
  titolo: 'Orologio',
  schema: z.object({
    giornoMs: intero(10, 86_400_000)
      .optional()
      .describe('durata in millisecondi di un giorno simulato; assente = tempo reale'),
  }),
} satisfies Sezione;

export const pec = {
  titolo: 'PEC',
  schema: z.object({
    pecSmtpUrl: z
      .url({ protocol: /^smtps?$/ })
      .optional()
      .describe('server di invio del gestore PEC; di serie la sandbox locale'),
    pecImapUrl: z
      .url({ protocol: /^imaps?$/ })
      .optional()
      .describe('server di lettura delle ricevute; di serie la sandbox locale'),
    pecAlSecondo: z.coerce
      .number()
      .positive()
      .default(20)
      .describe('invii al secondo ammessi dal gestore PEC'),
    pecPassword: z
      .string()
      .min(1)
      .default(SEGRETO_SANDBOX)
      .describe('parola segreta delle caselle PEC degli Enti'),
    pecAncore: z
      .string()
      .optional()
      .describe(
        'file PEM delle autorità che firmano le ricevute dei gestori; di serie quella della sandbox nella cartella dei dati',
      ),
    pecGestori: z
      .string()
      .optional()
      .describe(
        'file LDIF dell’elenco dei gestori PEC (docs/pec-gestori.md); senza, la verifica delle ricevute è parziale',
      ),
    pecRitardoMinuti: intero(1, 100_000)
      .default(60)
      .describe('minuti senza letture, o con messaggi non presi, dopo i quali una casella apre un compito'),
    pecQuotaPercento: intero(1, 100)
      .default(90)
      .describe('parte dello spazio di una casella, in centesimi, oltre la quale si apre un compito'),
  }),
} satisfies Sezione;

export const interruttore = {
  titolo: 'Gestori che non rispondono',
  schema: z.object({
    interruttoreFalliti: intero(1, 1_000)
      .default(5)
      .describe(
        'invii falliti di fila, per un guasto temporaneo, dopo i quali non si tenta più nulla verso quel gestore',
      ),
    interruttorePausa: intero(1, 86_400)
      .default(60)
      .describe('secondi senza tentativi; poi un solo invio prova, e se il gestore risponde si riparte'),
  }),
} satisfies Sezione;

const LISTA = new RegExp(`^(${TIPI_COMPITO.join('|')}):([1-9]\\d{0,3})$`);

export const liste = {
  titolo: 'Liste di lavoro',
  schema: z.object({
    listeGiorni: z
      .string()
      .refine(
        (testo) => testo.split(',').every((voce) => LISTA.test(voce)),
        'atteso lista:giorni, separati da virgole',
      )
      .transform(
        (testo): Partial<Record<TipoCompito, number>> =>
          Object.fromEntries(
            testo.split(',').map((voce) => [voce.split(':')[0], Number(voce.split(':')[1])]),
          ),
      )
      .optional()
      .describe(
        'giorni dopo i quali un compito è in ritardo, lista per lista (`incerta:3,casella:2`); quelli di serie sono nelle pagine di docs/runbook',
      ),
  }),
} satisfies Sezione;

export const posta = {
  titolo: 'Posta',
  schema: z.object({
    postaUrl: z
      .url()
      .optional()
      .describe(
        'consolidatore a cui si affidano le raccomandate (interfaccia ufficiale); di serie la sandbox locale, in produzione nessuno',
      ),
    postaServiceId: z
      .string()
      .min(1)
      .default('esatto')
      .describe('nome con cui ci si presenta al consolidatore (`x-pagopa-extch-service-id`)'),
    postaApiKey: z
      .string()
      .min(1)
      .default(SEGRETO_SANDBOX)
      .describe('parola segreta presso il consolidatore (`x-api-key`)'),
    postaMittente: z.string().min(1).default('esatto').describe('`requestSenderId` del contratto'),
    postaTipoEvento: z.string().min(1).default('ATTO').describe('`eventType` del contratto'),
    postaTipoStampa: z.string().min(1).default('BN_FRONTE_RETRO').describe('`printType` del contratto'),
    postaAlSecondo: z.coerce
      .number()
      .positive()
      .default(5)
      .describe('pezzi al secondo ammessi dal consolidatore'),
    postaIngressoServiceId: z
      .string()
      .min(1)
      .default('consolidatore')
      .describe('nome con cui il consolidatore si presenta quando spinge gli avanzamenti'),
    postaIngressoApiKey: z
      .string()
      .min(1)
      .optional()
      .describe(
        'parola segreta con cui il consolidatore spinge gli avanzamenti e prende i PDF; di serie quella della sandbox, in produzione senza di essa la porta è chiusa',
      ),
    postaUscita: z
      .string()
      .optional()
      .describe('cartella dei lotti per i fornitori a file; di serie `posta` nella cartella dei dati'),
  }),
} satisfies Sezione;

export const indirizzi = {
  titolo: 'Domicili digitali',
  schema: z.object({
    indirizziUrl: z
      .url()
      .optional()
      .describe('registro dei domicili digitali (interfaccia INAD); di serie la sandbox locale'),
    indirizziRiferimento: z
      .string()
      .min(1)
      .default('riscossione')
      .describe('riferimento della pratica dichiarato al registro a ogni ricerca'),
  }),
} satisfies Sezione;

export const api = {
  titolo: 'API',
  schema: z.object({
    apiAscolto: z.string().default('127.0.0.1').describe('indirizzo su cui ascolta la API'),
    apiEmittente: z
      .url()
      .optional()
      .describe('emittente (issuer) dei token OIDC; di serie la sandbox locale'),
    apiJwksUrl: z
      .url()
      .optional()
      .describe('chiavi pubbliche (JWKS) dell’emittente; di serie la sandbox locale'),
    apiPubblico: z.string().default('esatto').describe('destinatario (audience) atteso nei token'),
    apiRichiesteMinuto: intero(1, 1_000_000)
      .default(1200)
      .describe('richieste al minuto ammesse per ogni chiamante'),
  }),
} satisfies Sezione;

export const simulazione = {
  titolo: 'Simulazione',
  schema: z.object({
    simulazioneThread: intero(0, 8)
      .default(1)
      .describe(
        'thread con cui il worker vive le simulazioni chieste alla API, a priorità minima; 0 = le lascia ad altri worker',
      ),
  }),
} satisfies Sezione;

export const caos = {
  titolo: 'Prove di caduta',
  schema: z.object({
    caos: z
      .string()
      .regex(/^[a-z-]+:[1-9]\d*(,[a-z-]+:[1-9]\d*)*$/, 'atteso punto:volta, separati da virgole')
      .optional()
      .describe(
        'punti delle scritture in cui il processo si uccide da sé, e a quale passaggio (`dopo-numero:17,dopo-data:3`); in produzione è rifiutata',
      ),
  }),
} satisfies Sezione;

/** All the concerns, in the order of the page. */
export const SEZIONI: readonly Sezione[] = [
  ambiente,
  porte,
  dati,
  database,
  temporal,
  orologio,
  pec,
  interruttore,
  liste,
  posta,
  indirizzi,
  api,
  simulazione,
  caos,
];

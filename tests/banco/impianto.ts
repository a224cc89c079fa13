import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLogger, type LogEntry, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { creaPool } from '../../activities/atti/pool';
import { creaAttivitaCarico } from '../../activities/carico/attivita';
import type { Contesto } from '../../activities/contesto';
import { accogliPec } from '../../activities/notifiche/pec/accogli';
import { registriManuali } from '../../activities/registri/registri';
import { apriSimulatore } from '../../activities/simulazione/simula';
import { creaAttivitaFette } from '../../activities/simulazione/vivi-fetta';
import { apriTemporale } from '../../activities/temporal/cliente';
import { apriDatabase } from '../../database/connessione';
import { type AssettoOrologio, leggiOrologio, preparaOrologio } from '../../database/orologio';
import type { Parametri } from '../../database/schema/enti';
import { SEGRETO_SANDBOX } from '../../services/configurazione/sezioni';
import { installaEnte, leggiEnteDimostrativo } from '../../services/dimostrazione/ente';
import { cursoreDi, registraAnomalia, saluteDi } from '../../services/pec-inbox/cursore';
import { leggiCasella } from '../../services/pec-inbox/leggi-casella';
import { avviaSandboxPec, type SandboxPec } from '../../services/sandbox/pec/avvia';
import { avviaWorker } from '../../services/worker/worker';
import { creaDatabaseDiProva } from './database-di-prova';
import { apriPosta, type PostaDiProva } from './posta';
import { bundleDiProva, indirizzoTemporal, prefissoUnico } from './temporal-di-prova';

const NAMESPACE = 'default';

/** The SDK has one log for the process: it follows the installation that is open. */
let logSdk: string[] | undefined;
function raccogliLogSdk(log: string[]): void {
  const scrivi = (riga: LogEntry) => {
    logSdk?.push(
      JSON.stringify(riga, (_k, v) => (v instanceof Error ? v.stack : typeof v === 'bigint' ? `${v}` : v)),
    );
    if (riga.level === 'ERROR')
      process.stderr.write(`${riga.message} ${JSON.stringify(riga.meta?.error ?? '')}\n`);
  };
  if (logSdk === undefined) Runtime.install({ logger: new DefaultLogger('DEBUG', scrivi) });
  logSdk = log;
}

export interface EnteInstallato {
  enteId: string;
  pec: string;
}

/** The product in one process, every part real: PostgreSQL, Temporal, worker, typesetter, PEC provider and its reader. */
export interface Impianto {
  contesto: Contesto;
  enti: EnteInstallato[];
  pec: SandboxPec;
  posta: PostaDiProva;
  /** Address of the database, as the product opens it. */
  urlApp: string;
  /** Folder of the PEC provider: its own books are in it. */
  cartellaPec: string;
  /** What the product and the SDK logged, one line a record. */
  log: string[];
  /** No worker until it is called again. */
  fermaWorker(): Promise<void>;
  avviaWorker(): Promise<void>;
  chiudi(): Promise<void>;
}

export interface OpzioniImpianto {
  /** Ends up in the names of queues. */
  nome: string;
  /**
   * Codes of the Enti, five digits; of this suite alone: ids of acts and dispatches come from them, and the suites share one
   * Temporal.
   */
  enti: readonly string[];
  orologio: AssettoOrologio;
  /** Rows of the profile with which the Enti begin, by dotted name. */
  parametri?: Parametri;
  /** Acts signed one by one whatever the profile says, as in production. */
  firmati?: Contesto['sempreFirmati'];
  /** Called at named points of the writes. */
  punto?: Contesto['punto'];
}

/** Opens it all; whatever was opened is closed, last first. */
export async function apriImpianto(o: OpzioniImpianto): Promise<Impianto> {
  const daChiudere: (() => Promise<unknown>)[] = [];
  const chiudi = async () => {
    for (const passo of daChiudere.splice(0).reverse()) await passo();
  };
  try {
    return await monta(o, daChiudere, chiudi);
  } catch (errore) {
    await chiudi();
    throw errore;
  }
}

async function monta(
  o: OpzioniImpianto,
  daChiudere: (() => Promise<unknown>)[],
  chiudi: () => Promise<void>,
): Promise<Impianto> {
  const prova = await creaDatabaseDiProva();
  daChiudere.push(prova.chiudi);
  const database = apriDatabase(prova.urlApp, { max: 16, nome: o.nome });
  daChiudere.push(database.chiudi);
  await preparaOrologio(database.sql, o.orologio);
  const enti: EnteInstallato[] = [];
  for (const codice of o.enti)
    enti.push(
      await installaEnte(
        database,
        { ...(await leggiEnteDimostrativo(null)), codiceEnte: codice },
        o.parametri,
      ),
    );
  const cartellaPec = await mkdtemp(path.join(tmpdir(), 'esatto-impianto-'));
  daChiudere.push(() => rm(cartellaPec, { recursive: true, force: true }));
  const pec = await avviaSandboxPec({
    dir: cartellaPec,
    smtpPort: 0,
    imapPort: 0,
    orologio: () => leggiOrologio(database.sql),
    mailboxes: enti.map((e) => ({ indirizzo: e.pec, password: SEGRETO_SANDBOX })),
  });
  daChiudere.push(() => pec.stop());
  const log: string[] = [];
  raccogliLogSdk(log);
  const { contesto, posta } = await apriContesto(o, { database, pec, enti, log }, daChiudere);
  const worker = await gestisciWorker(contesto);
  daChiudere.push(worker.fermaWorker);
  daChiudere.push(leggiCaselle(contesto, enti, pec));
  return { contesto, enti, pec, posta, urlApp: prova.urlApp, cartellaPec, log, ...worker, chiudi };
}

type Parti = Pick<Contesto, 'database'> & Pick<Impianto, 'pec' | 'enti' | 'log'>;

async function apriContesto(
  { nome, punto, firmati }: OpzioniImpianto,
  { database, pec, enti, log }: Parti,
  daChiudere: (() => Promise<unknown>)[],
): Promise<{ contesto: Contesto; posta: PostaDiProva }> {
  const temporale = await apriTemporale({
    indirizzo: indirizzoTemporal(),
    namespace: NAMESPACE,
    prefisso: `${prefissoUnico(nome)}-`,
  });
  daChiudere.push(temporale.chiudi);
  const pool = creaPool({ thread: 1 });
  daChiudere.push(() => pool.chiudi());
  const pecDi = new Map(enti.map((e) => [e.enteId, e.pec]));
  const registro = pino({ level: 'trace' }, { write: (riga: string) => void log.push(riga) });
  const posta = await apriPosta({ database, temporale, registro }, daChiudere);
  const contesto: Contesto = {
    database,
    temporale,
    posta: posta.poste,
    rendi: pool.rendi,
    rendiMinuta: (dati) => pool.rendiMinuta(dati),
    indirizzi: { cerca: async () => null },
    casellaDi: async (enteId) => {
      const indirizzo = pecDi.get(enteId) ?? '';
      const accesso = { user: indirizzo, pass: SEGRETO_SANDBOX, tls: 'assente' } as const;
      return { indirizzo, host: '127.0.0.1', port: pec.smtpPort, ...accesso };
    },
    ancorePec: async () => pec.caPem,
    gestoriPec: async () => null,
    interruttore: { falliti: 5, pausaMs: 2_000 },
    registri: registriManuali,
    registro,
    indirizzoVerifica: 'https://prova.example/verifica',
    sempreFirmati: firmati ?? new Set(),
    ...(punto && { punto }),
  };
  return { contesto, posta };
}

async function gestisciWorker(c: Contesto): Promise<Pick<Impianto, 'avviaWorker' | 'fermaWorker'>> {
  const simulatore = apriSimulatore(1);
  const avvia = () =>
    avviaWorker(c, {
      indirizzo: indirizzoTemporal(),
      namespace: NAMESPACE,
      prefisso: c.temporale.prefisso,
      bundle: { codePath: bundleDiProva() },
      carico: creaAttivitaCarico(c),
      simulazione: { attivita: creaAttivitaFette(c, simulatore), insieme: 1 },
      rese: 1,
      alSecondo: { pec: 50, posta: 50 },
    });
  let gruppo: Awaited<ReturnType<typeof avvia>> | null = await avvia();
  return {
    avviaWorker: async () => {
      gruppo ??= await avvia();
    },
    fermaWorker: async () => {
      const daFermare = gruppo;
      gruppo = null;
      await daFermare?.ferma();
      await simulatore.chiudi();
    },
  };
}

/** The reader of each mailbox, as services/pec-inbox runs it. Gives what stops them. */
function leggiCaselle(c: Contesto, enti: readonly EnteInstallato[], pec: SandboxPec): () => Promise<unknown> {
  const fermata = new AbortController();
  const letture = enti.map(({ enteId, pec: indirizzo }) =>
    leggiCasella({
      imap: {
        host: '127.0.0.1',
        port: pec.imapPort,
        user: indirizzo,
        pass: SEGRETO_SANDBOX,
        tls: 'assente',
      },
      cursore: cursoreDi(c.database, enteId, indirizzo),
      accogli: (raw) => accogliPec(c, enteId, raw, indirizzo),
      anomalia: (a) => registraAnomalia(c.database, enteId, indirizzo, a),
      ...saluteDi(c.database, enteId, indirizzo),
      notizia: (n) => c.registro.debug({ enteId, ...n }, 'casella'),
      segnale: fermata.signal,
      pausaMs: 200,
    }),
  );
  return async () => {
    fermata.abort();
    await Promise.all(letture);
  };
}

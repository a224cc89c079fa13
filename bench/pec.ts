import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import pino from 'pino';
import type { Contesto } from '../activities/contesto';
import { componiMessaggio } from '../activities/notifiche/pec/messaggio';
import { apriTemporale } from '../activities/temporal/cliente';
import { avviaNotifica } from '../activities/temporal/sveglia';
import { inEnte } from '../database/connessione';
import { installaEnte, leggiEnteDimostrativo } from '../services/dimostrazione/ente';
import { apriCasella } from '../services/sandbox/pec/caselle';
import { fileModulo } from '../services/supervisore/radice';
import { avviaWorker } from '../services/worker/worker';
import { apriBancoPostgres, apriBancoTemporal, type Banco, carico, riga } from './banco';
import { apriBanco } from './ente-banco';
import { type DaSpedire, spedisciMinimo, verificaMinimo } from './minimo/pec';
import type { Pronto } from './pec-gestore';
import type { DaLeggere } from './pec-lettore';
import { type DaNotificare, seminaInvii } from './pec-semina';
import { cpu, delta } from './scratch-cpu';

const PAROLA = 'banco';
/** As the queue of the PEC in services/worker. */
const CONNESSIONI = 8;
const CORSIE = 20;
/** Paced, so that what is measured is the road of a receipt and not a queue. */
const AL_PASSO = 60;
const PASSO_MS = 250;

/** Lines `pec` and `ricevuta al workflow`: the real road, from the process of each dispatch to its outcome on the pratica. */
export async function benchPec(quante = 1_000): Promise<string[]> {
  const banco = await apriBancoPostgres();
  const figli: ChildProcess[] = [];
  try {
    const impianto = await monta(banco, figli);
    const nostro = await tutte(impianto, quante);
    const latenza = await alPasso(impianto);
    await impianto.fermaLettore();
    await impianto.chiudi();
    const minimo = await floor(impianto, quante);
    return [
      `${riga('pec', nostro, minimo.alSecondo, 'PEC/s')} (${minimo.nota}; ${carico()})`,
      `${riga('ricevuta al workflow', latenza.mediana, null, 'ms')} (median of ${AL_PASSO}, 95% ${Math.round(latenza.p95)} ms; ${carico()})`,
    ];
  } finally {
    for (const figlio of figli) figlio.kill();
    await banco.chiudi();
  }
}

interface ImpiantoPec {
  c: Contesto;
  enteId: string;
  pec: string;
  gestore: ChildProcess;
  porte: Pronto;
  cartella: string;
  oggi: string;
  /** Nobody reads the mailbox any more. */
  fermaLettore(): Promise<void>;
  chiudi(): Promise<void>;
}

async function monta(banco: Banco, figli: ChildProcess[]): Promise<ImpiantoPec> {
  const temporal = await apriBancoTemporal(banco);
  const url = await banco.database('pec');
  const database = apriBanco(url);
  const { enteId, pec } = await installaEnte(database, await leggiEnteDimostrativo(null));
  const cartella = path.join(banco.cartella, 'gestore');
  const gestore = figlioDi('bench/pec-gestore', [cartella, PAROLA, pec], figli);
  const porte = await risposta<Pronto>(gestore);
  const lettore = figlioDi('bench/pec-lettore', [], figli);
  const { imapPort, caPem, smtpPort } = porte;
  lettore.send({
    enteId,
    indirizzo: pec,
    password: PAROLA,
    imapPort,
    caPem,
    url,
    temporal,
  } satisfies DaLeggere);
  const temporale = await apriTemporale({ indirizzo: temporal, namespace: 'default' });
  const accesso = { host: '127.0.0.1', port: smtpPort, user: pec, pass: PAROLA, tls: 'assente' } as const;
  const c = {
    database,
    temporale,
    registro: pino({ level: 'silent' }),
    casellaDi: async () => ({ indirizzo: pec, ...accesso }),
    sempreFirmati: new Set(),
  } as unknown as Contesto;
  const gruppo = await avviaWorker(c, {
    indirizzo: temporal,
    namespace: 'default',
    prefisso: '',
    rese: 1,
    alSecondo: { pec: 100_000, posta: 100_000 },
  });
  const [oggi] = await database.sql<
    { oggi: string }[]
  >`select (now() at time zone 'Europe/Rome')::date::text as oggi`;
  const fermaLettore = () =>
    new Promise<void>((fatto) => {
      lettore.once('exit', () => fatto());
      lettore.disconnect();
    });
  const chiudi = async () => {
    await gruppo.ferma();
    await temporale.chiudi();
    await database.chiudi();
  };
  return { c, enteId, pec, gestore, porte, cartella, oggi: oggi?.oggi ?? '', fermaLettore, chiudi };
}

function figlioDi(modulo: string, argomenti: string[], figli: ChildProcess[]): ChildProcess {
  const execArgv = ['--import', require.resolve('tsx')];
  const figlio = fork(fileModulo(modulo), argomenti, { execArgv });
  figli.push(figlio);
  return figlio;
}

const risposta = <T>(figlio: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    figlio.once('message', (m) => resolve(m as T));
    figlio.once('exit', (codice) => reject(new Error(`il processo figlio è finito con ${codice}`)));
  });

/** PEC a second: all at once, from the first start to the last outcome. */
async function tutte({ c, enteId, oggi }: ImpiantoPec, quante: number): Promise<number> {
  const invii = await seminaInvii(c, enteId, 'T', quante, oggi);
  await finche(async () => (await valutate(c, enteId)) === quante);
  const c0 = cpu();
  const inizio = performance.now();
  let prossimo = 0;
  const corsia = async () => {
    for (let i = invii[prossimo++]; i; i = invii[prossimo++]) await avvia(c, enteId, i);
  };
  await Promise.all(Array.from({ length: CORSIE }, corsia));
  await finche(async () => (await concluse(c, enteId)).size === quante, 100);
  process.stderr.write('CPU ms per PEC: ' + delta(c0, cpu(), quante) + '\n');
  return (quante * 1_000) / (performance.now() - inizio);
}

/** From the receipt stored in the mailbox to the outcome on the pratica. Milliseconds; up to 20 more than they are. */
async function alPasso({
  c,
  enteId,
  oggi,
  cartella,
  pec,
}: ImpiantoPec): Promise<{ mediana: number; p95: number }> {
  const invii = await seminaInvii(c, enteId, 'P', AL_PASSO, oggi);
  const viste = new Map<string, number>();
  const guarda = async () => {
    for (const id of await concluse(c, enteId)) if (!viste.has(id)) viste.set(id, Date.now());
    return invii.every(({ tentativoId }) => viste.has(tentativoId));
  };
  const guardate = finche(guarda, 20);
  for (const i of invii) {
    await avvia(c, enteId, i);
    await attendi(PASSO_MS);
  }
  await guardate;
  const depositi = depositate(cartella, pec);
  const tempi = invii
    .map((i) => (viste.get(i.tentativoId) ?? 0) - (depositi.get(i.destinatario) ?? 0))
    .sort((a, b) => a - b);
  return { mediana: tempi[AL_PASSO / 2] ?? 0, p95: tempi[Math.floor(AL_PASSO * 0.95)] ?? 0 };
}

/** By recipient, the instant at which the provider stored its delivery receipt: the books of the provider say it. */
function depositate(cartella: string, pec: string): Map<string, number> {
  const indice = path.join(cartella, 'caselle', encodeURIComponent(pec.toLowerCase()), 'indice.jsonl');
  const righe = readFileSync(indice, 'utf8').split('\n').filter(Boolean);
  return new Map(
    righe.flatMap((testo) => {
      const { chiave, il } = JSON.parse(testo) as { chiave: string; il: string };
      const [, genere, destinatario] = chiave.split('/');
      return genere === 'avvenuta-consegna' && destinatario ? [[destinatario, Date.parse(il)] as const] : [];
    }),
  );
}

/** The same number of messages of the same weight, and the very receipts that the product read. */
async function floor(
  { pec, gestore, porte, cartella }: ImpiantoPec,
  quante: number,
): Promise<{ alSecondo: number; nota: string }> {
  const messaggi: DaSpedire[] = [];
  for (const a of accettate(cartella).slice(0, quante)) messaggi.push({ from: pec, to: a.to, raw: a.raw });
  const c0 = cpu();
  const spedite = await spedisciMinimo(
    { port: porte.smtpPort, user: pec, pass: PAROLA, connessioni: CONNESSIONI },
    messaggi,
  );
  await finche(async () => {
    gestore.send('?');
    return (await risposta<number>(gestore)) === 0;
  });
  const casella = await apriCasella(cartella, pec);
  const ricevute = casella.messaggi.slice(0, quante * 2).map((m) => casella.leggi(m.uid));
  await casella.chiudi();
  const verificate = await verificaMinimo(ricevute, porte.caPem);
  process.stderr.write('CPU floor ms per PEC: ' + delta(c0, cpu(), quante) + '\n');
  const nota = `floor: ${(spedite / quante).toFixed(1)} ms a send, ${(verificate / ricevute.length).toFixed(1)} ms a receipt`;
  return { alSecondo: (quante * 1_000) / (spedite + verificate), nota };
}

/** The very bytes that the product transmitted, as the provider kept them. */
function accettate(cartella: string): { to: string; raw: Buffer }[] {
  const righe = readFileSync(path.join(cartella, 'consegnate.jsonl'), 'utf8').split('\n').filter(Boolean);
  return righe.map((testo) => {
    const { id, to } = JSON.parse(testo) as { id: string; to: string[] };
    return { to: to[0] ?? '', raw: readFileSync(path.join(cartella, 'accettati', `${id}.eml`)) };
  });
}

const avvia = (c: Contesto, enteId: string, { praticaId, tentativoId }: DaNotificare): Promise<boolean> =>
  avviaNotifica(c.temporale, { enteId, praticaId, tentativoId });

const concluse = async (c: Contesto, enteId: string): Promise<Set<string>> =>
  inEnte(c.database, enteId, async ({ sql }) => {
    const righe = await sql<{ id: string }[]>`select id from tentativi where esito = 'perfezionata'`;
    return new Set(righe.map(({ id }) => id));
  });

const valutate = async (c: Contesto, enteId: string): Promise<number> =>
  inEnte(c.database, enteId, async ({ sql }) => {
    const [riga] = await sql<
      { n: number }[]
    >`select count(*)::int as n from pratiche where valutata_versione = versione`;
    return riga?.n ?? 0;
  });

async function finche(condizione: () => Promise<boolean>, pausaMs = 200): Promise<void> {
  while (!(await condizione())) await attendi(pausaMs);
}

async function main(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
  writeSync(1, `${(await benchPec(Number(process.argv[2] ?? 1_000))).join('\n')}\n`);
}

if (require.main === module) void main();

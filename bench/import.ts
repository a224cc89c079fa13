import { spawn } from 'node:child_process';
import path from 'node:path';
import { archiviaFile, improntaDi } from '../activities/carico/archivio';
import { genera290, PREDEFINITE } from '../services/dimostrazione/lista290/genera290';
import { argomentiNode } from '../services/supervisore/radice';
import { apriBancoPostgres, type Banco, carico, riga } from './banco';
import { apriBanco, creaCarico } from './ente-banco';
import { importMinimo } from './minimo/import';

/** The two sides take turns, so that what else the machine does weighs on both. */
const GIRI = 2;

interface Misura {
  esito: string;
  pratiche: number;
  controlloMs: number;
  ms: number;
  rssMb: number;
}

/** Lines `import` and `import memoria`: claims a second, and the peak of resident memory of our process. */
export async function benchImport(
  dimensioni: { partite: number; debitori: number } = PREDEFINITE,
): Promise<string[]> {
  const banco = await apriBancoPostgres();
  try {
    const file = path.join(banco.cartella, 'lista.290');
    await genera290(file, dimensioni);
    const prima = carico();
    let [nostroMs, controlloMs, minimoMs, rssMb] = [0, 0, 0, 0];
    for (let giro = 1; giro <= GIRI; giro++) {
      const url = await banco.database(`nostro${giro}`);
      const nostro = await misura([url, ...(await registra(url, file))]);
      if (nostro.pratiche !== dimensioni.debitori) throw new Error(`caricate ${nostro.pratiche} pratiche`);
      nostroMs += nostro.ms / GIRI;
      controlloMs += nostro.controlloMs / GIRI;
      rssMb = Math.max(rssMb, nostro.rssMb);
      minimoMs += (await minimo(banco, giro)) / GIRI;
    }
    const alSecondo = (ms: number) => (dimensioni.partite / ms) * 1000;
    return [
      `${riga('import', alSecondo(nostroMs), alSecondo(minimoMs), 'partite/s')}` +
        ` (${(nostroMs / 1000).toFixed(1)} s, check ${(controlloMs / 1000).toFixed(1)} s; floor ${(minimoMs / 1000).toFixed(1)} s; ${prima}, ${carico()})`,
      riga('import memoria', rssMb, null, 'MB'),
    ];
  } finally {
    await banco.chiudi();
  }
}

async function minimo(banco: Banco, giro: number): Promise<number> {
  await banco.database(`minimo${giro}`);
  return importMinimo(banco.indirizzo(`nostro${giro}`), banco.indirizzo(`minimo${giro}`), banco.cartella);
}

/** As the API leaves an uploaded list. */
async function registra(url: string, file: string): Promise<[string, string]> {
  const database = apriBanco(url);
  const sha256 = await improntaDi(file);
  const { enteId, caricoId } = await creaCarico(database, { formato: '290', sha256 }, (t) =>
    archiviaFile(t, file, { tipo: 'lista', mediaType: 'text/plain', sha256 }),
  );
  await database.chiudi();
  return [enteId, caricoId];
}

function misura(argomenti: string[]): Promise<Misura> {
  return new Promise((resolve, reject) => {
    const figlio = spawn(process.execPath, [...argomentiNode('bench/import-nostro'), ...argomenti], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let testo = '';
    figlio.stdout.on('data', (pezzo: Buffer) => {
      testo += pezzo.toString('utf8');
    });
    figlio.once('error', reject);
    figlio.once('close', (codice) => {
      if (codice === 0) resolve(JSON.parse(testo) as Misura);
      else reject(new Error(`import-nostro: codice ${codice}`));
    });
  });
}

async function main(): Promise<void> {
  const [partite, debitori] = process.argv.slice(2).map(Number);
  const righe = await benchImport(
    partite ? { partite, debitori: debitori ?? Math.round(partite / 3) } : PREDEFINITE,
  );
  process.stdout.write(`${righe.join('\n')}\n`);
}

if (require.main === module) void main();

import { spawn } from 'node:child_process';
import path from 'node:path';
import { archiviaFile, improntaDi } from '../activities/carico/archivio';
import { genera290, PREDEFINITE } from '../services/dimostrazione/lista290/genera290';
import { argomentiNode } from '../services/supervisore/radice';
import { apriBancoPostgres, type Banco, carico, riga } from './banco';
import { apriBanco, creaCarico } from './ente-banco';
import { importMinimo } from './minimo/import';

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
    const url = await banco.database('nostro');
    const chi = await registra(url, file);
    const prima = carico();
    const nostro = await misura([url, ...chi]);
    if (nostro.pratiche !== dimensioni.debitori) throw new Error(`caricate ${nostro.pratiche} pratiche`);
    const minimoMs = await minimo(banco);
    const alSecondo = (ms: number) => (dimensioni.partite / ms) * 1000;
    return [
      `${riga('import', alSecondo(nostro.ms), alSecondo(minimoMs), 'partite/s')}` +
        ` (${(nostro.ms / 1000).toFixed(1)} s, check ${(nostro.controlloMs / 1000).toFixed(1)} s; floor ${(minimoMs / 1000).toFixed(1)} s; ${prima}, ${carico()})`,
      riga('import memoria', nostro.rssMb, null, 'MB'),
    ];
  } finally {
    await banco.chiudi();
  }
}

async function minimo(banco: Banco): Promise<number> {
  await banco.database('minimo');
  return importMinimo(banco.indirizzo('nostro'), banco.indirizzo('minimo'), banco.cartella);
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

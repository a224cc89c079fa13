/** Our side of the line `import`, in a process of its own so that its memory can be measured. */
import pino from 'pino';
import { caricaLista } from '../activities/carico/carica';
import { controllaCarico } from '../activities/carico/controlla';
import type { Contesto } from '../activities/contesto';
import { apriBanco } from './ente-banco';

async function main(): Promise<void> {
  const [url = '', enteId = '', caricoId = ''] = process.argv.slice(2);
  const database = apriBanco(url);
  const c = { database, registro: pino({ level: 'silent' }) } as unknown as Contesto;
  const inizio = performance.now();
  const { esito } = await controllaCarico(c, { m: 'carico', enteId, caricoId });
  const controllato = performance.now();
  const pratiche =
    esito === 'accettato' ? await caricaLista(c, { m: 'carico', enteId, caricoId }, () => {}) : 0;
  const fine = performance.now();
  await database.chiudi();
  const controlloMs = controllato - inizio;
  process.stdout.write(
    JSON.stringify({
      esito,
      pratiche,
      controlloMs,
      ms: fine - inizio,
      rssMb: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

void main();

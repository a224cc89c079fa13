/** The driver as a process of its own, so that it can be killed too: `tsx tests/chaos/guida.ts ENTE FINO`. */
import pino from 'pino';
import { conduci } from '../../services/conducente/conducente';
import { leggiConfigurazione } from '../../services/configurazione/configurazione';
import { mondoDellaSandbox } from '../../services/dimostrazione/mondo';
import { apriContesto } from '../../services/worker/contesto';

async function main(enteId: string, fino: string): Promise<void> {
  const configurazione = leggiConfigurazione();
  const { contesto, chiudi } = await apriContesto(configurazione, pino({ level: 'silent' }), 'conducente');
  const enti = [enteId];
  const mondo = mondoDellaSandbox(configurazione.sandbox.url, contesto.database, enti);
  const fermata = new AbortController().signal;
  const progresso = (testo: string) => void process.stdout.write(`${testo}\n`);
  await conduci(contesto, { enti, mondo, fino, fermata, progresso });
  await chiudi();
}

process.once('disconnect', () => process.exit(1)); // nobody drives an installation that is gone
const [enteId = '', fino = ''] = process.argv.slice(2);
main(enteId, fino).then(
  () => process.exit(0),
  (errore: unknown) => {
    process.stderr.write(`${errore instanceof Error ? (errore.stack ?? errore.message) : String(errore)}\n`);
    process.exit(1);
  },
);

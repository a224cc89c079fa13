import pino from 'pino';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { eseguiServizio } from '../supervisore/servizio';
import { apriContesto } from './contesto';
import { avviaWorker } from './worker';

const configurazione = leggiConfigurazione();
const registro = pino({ level: configurazione.livelloLog, name: 'worker' });

void eseguiServizio('worker', configurazione.porte.saluteWorker, async () => {
  const { contesto, chiudi } = await apriContesto(configurazione, registro, 'worker');
  const gruppo = await avviaWorker(contesto, {
    indirizzo: configurazione.temporal.indirizzo,
    namespace: configurazione.temporal.namespace,
    prefisso: configurazione.temporal.codaPrefisso,
    rese: 2,
    pecAlSecondo: configurazione.pec.alSecondo,
  });
  gruppo.finito.catch((errore: unknown) => {
    registro.fatal({ errore: String(errore) }, 'worker ended');
    process.exit(1);
  });
  return {
    ferma: async () => {
      await gruppo.ferma();
      await chiudi();
    },
  };
});

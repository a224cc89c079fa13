import pino from 'pino';
import { creaAttivitaCarico } from '../../activities/carico/attivita';
import { elencaGestori } from '../../activities/notifiche/interruttore';
import { sorvegliaCaselle } from '../../activities/notifiche/pec/salute';
import { apriSimulatore } from '../../activities/simulazione/simula';
import { creaAttivitaFette } from '../../activities/simulazione/vivi-fetta';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { eseguiServizio } from '../supervisore/servizio';
import { apriContesto } from './contesto';
import { spazza } from './spazzata/spazzata';
import { avviaWorker } from './worker';

const configurazione = leggiConfigurazione();
const SPAZZATA_MS = 30_000;
const registro = pino({ level: configurazione.livelloLog, name: 'worker' });

void eseguiServizio('worker', configurazione.porte.saluteWorker, async () => {
  const { contesto, chiudi } = await apriContesto(configurazione, registro, 'worker');
  const insieme = configurazione.simulazione.thread;
  const simulatore = apriSimulatore(insieme, true);
  const gruppo = await avviaWorker(contesto, {
    indirizzo: configurazione.temporal.indirizzo,
    namespace: configurazione.temporal.namespace,
    prefisso: configurazione.temporal.codaPrefisso,
    carico: creaAttivitaCarico(contesto),
    ...(insieme > 0 && { simulazione: { attivita: creaAttivitaFette(contesto, simulatore), insieme } }),
    rese: 2,
    alSecondo: { pec: configurazione.pec.alSecondo, posta: configurazione.posta.alSecondo },
  });
  gruppo.finito.catch((errore: unknown) => {
    registro.fatal({ errore: String(errore) }, 'worker ended');
    process.exit(1);
  });
  let spazzata: Promise<unknown> = Promise.resolve();
  const giro = setInterval(() => {
    spazzata = spazza(contesto)
      .then(() => sorvegliaCaselle(contesto.database, configurazione.pec.soglie))
      .catch((errore: unknown) => registro.warn({ errore: String(errore) }, 'spazzata interrotta'));
  }, SPAZZATA_MS);
  return {
    dettaglio: async () => ({ gestori: await elencaGestori(contesto.database.sql) }),
    ferma: async () => {
      clearInterval(giro);
      await spazzata;
      await gruppo.ferma();
      await simulatore.chiudi();
      await chiudi();
    },
  };
});

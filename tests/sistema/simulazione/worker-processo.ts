/** A worker in a process of its own, on the settings and the workflow code of the test that starts it. */
import { pino } from 'pino';
import { apriSimulatore } from '../../../activities/simulazione/simula';
import { creaAttivitaFette } from '../../../activities/simulazione/vivi-fetta';
import { leggiConfigurazione } from '../../../services/configurazione/configurazione';
import { apriContesto } from '../../../services/worker/contesto';
import { avviaWorker } from '../../../services/worker/worker';
import { bundleDiProva } from '../../banco/temporal-di-prova';

async function main(): Promise<void> {
  const { temporal, ...altre } = leggiConfigurazione();
  const { contesto } = await apriContesto({ temporal, ...altre }, pino({ level: 'silent' }), 'caduta');
  const gruppo = await avviaWorker(contesto, {
    indirizzo: temporal.indirizzo,
    namespace: temporal.namespace,
    prefisso: temporal.codaPrefisso,
    bundle: { codePath: bundleDiProva() },
    simulazione: { attivita: creaAttivitaFette(contesto, apriSimulatore(1)), insieme: 1 },
    rese: 1,
    alSecondo: { pec: 1, posta: 1 },
  });
  await gruppo.finito;
}

void main();

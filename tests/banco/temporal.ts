import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { CONVERTITORI } from '../../activities/temporal/cliente';
import { portaLibera } from '../../services/supervisore/porte-libere';
import { creaAttributi, ricettaTemporal } from '../../services/supervisore/temporal';
import { trovaTemporal } from '../../services/supervisore/trova-temporal';
import { ATTRIBUTI } from '../../workflows/pratica/attributi';
import type { Banco } from './banco';

/** Leaves `ESATTO_TEST_TEMPORAL` (host:port, in memory) and `ESATTO_TEST_BUNDLE` (file of the workflow code). */
export async function conTemporal(banco: Banco): Promise<void> {
  await banco.unaVolta('temporal', async () => {
    const programma = await trovaTemporal({
      configurato: process.env.ESATTO_TEMPORAL_ESEGUIBILE || null,
      progresso: (testo) => process.stderr.write(`${testo}\n`),
    });
    const porta = await portaLibera();
    const fileLog = path.join(banco.cartella, 'temporal.log');
    await banco.avvia(
      ricettaTemporal({ programma, porta, portaUi: null, fileDati: null, fileLog, namespace: 'default' }),
    );
    await creaAttributi(`127.0.0.1:${porta}`, 'default', ATTRIBUTI);
    const workflowsPath = path.resolve(__dirname, '../../workflows/tutti.ts');
    const { code } = await bundleWorkflowCode({
      workflowsPath,
      ...CONVERTITORI,
      logger: new DefaultLogger('WARN'),
    });
    const bundle = path.join(banco.cartella, 'workflow.js');
    writeFileSync(bundle, code);
    process.env.ESATTO_TEST_TEMPORAL = `127.0.0.1:${porta}`;
    process.env.ESATTO_TEST_BUNDLE = bundle;
  });
}

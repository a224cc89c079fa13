import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Usage: <folder> <version>. Leaves the program in the folder; says the cause on standard error. */
async function scarica(cartella: string, versione: string): Promise<void> {
  const ambiente = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: cartella, version: versione } },
  });
  await ambiente.teardown();
}

const [cartella = '', versione = 'default'] = process.argv.slice(2);
scarica(cartella, versione).then(
  () => process.exit(0),
  (errore: unknown) => {
    process.stderr.write(`${errore instanceof Error ? errore.message : String(errore)}\n`);
    process.exit(1);
  },
);

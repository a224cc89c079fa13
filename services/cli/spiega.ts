import { apriDatabase, type Database, fuoriEnte, inEnte } from '../../database/connessione';
import { testoSpiegazione } from '../../domain/pratica/spiega/testo';
import { leggiSituazione, type SituazioneLetta, testoCents } from '../api/letture/situazione';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { dataOpzione, erroreUso, leggiArgomenti } from './uso';

const PRATICA = /^pra_[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * `esatto spiega PRATICA [--il DATA]`: the next step of a pratica of the running installation and why, with what was
 * considered and refused. With `--json` the answer of the decision, amounts as decimal strings of cents, and its
 * explanation. Exit code 1 = no Ente has it (`pratica.sconosciuta`).
 */
export async function comandoSpiega(args: string[], { json }: { json: boolean }): Promise<number> {
  const { values, positionals } = leggiArgomenti({
    args,
    allowPositionals: true,
    options: { il: { type: 'string' } } as const,
  });
  const [praticaId, ...altri] = positionals;
  if (praticaId === undefined || altri.length > 0)
    throw erroreUso('serve una PRATICA; uso: esatto spiega PRATICA [--il DATA]');
  if (!PRATICA.test(praticaId)) throw erroreUso(`${praticaId}: atteso un identificativo pra_...`);
  const il = dataOpzione('il', values.il) ?? undefined;
  const database = apriDatabase(leggiConfigurazione().database.urlApp, { max: 1, nome: 'esatto-spiega' });
  try {
    const situazione = await trova(database, praticaId, il);
    if (!situazione) {
      process.stderr.write(
        `pratica.sconosciuta: ${praticaId}: nessun Ente ha questa pratica; controllare l’identificativo\n`,
      );
      return 1;
    }
    const { passo, spiegazione } = situazione.spiega();
    const { il: giorno, versione } = situazione;
    process.stdout.write(
      json
        ? `${JSON.stringify(testoCents({ praticaId, il: giorno, versione, ...passo, spiegazione }))}\n`
        : testoSpiegazione(spiegazione, giorno),
    );
    return 0;
  } finally {
    await database.chiudi();
  }
}

/** Row-level security shows one Ente at a time: each is asked in turn. */
async function trova(
  database: Database,
  praticaId: string,
  il: string | undefined,
): Promise<SituazioneLetta | null> {
  const enti = await fuoriEnte(database, (sql) => sql<{ id: string }[]>`select id from enti order by id`);
  for (const { id } of enti) {
    const letta = await inEnte(database, id, async (t) => {
      const [sua] = await t.sql`select 1 from pratiche where id = ${praticaId}`;
      return sua ? leggiSituazione(t, praticaId, il) : null;
    });
    if (letta) return letta;
  }
  return null;
}

import { apriTemporale } from '../../activities/temporal/cliente';
import { apriDatabase, fuoriEnte } from '../../database/connessione';
import { provaInvarianti } from '../conducente/invarianti';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { leggiArgomenti } from './uso';

/** `esatto prova invarianti [--ente ID]`: I1-I18 on the running installation; 1 with a violation. */
export async function comandoProvaInvarianti(args: string[], { json }: { json: boolean }): Promise<number> {
  const { values } = leggiArgomenti({ args, options: { ente: { type: 'string' } } as const });
  const o = leggiConfigurazione();
  const database = apriDatabase(o.database.urlApp, { max: 4, nome: 'esatto-invarianti' });
  const temporale = await apriTemporale({ indirizzo: o.temporal.indirizzo, namespace: o.temporal.namespace });
  try {
    const righe = await fuoriEnte(database, (sql) => sql<{ id: string }[]>`select id from enti order by id`);
    const enti = righe.map((r) => r.id).filter((id) => values.ente === undefined || id === values.ente);
    const esiti = await provaInvarianti({ database, temporale }, enti);
    if (json) process.stdout.write(`${JSON.stringify(esiti)}\n`);
    else
      for (const e of esiti) {
        const esito = e.ok === null ? `non misurabile (${e.motivo})` : e.ok ? 'ok' : 'VIOLATO';
        process.stdout.write(
          `${e.id.padEnd(4)} ${esito}\n${e.violazioni.map((v) => `     ${v}\n`).join('')}`,
        );
      }
    return esiti.some((e) => e.ok === false) ? 1 : 0;
  } finally {
    await temporale.chiudi();
    await database.chiudi();
  }
}

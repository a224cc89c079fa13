import type { Contesto } from '../../activities/contesto';
import { avviaSimulazione } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { registraSimulazione } from '../../database/simulazioni/simulazioni';

/** Simulates a loaded list in two slices. Gives its workflow id, once it has ended. */
export async function simulaLista(c: Contesto, enteId: string, caricoId: string): Promise<string> {
  const id = nuovoId('sim');
  await inEnte(c.database, enteId, async (t) => {
    const [carico] = await t.sql<{ direzioneId: string; pratiche: number }[]>`
      select direzione_id as "direzioneId", pratiche_totali as pratiche from carichi where id = ${caricoId}`;
    if (!carico) throw new Error(`no list ${caricoId}`);
    const { direzioneId, pratiche } = carico;
    await registraSimulazione(t, {
      ...{
        id,
        lista: { caricoId, direzioneId },
        profilo: 'firenze',
        confronta: 'legge160',
        versioneProfili: null,
        pratiche,
        fette: 2,
      },
      ...{ seme: 1, anni: 4, dal: '2026-01-01', richiestaDa: nuovoId('ute'), richiestaIl: '2026-12-31' },
    });
  });
  await avviaSimulazione(c.temporale, { enteId, simulazioneId: id });
  await c.temporale.client.workflow.getHandle(id).result();
  return id;
}

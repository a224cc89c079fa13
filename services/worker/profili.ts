import type { Contesto } from '../../activities/contesto';
import { raccontaAllaPratica } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { versioneProfili } from '../../database/profili/leggi';

const QUANTE = 500;
const IN_FILA = 20;

/**
 * Has the open pratiche of an Ente decided again when rows of their profile have come since: a row of tomorrow moves
 * dates that are awaited today, and the new wait knows the day on which a value changes. Gives how many it woke; a
 * long list takes several rounds, and who is woken twice only decides twice.
 */
export async function svegliaPerProfilo(c: Contesto, enteId: string): Promise<number> {
  const pratiche = await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql<{ id: string }[]>`
      select id from pratiche where stato = 'aperta' and iniziata_il is not null
        and valutata_versione is not null and valutata_profilo is distinct from ${versioneProfili(sql)} order by id limit ${QUANTE}`,
  );
  for (let da = 0; da < pratiche.length; da += IN_FILA) {
    const fila = pratiche.slice(da, da + IN_FILA);
    await Promise.all(fila.map(({ id }) => raccontaAllaPratica(c.temporale, enteId, id)));
  }
  if (pratiche.length > 0) c.registro.info({ enteId, pratiche: pratiche.length }, 'profilo cambiato');
  return pratiche.length;
}

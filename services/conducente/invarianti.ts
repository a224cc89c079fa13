import type { Contesto } from '../../activities/contesto';
import { creaPortaWorkflow } from '../../activities/temporal/stato-workflow';
import type { EsitoInvariante } from '../../database/invarianti/esito';
import { verificaInvarianti } from '../../database/invarianti/tutti';

/** I1-I18 on the running installation, the Enti together: an invariant holds when it holds for each. */
export async function provaInvarianti(
  c: Pick<Contesto, 'database' | 'temporale'>,
  enti: readonly string[],
): Promise<EsitoInvariante[]> {
  const porta = creaPortaWorkflow(c.temporale);
  const insieme = new Map<string, EsitoInvariante>();
  for (const enteId of enti)
    for (const esito of await verificaInvarianti(c.database, enteId, porta)) {
      const gia = insieme.get(esito.id);
      insieme.set(esito.id, gia ? unisci(gia, esito) : esito);
    }
  return [...insieme.values()];
}

function unisci(a: EsitoInvariante, b: EsitoInvariante): EsitoInvariante {
  const ok = a.ok === false || b.ok === false ? false : a.ok === null || b.ok === null ? null : true;
  return { ...a, ok, violazioni: [...a.violazioni, ...b.violazioni] };
}

import type { Transazione } from '../../database/connessione';
import { leggiStrati } from '../../database/profili/leggi';
import type { Parametri } from '../../database/schema/enti';
import type { Simulazione } from '../../database/simulazioni/simulazioni';
import { profiloDi as profiloDelProdotto } from '../../domain/profili/profili';
import { componiProfilo, type Profilo, stratoDi } from '../../domain/profili/profilo';
import type { NomeProfilo } from '../../domain/vocabolario';

/**
 * The profile under which a simulation is lived: as the product ships it, or law < profile < Ente < carico from the rows that held when
 * it was asked, the same for each of its slices.
 */
export async function profiloDi(
  t: Transazione,
  { versioneProfili, caricoId }: Pick<Simulazione, 'versioneProfili' | 'caricoId'>,
  nome: NomeProfilo,
): Promise<Profilo> {
  if (versioneProfili === null) return profiloDelProdotto(nome);
  const [fissi] = await t.sql<{ ente: Parametri; carico: Parametri }[]>`
    select coalesce((select parametri from enti_configurazioni), '{}') as ente,
      coalesce((select parametri from carichi where id = ${caricoId}), '{}') as carico`;
  const base = componiProfilo(nome, null, await leggiStrati(t, nome, fissi?.ente ?? {}, versioneProfili));
  const propri = fissi?.carico ?? {};
  if (Object.keys(propri).length === 0) return base;
  return componiProfilo(nome, base, { carico: stratoDi(propri, 'approvazione del carico') });
}

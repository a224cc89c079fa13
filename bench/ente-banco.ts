import { apriDatabase, type Database, inEnte } from '../database/connessione';
import { idDerivato, nuovoId } from '../database/identificativi';
import { installaEnte, leggiEnteDimostrativo } from '../services/dimostrazione/ente';

export const CARICATORE = idDerivato('ute', 'banco', 'caricatore');
export const APPROVATORE = idDerivato('ute', 'banco', 'approvatore');

export const apriBanco = (url: string): Database => apriDatabase(url, { max: 20, nome: 'esatto-bench' });

/** An Ente that takes the generated lists, and a carico of it as the API leaves it. */
export async function creaCarico(
  database: Database,
  lista: { formato: '290' | 'csv'; sha256: string; mappa?: object },
  archivia: (t: Parameters<Parameters<typeof inEnte>[2]>[0]) => Promise<string>,
): Promise<{ m: 'carico'; enteId: string; caricoId: string }> {
  const { enteId } = await installaEnte(database, await leggiEnteDimostrativo(null));
  const caricoId = nuovoId('car');
  const mappaId = lista.mappa ? nuovoId('map') : null;
  await inEnte(database, enteId, async (t) => {
    const documentoId = await archivia(t);
    if (mappaId !== null)
      await t.sql`insert into mappe (id, nome, mappa)
        values (${mappaId}, 'banco', ${JSON.stringify(lista.mappa)}::text::jsonb)`;
    await t.sql`
      insert into carichi (id, direzione_id, formato, nome_file, sha256, documento_id, mappa_id, caricato_da, caricato_il)
      select ${caricoId}, id, ${lista.formato}, 'lista', ${lista.sha256}, ${documentoId}, ${mappaId}, ${CARICATORE},
        current_date from direzioni limit 1`;
  });
  return { m: 'carico', enteId, caricoId };
}

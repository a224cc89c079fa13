import type { Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { idDerivato } from '../../database/identificativi';
import type { Canale } from '../../domain/vocabolario';
import type { PraticaDiStoria } from './pratica-di-storia';

/** Writes an ingiunzione that is printed and whose dispatch is decided, as the product leaves it before its process begins. */
export async function scriviInvioDeciso(
  t: Transazione,
  { praticaId, storia, partitaId }: PraticaDiStoria,
  { pdf, canale, il }: { pdf: Buffer; canale: Canale; il: string },
): Promise<string> {
  const { sql } = t;
  const [attoId, notificaId, tentativoId] = [
    idDerivato('att', praticaId),
    idDerivato('ntf', praticaId),
    idDerivato('tnt', praticaId),
  ];
  const documento = await archivia(t, { tipo: 'atto', mediaType: 'application/pdf', bytes: pdf });
  const partite = storia.partite.map((p) => partitaId(p.id));
  const dovuto = storia.partite.reduce((somma, { importi: i }) => somma + i.capitale + i.sanzioni, 0n);
  const importi = { residuo: `${dovuto}`, mora: '0', oneri: '0', spese: '0', dovuto: `${dovuto}` };
  await sql`
    insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
      dovuto, versione, stato, pdf_id, pdf_sha256)
    select ${attoId}, direzione_id, id, 'ingiunzione', 2026,
      (select coalesce(max(numero), 0) + 1 from atti where tipo = 'ingiunzione' and anno = 2026),
      'FORMAZIONE_INGIUNZIONE', 'R.D. 639/1910', ${il}, ${partite}, ${sql.json(importi)}, ${dovuto}, 1, 'reso',
      ${documento.id}, ${documento.sha256} from pratiche where id = ${praticaId}`;
  await sql`insert into notifiche (id, atto_id, debitore_id)
    select ${notificaId}, ${attoId}, debitore_id from pratiche where id = ${praticaId}`;
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, spedito_il, attesa_fino)
    values (${tentativoId}, ${notificaId}, ${attoId}, ${praticaId}, 1, ${canale}, ${il}, ${il}::date + 60)`;
  return tentativoId;
}

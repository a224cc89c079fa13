import { randomBytes } from 'node:crypto';
import type { Contesto } from '../activities/contesto';
import { inEnte, type Transazione } from '../database/connessione';
import { archivia } from '../database/documenti';
import { idDerivato } from '../database/identificativi';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../tests/banco/pratica-di-storia';
import { storiaBreve } from '../tests/banco/storie-di-prova';

/** As an ingiunzione of one page weighs once it is rendered. */
const PDF_BYTE = 40_000;

/** A dispatch by PEC that is decided and written, and whose process has not begun. */
export interface DaNotificare {
  praticaId: string;
  tentativoId: string;
  destinatario: string;
}

/** Pratiche whose ingiunzione is printed and is to leave by PEC, each with an act of its own; their workflows wait. */
export async function seminaInvii(
  c: Contesto,
  enteId: string,
  nome: string,
  quanti: number,
  oggi: string,
): Promise<DaNotificare[]> {
  const invii: DaNotificare[] = [];
  for (let n = 0; n < quanti; n += 1) {
    const storia = storiaBreve(`${nome}${n}`, oggi, 'cds');
    const destinatario = `ok.${nome}${n}@pec.debitori.example`.toLowerCase();
    const pratica = await seminaStoria(c, enteId, storia, {
      codiceFiscale: `PRV${nome}${String(n).padStart(6, '0')}X`,
      cognome: 'Banco',
      nome: storia.id,
      indirizzo: `Via delle Misure ${n + 1}`,
      pec: destinatario,
    });
    const tentativoId = await inEnte(c.database, enteId, (t) => scriviInvio(t, pratica, oggi));
    await avviaPraticaDiStoria(c, pratica, oggi);
    invii.push({ praticaId: pratica.praticaId, tentativoId, destinatario });
  }
  return invii;
}

async function scriviInvio(
  t: Transazione,
  { praticaId, storia, partitaId }: PraticaDiStoria,
  oggi: string,
): Promise<string> {
  const { sql } = t;
  const [attoId, notificaId, tentativoId] = [
    idDerivato('att', praticaId),
    idDerivato('ntf', praticaId),
    idDerivato('tnt', praticaId),
  ];
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(PDF_BYTE)]);
  const pdf = await archivia(t, { tipo: 'atto', mediaType: 'application/pdf', bytes });
  const partite = storia.partite.map((p) => partitaId(p.id));
  const dovuto = 20_000n;
  const importi = { residuo: '20000', mora: '0', oneri: '0', spese: '0', dovuto: '20000' };
  await sql`
    insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
      dovuto, versione, stato, pdf_id, pdf_sha256)
    select ${attoId}, direzione_id, id, 'ingiunzione', 2026,
      (select coalesce(max(numero), 0) + 1 from atti where tipo = 'ingiunzione' and anno = 2026),
      'FORMAZIONE_INGIUNZIONE', 'R.D. 639/1910', ${oggi}, ${partite}, ${sql.json(importi)}, ${dovuto}, 1, 'reso',
      ${pdf.id}, ${pdf.sha256} from pratiche where id = ${praticaId}`;
  await sql`insert into notifiche (id, atto_id, debitore_id)
    select ${notificaId}, ${attoId}, debitore_id from pratiche where id = ${praticaId}`;
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, spedito_il, attesa_fino)
    values (${tentativoId}, ${notificaId}, ${attoId}, ${praticaId}, 1, 'pec', ${oggi}, ${oggi}::date + 60)`;
  return tentativoId;
}

import { randomBytes } from 'node:crypto';
import type { Contesto } from '../activities/contesto';
import { inEnte } from '../database/connessione';
import { scriviInvioDeciso } from '../tests/banco/invio-deciso';
import { avviaPraticaDiStoria, seminaStoria } from '../tests/banco/pratica-di-storia';
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
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(PDF_BYTE)]);
    const tentativoId = await inEnte(c.database, enteId, (t) =>
      scriviInvioDeciso(t, pratica, { pdf, canale: 'pec', il: oggi }),
    );
    await avviaPraticaDiStoria(c, pratica, oggi);
    invii.push({ praticaId: pratica.praticaId, tentativoId, destinatario });
  }
  return invii;
}

import { MAX_DATICERT } from './daticert';
import { dividiParti, leggiBase64, leggiEntita, ripetute, tipoContenuto, valoreDi } from './mime';
import type { CodicePec } from './tipi';

const MAX_P7S = 256 * 1024;
const CAMPI_PARTE = ['content-type', 'content-transfer-encoding', 'content-disposition'];

export interface Firmato {
  /** The signed bytes exactly as transmitted, headers of the part included. */
  readonly contenuto: Buffer;
  readonly p7s: Buffer | null;
}

/** multipart/signed -> signed bytes and signature (RFC 1847); a code when the frame is not that. */
export function scomponiFirmato(
  corpo: Buffer,
  contentType: ReturnType<typeof tipoContenuto>,
): Firmato | CodicePec {
  if (contentType?.tipo !== 'multipart/signed') return 'pec.non_firmato';
  const protocollo = contentType.parametri.get('protocol')?.toLowerCase();
  if (protocollo === undefined || !FIRMA_STACCATA.includes(protocollo)) return 'pec.non_firmato';
  const parti = dividiParti(corpo, contentType.parametri.get('boundary') ?? '');
  const [contenuto, busta] = parti ?? [];
  if (parti?.length !== 2 || !contenuto || !busta) return 'pec.struttura_errata';
  const firma = leggiEntita(busta);
  if (!firma || ripetute(firma.intestazioni, CAMPI_PARTE).length > 0) return 'pec.struttura_errata';
  if (!FIRMA_STACCATA.includes(tipoContenuto(firma)?.tipo ?? '')) return 'pec.struttura_errata';
  const codifica = valoreDi(firma.intestazioni, 'content-transfer-encoding')?.toLowerCase();
  const p7s = codifica === 'base64' ? leggiBase64(firma.corpo, MAX_P7S) : null;
  return { contenuto, p7s };
}

const FIRMA_STACCATA = ['application/pkcs7-signature', 'application/x-pkcs7-signature'];

/**
 * The daticert.xml that is a direct child of the signed multipart/mixed. One inside postacert.eml belongs to
 * whoever wrote the original message and is never looked at.
 */
export function daticertDi(contenuto: Buffer): Buffer | CodicePec {
  const radice = leggiEntita(contenuto);
  if (!radice || ripetute(radice.intestazioni, CAMPI_PARTE).length > 0) return 'pec.struttura_errata';
  const tipo = tipoContenuto(radice);
  if (tipo?.tipo !== 'multipart/mixed') return 'pec.daticert_mancante';
  const parti = dividiParti(radice.corpo, tipo.parametri.get('boundary') ?? '');
  if (!parti) return 'pec.struttura_errata';
  const candidati: Buffer[] = [];
  for (const parte of parti) {
    const entita = leggiEntita(parte);
    // a part that only looks different to another reader must not hide a second daticert
    if (!entita || ripetute(entita.intestazioni, CAMPI_PARTE).length > 0) return 'pec.struttura_errata';
    if (chiamataDaticert(entita)) candidati.push(parte);
  }
  const [unico, altro] = candidati;
  if (!unico) return 'pec.daticert_mancante';
  return altro ? 'pec.daticert_doppio' : leggiParte(unico);
}

function chiamataDaticert(entita: NonNullable<ReturnType<typeof leggiEntita>>): boolean {
  const disposizione = valoreDi(entita.intestazioni, 'content-disposition') ?? '';
  const nomi = [
    tipoContenuto(entita)?.parametri.get('name'),
    /filename\s*=\s*"?([^";]+)"?/i.exec(disposizione)?.[1],
  ];
  return nomi.some((nome) => nome?.trim().toLowerCase() === 'daticert.xml');
}

function leggiParte(parte: Buffer): Buffer | CodicePec {
  const entita = leggiEntita(parte);
  const tipo = entita && tipoContenuto(entita);
  if (!entita || !tipo || !/^(application|text)\/xml$/.test(tipo.tipo)) return 'pec.daticert_illeggibile';
  const codifica = (valoreDi(entita.intestazioni, 'content-transfer-encoding') ?? '7bit').toLowerCase();
  if (codifica === 'base64') return leggiBase64(entita.corpo, MAX_DATICERT) ?? 'pec.daticert_illeggibile';
  const nuda = ['7bit', '8bit', 'binary'].includes(codifica) && entita.corpo.length <= MAX_DATICERT;
  return nuda ? entita.corpo : 'pec.daticert_illeggibile';
}

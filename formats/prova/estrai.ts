import type { Certificato } from '../pec/catena';
import { certificatiDellaFirma } from '../pec/cms';
import { daticertDi, scomponiFirmato } from '../pec/firmato';
import { dividiParti, leggiBase64, leggiEntita, tipoContenuto, valoreDi } from '../pec/mime';
import { MAX_MESSAGGIO } from '../pec/verifica';
import { sha256Di } from './indice';

/** What is taken out of a PEC message; null what it has not got, or is not readable. */
export interface Estratto {
  /** The signed bytes, as transmitted. */
  readonly firmato: Buffer | null;
  readonly p7s: Buffer | null;
  readonly daticert: Buffer | null;
  readonly firmatario: Certificato | null;
  /** The other certificates of the signature. */
  readonly catena: readonly Certificato[];
  /** The message that was delivered, as a full receipt gives it back (RFC 6109 par. 3.3.2). */
  readonly postacert: Buffer | null;
}

const NIENTE: Estratto = {
  firmato: null,
  p7s: null,
  daticert: null,
  firmatario: null,
  catena: [],
  postacert: null,
};

export function estrai(raw: Buffer): Estratto {
  const messaggio = raw.length > MAX_MESSAGGIO ? null : leggiEntita(raw);
  const firmato = messaggio && scomponiFirmato(messaggio.corpo, tipoContenuto(messaggio));
  if (!firmato || typeof firmato === 'string') return NIENTE;
  const daticert = daticertDi(firmato.contenuto);
  const certificati = firmato.p7s && certificatiDellaFirma(firmato.p7s);
  return {
    firmato: firmato.contenuto,
    p7s: firmato.p7s,
    daticert: typeof daticert === 'string' ? null : daticert,
    firmatario: certificati?.firmatario ?? null,
    catena: certificati?.altri ?? [],
    postacert: postacertDi(firmato.contenuto),
  };
}

/** The one message/rfc822 that is a direct child of the signed part. */
function postacertDi(contenuto: Buffer): Buffer | null {
  const trovati = partiDi(contenuto).filter((parte) => {
    const entita = leggiEntita(parte);
    return entita && tipoContenuto(entita)?.tipo === 'message/rfc822';
  });
  const [unico, altro] = trovati;
  return unico && !altro ? corpoDi(unico) : null;
}

function partiDi(bytes: Buffer): Buffer[] {
  const entita = leggiEntita(bytes);
  const tipo = entita && tipoContenuto(entita);
  if (!entita || !tipo?.tipo.startsWith('multipart/')) return [];
  return dividiParti(entita.corpo, tipo.parametri.get('boundary') ?? '') ?? [];
}

function corpoDi(parte: Buffer): Buffer | null {
  const entita = leggiEntita(parte);
  if (!entita) return null;
  const codifica = (valoreDi(entita.intestazioni, 'content-transfer-encoding') ?? '7bit').toLowerCase();
  if (codifica === 'base64') return leggiBase64(entita.corpo, MAX_MESSAGGIO);
  return ['7bit', '8bit', 'binary'].includes(codifica) ? entita.corpo : null;
}

const MAX_PROFONDITA = 5;

/** SHA-256 (hex) of each part of the delivered message, decoded: the act is one of them when it was delivered. */
export function improntePostacert(postacert: Buffer, profondita = 0): string[] {
  const parti = profondita < MAX_PROFONDITA ? partiDi(postacert) : [];
  return parti.flatMap((parte) => {
    const dentro = improntePostacert(parte, profondita + 1);
    const corpo = dentro.length > 0 ? null : corpoDi(parte);
    return corpo ? [sha256Di(corpo)] : dentro;
  });
}

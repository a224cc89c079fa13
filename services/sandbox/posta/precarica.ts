import { createHash } from 'node:crypto';
import axios from 'axios';
import { errori, validaPrecaricato } from './contratto';

/** A scan to announce, and how many times its bytes are sent. */
export interface DaPrecaricare {
  bytes: Buffer;
  invii: number;
}
/** Gives the keys, in order; null = not taken, to be tried again. */
export type Precarica = (
  documenti: readonly DaPrecaricare[],
  requestPaId: string,
) => Promise<string[] | null>;

const ATTESA_MS = 10_000;
const CONTENT_TYPE = 'application/pdf';
const sha256Di = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

/** As the official interface has it: announced in one call, then each sent to its own address. */
export function creaPrecarica(o: {
  url: string | ((requestPaId: string) => string);
  serviceId: string;
  apiKey: string;
}): Precarica {
  const http = axios.create({ timeout: ATTESA_MS, validateStatus: () => true });
  const carica = async (bytes: Buffer, url: string, secret: string) => {
    const headers = {
      'content-type': CONTENT_TYPE,
      'x-amz-meta-secret': secret,
      'x-amz-checksum-sha256': sha256Di(bytes),
    };
    return (await http.put(url, bytes, { headers })).status === 200;
  };
  return async (documenti, requestPaId) => {
    const base = typeof o.url === 'string' ? o.url : o.url(requestPaId);
    const preloads = documenti.map(({ bytes }, i) => ({
      preloadIdx: String(i),
      contentType: CONTENT_TYPE,
      sha256: sha256Di(bytes),
    }));
    const risposta = await http
      .put(
        `${base}/consolidatore-ingress/v1/attachments-preload`,
        { preloads },
        { headers: { 'x-pagopa-extch-service-id': o.serviceId, 'x-api-key': o.apiKey } },
      )
      .catch(() => null);
    if (risposta?.status !== 200) return null;
    const dati = (risposta.data as { preloads: Precaricato[] }).preloads;
    if (!dati.every((riga) => validaPrecaricato(riga) === true))
      throw new Error(`sandbox.posta.precaricamento: ${errori(validaPrecaricato).join(', ')}`);
    const chiavi: string[] = [];
    for (const [i, { bytes, invii }] of documenti.entries()) {
      const suo = dati.find((p) => p.preloadIdx === String(i));
      if (!suo) return null;
      for (let volta = 0; volta < invii; volta += 1)
        if (!(await carica(bytes, suo.url, suo.secret).catch(() => false))) return null;
      chiavi.push(suo.key);
    }
    return chiavi;
  };
}

interface Precaricato {
  preloadIdx: string;
  key: string;
  url: string;
  secret: string;
}

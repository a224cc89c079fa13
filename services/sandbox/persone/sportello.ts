import { createHash } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';

type Intestazioni = Record<string, string>;

/** One person at the public door of the product, with its token. Every call that writes is named by its content. */
export interface Sportello {
  leggi<T>(percorso: string): Promise<T>;
  /** HTTP status and body: a refusal is an answer, not an error. */
  scrivi(percorso: string, corpo: object, chiave: string): Promise<{ stato: number; corpo: unknown }>;
}

const ATTESA_MS = 30_000;

/** Key of a person's action: the same action twice is the same request. */
export const chiaveDi = (...parti: string[]): string =>
  createHash('sha256').update(JSON.stringify(parti)).digest('hex').slice(0, 32);

export function apriSportello(apiUrl: string, utente: string): Sportello {
  const http = axios.create({ baseURL: apiUrl, timeout: ATTESA_MS, validateStatus: () => true });
  /** What was said and has had no answer is said again in the same words: amounts may have changed meanwhile. */
  const sospese = new Map<string, object>();
  let token: Promise<string> | null = null;
  const conToken = async (): Promise<Intestazioni> => {
    token ??= chiediToken(http, utente).catch((errore: unknown) => {
      token = null; // the product may not be up yet: the next action asks again
      throw errore;
    });
    return { Authorization: `Bearer ${await token}` };
  };
  /** Waits as long as the door says when it says that it was asked too much. */
  const chiama = async <T>(richiesta: (auth: Intestazioni) => Promise<AxiosResponse<T>>) => {
    for (;;) {
      const r = await richiesta(await conToken());
      if (r.status === 401) token = null;
      if (r.status !== 429) return r;
      const secondi = Number(r.headers['retry-after'] ?? 1);
      await new Promise((fatto) => setTimeout(fatto, Math.min(60, secondi) * 1_000));
    }
  };
  return {
    async leggi<T>(percorso: string): Promise<T> {
      const r = await chiama((headers) => http.get<T>(percorso, { headers }));
      if (r.status !== 200) throw new Error(`sandbox.lettura: ${utente} ha avuto ${r.status} da ${percorso}`);
      return r.data;
    },
    async scrivi(percorso, corpo, chiave) {
      const detto = sospese.get(chiave) ?? corpo;
      sospese.set(chiave, detto);
      const r = await chiama((headers) =>
        http.post(percorso, detto, { headers: { ...headers, 'Idempotency-Key': chiave } }),
      );
      if (r.status < 500 && !isInCorso(r.data)) sospese.delete(chiave);
      // 409 is the answer of a rule; anything else means that the people of the sandbox use the door wrongly
      const risposta = r.status < 300 || r.status === 409;
      if (!risposta) throw new Error(`sandbox.scrittura: ${utente} ha avuto ${r.status} da ${percorso}`);
      return { stato: r.status, corpo: r.data };
    },
  };
}

/** The key is held by a call that has not ended: whoever held it may have been killed. */
const isInCorso = (corpo: unknown): boolean =>
  (corpo as { code?: string } | null)?.code === 'api.richiesta_in_corso';

async function chiediToken(http: AxiosInstance, utente: string): Promise<string> {
  const r = await http.post<{ token: string }>('/sandbox/token', { utente });
  if (r.status !== 200) throw new Error(`sandbox.token: ${utente} ha avuto ${r.status}`);
  return r.data.token;
}

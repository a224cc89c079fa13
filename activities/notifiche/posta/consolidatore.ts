import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { ErroreFormato } from '../../../formats/comuni/errore';
import {
  type ContrattoConsolidatore,
  type MittentePostale,
  richiestaConsolidatore,
} from '../../../formats/posta/consolidatore';
import { ProgressiConsolidatore, RispostaConsolidatore } from '../../../formats/posta/consolidatore-forme';
import type { EsitoAffido, LottoPostale, PezzoInLotto, PortaPosta, StatoAlFornitore } from './porta';

export interface OpzioniConsolidatore extends ContrattoConsolidatore {
  url: string;
  serviceId: string;
  apiKey: string;
  /** Silence after which an answer is no longer waited for; default 20,000 ms. */
  attesaMs?: number;
  adesso?: () => Date;
  /** For the log: no address, no name. */
  traccia?: (t: { pezzo: string; stato: number | null; errore: string | null }) => void;
}

const BASE = '/piattaforma-notifiche-ingress/v1';
const ATTESA_MS = 20_000;
const RIPROVA_MS = 60_000;
const RIPROVA_MASSIMA_MS = 86_400_000;
/** The request never left. */
const NON_PARTITA = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * The consolidator, by its official interface (openapi/postal). One submission per piece, no retry inside: when it is
 * not known how it ended the piece is asked for by its id, and what that does not settle is `incerta`.
 */
export function creaConsolidatore(o: OpzioniConsolidatore): PortaPosta {
  const http = axios.create({
    baseURL: o.url,
    timeout: o.attesaMs ?? ATTESA_MS,
    maxRedirects: 0,
    validateStatus: () => true,
    // read by hand: an answer that is not JSON is an answer
    responseType: 'text',
    transformResponse: (testo: unknown) => testo,
    headers: { 'x-pagopa-extch-service-id': o.serviceId, 'x-api-key': o.apiKey },
  });
  const chiedi = (pezzoId: string) => domanda(http, pezzoId);
  return {
    chiedi,
    async affida(lotto: LottoPostale) {
      const esiti = new Map<string, EsitoAffido>();
      let fermo: EsitoAffido | null = null;
      for (const pezzo of lotto.pezzi) {
        const esito: EsitoAffido = fermo ?? (await affidaPezzo(http, o, pezzo, lotto.mittente));
        esiti.set(pezzo.id, esito);
        // a provider that wants less, or does not know us, is not asked again for the rest of the batch
        if (esito.esito === 'credenziali' || esito.esito === 'da_ritentare') fermo = esito;
      }
      return esiti;
    },
  };
}

async function affidaPezzo(
  http: AxiosInstance,
  o: OpzioniConsolidatore,
  pezzo: PezzoInLotto,
  mittente: MittentePostale,
): Promise<EsitoAffido> {
  const { uri, sha256 } = pezzo.documento;
  let corpo: object;
  try {
    corpo = richiestaConsolidatore({ ...pezzo, documenti: [{ uri, sha256 }] }, mittente, o);
  } catch (errore) {
    if (!(errore instanceof ErroreFormato)) throw errore;
    return { esito: 'rifiutato', codice: 'POSTA_RICHIESTA' };
  }
  // the error of the library holds the body, with a name and an address in it: only its code goes on
  const risposta = await http
    .post<string>(`${BASE}/paper-deliveries-engagement`, corpo)
    .catch((errore: { code?: string }) => errore.code ?? 'ERRORE');
  const stato = typeof risposta === 'string' ? null : risposta.status;
  o.traccia?.({ pezzo: pezzo.id, stato, errore: typeof risposta === 'string' ? risposta : null });
  if (typeof risposta !== 'string') return leggiRisposta(http, o, pezzo.id, risposta);
  return NON_PARTITA.has(risposta)
    ? { esito: 'da_ritentare', codice: 'POSTA_NON_RAGGIUNGIBILE', fraMs: RIPROVA_MS }
    : verifica(http, pezzo.id, 'POSTA_INTERROTTA');
}

async function leggiRisposta(
  http: AxiosInstance,
  o: OpzioniConsolidatore,
  pezzoId: string,
  { status, data, headers }: AxiosResponse<string>,
): Promise<EsitoAffido> {
  const letta = RispostaConsolidatore.safeParse(json(data));
  if (status === 200)
    return letta.success
      ? { esito: 'affidato', giaPresente: false }
      : verifica(http, pezzoId, 'POSTA_RISPOSTA_ILLEGGIBILE');
  if (status === 401 || status === 403) return { esito: 'credenziali' };
  // the id is taken: by this piece, unless somebody changed it after it had left
  if (status === 409) return verifica(http, pezzoId, 'POSTA_ID_GIA_USATO');
  if (status === 429) {
    const fraMs = attesaChiesta(headers['retry-after'], o.adesso?.() ?? new Date());
    return { esito: 'da_ritentare', codice: 'POSTA_TROPPE_RICHIESTE', fraMs };
  }
  if (status >= 500) return verifica(http, pezzoId, `POSTA_${status}`);
  const codice = letta.success && /^[\d.]+$/.test(letta.data.resultCode) ? letta.data.resultCode : status;
  return { esito: 'rifiutato', codice: `POSTA_${codice}` };
}

/** Nobody saw the end of the submission: the provider is asked, and is not sent the piece a second time. */
async function verifica(http: AxiosInstance, pezzoId: string, codice: string): Promise<EsitoAffido> {
  const { stato } = await domanda(http, pezzoId);
  if (stato === 'ricevuto') return { esito: 'affidato', giaPresente: true };
  return { esito: 'incerta', codice: stato === 'mai_ricevuto' ? `${codice}_MAI_RICEVUTO` : codice };
}

async function domanda(http: AxiosInstance, pezzoId: string): Promise<StatoAlFornitore> {
  const non = (codice: string): StatoAlFornitore => ({ stato: 'non_disponibile', codice });
  const risposta = await http
    .get<string>(`${BASE}/paper-deliveries-progresses/${encodeURIComponent(pezzoId)}`)
    .catch((errore: { code?: string }) => errore.code ?? 'ERRORE');
  if (typeof risposta === 'string') return non('POSTA_INTERROTTA');
  if (risposta.status === 404) {
    // a gateway answers 404 too: only the provider's own word counts
    const parola = RispostaConsolidatore.safeParse(json(risposta.data));
    const sua = parola.success && parola.data.resultCode.startsWith('404');
    return sua ? { stato: 'mai_ricevuto' } : non('POSTA_404');
  }
  if (risposta.status !== 200) return non(`POSTA_${risposta.status}`);
  const letti = ProgressiConsolidatore.safeParse(json(risposta.data));
  if (!letti.success || letti.data.requestId !== pezzoId) return non('POSTA_RISPOSTA_ILLEGGIBILE');
  return { stato: 'ricevuto', eventi: letti.data.events };
}

function json(testo: string): unknown {
  try {
    return JSON.parse(testo);
  } catch {
    return undefined;
  }
}

/** `Retry-After` as seconds or as a date (RFC 9110 par. 10.2.3); a minute when it is not readable, at most a day. */
function attesaChiesta(valore: unknown, adesso: Date): number {
  const testo = typeof valore === 'string' ? valore.trim() : '';
  const ms = /^\d+$/.test(testo) ? Number(testo) * 1000 : Date.parse(testo) - adesso.getTime();
  return Number.isNaN(ms) ? RIPROVA_MS : Math.min(Math.max(ms, 0), RIPROVA_MASSIMA_MS);
}

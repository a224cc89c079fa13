import axios from 'axios';
import type { Spinta } from './ufficio';

const ATTESA_MS = 10_000;

/** Pushes by the official interface; whatever is not 202 is pushed again at the next round. */
export function creaSpinta(o: {
  url: string | ((requestPaId: string) => string);
  serviceId: string;
  apiKey: string;
}): Spinta {
  const http = axios.create({
    timeout: ATTESA_MS,
    validateStatus: () => true,
    headers: { 'x-pagopa-extch-service-id': o.serviceId, 'x-api-key': o.apiKey },
  });
  return async (eventi, requestPaId) => {
    const base = typeof o.url === 'string' ? o.url : o.url(requestPaId);
    const risposta = await http
      .put(`${base}/consolidatore-ingress/v1/push-progress-events`, eventi)
      .catch(() => null);
    return risposta?.status === 202;
  };
}

import axios from 'axios';
import type { Spinta } from './ufficio';

const ATTESA_MS = 10_000;

/** Pushes by the official interface; whatever is not 202 is pushed again at the next round. */
export function creaSpinta(o: { url: string; serviceId: string; apiKey: string }): Spinta {
  const http = axios.create({
    baseURL: o.url,
    timeout: ATTESA_MS,
    validateStatus: () => true,
    headers: { 'x-pagopa-extch-service-id': o.serviceId, 'x-api-key': o.apiKey },
  });
  return async (eventi) => {
    const risposta = await http
      .put('/consolidatore-ingress/v1/push-progress-events', eventi)
      .catch(() => null);
    return risposta?.status === 202;
  };
}

import express, { type Router } from 'express';
import type { OrologioSandbox } from './pec/tempo';
import { creaPrecarica } from './posta/precarica';
import { creaSpinta } from './posta/spinta';
import { creaSportello } from './posta/sportello';
import { Ufficio } from './posta/ufficio';

interface Accesso {
  serviceId: string;
  apiKey: string;
}

export interface PostaDiCasa {
  ufficio: Ufficio;
  rotte: Router;
}

/**
 * The consolidator of the sandbox. Its code of an Ente is the id of the Ente, so that it knows at which address to push
 * its progress, as a real one is told in the contract.
 */
export async function apriPostaDiCasa(o: {
  dir: string;
  orologio: OrologioSandbox;
  apiUrl(): string;
  /** How the product presents itself here. */
  consolidatore: Accesso | null;
  /** How this consolidator presents itself there. */
  ingresso: Accesso | null;
}): Promise<PostaDiCasa> {
  const url = (requestPaId: string) => `${o.apiUrl()}/v1/enti/${requestPaId}/posta`;
  const { ingresso } = o;
  const ufficio = await Ufficio.apri(o.dir, o.orologio, {
    spingi: ingresso === null ? async () => false : creaSpinta({ url, ...ingresso }),
    precarica: ingresso === null ? async () => null : creaPrecarica({ url, ...ingresso }),
  });
  const rotte = express.Router();
  rotte.get('/sandbox/posta/stato', (_req, res) => {
    res.json({ inVolo: ufficio.inVolo() });
  });
  if (o.consolidatore !== null)
    rotte.use(creaSportello({ ufficio, orologio: o.orologio, apiKey: o.consolidatore.apiKey }));
  return { ufficio, rotte };
}

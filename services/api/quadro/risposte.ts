import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Risposta as RispostaFissata } from '../../../database/idempotenza';
import type { Flusso, Risposta, Rotta } from './rotta';

/** The declared schema of the status decides what goes out: an unknown field is dropped, a wrong one is a 500. */
export function spedisciJson(rotta: Rotta, esito: Risposta): RispostaFissata {
  const schema = rotta.risposte?.[esito.stato];
  if (!schema) throw new Error(`${rotta.id}: stato ${esito.stato} non dichiarato`);
  return { stato: esito.stato, corpo: schema.parse(esito.corpo) };
}

export function spedisciRipetuta(res: Response, fissata: RispostaFissata): void {
  res.setHeader('Idempotent-Replayed', 'true');
  res.status(fissata.stato);
  if (fissata.stato >= 400) res.type('application/problem+json').send(JSON.stringify(fissata.corpo));
  else res.json(fissata.corpo);
}

export async function spedisci(res: Response, rotta: Rotta, esito: Risposta | Flusso): Promise<void> {
  if ('stato' in esito) {
    const { stato, corpo } = spedisciJson(rotta, esito);
    res.status(stato).json(corpo);
    return;
  }
  await spedisciFlusso(res, esito);
}

/** Always a download: a document of a third party is never opened in our origin. */
async function spedisciFlusso(res: Response, flusso: Flusso): Promise<void> {
  const nome = flusso.nome.replace(/[^\w.-]/g, '_');
  res.status(200).setHeader('Content-Type', flusso.tipo);
  res.setHeader('Content-Disposition', `attachment; filename="${nome}"`);
  const contenuto =
    flusso.contenuto instanceof Readable ? flusso.contenuto : Readable.from([Buffer.from(flusso.contenuto)]);
  if (!(flusso.contenuto instanceof Readable))
    res.setHeader('Content-Length', String(flusso.contenuto.byteLength));
  await pipeline(contenuto, res);
}

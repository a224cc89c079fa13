import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { fuoriEnte } from '../../database/connessione';
import { isId } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import type { RispostaConsolidatore } from '../../formats/posta/consolidatore-forme';
import type { Dipendenze } from './dipendenze';
import { esisteEnte } from './quadro/accesso';
import { passa } from './quadro/corpi';
import type { Strumenti } from './quadro/esegui';
import { nonTrovato } from './quadro/problema';

/** The official paths have no Ente in them: each Ente gives the provider this base address, and its own id in it. */
export const BASE = '/v1/enti/:enteId/posta';
export const UFFICIALE = `${BASE}/consolidatore-ingress/v1`;
const ERRORI_MASSIMI = 50;
const DESCRIZIONE_MASSIMA = 250;

const impronta = (testo: string) => createHash('sha256').update(testo).digest();
const uguali = (a: string, b: string): boolean => timingSafeEqual(impronta(a), impronta(b));

/** Gives the Ente of the path; null = 401 was answered. A closed door, or an Ente that is not here, is the same to a stranger. */
export async function riconosci(
  s: Strumenti,
  req: Request,
  res: Response,
  rotta: string,
): Promise<string | null> {
  res.locals.rotta = rotta;
  await passa(s.limiti.perIndirizzo, req, res);
  const ingresso = s.dip.impostazioni.postaIngresso ?? null;
  const enteId = String(req.params.enteId);
  const noto =
    ingresso !== null &&
    uguali(req.get('x-api-key') ?? '', ingresso.apiKey) &&
    req.get('x-pagopa-extch-service-id') === ingresso.serviceId &&
    isId(enteId, 'ent') &&
    (await esisteEnte(s.dip.database, enteId));
  if (noto) return enteId;
  await rispondi(s.dip, res, '401.00', 'Authentication Failed');
  return null;
}

/** What is wrong is told by its place, never by its value: it names a person. */
export const difetto = (percorso: readonly PropertyKey[], che: string): string =>
  `field ${percorso.join('.') || '.'}: ${che}`.slice(0, DESCRIZIONE_MASSIMA);

export async function leggiForma<T>(
  s: Strumenti,
  req: Request,
  res: Response,
  forma: z.ZodType<T>,
): Promise<{ letto: T } | { errori: string[] }> {
  try {
    await passa(s.lettoreJson, req, res);
  } catch {
    return { errori: ['body is not readable JSON'] };
  }
  const letti = forma.safeParse(req.body);
  if (letti.success) return { letto: letti.data };
  return { errori: letti.error.issues.slice(0, ERRORI_MASSIMI).map((i) => difetto(i.path, i.code)) };
}

export async function rispondi(
  dip: Dipendenze,
  res: Response,
  resultCode: string,
  resultDescription: string,
  errorList?: string[],
): Promise<void> {
  const { istante } = await fuoriEnte(dip.database, (sql) => leggiOrologio(sql));
  const clientResponseTimeStamp = istante.toISOString();
  const corpo: RispostaConsolidatore = {
    resultCode,
    resultDescription,
    ...(errorList && { errorList }),
    clientResponseTimeStamp,
  };
  res.status(Number(resultCode.slice(0, 3))).json(corpo);
}

export const baseDi = (req: Request): string => `${req.protocol}://${req.get('host') ?? ''}`;

/** What the addresses are signed with; a closed door has none. */
export const segretoDi = (dip: Dipendenze): string => {
  const segreto = dip.impostazioni.postaIngresso?.apiKey;
  if (segreto === undefined) throw nonTrovato();
  return segreto;
};

import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { ErroreProblema } from './problema';
import type { Rotta } from './rotta';

const VIETATE = new Set(['__proto__', 'constructor', 'prototype']);

/** Runs a callback middleware as a step of the pipeline. */
export const passa = (passo: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    const segui = (errore?: unknown) => (errore ? reject(errore) : resolve());
    Promise.resolve(passo(req, res, segui)).catch(reject);
  });

/** Compressed bodies are refused: the limit must be on what we hold in memory. */
export const lettoreJson = (limite: number): RequestHandler =>
  express.json({ limit: limite, inflate: false, strict: true, type: 'application/json' });

/** Iterative: a body nested a hundred thousand times must not take the stack with it. */
function haChiaveVietata(radice: unknown): boolean {
  const daVedere = [radice];
  while (daVedere.length > 0) {
    const valore = daVedere.pop();
    if (typeof valore !== 'object' || valore === null) continue;
    for (const [chiave, figlio] of Object.entries(valore)) {
      if (VIETATE.has(chiave)) return true;
      daVedere.push(figlio);
    }
  }
  return false;
}

export async function leggiCorpo(rotta: Rotta, lettore: RequestHandler, req: Request, res: Response) {
  if (!rotta.corpo) return undefined;
  if (!req.is('application/json')) throw new ErroreProblema('api.tipo_non_ammesso');
  await passa(lettore, req, res);
  if (haChiaveVietata(req.body)) throw new ErroreProblema('api.chiave_vietata');
  return valida(rotta.corpo, req.body);
}

export function leggiQuery(rotta: Rotta, req: Request): unknown {
  const query = req.query as Record<string, unknown>;
  for (const [nome, valore] of Object.entries(query)) {
    if (VIETATE.has(nome)) throw new ErroreProblema('api.chiave_vietata');
    if (typeof valore !== 'string') throw new ErroreProblema('api.parametro_ripetuto');
  }
  if (rotta.query) return valida(rotta.query, { ...query });
  if (Object.keys(query).length > 0) throw nonPrevisti(Object.keys(query));
  return {};
}

/** A path that has not the form of an id names nothing: 404, as for what belongs to others. */
export function leggiParametri(rotta: Rotta, req: Request): Record<string, unknown> {
  const letti = rotta.parametri.safeParse({ ...req.params });
  if (!letti.success) throw new ErroreProblema('api.non_trovato');
  return letti.data;
}

function valida(schema: z.ZodType, valore: unknown): unknown {
  const letto = schema.safeParse(valore);
  if (letto.success) return letto.data;
  throw new ErroreProblema('api.richiesta_non_valida', {
    errors: letto.error.issues
      .slice(0, 50)
      .map((i) => ({ pointer: `/${i.path.join('/')}`, detail: senzaValori(i) })),
  });
}

/** The names that zod did not know come from the caller: they may be personal, they are not repeated. */
function senzaValori(i: z.core.$ZodIssue): string {
  return i.code === 'unrecognized_keys' ? `${i.keys.length} nomi non previsti` : i.message;
}

const nonPrevisti = (nomi: string[]) =>
  new ErroreProblema('api.richiesta_non_valida', {
    errors: [{ pointer: '/', detail: `${nomi.length} parametri non previsti` }],
  });

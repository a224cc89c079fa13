import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ImpostazioniApi } from '../dipendenze';
import { ErroreProblema } from './problema';

const MINUTO_MS = 60_000;

function limite(alMinuto: number, chiave: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: MINUTO_MS,
    limit: alMinuto,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: chiave,
    validate: { trustProxy: false, xForwardedForHeader: false, keyGeneratorIpFallback: false },
    handler: (_req, _res, next, opzioni) =>
      next(new ErroreProblema('api.troppe_richieste', { riprovaDopo: Math.ceil(opzioni.windowMs / 1000) })),
  });
}

export interface Limiti {
  /** Before the token is known: one peer cannot make us verify signatures without end. */
  perIndirizzo: RequestHandler;
  perPersona(utenteId: string): RequestHandler;
}

export function creaLimiti(impostazioni: ImpostazioniApi): Limiti {
  const persone = new WeakMap<Request, string>();
  const perPersona = limite(impostazioni.richiesteAlMinuto, (req) => persone.get(req) ?? '');
  return {
    // The address of the socket: a proxy's header is not believed unless the proxy is configured.
    perIndirizzo: limite(
      impostazioni.richiesteAlMinutoPerIndirizzo,
      (req) => req.socket.remoteAddress ?? 'sconosciuto',
    ),
    perPersona: (utenteId) => (req, res, next) => {
      persone.set(req, utenteId);
      return perPersona(req, res, next);
    },
  };
}

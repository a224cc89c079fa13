import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { CSP_PAGINE } from './stile';

const ANNO_S = 31_536_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Nothing of an answer may be framed, sniffed, cached or run; pages of text get a style of their own and no script. */
export const intestazioniSicure: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: { maxAge: ANNO_S, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }),
  (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    next();
  },
];

export function comePagina(res: Response): void {
  res.setHeader('Content-Security-Policy', CSP_PAGINE);
  res.type('html');
}

export const correlationId = (res: Response): string => res.locals.correlationId as string;

/** A caller's id is kept only when it is a UUID: anything else could carry data into the log. */
export const correla: RequestHandler = (req, res, next) => {
  const proposto = req.headers['x-correlation-id'];
  const id = typeof proposto === 'string' && UUID.test(proposto) ? proposto : randomUUID();
  res.locals.correlationId = id;
  res.setHeader('X-Correlation-Id', id);
  next();
};

/** One line per request: the route as declared, never the address, headers or body (they may be personal). */
export const registraRichieste = (registro: Logger): RequestHandler =>
  pinoHttp({
    logger: registro,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'correlationId' },
    autoLogging: { ignore: (req) => req.url === '/salute' || req.url === '/pronta' },
    genReqId: (_req, res) => correlationId(res as Response),
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customSuccessMessage: () => 'richiesta',
    customErrorMessage: () => 'richiesta fallita',
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    // called at the beginning as well, when there is nothing to say yet
    customProps: (req, res) => {
      if (!res.headersSent && !res.destroyed) return {};
      const { locals } = res as Response;
      return {
        metodo: req.method,
        rotta: (locals.rotta as string | undefined) ?? 'nessuna',
        stato: res.statusCode,
        codice: locals.codice as string | undefined,
        utente: locals.utenteId as string | undefined,
      };
    },
  }) as RequestHandler;

import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ErroreDatabase } from '../../../database/errori';
import { ErroreProfilo, parametroMancante } from '../../../domain/profili/errori';
import { TemporalNonDisponibile } from '../dipendenze';
import { correlationId } from './intestazioni';
import { ErroreProblema, ErroreRifiuto, problemaDi } from './problema';

const RIPROVA_S = 5;
const CODICI_BODY_PARSER: Record<string, ErroreProblema['codice']> = {
  'entity.too.large': 'api.corpo_troppo_grande',
  'entity.parse.failed': 'api.json_non_valido',
  'encoding.unsupported': 'api.tipo_non_ammesso',
  'charset.unsupported': 'api.tipo_non_ammesso',
  'request.aborted': 'api.corpo_interrotto',
  'request.size.invalid': 'api.corpo_interrotto',
};
/** Any error as one of ours; what is not foreseen is a bare 500. */
export function comeProblema(errore: unknown): ErroreProblema | ErroreRifiuto {
  if (errore instanceof ErroreProblema || errore instanceof ErroreRifiuto) return errore;
  if (errore instanceof TemporalNonDisponibile)
    return new ErroreProblema('api.temporal_non_disponibile', { cause: errore, riprovaDopo: RIPROVA_S });
  if (errore instanceof ErroreProfilo && parametroMancante(errore) !== null)
    return new ErroreProblema('profilo.parametro_mancante', {
      cause: errore,
      errors: [{ pointer: `/profilo/${parametroMancante(errore)}`, detail: errore.message }],
    });
  const { type } = (errore ?? {}) as { type?: unknown };
  const delCorpo = typeof type === 'string' ? CODICI_BODY_PARSER[type] : undefined;
  if (delCorpo) return new ErroreProblema(delCorpo, { cause: errore });
  if (errore instanceof URIError) return new ErroreProblema('api.indirizzo_non_valido', { cause: errore });
  if (errore instanceof ErroreDatabase && databaseAssente(errore))
    return new ErroreProblema('api.database_non_disponibile', { cause: errore, riprovaDopo: RIPROVA_S });
  return new ErroreProblema('api.errore_interno', { cause: errore });
}

/** Not reachable, lost a race, read-only or without room: the same call may succeed later. */
const databaseAssente = (errore: ErroreDatabase) => errore.riprovabile || /^(25006|53)/.test(errore.sqlstate);

/** The last handler: an answer from the catalogue, the rest only in the log and without values. */
export const gestisciErrori =
  (registro: Logger): ErrorRequestHandler =>
  (errore: unknown, _req, res, _next) => {
    const problema = comeProblema(errore);
    const id = correlationId(res);
    const corpo = problemaDi(problema.codice, problema.dettagli, id);
    res.locals.codice = corpo.code;
    if (corpo.status >= 500) registro.error({ correlationId: id, ...tracciaSicura(problema) }, corpo.code);
    if (res.headersSent) {
      res.destroy();
      return;
    }
    pulisci(res);
    if (problema.dettagli.riprovaDopo) res.setHeader('Retry-After', String(problema.dettagli.riprovaDopo));
    if (corpo.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
    res.status(corpo.status).type('application/problem+json').send(JSON.stringify(corpo));
  };

function pulisci(res: Response): void {
  for (const nome of ['Content-Disposition', 'Content-Length', 'ETag']) res.removeHeader(nome);
}

/** Where it happened, never what it said: messages of drivers and parsers repeat the data. */
function tracciaSicura(errore: Error) {
  const causa = errore.cause instanceof Error ? errore.cause : errore;
  const righe = (causa.stack ?? '').split('\n').filter((r) => /^\s+at /.test(r));
  return { nome: causa.name, traccia: righe.slice(0, 8).map((r) => r.trim()) };
}

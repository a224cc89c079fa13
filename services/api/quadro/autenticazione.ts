import type { Request } from 'express';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { ImpostazioniApi } from '../dipendenze';
import { ErroreProblema } from './problema';

/** Asymmetric only: a shared secret or `none` would let a caller sign for itself. */
const ALGORITMI = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const TOLLERANZA_S = 5;
const UTENTE = /^ute_[0-9A-HJKMNP-TV-Z]{26}$/;

export type Autentica = (req: Request) => Promise<string>;

/** The id of the person of a bearer token. Errors: `api.token_*`, `api.emittente_non_disponibile`. */
export function creaAutenticazione(impostazioni: ImpostazioniApi, chiavi?: JWTVerifyGetKey): Autentica {
  const jwks = chiavi ?? createRemoteJWKSet(new URL(impostazioni.jwksUrl), { timeoutDuration: 3_000 });
  return async (req) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (!token) throw new ErroreProblema('api.token_mancante');
    try {
      const { payload } = await jwtVerify(token, jwks, {
        issuer: impostazioni.emittente,
        audience: impostazioni.destinatario,
        algorithms: ALGORITMI,
        clockTolerance: TOLLERANZA_S,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      if (!UTENTE.test(payload.sub ?? '')) throw new ErroreProblema('api.token_non_valido');
      return payload.sub as string;
    } catch (cause) {
      if (cause instanceof ErroreProblema) throw cause;
      throw new ErroreProblema(codiceDelFallimento(cause), { cause, riprovaDopo: 5 });
    }
  };
}

/** Only an issuer that does not answer is our trouble; whatever the token did is the token's. */
function codiceDelFallimento(errore: unknown) {
  if (errore instanceof errors.JWKSTimeout) return 'api.emittente_non_disponibile';
  if (!(errore instanceof errors.JOSEError)) return 'api.emittente_non_disponibile';
  const dellaRisposta = errore.constructor === errors.JOSEError || errore instanceof errors.JWKSInvalid;
  return dellaRisposta ? 'api.emittente_non_disponibile' : 'api.token_non_valido';
}

import { randomUUID } from 'node:crypto';
import express, { type Router } from 'express';
import { SignJWT } from 'jose';
import { ALGORITMO, leggiOCreaChiave } from './chiave';
import { PERSONE, trovaPersona } from './persone';

export interface OpzioniEmittente {
  /** Folder of the key. */
  cartella: string;
  /** `iss` and `aud` of the tokens. */
  emittente: string;
  destinatario: string;
}

const DURATA_S = 3_600;

/**
 * The identity provider of the sandbox: anyone gets a token of any seeded person. It stands behind the same two
 * settings as a real issuer (`iss` and JWKS address) and production refuses its address.
 */
export async function creaEmittente(o: OpzioniEmittente): Promise<Router> {
  const chiave = await leggiOCreaChiave(o.cartella);
  const firma = (sub: string, nome: string) =>
    new SignJWT({ name: nome })
      .setProtectedHeader({ alg: ALGORITMO, kid: chiave.kid, typ: 'JWT' })
      .setSubject(sub)
      .setIssuer(o.emittente)
      .setAudience(o.destinatario)
      .setIssuedAt()
      .setExpirationTime(`${DURATA_S}s`)
      .setJti(randomUUID())
      .sign(chiave.privata);

  const router = express.Router();
  router.get('/.well-known/jwks.json', (_req, res) => {
    res.json({ keys: [chiave.pubblica] });
  });
  router.get('/sandbox/persone', (_req, res) => {
    res.json({ persone: PERSONE });
  });
  router.post('/sandbox/token', express.json({ limit: '4kb' }), async (req, res) => {
    const { utente } = (req.body ?? {}) as { utente?: unknown };
    const persona = typeof utente === 'string' ? trovaPersona(utente) : null;
    if (!persona) {
      res.status(404).json({ code: 'sandbox.persona_sconosciuta', persone: PERSONE.map((p) => p.utente) });
      return;
    }
    const token = await firma(persona.id, persona.nome);
    res.json({ token, access_token: token, token_type: 'Bearer', expires_in: DURATA_S });
  });
  return router;
}

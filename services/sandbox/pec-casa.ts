import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import express, { type Router } from 'express';
import { avviaSandboxPec, type CasellaSandbox, type SandboxPec } from './pec/avvia';
import type { OrologioSandbox } from './pec/tempo';

export interface PecDiCasa {
  pec: SandboxPec;
  rotte: Router;
}

/**
 * The PEC provider of the sandbox with the mailboxes it was asked for: they are opened over HTTP by who installs an
 * Ente, and open again at the next start.
 */
export async function apriPecDiCasa(o: {
  dir: string;
  smtpPort: number;
  imapPort: number;
  orologio: OrologioSandbox;
}): Promise<PecDiCasa> {
  mkdirSync(o.dir, { recursive: true });
  const elenco = path.join(o.dir, 'aperte.json');
  const aperte = new Map<string, CasellaSandbox>(
    existsSync(elenco) ? JSON.parse(readFileSync(elenco, 'utf8')) : [],
  );
  const pec = await avviaSandboxPec({ ...o, mailboxes: [...aperte.values()] });
  writeFileSync(path.join(o.dir, 'ca.pem'), pec.caPem);
  const rotte = express.Router();
  rotte.post('/sandbox/pec/caselle', express.json({ limit: '4kb' }), async (req, res) => {
    const { indirizzo, password } = req.body as Partial<CasellaSandbox>;
    if (typeof indirizzo !== 'string' || typeof password !== 'string') {
      res.status(400).json({ code: 'sandbox.casella' });
      return;
    }
    await pec.aggiungiCasella({ indirizzo, password });
    aperte.set(indirizzo, { indirizzo, password });
    writeFileSync(elenco, JSON.stringify([...aperte]));
    res.json({ indirizzo });
  });
  rotte.post('/sandbox/pec/maltempo', express.json({ limit: '4kb' }), (req, res) => {
    const { seme, percento } = req.body as { seme?: unknown; percento?: unknown };
    const giusto =
      typeof seme === 'string' && typeof percento === 'number' && percento >= 0 && percento <= 100;
    if (giusto) pec.maltempo(percento === 0 ? null : { seme, percento });
    res.status(giusto ? 200 : 400).json(giusto ? { seme, percento } : { code: 'sandbox.maltempo' });
  });
  rotte.get('/sandbox/pec/stato', (_req, res) => {
    res.json({ inVolo: pec.inVolo(), ultimiUid: pec.ultimiUid() });
  });
  return { pec, rotte };
}

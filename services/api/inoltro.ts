import type { Express } from 'express';
import { z } from 'zod';
import { leggiCorpo, passa } from './quadro/corpi';
import type { Strumenti } from './quadro/esegui';
import { ErroreProblema } from './quadro/problema';
import type { Rotta } from './quadro/rotta';

const ATTESA_MS = 5_000;
const Richiesta = z.strictObject({ utente: z.string().min(1).max(64) });

/** `POST /sandbox/token` on the address of the API, when the settings name a sandbox; otherwise it does not exist. */
export function montaInoltroSandbox(app: Express, s: Strumenti): void {
  const { sandboxUrl } = s.dip.impostazioni;
  if (!sandboxUrl) return;
  app.post('/sandbox/token', async (req, res) => {
    res.locals.rotta = '/sandbox/token';
    await passa(s.limiti.perIndirizzo, req, res);
    const corpo = await leggiCorpo({ corpo: Richiesta } as unknown as Rotta, s.lettoreJson, req, res);
    const risposta = await fetch(new URL('/sandbox/token', sandboxUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(corpo),
      redirect: 'error',
      signal: AbortSignal.timeout(ATTESA_MS),
    }).catch((cause: unknown) => {
      throw new ErroreProblema('api.sandbox_non_disponibile', { cause, riprovaDopo: 5 });
    });
    if (risposta.status === 404) throw new ErroreProblema('sandbox.persona_sconosciuta');
    if (!risposta.ok) throw new ErroreProblema('api.sandbox_non_disponibile', { riprovaDopo: 5 });
    res.json(await risposta.json());
  });
}

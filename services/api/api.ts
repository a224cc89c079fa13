import type { Express } from 'express';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { version } from '../../package.json';
import type { Dipendenze } from './dipendenze';
import { montaInoltroSandbox } from './inoltro';
import { montaIngressoPosta } from './posta-ingresso';
import { montaPrecaricamento } from './posta-precaricamento';
import { creaQuadro } from './quadro/app';
import { montaPaginaRelata } from './relata/pagina';
import { ROTTE } from './rotte/tutte';

/** The application with all its routes. `chiavi` replaces the keys at the configured address (tests). */
export function creaApi(dipendenze: Dipendenze, chiavi?: JWTVerifyGetKey): Express {
  z.config(z.locales.it()); // what zod says to the caller is in Italian
  return creaQuadro(dipendenze, {
    rotte: ROTTE,
    versione: version,
    altre: (app, strumenti) => {
      montaInoltroSandbox(app, strumenti);
      montaIngressoPosta(app, strumenti);
      montaPrecaricamento(app, strumenti);
      montaPaginaRelata(app);
    },
    ...(chiavi && { chiavi }),
  });
}

import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { JWTVerifyGetKey } from 'jose';
import type { Dipendenze } from '../dipendenze';
import { creaAutenticazione } from './autenticazione';
import { lettoreJson } from './corpi';
import { creaDocumento } from './documento';
import { gestisciErrori } from './errori';
import { esegui, type Strumenti } from './esegui';
import { paginaGuida } from './guide';
import { comePagina, correla, intestazioniSicure, registraRichieste } from './intestazioni';
import { creaLimiti } from './limiti';
import { paginaDocumentazione, paginaProblema, paginaProblemi } from './pagine';
import { ErroreProblema, nonTrovato } from './problema';
import type { Rotta } from './rotta';

export interface Opzioni {
  rotte: readonly Rotta[];
  versione: string;
  /** Instead of the keys at `jwksUrl`. */
  chiavi?: JWTVerifyGetKey;
  /** Routes outside `/v1` that other parts mount (the forward to the sandbox). */
  altre?: (app: Express, strumenti: Strumenti) => void;
}

/** The whole application; it listens nowhere by itself. */
export function creaQuadro(dip: Dipendenze, opzioni: Opzioni): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.use(correla, ...intestazioniSicure, registraRichieste(dip.registro));
  const strumenti: Strumenti = {
    dip,
    autentica: creaAutenticazione(dip.impostazioni, opzioni.chiavi),
    limiti: creaLimiti(dip.impostazioni),
    lettoreJson: lettoreJson(dip.impostazioni.corpoMassimoByte),
  };
  montaSalute(app, dip);
  montaPagine(app, strumenti, opzioni);
  opzioni.altre?.(app, strumenti);
  montaRotte(app, strumenti, opzioni.rotte);
  app.use(() => {
    throw nonTrovato();
  });
  app.use(gestisciErrori(dip.registro));
  return app;
}

function montaRotte(app: Express, strumenti: Strumenti, rotte: readonly Rotta[]): void {
  const metodi = new Map<string, Set<string>>();
  for (const r of rotte) {
    const percorso = r.percorso.replace(/\{(\w+)\}/g, ':$1');
    app[r.metodo](percorso, (req, res) => esegui(strumenti, r, req, res));
    metodi.set(percorso, (metodi.get(percorso) ?? new Set()).add(r.metodo.toUpperCase()));
  }
  for (const [percorso, ammessi] of metodi) app.all(percorso, nonAmmesso([...ammessi]));
}

const nonAmmesso =
  (ammessi: string[]): RequestHandler =>
  (_req, res) => {
    res.setHeader('Allow', ammessi.join(', '));
    throw new ErroreProblema('api.metodo_non_ammesso');
  };

/** Without a token and without a detail: alive, and able to do its work. */
function montaSalute(app: Express, dip: Dipendenze): void {
  app.get('/salute', (_req, res) => {
    res.json({ stato: 'viva' });
  });
  app.get('/pronta', async (_req, res) => {
    const bene = await dip.database.sql`select 1`.then(
      () => true,
      () => false,
    );
    res.status(bene ? 200 : 503).json({ stato: bene ? 'pronta' : 'non_pronta' });
  });
}

function montaPagine(app: Express, strumenti: Strumenti, opzioni: Opzioni): void {
  const documento = creaDocumento(opzioni.rotte, opzioni.versione);
  const pagina = paginaDocumentazione(documento);
  const aChiPuo = async (req: Request, res: Response) => {
    res.locals.rotta = req.path;
    if (!strumenti.dip.impostazioni.documentazionePubblica) await strumenti.autentica(req);
  };
  app.get('/openapi.json', async (req, res) => {
    await aChiPuo(req, res);
    res.json(documento);
  });
  app.get('/docs', async (req, res) => {
    await aChiPuo(req, res);
    comePagina(res);
    res.send(pagina);
  });
  app.get('/guida/:tipo', async (req, res) => {
    await aChiPuo(req, res);
    const guida = await paginaGuida(req.params.tipo);
    if (!guida) throw nonTrovato();
    comePagina(res);
    res.send(guida);
  });
  app.get('/problemi', (_req, res) => {
    comePagina(res);
    res.send(paginaProblemi());
  });
  app.get('/problemi/:codice', (req, res) => {
    const spiegazione = paginaProblema(req.params.codice);
    if (!spiegazione) throw nonTrovato();
    comePagina(res);
    res.send(spiegazione);
  });
}

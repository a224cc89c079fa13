import { setTimeout as attendi } from 'node:timers/promises';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { OrologioSandbox } from '../pec/tempo';
import { errori, validaRichiesta } from './contratto';
import { leggiManopole, type ManopolaPorta } from './manopole';
import type { Ufficio } from './ufficio';

const BASE = '/piattaforma-notifiche-ingress/v1';
const PRODOTTI = new Set(['AR', '890', 'RS', 'RIR', 'RIS']);
const LENTO_MS = 3_000;
const RIPROVA_S = 1;

/** The doors of the consolidator, by its official interface. */
export function creaSportello(o: { ufficio: Ufficio; orologio: OrologioSandbox; apiKey: string }): Router {
  const rotte = express.Router();
  const rispondi = async (res: Response, codice: string, descrizione: string, errorList?: string[]) => {
    const clientResponseTimeStamp = (await o.orologio()).istante.toISOString();
    res.status(Number(codice.slice(0, 3))).json({
      resultCode: codice,
      resultDescription: descrizione,
      ...(errorList && { errorList }),
      clientResponseTimeStamp,
    });
  };
  const identifica: RequestHandler = async (req, res, next) => {
    const noto = req.get('x-api-key') === o.apiKey && req.get('x-pagopa-extch-service-id');
    if (noto) next();
    else await rispondi(res, '401.00', 'Authentication Failed');
  };
  rotte.use(BASE, identifica, express.json({ limit: '1mb' }));
  rotte.post(`${BASE}/paper-deliveries-engagement`, async (req, res) => {
    const difetti = validaRichiesta(req.body) ? regole(req.body) : errori(validaRichiesta);
    if (difetti.length > 0) {
      await rispondi(res, validaRichiesta.errors ? '400.01' : '400.02', 'Request validation errors', difetti);
      return;
    }
    const { porta } = leggiManopole(req.body.receiverAddress);
    const volte = await o.ufficio.chiama(req.body.requestId);
    if (porta === 'troppe' && volte === 0) {
      res.set('Retry-After', String(RIPROVA_S));
      await rispondi(res, '429.00', 'Too many requests');
    } else if (porta === 'chiuso' && volte === 0) res.status(503).type('html').send('<html>503</html>');
    else if (!(await o.ufficio.accetta(req.body))) await rispondi(res, '409.00', 'duplicated requestId');
    else await concludi(req, res, porta, rispondi);
  });
  rotte.get(`${BASE}/paper-deliveries-progresses/:requestId`, async (req, res) => {
    const pezzo = o.ufficio.pezzo(String(req.params.requestId));
    if (!pezzo) await rispondi(res, '404.01', 'requestId never sent');
    else res.json({ requestId: pezzo.requestId, events: await o.ufficio.progressi(pezzo) });
  });
  const guasto: ErrorRequestHandler = async (errore: { status?: number }, _req, res, _next) => {
    if (errore.status === 400) await rispondi(res, '400.01', 'Syntax Error', ['body is not readable']);
    else res.status(500).end();
  };
  rotte.use(BASE, guasto);
  return rotte;
}

/** The piece is on the disk: what the caller sees of it is another matter. */
async function concludi(
  req: Request,
  res: Response,
  porta: ManopolaPorta | null,
  rispondi: (res: Response, codice: string, descrizione: string) => Promise<void>,
): Promise<void> {
  if (porta === 'lento') await attendi(LENTO_MS);
  if (porta === 'taglio') req.socket.destroy();
  else if (porta === 'errore') await rispondi(res, '500.01', 'Internal error');
  else if (porta === 'illeggibile') res.type('json').send('{"resultCode":"200.0');
  else await rispondi(res, '200.00', 'Request accepted');
}

interface Corpo {
  productType: string;
  attachments: { order: number; sha256: string }[];
  receiverCap?: string;
  receiverCountry?: string;
}

/** What the schema does not say: products, order of printing from zero, CAP in Italy. */
function regole({ productType, attachments, receiverCap, receiverCountry }: Corpo): string[] {
  const difetti: string[] = [];
  if (!PRODOTTI.has(productType)) difetti.push('unrecognized productType');
  if (attachments.length === 0 || attachments.some((a, i) => a.order !== i))
    difetti.push('attachments order');
  if (attachments.some((a) => Buffer.from(a.sha256, 'base64').length !== 32))
    difetti.push('attachments sha256');
  const estero = productType === 'RIR' || productType === 'RIS';
  if (estero ? !receiverCountry : !/^\d{5}$/.test(receiverCap ?? '')) difetti.push('receiver address');
  return difetti;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import { accogliEvento } from '../../activities/notifiche/posta/accogli';
import { fuoriEnte, inEnte } from '../../database/connessione';
import { leggiDocumento } from '../../database/documenti';
import { isId } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { firmaAllegato, isFirmaBuona } from '../../formats/posta/allegato';
import {
  EventiConsolidatore,
  type EventoConsolidatore,
  type RispostaConsolidatore,
} from '../../formats/posta/consolidatore-forme';
import type { Dipendenze } from './dipendenze';
import { esisteEnte } from './quadro/accesso';
import { passa } from './quadro/corpi';
import type { Strumenti } from './quadro/esegui';
import { nonTrovato } from './quadro/problema';

/** The official paths have no Ente in them: each Ente gives the provider this base address, and its own id in it. */
const BASE = '/v1/enti/:enteId/posta';
const UFFICIALE = `${BASE}/consolidatore-ingress/v1`;
const ERRORI_MASSIMI = 50;
const DESCRIZIONE_MASSIMA = 250;
/** Milliseconds for which the address of a PDF is good. */
const VALIDITA_MS = 15 * 60_000;

/**
 * The doors of the consolidator, by its official interface (`api-consolidatore-ingress-v1.yaml`): progress is pushed,
 * PDFs are fetched. They are outside the routes of people: who calls is a machine with a secret of its own.
 */
export function montaIngressoPosta(app: Express, s: Strumenti): void {
  const { dip } = s;
  app.put(`${UFFICIALE}/push-progress-events`, async (req, res) => {
    const enteId = await riconosci(s, req, res, `${UFFICIALE}/push-progress-events`);
    if (enteId === null) return;
    const letto = await leggiEventi(s, req, res);
    if ('errori' in letto) {
      await rispondi(dip, res, '400.01', 'Syntax Error', letto.errori);
      return;
    }
    await accogli(dip, enteId, letto.eventi);
    await rispondi(dip, res, '202.00', 'Accepted');
  });
  app.get(`${UFFICIALE}/get-attachment/:fileKey`, async (req, res) => {
    const enteId = await riconosci(s, req, res, `${UFFICIALE}/get-attachment/:fileKey`);
    if (enteId === null) return;
    res.json(await descriviAllegato(dip, enteId, String(req.params.fileKey), baseDi(req)));
  });
  app.get(`${BASE}/allegati/:documentoId/:scade/:firma`, async (req, res) => {
    res.locals.rotta = `${BASE}/allegati/:documentoId/:scade/:firma`;
    await passa(s.limiti.perIndirizzo, req, res);
    res.type('application/pdf').send(await leggiFirmato(dip, req));
  });
}

const impronta = (testo: string) => createHash('sha256').update(testo).digest();
const uguali = (a: string, b: string): boolean => timingSafeEqual(impronta(a), impronta(b));

/** Gives the Ente of the path; null = 401 was answered. A closed door, or an Ente that is not here, is the same to a stranger. */
async function riconosci(s: Strumenti, req: Request, res: Response, rotta: string): Promise<string | null> {
  res.locals.rotta = rotta;
  await passa(s.limiti.perIndirizzo, req, res);
  const ingresso = s.dip.impostazioni.postaIngresso ?? null;
  const enteId = String(req.params.enteId);
  const noto =
    ingresso !== null &&
    uguali(req.get('x-api-key') ?? '', ingresso.apiKey) &&
    req.get('x-pagopa-extch-service-id') === ingresso.serviceId &&
    isId(enteId, 'ent') &&
    (await esisteEnte(s.dip.database, enteId));
  if (noto) return enteId;
  await rispondi(s.dip, res, '401.00', 'Authentication Failed');
  return null;
}

type Letti = { eventi: EventoConsolidatore[] } | { errori: string[] };

/** What is wrong is told by its place, never by its value: it names a person. */
async function leggiEventi(s: Strumenti, req: Request, res: Response): Promise<Letti> {
  try {
    await passa(s.lettoreJson, req, res);
  } catch {
    return { errori: ['body is not readable JSON'] };
  }
  const letti = EventiConsolidatore.safeParse(req.body);
  if (letti.success) return { eventi: letti.data };
  const errori = letti.error.issues
    .slice(0, ERRORI_MASSIMI)
    .map((i) => `field ${i.path.join('.') || '.'}: ${i.code}`.slice(0, DESCRIZIONE_MASSIMA));
  return { errori };
}

/** Each event in a transaction of its own: what was taken stays taken, and comes again without effect. */
async function accogli(
  dip: Dipendenze,
  enteId: string,
  eventi: readonly EventoConsolidatore[],
): Promise<void> {
  const daDire = new Map<string, { praticaId: string; tentativoId: string }>();
  for (const evento of eventi) {
    const pezzo = await inEnte(dip.database, enteId, (t) => accogliEvento(t, evento));
    if (pezzo) daDire.set(pezzo.id, pezzo);
  }
  const { database, registro } = dip;
  for (const { praticaId, tentativoId } of daDire.values())
    await dip.temporal
      .annunciaEvento({ database, registro }, { enteId, praticaId, tentativoId })
      // it is stored: the sweep tells it again
      .catch((errore: unknown) =>
        registro.warn({ enteId, tentativoId, errore: String(errore) }, 'da ridire'),
      );
}

async function rispondi(
  dip: Dipendenze,
  res: Response,
  resultCode: string,
  resultDescription: string,
  errorList?: string[],
): Promise<void> {
  const { istante } = await fuoriEnte(dip.database, (sql) => leggiOrologio(sql));
  const clientResponseTimeStamp = istante.toISOString();
  const corpo: RispostaConsolidatore = {
    resultCode,
    resultDescription,
    ...(errorList && { errorList }),
    clientResponseTimeStamp,
  };
  res.status(Number(resultCode.slice(0, 3))).json(corpo);
}

const baseDi = (req: Request): string => `${req.protocol}://${req.get('host') ?? ''}`;

/** Only the PDFs of pieces that were handed over: a key is the id of a document, and nothing can be guessed from it. */
async function descriviAllegato(dip: Dipendenze, enteId: string, documentoId: string, base: string) {
  const riga = await inEnte(dip.database, enteId, async ({ sql }) => {
    const [trovata] = await sql<{ sha256: string; dimensione: number }[]>`
      select d.sha256, d.dimensione from documenti d where d.id = ${documentoId}
        and exists (select from pezzi_postali z where z.pdf_id = d.id)`;
    return trovata;
  });
  if (!riga) throw nonTrovato();
  const scade = Date.now() + VALIDITA_MS;
  const firma = firmaAllegato(segretoDi(dip), enteId, documentoId, scade);
  return {
    key: documentoId,
    versionId: riga.sha256,
    contentType: 'application/pdf',
    contentLength: riga.dimensione,
    checksum: riga.sha256,
    documentType: 'ATTO',
    documentStatus: 'SAVED',
    retentionUntil: new Date(scade).toISOString(),
    download: { url: `${base}/v1/enti/${enteId}/posta/allegati/${documentoId}/${scade}/${firma}` },
  };
}

const segretoDi = (dip: Dipendenze): string => {
  const segreto = dip.impostazioni.postaIngresso?.apiKey;
  if (segreto === undefined) throw nonTrovato();
  return segreto;
};

async function leggiFirmato(dip: Dipendenze, req: Request): Promise<Buffer> {
  const { enteId, documentoId, scade, firma } = req.params as Record<string, string>;
  const fino = Number(scade);
  const buona =
    Number.isSafeInteger(fino) &&
    fino > Date.now() &&
    isFirmaBuona(firmaAllegato(segretoDi(dip), String(enteId), String(documentoId), fino), String(firma));
  if (!buona) throw nonTrovato();
  const documento = await inEnte(dip.database, String(enteId), (t) => leggiDocumento(t, String(documentoId)));
  if (!documento) throw nonTrovato();
  return documento.bytes;
}

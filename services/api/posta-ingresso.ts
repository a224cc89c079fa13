import type { Express, Request } from 'express';
import { accogliEvento } from '../../activities/notifiche/posta/accogli';
import { inEnte } from '../../database/connessione';
import { leggiDocumento } from '../../database/documenti';
import { firmaAllegato, isFirmaBuona } from '../../formats/posta/allegato';
import { EventiConsolidatore, type EventoConsolidatore } from '../../formats/posta/consolidatore-forme';
import type { Dipendenze } from './dipendenze';
import { BASE, baseDi, leggiForma, riconosci, rispondi, segretoDi, UFFICIALE } from './posta-porta';
import { passa } from './quadro/corpi';
import type { Strumenti } from './quadro/esegui';
import { nonTrovato } from './quadro/problema';

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
    const forma = await leggiForma(s, req, res, EventiConsolidatore);
    if ('errori' in forma) return rispondi(dip, res, '400.01', 'Syntax Error', forma.errori);
    await accogli(dip, enteId, forma.letto);
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

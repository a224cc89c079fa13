import express, { type Express, type Request } from 'express';
import {
  annunciaCaricamento,
  type EsitoCaricamento,
  riceviCaricamento,
} from '../../activities/notifiche/posta/precarica';
import { inEnte } from '../../database/connessione';
import { isId } from '../../database/identificativi';
import { firmaCaricamento, isFirmaBuona } from '../../formats/posta/allegato';
import {
  type DaPrecaricare,
  Precaricamenti,
  type Precaricato,
} from '../../formats/posta/consolidatore-forme';
import { TIPI_IMMAGINE, type TipoImmagine } from '../../formats/posta/immagine';
import type { Dipendenze } from './dipendenze';
import { BASE, baseDi, difetto, leggiForma, riconosci, rispondi, segretoDi, UFFICIALE } from './posta-porta';
import { passa } from './quadro/corpi';
import type { Strumenti } from './quadro/esegui';
import { ErroreProblema, nonTrovato } from './quadro/problema';

const PRECARICA = `${UFFICIALE}/attachments-preload`;
const CARICA = `${BASE}/caricamenti/:chiave/:scade/:firma`;
/** Milliseconds for which the address of an upload is good. */
const VALIDITA_MS = 60 * 60_000;

/** How the scans of the provider come in, by its official interface: announced first, then sent where it is told to. */
export function montaPrecaricamento(app: Express, s: Strumenti): void {
  const { dip } = s;
  const corpo = express.raw({
    limit: dip.impostazioni.documentoMassimoByte,
    inflate: false,
    type: () => true,
  });
  app.put(PRECARICA, async (req, res) => {
    const enteId = await riconosci(s, req, res, PRECARICA);
    if (enteId === null) return;
    const forma = await leggiForma(s, req, res, Precaricamenti);
    if ('errori' in forma) return rispondi(dip, res, '400.01', 'Syntax Error', forma.errori);
    const annunci = leggiAnnunci(forma.letto.preloads);
    if ('errori' in annunci) return rispondi(dip, res, '400.02', 'Semantic Error', annunci.errori);
    res.json({ preloads: await precarica(dip, enteId, annunci.letti, baseDi(req)) });
  });
  app.put(CARICA, async (req, res) => {
    res.locals.rotta = CARICA;
    await passa(s.limiti.perIndirizzo, req, res);
    const { enteId, chiave } = autorizza(dip, req);
    await passa(corpo, req, res);
    const mediaType = (req.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const esito = await inEnte(dip.database, enteId, (t) =>
      riceviCaricamento(t, { chiave, mediaType, bytes }),
    );
    if (esito !== 'ricevuto') throw rifiuto(esito);
    res.status(200).end();
  });
}

interface Annuncio {
  preloadIdx: string;
  mediaType: TipoImmagine;
  sha256: string;
}

/** What the schema cannot say: a kind of scan, a real SHA-256, an index for each. */
function leggiAnnunci(preloads: readonly DaPrecaricare[]): { letti: Annuncio[] } | { errori: string[] } {
  const errori: string[] = [];
  const visti = new Set<string>();
  const letti = preloads.flatMap(({ preloadIdx, contentType, sha256 }, i): Annuncio[] => {
    const no = (campo: string, che: string) => errori.push(difetto(['preloads', i, campo], che));
    const mediaType = TIPI_IMMAGINE.find((tipo) => tipo === contentType.toLowerCase());
    const impronta = Buffer.from(sha256, 'base64');
    if (mediaType === undefined) no('contentType', 'not a scan');
    if (impronta.length !== 32) no('sha256', 'not a base64 SHA-256');
    if (visti.has(preloadIdx)) no('preloadIdx', 'repeated');
    visti.add(preloadIdx);
    return mediaType ? [{ preloadIdx, mediaType, sha256: impronta.toString('hex') }] : [];
  });
  return errori.length > 0 ? { errori } : { letti };
}

async function precarica(
  dip: Dipendenze,
  enteId: string,
  annunci: readonly Annuncio[],
  base: string,
): Promise<Precaricato[]> {
  const scade = Date.now() + VALIDITA_MS;
  return inEnte(dip.database, enteId, async (t) => {
    const fatti: Precaricato[] = [];
    for (const { preloadIdx, ...annuncio } of annunci) {
      const key = await annunciaCaricamento(t, annuncio);
      const { firma, parola } = firmaCaricamento(segretoDi(dip), enteId, key, scade);
      const url = `${base}/v1/enti/${enteId}/posta/caricamenti/${key}/${scade}/${firma}`;
      fatti.push({ preloadIdx, key, url, secret: parola, httpMethod: 'PUT' });
    }
    return fatti;
  });
}

/** Before a byte of the body is read: the address is ours and still good, and who calls has the word too. */
function autorizza(dip: Dipendenze, req: Request): { enteId: string; chiave: string } {
  const { enteId, chiave, scade, firma } = req.params as Record<
    'enteId' | 'chiave' | 'scade' | 'firma',
    string
  >;
  const fino = Number(scade);
  const attesi = firmaCaricamento(segretoDi(dip), enteId, chiave, fino);
  if (!isId(enteId, 'ent') || !Number.isSafeInteger(fino) || !isFirmaBuona(attesi.firma, firma))
    throw nonTrovato();
  if (fino <= Date.now()) throw new ErroreProblema('posta.caricamento_scaduto');
  if (!isFirmaBuona(attesi.parola, req.get('x-amz-meta-secret') ?? ''))
    throw new ErroreProblema('posta.caricamento_senza_segreto');
  return { enteId, chiave };
}

const rifiuto = (esito: Exclude<EsitoCaricamento, 'ricevuto'>): ErroreProblema =>
  esito === 'sconosciuto' ? nonTrovato() : new ErroreProblema(`posta.caricamento_${esito}`);

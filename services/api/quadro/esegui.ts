import { rm } from 'node:fs/promises';
import type { Request, RequestHandler, Response } from 'express';
import { inEnte } from '../../../database/connessione';
import type { Risposta as RispostaFissata } from '../../../database/idempotenza';
import type { Dipendenze } from '../dipendenze';
import { AUTORIZZAZIONI, CHIUNQUE_AUTENTICATO } from '../ruoli';
import { autorizza, leggiPersona } from './accesso';
import { scriviAudit } from './audit';
import type { Autentica } from './autenticazione';
import { riceviFile } from './caricamento';
import { leggiCorpo, leggiParametri, leggiQuery, passa } from './corpi';
import { comeProblema } from './errori';
import { fissaRisposta, improntaRichiesta, lasciaChiave, leggiChiave, prendiChiave } from './idempotenza';
import { correlationId } from './intestazioni';
import type { Limiti } from './limiti';
import { problemaDi } from './problema';
import { spedisci, spedisciJson, spedisciRipetuta } from './risposte';
import { type Contesto, type Flusso, haEffetto, type Risposta, type Rotta } from './rotta';

export interface Strumenti {
  dip: Dipendenze;
  autentica: Autentica;
  limiti: Limiti;
  lettoreJson: RequestHandler;
}
type Esito = Risposta | Flusso;
type Qualsiasi = Contesto<never, never, never>;

/** The road of every request, the same for all routes; the order is the security of the API. */
export async function esegui(s: Strumenti, rotta: Rotta, req: Request, res: Response): Promise<void> {
  res.locals.rotta = rotta.percorso;
  await passa(s.limiti.perIndirizzo, req, res);
  const utenteId = await s.autentica(req);
  res.locals.utenteId = utenteId;
  await passa(s.limiti.perPersona(utenteId), req, res);
  await leggiPersona(s.dip.database, utenteId);
  const parametri = leggiParametri(rotta, req);
  const enteId = AUTORIZZAZIONI[rotta.id] === CHIUNQUE_AUTENTICATO ? '' : String(parametri.enteId);
  const segna = (esito: 'eseguita' | 'letta' | 'rifiutata' | 'errore', codice?: string, oggetto?: string) =>
    enteId === '' || !(haEffetto(rotta) || rotta.personali)
      ? Promise.resolve()
      : scriviAudit(s.dip.database, enteId, {
          utenteId,
          azione: rotta.id,
          oggetto: nominaOggetto(parametri, oggetto),
          esito,
          codice,
        });
  try {
    const chi = await autorizza(s.dip.database, rotta.id, utenteId, enteId);
    const nellEnte: Qualsiasi['nellEnte'] = (work) => inEnte(s.dip.database, enteId, work);
    const base = { parametri, enteId, chi, nellEnte, dip: s.dip };
    await conContenuto(s, rotta, req, res, base as unknown as Qualsiasi, async (contesto) => {
      const esito = await rotta.gestisci(contesto);
      await segna(haEffetto(rotta) ? 'eseguita' : 'letta', undefined, esito.oggetto);
      return esito;
    });
  } catch (errore) {
    await segnaRifiuto(errore, segna);
    throw errore;
  }
}

/** Reads query and body (or the upload), then runs once per key; removes the temporary file in any case. */
async function conContenuto(
  s: Strumenti,
  rotta: Rotta,
  req: Request,
  res: Response,
  base: Qualsiasi,
  lavoro: (contesto: Qualsiasi) => Promise<Esito>,
): Promise<void> {
  const query = leggiQuery(rotta, req);
  const chiave = haEffetto(rotta) ? leggiChiave(req) : '';
  const corpo = await leggiCorpo(rotta, s.lettoreJson, req, res);
  const { cartellaTemporanea: cartella } = s.dip.impostazioni;
  const file = rotta.caricamento
    ? await riceviFile(req, {
        cartella,
        limiteByte: s.dip.impostazioni[rotta.caricamento.limite],
        tipi: rotta.caricamento.tipi,
      })
    : null;
  try {
    const contesto = { ...base, query, corpo, chiave, file } as unknown as Qualsiasi;
    if (!haEffetto(rotta)) return await spedisci(res, rotta, await lavoro(contesto));
    const contenuto = file ? [file.sha256, file.nome, query] : [corpo, query];
    await unaVolta(s, rotta, res, contesto, improntaRichiesta(base.chi.utenteId, req.path, contenuto), () =>
      lavoro(contesto),
    );
  } finally {
    if (file) await rm(file.percorso, { force: true });
  }
}

async function unaVolta(
  s: Strumenti,
  rotta: Rotta,
  res: Response,
  contesto: Qualsiasi,
  impronta: string,
  lavoro: () => Promise<Esito>,
): Promise<void> {
  const db = s.dip.database;
  const richiesta = { enteId: contesto.enteId, chiave: contesto.chiave, rotta: rotta.id, impronta };
  const ripetuta = await prendiChiave(db, richiesta);
  if (ripetuta) return spedisciRipetuta(res, ripetuta);
  let fissata: RispostaFissata;
  try {
    const esito = await lavoro();
    if (!('stato' in esito)) throw new Error(`${rotta.id}: una rotta con effetto risponde in JSON`);
    fissata = spedisciJson(rotta, esito);
    await (esito.provvisoria ? lasciaChiave(db, richiesta) : fissaRisposta(db, richiesta, fissata));
  } catch (errore) {
    const problema = comeProblema(errore);
    const corpo = problemaDi(problema.codice, problema.dettagli, correlationId(res));
    // a refusal is an answer like another; what failed on our side leaves the key free
    await (corpo.status < 500
      ? fissaRisposta(db, richiesta, { stato: corpo.status, corpo })
      : lasciaChiave(db, richiesta).catch(() => undefined));
    throw errore;
  }
  res.status(fissata.stato).json(fissata.corpo);
}

function nominaOggetto(parametri: Record<string, unknown>, oggetto?: string): string {
  const ids = Object.entries(parametri).filter(([nome]) => nome !== 'enteId');
  return [...ids.map(([, valore]) => String(valore)), ...(oggetto ? [oggetto] : [])].join(' ') || '-';
}

/** The refusal is recorded too; when the record itself fails, the first error is the one to tell. */
async function segnaRifiuto(
  errore: unknown,
  segna: (esito: 'rifiutata' | 'errore', codice: string) => Promise<void>,
): Promise<void> {
  const { codice, dettagli } = comeProblema(errore);
  const { status } = problemaDi(codice, dettagli, '');
  await segna(status >= 500 ? 'errore' : 'rifiutata', codice).catch(() => undefined);
}

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ErroreFormato } from '../../../formats/comuni/errore';
import { type PezzoInIndice, scriviIndice } from '../../../formats/posta/indice';
import type { EsitoAffido, LottoPostale, PezzoInLotto, PortaPosta } from './porta';

const INDICE = 'indice.csv';
const AFFIDATO: EsitoAffido = { esito: 'affidato', giaPresente: false };
const GIA_AFFIDATO: EsitoAffido = { esito: 'affidato', giaPresente: true };
const LOTTO_DIVERSO: EsitoAffido = { esito: 'rifiutato', codice: 'POSTA_LOTTO_DIVERSO' };

/**
 * A provider that takes folders: one per batch, the PDFs and their index, visible only when it is whole. The outcomes
 * come back as files (formats/posta/esiti.ts). A batch that left is never changed: of the same one again, the pieces that
 * are in it are there, and the others are refused.
 */
export function creaPostaFile(o: { uscita: string }): PortaPosta {
  return {
    affida: (lotto) => affida(o.uscita, lotto),
    chiedi: async () => ({ stato: 'non_disponibile', codice: 'POSTA_SOLO_FILE' }),
  };
}

async function affida(uscita: string, lotto: LottoPostale): Promise<ReadonlyMap<string, EsitoAffido>> {
  if (!/^\w+$/.test(lotto.id)) throw new ErroreFormato('posta.lotto', `lotto ${lotto.id}: id non valido`);
  const esiti = new Map<string, EsitoAffido>();
  const buoni: PezzoInLotto[] = [];
  for (const pezzo of lotto.pezzi) {
    const difetto = difettoDi(lotto.id, pezzo);
    esiti.set(pezzo.id, difetto === null ? AFFIDATO : { esito: 'rifiutato', codice: difetto });
    if (difetto === null) buoni.push(pezzo);
  }
  if (buoni.length === 0) return esiti;
  const finale = path.join(uscita, lotto.id);
  const indice = [...scriviIndice(lotto.id, buoni.map(inIndice))].join('');
  const gia = await leggiOAssente(path.join(finale, INDICE));
  if (gia !== null) {
    const scritte = new Set(senzaProgressivo(gia));
    const righe = senzaProgressivo(indice).slice(1);
    for (const [i, pezzo] of buoni.entries())
      esiti.set(pezzo.id, scritte.has(righe[i] ?? '') ? GIA_AFFIDATO : LOTTO_DIVERSO);
    return esiti;
  }
  const provvisoria = `${finale}.in-corso`;
  await rm(provvisoria, { recursive: true, force: true });
  await mkdir(provvisoria, { recursive: true });
  for (const pezzo of buoni) await scriviPdf(provvisoria, pezzo);
  await writeFile(path.join(provvisoria, INDICE), indice, { flush: true });
  await rename(provvisoria, finale);
  return esiti;
}

/** A line of the index is a piece; its place in the batch does not count. */
const senzaProgressivo = (indice: string): string[] =>
  indice.split('\r\n').map((riga) => riga.replace(/^(\w+);\d+;/, '$1;'));

const nomeFile = (pezzo: PezzoInLotto): string => `${pezzo.id}.pdf`;

const inIndice = (p: PezzoInLotto): PezzoInIndice => ({
  id: p.id,
  prodotto: p.prodotto,
  nomeFile: nomeFile(p),
  sha256: p.documento.sha256,
  pagine: p.documento.pagine,
  destinatario: p.destinatario,
});

/** A piece that cannot be in an index does not stop the others. */
function difettoDi(lottoId: string, pezzo: PezzoInLotto): string | null {
  try {
    void [...scriviIndice(lottoId, [inIndice(pezzo)])];
    return null;
  } catch (errore) {
    if (!(errore instanceof ErroreFormato)) throw errore;
    return 'POSTA_INDICE';
  }
}

/** The archive gives back what it was given, or nothing leaves. */
async function scriviPdf(cartella: string, pezzo: PezzoInLotto): Promise<void> {
  const bytes = await pezzo.documento.leggi();
  if (createHash('sha256').update(bytes).digest('hex') !== pezzo.documento.sha256)
    throw new ErroreFormato('posta.impronta', `pezzo ${pezzo.id}: il PDF in archivio non è quello del lotto`);
  await writeFile(path.join(cartella, nomeFile(pezzo)), bytes, { flush: true });
}

async function leggiOAssente(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw errore;
  }
}

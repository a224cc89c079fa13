import { type Certificato, leggiCertificatiPem } from '../pec/catena';
import { type Estratto, estrai } from './estrai';
import { type EventoProva, type FattiProva, scriviFatti, scriviJson, type TentativoProva } from './fatti';
import type { FileProva } from './indice';
import {
  ATTO,
  AUTORITA,
  cartellaEvento,
  FATTI,
  PERFEZIONAMENTO,
  percorsoDichiarazione,
  percorsoProva,
} from './percorsi';
import { type PerfezionamentoProva, perfezionaTentativo } from './perfeziona';
import { testoEsame } from './rapporto';
import { type EsameRicevuta, esaminaRicevuta } from './ricevuta';

/** All a pack is made from: what the archive says, and the bytes that it keeps, by their SHA-256. */
export interface Materiale {
  readonly fatti: FattiProva;
  readonly documenti: ReadonlyMap<string, Buffer>;
  /** PEM of the authorities that the installation trusts for the providers of PEC; null when it has none. */
  readonly autorita: string | null;
}

/** What the timeline is told from. */
export interface Racconto {
  readonly fatti: FattiProva;
  /** By id of the event; the receipts of PEC only. */
  readonly esami: ReadonlyMap<string, EsameRicevuta>;
  readonly perfezionamenti: readonly PerfezionamentoProva[];
}

/** Turns the timeline into a page and a PDF with the same text; same story, same bytes. */
export type Resa = (racconto: Racconto) => Promise<{ html: string; pdf: Buffer }>;

/** The files that come from facts and evidence alone, judged with the authorities of the pack. Pure. */
export function ricava(m: Materiale): { file: FileProva[]; racconto: Racconto } {
  const { fatti } = m;
  const fidati = leggiCertificatiPem(m.autorita ?? '') ?? [];
  const esami = new Map<string, EsameRicevuta>();
  const perfezionamenti = fatti.tentativi.map(perfezionaTentativo);
  const file = [
    json(FATTI, scriviFatti(fatti), 'dall’archivio dell’Ente: atto, tentativi, eventi registrati'),
    json(PERFEZIONAMENTO, scriviJson(perfezionamenti), 'calcolato dagli eventi con le regole del dominio'),
    ...documento(m, fatti.atto.sha256, ATTO, 'application/pdf', 'dall’archivio: il PDF dell’atto notificato'),
  ];
  if (m.autorita !== null)
    file.push({
      percorso: AUTORITA,
      mediaType: 'application/x-pem-file',
      provenienza: 'autorità di certificazione di cui l’installazione si fida',
      bytes: Buffer.from(m.autorita, 'utf8'),
    });
  for (const tentativo of fatti.tentativi) {
    file.push(...dellaFonte(m, tentativo));
    for (const evento of tentativo.eventi)
      file.push(...delloEvento(m, { fatti, tentativo, evento }, fidati, esami));
  }
  return { file, racconto: { fatti, esami, perfezionamenti } };
}

const json = (percorso: string, bytes: Buffer, provenienza: string): FileProva => ({
  percorso,
  mediaType: 'application/json',
  provenienza,
  bytes,
});

function documento(
  m: Materiale,
  sha256: string | null,
  percorso: string,
  mediaType: string,
  provenienza: string,
): FileProva[] {
  const bytes = sha256 === null ? undefined : m.documenti.get(sha256);
  return bytes ? [{ percorso, mediaType, provenienza, bytes }] : [];
}

function dellaFonte(m: Materiale, t: TentativoProva): FileProva[] {
  if (!t.fonte?.documento) return [];
  const { sha256, mediaType } = t.fonte.documento;
  const provenienza = 'dall’archivio: il documento con cui una persona ha dichiarato l’esito';
  return documento(m, sha256, percorsoDichiarazione(t, mediaType), mediaType, provenienza);
}

interface Di {
  fatti: FattiProva;
  tentativo: TentativoProva;
  evento: EventoProva;
}

export const isRicevutaPec = (t: TentativoProva, e: EventoProva): boolean =>
  t.canale === 'pec' && e.mediaType === 'message/rfc822';

function delloEvento(
  m: Materiale,
  di: Di,
  fidati: readonly Certificato[],
  esami: Map<string, EsameRicevuta>,
): FileProva[] {
  const { tentativo, evento } = di;
  const percorso = percorsoProva(tentativo, evento);
  const mediaType = evento.mediaType ?? 'application/octet-stream';
  const [prova] = documento(
    m,
    evento.sha256,
    percorso,
    mediaType,
    'dall’archivio, byte per byte come arrivato',
  );
  if (!prova) return [];
  if (!isRicevutaPec(tentativo, evento)) return [prova];
  const estratto = estrai(prova.bytes);
  const esame = esaminaRicevuta(prova.bytes, estratto, di, fidati);
  esami.set(evento.id, esame);
  const cartella = cartellaEvento(tentativo, evento);
  const rapporto = (nome: string, tipo: string, bytes: Buffer): FileProva => ({
    percorso: `${cartella}/${nome}`,
    mediaType: tipo,
    provenienza: `rapporto della verifica di ${percorso}`,
    bytes,
  });
  return [
    prova,
    ...estratti(cartella, percorso, estratto),
    rapporto('verifica.json', 'application/json', scriviJson(esame)),
    rapporto('verifica.txt', 'text/plain; charset=utf-8', Buffer.from(testoEsame(esame), 'utf8')),
  ];
}

function estratti(cartella: string, da: string, e: Estratto): FileProva[] {
  const pem = (certificati: readonly Certificato[]) =>
    certificati.length === 0
      ? null
      : Buffer.from(certificati.map((c) => c.x509.toString()).join(''), 'latin1');
  const trovati: [string, string, Buffer | null][] = [
    ['daticert.xml', 'application/xml', e.daticert],
    ['smime.p7s', 'application/pkcs7-signature', e.p7s],
    ['firmato.bin', 'application/octet-stream', e.firmato],
    ['firmatario.pem', 'application/x-pem-file', pem(e.firmatario ? [e.firmatario] : [])],
    ['catena.pem', 'application/x-pem-file', pem(e.catena)],
    ['postacert.eml', 'message/rfc822', e.postacert],
  ];
  return trovati.flatMap(([nome, mediaType, bytes]) =>
    bytes ? [{ percorso: `${cartella}/${nome}`, mediaType, provenienza: `ricavato da ${da}`, bytes }] : [],
  );
}

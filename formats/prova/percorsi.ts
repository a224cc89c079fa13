import type { EventoProva, TentativoProva } from './fatti';

export const LEGGIMI = 'LEGGIMI.txt';
export const FATTI = 'fatti.json';
export const PERFEZIONAMENTO = 'perfezionamento.json';
export const CRONOLOGIA_HTML = 'cronologia.html';
export const CRONOLOGIA_PDF = 'cronologia.pdf';
export const IMPRONTE = 'impronte.sha256';
export const ATTO = 'atto/atto.pdf';
export const AUTORITA = 'autorita/autorita.pem';

const ESTENSIONI: Record<string, string> = {
  'message/rfc822': 'messaggio.eml',
  'application/pdf': 'documento.pdf',
  'image/png': 'immagine.png',
  'image/jpeg': 'immagine.jpg',
  'image/tiff': 'immagine.tif',
  'application/pkcs7-mime': 'documento.p7m',
  'application/json': 'dati.json',
  'text/csv': 'dati.csv',
};

const nome = (testo: string): string =>
  testo
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'altro';
const dueCifre = (n: number): string => String(n).padStart(2, '0');

/** `tentativo-1-pec/02-avvenuta-consegna`: events are numbered in the order of the facts. */
export function cartellaEvento(t: TentativoProva, e: EventoProva): string {
  return `${cartellaTentativo(t)}/${numeroProva(t, e)}-${nome(e.tipo)}`;
}
const cartellaTentativo = (t: TentativoProva): string =>
  `tentativo-${t.ordine}-${nome(t.canale ?? 'posta ordinaria')}`;

/** Where the document is with which a person told the outcome. */
export const percorsoDichiarazione = (t: TentativoProva, mediaType: string): string =>
  `${cartellaTentativo(t)}/dichiarazione/${nomeFile(mediaType)}`;

const nomeFile = (mediaType: string | null): string =>
  ESTENSIONI[(mediaType ?? '').split(';')[0] ?? ''] ?? 'documento.bin';

/** Where the bytes of an event are, as they came. */
export const percorsoProva = (t: TentativoProva, e: EventoProva): string =>
  `${cartellaEvento(t, e)}/${nomeFile(e.mediaType)}`;

/** `03` of `tentativo-1-pec/03-avvenuta-consegna`: how the timeline calls a piece of evidence. */
export const numeroProva = (t: TentativoProva, e: EventoProva): string =>
  dueCifre(t.eventi.findIndex((x) => x.id === e.id) + 1);

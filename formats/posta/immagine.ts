import { createHash } from 'node:crypto';

/** Kinds of image that a scanner gives. What the first bytes say, never what the caller says. */
export const TIPI_IMMAGINE = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'] as const;
export type TipoImmagine = (typeof TIPI_IMMAGINE)[number];

/** Why the bytes are no image that can be kept as evidence. */
export type DifettoImmagine = 'vuota' | 'tipo_non_ammesso' | 'tagliata' | 'smisurata';

export interface Immagine {
  mediaType: TipoImmagine;
  /** Hexadecimal. */
  sha256: string;
}

/** An A3 page at 1,200 dots per inch is 280 million pixels: more is made to fill the memory of who opens it. */
const PIXEL_MASSIMI = 300_000_000;

type Esame = (b: Buffer) => DifettoImmagine | null;
const dentro = (larghezza: number, altezza: number): DifettoImmagine | null =>
  larghezza === 0 || altezza === 0 ? 'tagliata' : larghezza * altezza > PIXEL_MASSIMI ? 'smisurata' : null;

const PNG_INIZIO = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_FINE = Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1');

/** The header first, the end last, and nothing after it. Source: RFC 2083. */
const png: Esame = (b) =>
  b.length < 45 || b.toString('latin1', 12, 16) !== 'IHDR' || !b.subarray(-PNG_FINE.length).equals(PNG_FINE)
    ? 'tagliata'
    : dentro(b.readUInt32BE(16), b.readUInt32BE(20));

/** Frames that give no size: tables, and the differential ones. */
const SENZA_MISURE = new Set([0xc4, 0xc8, 0xcc]);

/** Marker after marker up to the frame that gives the size. Source: ITU-T T.81, annex B. */
const jpeg: Esame = (b) => {
  if (b.readUInt16BE(b.length - 2) !== 0xffd9) return 'tagliata';
  for (let i = 2; i + 9 < b.length && b[i] === 0xff; i += 2 + b.readUInt16BE(i + 2)) {
    const segno = b[i + 1] ?? 0;
    if (segno >= 0xc0 && segno <= 0xcf && !SENZA_MISURE.has(segno))
      return dentro(b.readUInt16BE(i + 7), b.readUInt16BE(i + 5));
    if (b.readUInt16BE(i + 2) < 2) return 'tagliata';
  }
  return 'tagliata';
};

const [LARGHEZZA, ALTEZZA] = [256, 257];
const PAGINE_MASSIME = 1_000;

/** Every page of the chain is inside the file, and the chain ends. Source: TIFF 6.0, section 2. */
const tiff: Esame = (b) => {
  const grande = b[0] === 0x4d;
  const u16 = (i: number) => (grande ? b.readUInt16BE(i) : b.readUInt16LE(i));
  const u32 = (i: number) => (grande ? b.readUInt32BE(i) : b.readUInt32LE(i));
  let pagina = u32(4);
  for (let pagine = 0; pagina !== 0; pagine += 1) {
    if (pagine >= PAGINE_MASSIME || pagina + 2 > b.length) return 'tagliata';
    const fine = pagina + 2 + u16(pagina) * 12;
    if (fine + 4 > b.length) return 'tagliata';
    const misure = new Map<number, number>();
    for (let voce = pagina + 2; voce < fine; voce += 12)
      misure.set(u16(voce), u16(voce + 2) === 3 ? u16(voce + 8) : u32(voce + 8));
    const difetto = dentro(misure.get(LARGHEZZA) ?? 0, misure.get(ALTEZZA) ?? 0);
    if (difetto) return difetto;
    pagina = u32(fine);
  }
  return u32(4) === 0 ? 'tagliata' : null;
};

const CODA_PDF = 1_024;
const pdf: Esame = (b) =>
  b.subarray(-CODA_PDF).includes('%%EOF') && b.subarray(-CODA_PDF).includes('startxref') ? null : 'tagliata';

const FIRME: readonly { mediaType: TipoImmagine; inizia: Buffer; esamina: Esame }[] = [
  { mediaType: 'application/pdf', inizia: Buffer.from('%PDF-'), esamina: pdf },
  { mediaType: 'image/png', inizia: PNG_INIZIO, esamina: png },
  { mediaType: 'image/jpeg', inizia: Buffer.from([0xff, 0xd8, 0xff]), esamina: jpeg },
  { mediaType: 'image/tiff', inizia: Buffer.from('II*\0', 'latin1'), esamina: tiff },
  { mediaType: 'image/tiff', inizia: Buffer.from('MM\0*', 'latin1'), esamina: tiff },
];
const MINIMO_BYTE = 16;

/** Looks at the structure alone: nothing is decoded, so nothing can grow. */
export function esaminaImmagine(bytes: Buffer): Immagine | { difetto: DifettoImmagine } {
  if (bytes.length === 0) return { difetto: 'vuota' };
  const firma = FIRME.find(({ inizia }) => bytes.subarray(0, inizia.length).equals(inizia));
  if (!firma) return { difetto: 'tipo_non_ammesso' };
  const difetto = bytes.length < MINIMO_BYTE ? 'tagliata' : firma.esamina(bytes);
  if (difetto) return { difetto };
  return { mediaType: firma.mediaType, sha256: createHash('sha256').update(bytes).digest('hex') };
}

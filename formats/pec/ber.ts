const MAX_PROFONDITA = 40;

/**
 * True when the bytes are exactly one well-formed BER value: each container holds its children to the last
 * byte. The ASN.1 reader is lenient on lengths, so a flipped length byte would otherwise pass unseen.
 */
export function berBenFormato(bytes: Buffer): boolean {
  return leggiValore(bytes, 0, bytes.length, 0) === bytes.length;
}

/** Position after the value that starts at `da`, or -1. */
function leggiValore(b: Buffer, da: number, fine: number, profondita: number): number {
  const etichetta = b[da];
  if (etichetta === undefined || profondita > MAX_PROFONDITA) return -1;
  // tags above 30 do not occur in CMS
  if ((etichetta & 0x1f) === 0x1f) return -1;
  const costruito = (etichetta & 0x20) !== 0;
  const lunghezza = leggiLunghezza(b, da + 1);
  if (!lunghezza) return -1;
  if (lunghezza.byte === null) return costruito ? leggiFigli(b, lunghezza.dopo, fine, profondita, true) : -1;
  const ultimo = lunghezza.dopo + lunghezza.byte;
  if (ultimo > fine) return -1;
  return costruito ? leggiFigli(b, lunghezza.dopo, ultimo, profondita, false) : ultimo;
}

function leggiFigli(b: Buffer, da: number, fine: number, profondita: number, indefinita: boolean): number {
  let p = da;
  while (p < fine) {
    if (indefinita && b[p] === 0 && b[p + 1] === 0) return p + 2;
    p = leggiValore(b, p, fine, profondita + 1);
    if (p < 0) return -1;
  }
  return indefinita || p !== fine ? -1 : p;
}

function leggiLunghezza(b: Buffer, da: number): { byte: number | null; dopo: number } | null {
  const primo = b[da];
  if (primo === undefined) return null;
  if (primo < 0x80) return { byte: primo, dopo: da + 1 };
  if (primo === 0x80) return { byte: null, dopo: da + 1 };
  const quanti = primo & 0x7f;
  if (quanti > 4 || da + 1 + quanti > b.length) return null;
  return { byte: b.readUIntBE(da + 1, quanti), dopo: da + 1 + quanti };
}

/** Test helper: the smallest file of each kind that has the right structure. Never shipped. `n` makes each one different. */
export function pngDiProva(n = 0, larghezza = 1, altezza = 1): Buffer {
  const ihdr = Buffer.alloc(25);
  ihdr.writeUInt32BE(13, 0);
  ihdr.write('IHDR', 4, 'latin1');
  ihdr.writeUInt32BE(larghezza, 8);
  ihdr.writeUInt32BE(altezza, 12);
  const testo = Buffer.from(`prova ${n}`);
  const lungo = Buffer.alloc(8);
  lungo.writeUInt32BE(testo.length, 0);
  lungo.write('tEXt', 4, 'latin1');
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ihdr,
    ...[lungo, testo, Buffer.alloc(4)],
    Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1'),
  ]);
}

export const jpegDiProva = (larghezza = 1, altezza = 1): Buffer => {
  const sof = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0, 0]);
  sof.writeUInt16BE(altezza, 5);
  sof.writeUInt16BE(larghezza, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), sof, Buffer.from([0xff, 0xd9])]);
};

/** Little-endian; `prossima` = offset of a second page, 0 = none. */
export function tiffDiProva(prossima = 0): Buffer {
  const b = Buffer.alloc(8 + 2 + 24 + 4);
  b.write('II*\0', 0, 'latin1');
  b.writeUInt32LE(8, 4);
  b.writeUInt16LE(2, 8);
  for (const [i, voce] of [256, 257].entries()) {
    const dove = 10 + i * 12;
    b.writeUInt16LE(voce, dove);
    b.writeUInt16LE(3, dove + 2);
    b.writeUInt32LE(1, dove + 4);
    b.writeUInt16LE(100, dove + 8);
  }
  b.writeUInt32LE(prossima, 34);
  return b;
}

export const pdfDiProva = (n = 0): Buffer => Buffer.from(`%PDF-1.7\n% ${n}\nstartxref\n0\n%%EOF`);

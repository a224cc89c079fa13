import { esaminaImmagine } from './immagine';
import { jpegDiProva, pdfDiProva, pngDiProva, tiffDiProva } from './immagini-di-prova';

const esito = (bytes: Buffer): string => {
  const e = esaminaImmagine(bytes);
  return 'difetto' in e ? e.difetto : e.mediaType;
};
const ZIP = Buffer.from('PK\u0003\u0004 non una immagine', 'latin1');

test.each([
  ['PDF', pdfDiProva(), 'application/pdf'],
  ['PNG', pngDiProva(), 'image/png'],
  ['JPEG', jpegDiProva(), 'image/jpeg'],
  ['TIFF', tiffDiProva(), 'image/tiff'],
  ['nothing', Buffer.alloc(0), 'vuota'],
  ['HTML', Buffer.from('<html><script>alert(1)</script></html>'), 'tipo_non_ammesso'],
  ['a ZIP', ZIP, 'tipo_non_ammesso'],
  ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\uffff', 'latin1'), 'tipo_non_ammesso'],
  ['the signature of a PNG alone', pngDiProva().subarray(0, 8), 'tagliata'],
  ['a PNG cut', pngDiProva().subarray(0, -4), 'tagliata'],
  ['a PNG with something behind it', Buffer.concat([pngDiProva(), ZIP]), 'tagliata'],
  ['a PNG of 40,000 x 40,000', pngDiProva(0, 40_000, 40_000), 'smisurata'],
  ['a PNG of no size', pngDiProva(0, 0, 5), 'tagliata'],
  ['a JPEG cut', jpegDiProva().subarray(0, -2), 'tagliata'],
  ['a JPEG with something behind it', Buffer.concat([jpegDiProva(), ZIP]), 'tagliata'],
  ['a JPEG of 65,535 x 65,535', jpegDiProva(65_535, 65_535), 'smisurata'],
  [
    'a JPEG whose markers go nowhere',
    Buffer.from('ffd8ffe000000000000000000000ffd9'.padEnd(36, '0'), 'hex'),
    'tagliata',
  ],
  [
    'a TIFF whose page is outside',
    Buffer.concat([Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'), Buffer.alloc(20)]),
    'tagliata',
  ],
  ['a TIFF whose pages turn round', tiffDiProva(8), 'tagliata'],
  ['a PDF cut', pdfDiProva().subarray(0, 20), 'tagliata'],
])('%s', (_nome, bytes, atteso) => {
  expect(esito(bytes as Buffer)).toBe(atteso);
});

test('whatever is cut of a file of each kind is said, never thrown', () => {
  for (const intero of [pdfDiProva(), pngDiProva(), jpegDiProva(), tiffDiProva()])
    for (let n = 0; n < intero.length; n += 1)
      expect(esaminaImmagine(intero.subarray(0, n))).toHaveProperty('difetto');
});

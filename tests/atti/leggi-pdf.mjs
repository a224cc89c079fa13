// Reads a PDF from standard input as a person would: text in reading order, and what the QR codes on the page say.
// Answers {pagine: [text], qr: [string], lingua, titolo, marcato} as JSON. Run by tests/atti/lettura.ts.
import { createRequire } from 'node:module';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const require = createRequire(import.meta.url);
const SCALA = 2;

/** jsQR finds one code in an image: the page is read in overlapping bands, each lower than two codes. */
function codici(canvas, context) {
  const jsQR = require('jsqr');
  const found = new Set();
  const band = Math.round(canvas.height * 0.19);
  for (let top = 0; top < canvas.height; top += Math.round(canvas.height * 0.06)) {
    const height = Math.min(band, canvas.height - top);
    const { data } = context.getImageData(0, top, canvas.width, height);
    // black on white, as they are printed: to look for the reverse doubles the time
    const code = jsQR(data, canvas.width, height, { inversionAttempts: 'dontInvert' });
    if (code?.data) found.add(code.data);
  }
  return found;
}

async function qrDi(page) {
  const { createCanvas } = require('@napi-rs/canvas');
  const viewport = page.getViewport({ scale: SCALA });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  return codici(canvas, context);
}

const base = path.dirname(require.resolve('pdfjs-dist/package.json'));
const pdf = await getDocument({
  data: new Uint8Array(await buffer(process.stdin)),
  standardFontDataUrl: `${path.join(base, 'standard_fonts')}/`,
  verbosity: 0,
}).promise;
const { info } = await pdf.getMetadata();
const esito = {
  pagine: [],
  qr: [],
  lingua: info.Language,
  titolo: info.Title,
  marcato: (await pdf.getMarkInfo())?.Marked === true,
};
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  esito.pagine.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''));
  if (process.argv.includes('--qr')) esito.qr.push(...(await qrDi(page)));
}
process.stdout.write(JSON.stringify(esito));

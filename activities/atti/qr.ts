import { create } from 'qrcode';

const QUIETE = 4;

/**
 * QR code as SVG: dark modules as runs on a white ground with the quiet zone of four modules.
 * Written here because the drawing must be the same bytes for the same text.
 */
export function qrSvg(contenuto: string): string {
  const { modules } = create(contenuto, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIETE;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      path += `M${start + QUIETE} ${row + QUIETE}h${column - start + 1}v1h-${column - start + 1}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}

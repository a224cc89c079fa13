import { z } from 'zod';

/** A civil date, `YYYY-MM-DD`. */
export const data = z.iso.date();
export const cents = z.bigint();
/** A percentage as a decimal string: "1.6". */
export const percento = z.string().regex(/^\d+(\.\d+)?$/);

const inRiga = z.string().transform((value) =>
  value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim(),
);

/** One line of text as it may be printed: composed, without control characters, not empty. */
export const testo = inRiga.pipe(z.string().min(1).max(600));
/** The same, of what a person wrote at length. */
export const paragrafo = inRiga.pipe(z.string().min(1).max(20_000));

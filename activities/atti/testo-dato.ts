import { z } from 'zod';

/** A civil date, `YYYY-MM-DD`. */
export const data = z.iso.date();
export const cents = z.bigint();

/** One line of text as it may be printed: composed, without control characters, not empty. */
export const testo = z
  .string()
  .transform((value) =>
    value
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1).max(600));

/** Characters of bytes 80-9F; the five that are not assigned stay as they are. Source: Unicode CP1252.TXT. */
const ALTI = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text of a windows-1252 string read as latin1. Ours, because some versions of TextDecoder answer
 * with C1 controls.
 */
export function decode1252(latin1: string): string {
  return latin1.replace(/[\u0080-\u009f]/g, (c) => ALTI.charAt(c.charCodeAt(0) - 0x80));
}

/** Bytes that windows-1252 does not assign. */
export function isNonAssegnato(byte: number): boolean {
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
}

/** Integer cents. Money is never a floating number and never rounded twice. */
export type Cents = bigint;

/** Halves go away from zero. `denominator` > 0. Source: R-08. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const absolute = numerator * sign;
  return sign * ((2n * absolute + denominator) / (2n * denominator));
}

/** `"1234.56"` -> 123456n. Throws `denaro.formato` when it is not an amount with two decimals. */
export function parseEuro(text: string): Cents {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (!match) throw new Error(`denaro.formato: "${text}"`);
  const cents = BigInt(`${match[2]}${match[3]}`);
  return match[1] === '-' ? -cents : cents;
}

/** 123456n -> `"1234.56"`. */
export function formatEuro(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 123456n -> `"1.234,56"`, as it is printed on an act. */
export function formatEuroItaliano(cents: Cents): string {
  const text = formatEuro(cents);
  return `${text.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, '.')},${text.slice(-2)}`;
}

export function minore(a: Cents, b: Cents): Cents {
  if (a < b) return a;
  return b;
}

import type { SommeFetta } from '../../domain/simulazione/fetta';

const GRANDE = /^-?\d+n$/;

/** The sums as JSON text: an amount is written `"123n"`, so that it is told from a count. */
export const scriviSomme = (somme: SommeFetta): string =>
  JSON.stringify(somme, (_chiave, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));

/** Back from `scriviSomme`: in the sums there is no other text. */
export const leggiSomme = (testo: string): SommeFetta =>
  JSON.parse(testo, (_chiave, v: unknown) =>
    typeof v === 'string' && GRANDE.test(v) ? BigInt(v.slice(0, -1)) : v,
  ) as SommeFetta;

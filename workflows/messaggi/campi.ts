/** Kinds of value that may enter Temporal. Nothing here can hold a free text (design.md, section 2). */
export type Campo =
  | { specie: 'id'; prefissi: readonly string[] }
  | { specie: 'chiave' }
  | { specie: 'data' }
  | { specie: 'centesimi' }
  | { specie: 'intero' }
  | { specie: 'booleano' }
  | { specie: 'scelta'; valori: readonly string[] }
  | { specie: 'lista'; di: Campo; massimo: number }
  | { specie: 'oggetto'; campi: Record<string, Campo> }
  | { specie: 'facoltativo'; di: Campo };

export const id = <P extends string>(...prefissi: P[]) => ({ specie: 'id', prefissi }) as const;
/** Id of a command: minted by us (`cmd_...`) or a UUID of the server for a signal that has none. */
export const chiave = { specie: 'chiave' } as const;
export const data = { specie: 'data' } as const;
export const centesimi = { specie: 'centesimi' } as const;
export const intero = { specie: 'intero' } as const;
export const booleano = { specie: 'booleano' } as const;
export const scelta = <V extends string>(valori: readonly V[]) => ({ specie: 'scelta', valori }) as const;
export const lista = <C extends Qualunque>(di: C, massimo = 500) =>
  ({ specie: 'lista', di, massimo }) as const;
/** Loose constraint on purpose: with `Campo` the vocabularies of `scelta` would widen to `string`. */
type Qualunque = { readonly specie: Campo['specie'] };
export const oggetto = <C extends Record<string, Qualunque>>(campi: C) =>
  ({ specie: 'oggetto', campi }) as const;
export const facoltativo = <C extends Qualunque>(di: C) => ({ specie: 'facoltativo', di }) as const;

type Obbligatori<C> = { [K in keyof C]: C[K] extends { specie: 'facoltativo' } ? never : K }[keyof C];
/** The TypeScript shape of a field, so that type and run-time check cannot drift. */
export type Valore<C> = C extends { specie: 'facoltativo'; di: infer D }
  ? Valore<D> | undefined
  : C extends { specie: 'scelta'; valori: readonly (infer V)[] }
    ? V
    : C extends { specie: 'intero' }
      ? number
      : C extends { specie: 'booleano' }
        ? boolean
        : C extends { specie: 'lista'; di: infer D }
          ? Valore<D>[]
          : C extends { specie: 'oggetto'; campi: infer O }
            ? { [K in Obbligatori<O>]: Valore<O[K]> } & {
                [K in Exclude<keyof O, Obbligatori<O>>]?: Valore<O[K]> | undefined;
              }
            : string;

const ID = /^([a-z]{1,12})_[0-9A-HJKMNP-TV-Z]{26}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATA = /^\d{4}-\d{2}-\d{2}$/;
const CENTESIMI = /^-?\d{1,15}$/;

function testoAmmesso(v: string, c: Campo): boolean {
  switch (c.specie) {
    case 'id':
      return c.prefissi.includes(ID.exec(v)?.[1] ?? '');
    case 'chiave':
      return UUID.test(v) || ID.exec(v)?.[1] === 'cmd';
    case 'data':
      return DATA.test(v);
    case 'centesimi':
      return CENTESIMI.test(v);
    case 'scelta':
      return c.valori.includes(v);
    default:
      return false;
  }
}

/** Path of the first value that is not allowed, null when all is well. Never gives the value itself. */
export function trovaVietato(v: unknown, c: Campo, dove: string): string | null {
  if (c.specie === 'facoltativo') return v === undefined || v === null ? null : trovaVietato(v, c.di, dove);
  if (typeof v === 'string') return testoAmmesso(v, c) ? null : dove;
  if (typeof v === 'number') return c.specie === 'intero' && Number.isSafeInteger(v) ? null : dove;
  if (typeof v === 'boolean') return c.specie === 'booleano' ? null : dove;
  if (Array.isArray(v)) {
    if (c.specie !== 'lista' || v.length > c.massimo) return dove;
    return primo(v.map((x, i) => () => trovaVietato(x, c.di, `${dove}[${i}]`)));
  }
  if (typeof v !== 'object' || v === null || c.specie !== 'oggetto') return dove;
  const valori = v as Record<string, unknown>;
  const ignoto = Object.keys(valori).some((k) => k !== 'm' && valori[k] !== undefined && !(k in c.campi));
  if (ignoto) return `${dove}.?`;
  return primo(
    Object.entries(c.campi).map(
      ([k, x]) =>
        () =>
          trovaVietato(valori[k], x, `${dove}.${k}`),
    ),
  );
}

function primo(prove: (() => string | null)[]): string | null {
  for (const prova of prove) {
    const esito = prova();
    if (esito !== null) return esito;
  }
  return null;
}

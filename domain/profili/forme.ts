import type { Cents } from '../denaro';
import { formatEuro, parseEuro } from '../denaro';

/** How a parameter is written and read. `leggi` gives undefined when the text has not that shape. */
export interface Forma<V> {
  descrizione: string;
  leggi(grezzo: unknown): V | undefined;
  /** What does not hold together in a value of the right shape, in words; null = nothing. */
  difetto?(valore: V): string | null;
}

export const intero: Forma<number> = {
  descrizione: 'un numero intero non negativo',
  leggi: (grezzo) =>
    typeof grezzo === 'number' && Number.isInteger(grezzo) && grezzo >= 0 ? grezzo : undefined,
};

export const euro: Forma<Cents> = {
  descrizione: 'un importo in euro con due decimali, come "1000.00"',
  leggi: (grezzo) =>
    typeof grezzo === 'string' && /^\d{1,12}\.\d{2}$/.test(grezzo) ? parseEuro(grezzo) : undefined,
};

/** Percentage with up to four decimals -> parts per million (`"1.60"` -> 16000). */
export const percentuale: Forma<number> = {
  descrizione: 'una percentuale come "1.60"',
  leggi: (grezzo) =>
    typeof grezzo === 'string' && /^\d{1,3}(\.\d{1,4})?$/.test(grezzo)
      ? Math.round(Number(grezzo) * 10_000)
      : undefined,
};

export const siNo: Forma<boolean> = {
  descrizione: 'true o false',
  leggi: (grezzo) => (typeof grezzo === 'boolean' ? grezzo : undefined),
};

/** Day of the year, `MM-DD`. */
export const giornoAnno: Forma<string> = {
  descrizione: 'un giorno dell’anno come "06-24"',
  leggi: (grezzo) =>
    typeof grezzo === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(grezzo) ? grezzo : undefined,
};

/** Hours of the clock, from the first included to the second excluded, over midnight when it is smaller. */
export const fasciaOraria: Forma<{ dalle: number; alle: number }> = {
  descrizione: 'due ore intere diverse come "21-7"',
  leggi: (grezzo) => {
    const [, dalle, alle] = typeof grezzo === 'string' ? (/^(\d{1,2})-(\d{1,2})$/.exec(grezzo) ?? []) : [];
    const ore = { dalle: Number(dalle ?? 24), alle: Number(alle ?? 24) };
    return ore.dalle < 24 && ore.alle < 24 && ore.dalle !== ore.alle ? ore : undefined;
  },
};

export const unoDi = <T extends string>(valori: readonly T[]): Forma<T> => ({
  descrizione: `uno di: ${valori.join(', ')}`,
  leggi: (grezzo) => valori.find((valore) => valore === grezzo),
});

export const listaDi = <T>(forma: Forma<T>): Forma<readonly T[]> => ({
  descrizione: `una lista; ogni voce è ${forma.descrizione}`,
  leggi: (grezzo) => {
    if (!Array.isArray(grezzo)) return undefined;
    const letti = grezzo.map((voce: unknown) => forma.leggi(voce));
    return letti.some((voce) => voce === undefined) ? undefined : (letti as T[]);
  },
});

/** Bands in order: up to an amount, so many instalments; the last has no limit. */
export const fasce: Forma<readonly Fascia[]> = {
  descrizione: 'una lista di fasce come {"fino": "500.00", "rate": 4}, l’ultima con "fino": null',
  leggi: (grezzo) => {
    if (!Array.isArray(grezzo) || grezzo.length === 0) return undefined;
    const lette = grezzo.map(leggiFascia);
    return lette.some((fascia) => fascia === undefined) ? undefined : (lette as Fascia[]);
  },
  difetto: difettoDelleFasce,
};

export interface Fascia {
  fino: Cents | null;
  rate: number;
}

/** Amounts strictly growing, instalments not decreasing, only the last without limit. Source: L. 160/2019 c. 796. */
function difettoDelleFasce(lette: readonly Fascia[]): string | null {
  let prima: Fascia = { fino: -1n, rate: 0 };
  for (const [i, fascia] of lette.entries()) {
    const quale = `fascia ${i + 1}`;
    const ultima = i === lette.length - 1;
    if ((fascia.fino === null) !== ultima)
      return ultima
        ? `${quale}: l’ultima deve avere "fino": null`
        : `${quale}: solo l’ultima ha "fino": null`;
    if (fascia.fino !== null && prima.fino !== null && fascia.fino <= prima.fino)
      return `${quale}: l’importo ${formatEuro(fascia.fino)} non supera quello della fascia prima`;
    if (fascia.rate < prima.rate)
      return `${quale}: ${fascia.rate} rate, meno delle ${prima.rate} della fascia prima`;
    prima = fascia;
  }
  return null;
}

function leggiFascia(grezzo: unknown): Fascia | undefined {
  if (typeof grezzo !== 'object' || grezzo === null) return undefined;
  const { fino, rate } = grezzo as Record<string, unknown>;
  const importo = fino === null ? null : euro.leggi(fino);
  const quante = intero.leggi(rate);
  return importo === undefined || quante === undefined ? undefined : { fino: importo, rate: quante };
}

/** null = the parameter is not used (`-` in the table of the profiles). */
export const facoltativo = <V>(forma: Forma<V>): Forma<V | null> => ({
  descrizione: `${forma.descrizione}, oppure null`,
  leggi: (grezzo) => (grezzo === null ? null : forma.leggi(grezzo)),
});

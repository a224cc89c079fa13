import type { Cents } from '../denaro';
import { euro, type Forma, facoltativo, listaDi } from '../profili/forme';

/** From a number to another, both included: days, or a percentage drawn between two. */
export type Giorni = readonly [number, number];

/** What somebody does after a stimulus, in percent; the rest does nothing. `giorni` = days until then. */
export interface Reazione {
  saldo: number;
  rate: number;
  parte: number;
  giorni: Giorni;
}

/** Outcome of a dispatch on a channel, in percent; the rest is perfected. */
export interface Recapito {
  fallita: number;
  irreperibile: number;
  /** Days to the legal date, and from it to the day it is known. */
  giorni: Giorni;
  notoDopo: Giorni;
}

export interface FasciaImporto {
  /** Upper limit, included; null = none. */
  fino: Cents | null;
  medio: Cents;
}

const numero =
  (massimo: number): Forma<number>['leggi'] =>
  (grezzo) =>
    typeof grezzo === 'number' && grezzo >= 0 && grezzo <= massimo ? grezzo : undefined;

export const percento: Forma<number> = { descrizione: 'un numero da 0 a 100', leggi: numero(100) };

export const pesi: Forma<readonly number[]> = listaDi({
  descrizione: 'un peso non negativo',
  leggi: numero(1_000_000),
});

export const giorni: Forma<Giorni> = {
  descrizione: 'due interi in ordine come [5, 30]',
  leggi: (grezzo) => {
    if (!Array.isArray(grezzo) || grezzo.length !== 2) return undefined;
    const [da, a] = grezzo as unknown[];
    return typeof da === 'number' && typeof a === 'number' && isOrdinati(da, a) ? [da, a] : undefined;
  },
};
const isOrdinati = (da: number, a: number): boolean =>
  Number.isInteger(da) && Number.isInteger(a) && da >= 0 && da <= a && a <= 36_525;

function oggetto<V>(forme: { readonly [K in keyof V]: Forma<V[K]> }, descrizione: string): Forma<V> {
  const nomi = Object.keys(forme) as (keyof V & string)[];
  return {
    descrizione,
    leggi: (grezzo) => {
      if (typeof grezzo !== 'object' || grezzo === null) return undefined;
      if (Object.keys(grezzo).some((nome) => !nomi.includes(nome as keyof V & string))) return undefined;
      const letti: Partial<V> = {};
      for (const nome of nomi) {
        const valore = forme[nome].leggi((grezzo as Record<string, unknown>)[nome]);
        if (valore === undefined) return undefined;
        letti[nome] = valore;
      }
      return letti as V;
    },
  };
}

const somma = (forma: Forma<Reazione>): Forma<Reazione> => ({
  ...forma,
  leggi: (grezzo) => {
    const letta = forma.leggi(grezzo);
    return letta && letta.saldo + letta.rate + letta.parte <= 100 ? letta : undefined;
  },
});

export const reazione: Forma<Reazione> = somma(
  oggetto<Reazione>(
    { saldo: percento, rate: percento, parte: percento, giorni },
    'percentuali che sommano al più 100, come {"saldo": 20, "rate": 5, "parte": 0, "giorni": [5, 60]}',
  ),
);

export const recapito: Forma<Recapito> = oggetto<Recapito>(
  { fallita: percento, irreperibile: percento, giorni, notoDopo: giorni },
  'un recapito come {"fallita": 5, "irreperibile": 8, "giorni": [4, 20], "notoDopo": [1, 10]}',
);

/** A percentage for each word of a vocabulary. */
export const percentuali = <N extends string>(nomi: readonly N[]): Forma<Readonly<Record<N, number>>> =>
  oggetto<Record<N, number>>(
    Object.fromEntries(nomi.map((nome) => [nome, percento])) as Record<N, Forma<number>>,
    `una percentuale per ognuno di: ${nomi.join(', ')}`,
  );

const unaFascia = oggetto<FasciaImporto>(
  { fino: facoltativo(euro), medio: euro },
  '{"fino": "500.00", "medio": "260.00"}',
);

/** Bands in order of amount, the last without limit, each mean inside its band. */
export const fasceImporto: Forma<readonly FasciaImporto[]> = {
  descrizione: 'fasce crescenti come {"fino": "500.00", "medio": "260.00"}, l’ultima con "fino": null',
  leggi: (grezzo) => {
    const fasce = listaDi(unaFascia).leggi(grezzo);
    if (!fasce || fasce.length === 0) return undefined;
    let sotto = 0n;
    for (const [i, { fino, medio }] of fasce.entries()) {
      const ultima = i === fasce.length - 1;
      if ((fino === null) !== ultima || medio <= sotto || (fino !== null && medio >= fino)) return undefined;
      sotto = fino ?? sotto;
    }
    return fasce;
  },
};

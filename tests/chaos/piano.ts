import { type Caso, makeCaso } from '../../services/dimostrazione/lista290/invenzioni';

/** The named points of the writes, and about how many times a run passes each. */
const PUNTI: Record<string, (pratiche: number) => number> = {
  'dopo-numero': (pratiche) => pratiche,
  'dopo-tentativo': (pratiche) => pratiche,
  'dopo-data': (pratiche) => pratiche * 0.4,
  'dopo-archivio': (pratiche) => pratiche * 0.6,
  'a-meta-pagina': (pratiche) => Math.ceil(pratiche / 100),
};
export const NOMI_PUNTI = Object.keys(PUNTI);
/** Parts that are killed from outside, at seeded moments. */
export const PARTI = ['api', 'temporal', 'postgres', 'conducente'] as const;
export type Parte = (typeof PARTI)[number];

/** One kill from outside: so many ms after the driver reached the date. */
export interface Colpo {
  parte: Parte;
  il: string;
  dopoMs: number;
}
export interface Piano {
  /** As `ESATTO_CAOS` wants it. */
  caos: string;
  colpi: Colpo[];
}

export interface OpzioniPiano {
  seme: number;
  pratiche: number;
  giri: number;
  punti: readonly string[];
  parti: readonly Parte[];
  dal: string;
  fino: string;
}

/** The same seed makes the same plan; the kills of one kind are spread over the whole run. */
export function pianoDi(o: OpzioniPiano): Piano {
  const caso = makeCaso(o.seme);
  const caos = o.punti.flatMap((punto) =>
    volte(caso, PUNTI[punto]?.(o.pratiche) ?? 0, o.giri).map((volta) => `${punto}:${volta}`),
  );
  const giorni = (Date.parse(o.fino) - Date.parse(o.dal)) / 86_400_000;
  const colpi = o.parti.flatMap((parte) =>
    Array.from({ length: o.giri }, (_, giro): Colpo => {
      // the first day is the busiest: the first kill of each part falls into it
      const dopo = giro === 0 ? 0 : caso.intero(Math.floor((giorni * (giro - 1)) / o.giri), giorni - 1);
      return { parte, il: piuGiorni(o.dal, dopo), dopoMs: caso.intero(0, giro === 0 ? 60_000 : 3_000) };
    }),
  );
  return { caos: caos.join(','), colpi };
}

/** Growing, one in each part of the range; each death makes one more passage, so the last is reached anyway. */
function volte(caso: Caso, passaggi: number, giri: number): number[] {
  const scelte: number[] = [];
  for (let giro = 0; giro < giri; giro++) {
    const da = Math.floor((passaggi * giro) / giri) + 1;
    const a = Math.max(da, Math.floor((passaggi * (giro + 1)) / giri));
    scelte.push(Math.max(caso.intero(da, a), (scelte.at(-1) ?? 0) + 1));
  }
  return scelte;
}

export const piuGiorni = (data: string, giorni: number): string =>
  new Date(Date.parse(data) + giorni * 86_400_000).toISOString().slice(0, 10);

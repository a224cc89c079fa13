import type { Contesto } from '../../activities/contesto';
import { sveglia } from '../../activities/temporal/sveglia';
import { leggiOrologio, spostaOggi } from '../../database/orologio';
import { conPazienza } from './passeggero';
import { minima, type Stato, statoDi } from './quiete';

/** Those who act on a date beside the product: the people and the counterparts of the sandbox, or a story. */
export interface Mondo {
  /** Acts on what is there today; how many things it did. */
  agisci(oggi: string): Promise<number>;
  /** Next date on which it has something to do by itself; null = none. */
  prossima(oggi: string): Promise<string | null>;
  /** False while something of theirs is on its way to us (a receipt not read yet). */
  fermo(): Promise<boolean>;
}

export interface Corsa {
  enti: readonly string[];
  mondo: Mondo;
  /** Last date, included. */
  fino: string;
  fermata: AbortSignal;
  progresso(testo: string): void;
}

const PAUSA_MS = 20;
const RISVEGLIO_MS = 3_000;
/** Longer than the longest silence that Temporal allows a dead worker: two minutes, for the rendering of an act. */
const STALLO_MS = 300_000;

/** Nothing moves any more and something is left to do: says what. */
export class Stallo extends Error {
  constructor(
    readonly oggi: string,
    readonly inMoto: readonly string[],
  ) {
    super(`conducente.stallo: il ${oggi} resta da fare e nulla si muove: ${inMoto.slice(0, 5).join('; ')}`);
  }
}

/**
 * Drives the commanded clock to a date: on each date the people act, then the pratiche that are due are woken, until
 * nothing is left to do; then the date moves to the next one on which somebody has something to do (design.md,
 * section 5). It never sleeps for a fixed time and never moves on while something is in flight. It holds nothing: a
 * part that is away is waited for, and a driver that died is replaced by another that looks again.
 */
export async function conduci(c: Contesto, corsa: Corsa): Promise<string> {
  const { sql } = c.database;
  for (;;) {
    const { oggi } = await conPazienza(() => leggiOrologio(sql), corsa);
    const prossima = await giornata(c, corsa, oggi);
    if (corsa.fermata.aborted || oggi >= corsa.fino) return oggi;
    const data = prossima === null || prossima > corsa.fino ? corsa.fino : prossima;
    corsa.progresso(`${oggi} -> ${data}`);
    await conPazienza(() => spostaOggi(sql, data), corsa);
  }
}

/** One civil date until it is quiet. Gives the next date of interest. */
async function giornata(c: Contesto, corsa: Corsa, oggi: string): Promise<string | null> {
  for (;;) {
    const fatte = await conPazienza(() => corsa.mondo.agisci(oggi), corsa);
    const prossima = await finoAllaQuiete(c, corsa, oggi);
    if (corsa.fermata.aborted) return null;
    if (fatte === 0 && (await conPazienza(() => corsa.mondo.agisci(oggi), corsa)) === 0)
      return minima([prossima, await corsa.mondo.prossima(oggi)]);
  }
}

async function finoAllaQuiete(c: Contesto, corsa: Corsa, oggi: string): Promise<string | null> {
  let visto = '';
  let quieto = '';
  let mossoAt = Date.now();
  let svegliatiAt = 0;
  for (;;) {
    const { fermo, stati } = await conPazienza(() => guarda(c, corsa, oggi), corsa);
    const inMoto = stati.flatMap((s) => s.inMoto);
    if (corsa.fermata.aborted) return null;
    const segno = [...inMoto, ...stati.map((s) => s.segno)].join();
    if (fermo && inMoto.length === 0) {
      // the two looks are not one instant: a message may pass from one side to the other between them
      if (quieto === segno) return minima(stati.map((s) => s.prossima));
      quieto = segno;
      continue;
    }
    const adesso = Date.now();
    if (visto !== segno) mossoAt = adesso;
    visto = segno;
    if (adesso - mossoAt > STALLO_MS)
      throw new Stallo(oggi, fermo ? inMoto : ['posta delle controparti', ...inMoto]);
    if (adesso - svegliatiAt > RISVEGLIO_MS) {
      await conPazienza(() => svegliaDovuti(c, stati), corsa);
      svegliatiAt = adesso;
    }
    await new Promise((fatto) => setTimeout(fatto, PAUSA_MS));
  }
}

async function guarda(c: Contesto, { mondo, enti }: Corsa, oggi: string) {
  const fermo = await mondo.fermo();
  return { fermo, stati: await Promise.all(enti.map((ente) => statoDi(c, ente, oggi))) };
}

/** A date to wait for is a date of the pratica and of nobody else: it is told that the date has come. */
async function svegliaDovuti(c: Contesto, stati: readonly Stato[]): Promise<void> {
  for (const { dovute, tentativiDovuti } of stati)
    await Promise.all([
      ...dovute.map((id) => sveglia(c.temporale, id, 'orologio')),
      ...tentativiDovuti.map((id) => sveglia(c.temporale, id, 'novita')),
    ]);
}

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

/** Between two looks: short when something has just moved, longer while the same things are in motion. */
const PAUSA_MS = 20;
const PAUSA_MASSIMA_MS = 250;
/** How often the driver looks for somebody to wake, and when it wakes the same one again. */
const RISVEGLIO_MS = 3_000;
const DI_NUOVO_MS = 30_000;
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

/**
 * One civil date until it is quiet. Gives the next date of interest. That the people did nothing is not enough: whoever
 * acted and then lost the answer, or was driven by a driver that died, is told by what has changed between two quiets.
 */
async function giornata(c: Contesto, corsa: Corsa, oggi: string): Promise<string | null> {
  for (;;) {
    const prima = await conPazienza(() => corsa.mondo.agisci(oggi), corsa);
    const quiete = await finoAllaQuiete(c, corsa, oggi);
    if (quiete === null) return null;
    if (prima > 0 || (await conPazienza(() => corsa.mondo.agisci(oggi), corsa)) > 0) continue;
    const ancora = await finoAllaQuiete(c, corsa, oggi);
    if (ancora === null) return null;
    if (ancora.segno === quiete.segno) return minima([ancora.prossima, await corsa.mondo.prossima(oggi)]);
  }
}

interface Quiete {
  segno: string;
  prossima: string | null;
}

/** Null when it was stopped before. */
async function finoAllaQuiete(c: Contesto, corsa: Corsa, oggi: string): Promise<Quiete | null> {
  let visto = '';
  let quieto = '';
  let mossoAt = Date.now();
  let svegliatiAt = 0;
  const svegliati = new Map<string, number>();
  for (let pausa = PAUSA_MS; ; pausa = Math.min(PAUSA_MASSIMA_MS, pausa * 1.5)) {
    const aFondo = Date.now() - svegliatiAt > RISVEGLIO_MS;
    const { fermo, stati } = await conPazienza(() => guarda(c, corsa, oggi, aFondo), corsa);
    const inMoto = stati.flatMap((s) => s.inMoto);
    if (corsa.fermata.aborted) return null;
    const segno = [...inMoto, ...stati.map((s) => s.segno)].join();
    if (fermo && inMoto.length === 0) {
      // the two looks are not one instant: a message may pass from one side to the other between them
      if (quieto === segno) return { segno, prossima: minima(stati.map((s) => s.prossima)) };
      quieto = segno;
      continue;
    }
    const adesso = Date.now();
    if (visto !== segno) {
      mossoAt = adesso;
      pausa = PAUSA_MS;
    }
    visto = segno;
    if (adesso - mossoAt > STALLO_MS)
      throw new Stallo(oggi, fermo ? inMoto : ['posta delle controparti', ...inMoto]);
    if (aFondo) {
      await conPazienza(() => svegliaDovuti(c, stati, svegliati), corsa);
      svegliatiAt = adesso;
    }
    await new Promise((fatto) => setTimeout(fatto, pausa));
  }
}

async function guarda(c: Contesto, { mondo, enti }: Corsa, oggi: string, aFondo: boolean) {
  const fermo = await mondo.fermo();
  return { fermo, stati: await Promise.all(enti.map((ente) => statoDi(c, ente, oggi, aFondo))) };
}

/**
 * A date to wait for is a date of the pratica and of nobody else: it is told that the date has come. Once: who is told
 * again while it works decides again for nothing, and three hundred of them at once leave no time to work.
 */
async function svegliaDovuti(
  c: Contesto,
  stati: readonly Stato[],
  svegliati: Map<string, number>,
): Promise<void> {
  const adesso = Date.now();
  const daSvegliare = (id: string) => adesso - (svegliati.get(id) ?? 0) > DI_NUOVO_MS;
  const chiama = async (id: string, segnale: 'orologio' | 'novita') => {
    await sveglia(c.temporale, id, segnale);
    svegliati.set(id, adesso);
  };
  for (const { dovute, tentativiDovuti } of stati)
    await Promise.all([
      ...dovute.filter(daSvegliare).map((id) => chiama(id, 'orologio')),
      ...tentativiDovuti.filter(daSvegliare).map((id) => chiama(id, 'novita')),
    ]);
}

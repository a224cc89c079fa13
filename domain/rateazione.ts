import { addMesi, civileDi, type Giorno, giorniDelMese, giornoCivile, giornoDi, MAI } from './calendario';
import type { Cents } from './denaro';
import type { Evento } from './fascicolo';
import type { AttoNoto } from './notificazione';
import type { Fascia } from './profili/forme';
import { type Profilo, parametro } from './profili/profilo';
import { NESSUNO_ESCLUSO, scorri } from './termini';

/** A plan from its grant to its decadenza (`MAI` = none so far). Source: R-62..R-65. */
export interface Piano {
  concesso: Giorno;
  rate: number;
  primaScadenza: Giorno;
  decaduto: Giorno;
  /** Instalments that a payment named. */
  pagate: ReadonlySet<number>;
}

/** The plans granted so far, in order; a later one takes the place of the former. */
export function pianiDi(eventi: readonly Evento[], atti: readonly AttoNoto[]): Piano[] {
  const piani: Piano[] = [];
  for (const evento of eventi) {
    if (evento.tipo !== 'rateazioneConcessa') continue;
    const concesso = giornoDi(evento.il);
    const decadenza = atti.find((atto) => atto.tipo === 'comunicazioneDecadenza' && atto.emesso >= concesso);
    piani.push({
      concesso,
      rate: evento.rate,
      primaScadenza: giornoDi(evento.primaScadenza),
      decaduto: decadenza?.emesso ?? MAI,
      pagate: new Set(ratePagate(eventi, concesso)),
    });
  }
  return piani;
}

const ratePagate = (eventi: readonly Evento[], concesso: Giorno): number[] =>
  eventi.flatMap((evento) => {
    if (evento.tipo !== 'pagamento' || giornoDi(evento.il) < concesso) return [];
    const { rata, rate = [] } = evento;
    return rata === undefined ? rate : [rata, ...rate];
  });

/** Instalments that one notice of payment asks for, as they are printed. */
export interface AvvisoRate {
  /** Day of the act it is printed on. */
  emesso: Giorno;
  rate: readonly { numero: number; cents: Cents }[];
}

/**
 * The instalments that money paid by such a notice names: of those that nobody paid yet, in order, as many as it covers.
 * None when the plan it speaks of is no more: then it is ordinary money. Source; pagamenti.md 1.2, 4.2.
 */
export function rateSaldate(avviso: AvvisoRate, piani: readonly Piano[], versato: Cents): number[] {
  const piano = pianoInCorso(piani);
  if (!piano || avviso.emesso < piano.concesso) return [];
  const saldate: number[] = [];
  let resta = versato;
  for (const { numero, cents } of [...avviso.rate].sort((a, b) => a.numero - b.numero)) {
    if (piano.pagate.has(numero)) continue;
    if (resta < cents) break;
    resta -= cents;
    saldate.push(numero);
  }
  return saldate;
}

/** Null after a decadenza: the steps go on from the missing one. Source. */
export function pianoInCorso(piani: readonly Piano[]): Piano | null {
  const ultimo = piani.at(-1);
  return ultimo && ultimo.decaduto === MAI ? ultimo : null;
}

/** Day whose percentage of oneri holds on `giorno`: that of the grant while a plan is in force. Source: R-64. */
export function giornoDegliOneri(piani: readonly Piano[], giorno: Giorno): Giorno {
  let g = giorno;
  for (const { concesso, decaduto } of piani.toReversed()) if (concesso < g && g < decaduto) g = concesso;
  return g;
}

/** Quotient to all, the remaining cents one each on the first. `k` from 1. Source: R-62. */
export function importoRata(totale: Cents, rate: number, k: number): Cents {
  const n = BigInt(rate);
  return totale / n + (BigInt(k) <= totale % n ? 1n : 0n);
}

/** Last day of the month of instalment `k`, the first falling in the month of `primaScadenza`. Source: c. 801. */
export function scadenzaNominale(primaScadenza: Giorno, k: number): Giorno {
  const { anno, mese } = civileDi(addMesi(primaScadenza, k - 1));
  return giornoCivile(anno, mese, giorniDelMese(anno, mese));
}

/** Due date of instalment `k`: last day of its month, rolled. Source: R-62, c. 801. */
export function scadenzaRata(piano: Piano, k: number, profilo: Profilo): Giorno {
  const ultimo = scadenzaNominale(piano.primaScadenza, k);
  return scorri(ultimo, { ...NESSUNO_ESCLUSO, patrono: parametro(profilo, 'calendario.patrono', ultimo) });
}

/** Instalments that nobody paid. */
export function rateNonPagate(piano: Piano): number[] {
  const rate: number[] = [];
  for (let k = 1; k <= piano.rate; k += 1) if (!piano.pagate.has(k)) rate.push(k);
  return rate;
}

/** The first two overdue instalments whose months are not more than `mesi` apart. Source: R-65, c. 800. */
export function primaCoppia(scadute: readonly number[], mesi: number): [number, number] | null {
  for (const [i, prima] of scadute.entries()) {
    const seconda = scadute[i + 1] ?? MAI;
    if (seconda - prima <= mesi) return [prima, seconda];
  }
  return null;
}

/**
 * Fewest and most instalments of an amount; 0 and 0 = no instalments. The bands follow one another, so each begins
 * with one instalment more than the former allows. Source: L. 160/2019 c. 796.
 */
export function fasciaDi(fasce: readonly Fascia[], importo: Cents): { minRate: number; maxRate: number } {
  const i = fasce.findIndex(({ fino }) => fino === null || importo <= fino);
  const maxRate = fasce[i]?.rate ?? 0;
  return { minRate: maxRate === 0 ? 0 : (fasce[i - 1]?.rate ?? 0) + 1, maxRate };
}

/** The most instalments that may be asked for, and whether a guarantee is needed. Source: R-61, c. 796-797. */
export function limitiRateazione(
  residuo: Cents,
  decaduta: boolean,
  profilo: Profilo,
  oggi: Giorno,
): { maxRate: number; garanzia: boolean } {
  const oltre = parametro(profilo, 'rateazione.garanziaOltre', oggi);
  const garanzia = oltre !== null && residuo > oltre;
  if (decaduta || residuo < parametro(profilo, 'rateazione.minimo', oggi)) return { maxRate: 0, garanzia };
  const { maxRate } = fasciaDi(parametro(profilo, 'rateazione.fasce', oggi), residuo);
  return { maxRate: entroRataMinima(maxRate, residuo, profilo, oggi), garanzia };
}

/** What a rule has against a request, with the figure that fails; absent = the rules allow it. Source: R-61; atti.md A17. */
export type Ostacolo =
  | { tipo: 'DECADENZA' }
  | { tipo: 'MINIMO'; cents: Cents }
  | { tipo: 'FASCIA'; maxRate: number }
  | { tipo: 'RATA_MINIMA'; cents: Cents };

/** Why the rules do not allow that many instalments of that amount; null when they do. Source: R-61. */
export function ostacoloA(
  richieste: number,
  residuo: Cents,
  decaduta: boolean,
  profilo: Profilo,
  oggi: Giorno,
): Ostacolo | null {
  if (decaduta) return { tipo: 'DECADENZA' };
  const minimo = parametro(profilo, 'rateazione.minimo', oggi);
  if (residuo < minimo) return { tipo: 'MINIMO', cents: minimo };
  const { maxRate } = fasciaDi(parametro(profilo, 'rateazione.fasce', oggi), residuo);
  if (richieste > maxRate) return { tipo: 'FASCIA', maxRate };
  const rataMinima = parametro(profilo, 'rateazione.rataMinima', oggi);
  return rataMinima !== null && richieste > entroRataMinima(maxRate, residuo, profilo, oggi)
    ? { tipo: 'RATA_MINIMA', cents: rataMinima }
    : null;
}

/** Not so many that an instalment falls under the smallest one allowed. Source: R-61, seed B-41. */
export function entroRataMinima(rate: number, residuo: Cents, profilo: Profilo, oggi: Giorno): number {
  const rataMinima = parametro(profilo, 'rateazione.rataMinima', oggi);
  return rataMinima ? Math.min(rate, Number(residuo / rataMinima)) : rate;
}

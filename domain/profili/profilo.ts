import { dataDi, type Giorno, MAI, SEMPRE } from '../calendario';
import type { Intervallo } from '../intervalli';
import { ErroreProfilo } from './errori';
import { isNomeParametro, type NomeParametro, type ValoreDi } from './parametri';
import {
  esigiSenzaBuchi,
  leggiRighe,
  type NomeStrato,
  periodo,
  type Riga,
  type RigaScritta,
  STRATI,
  type Strato,
} from './righe';

/** The parameters of a pratica. Built only by `componiProfilo`; read only by the functions of this file. */
export interface Profilo {
  nome: string;
  /** Disjoint and in order: what a higher layer covers has been cut from the lower ones. */
  righe: { readonly [N in NomeParametro]?: readonly Riga<ValoreDi<N>>[] };
  /** Days on which some value changes, in order. */
  cambi: readonly Giorno[];
}

/** The higher rows whole, the lower ones where no higher row holds. */
function sovrapponi(alte: readonly Riga<never>[], basse: readonly Riga<never>[]): Riga<never>[] {
  const esito = [...alte];
  for (const bassa of basse) {
    let dal = bassa.dal;
    for (const alta of alte) {
      if (alta.al < dal || alta.dal > bassa.al) continue;
      if (alta.dal > dal) esito.push({ ...bassa, dal, al: alta.dal - 1 });
      dal = alta.al + 1;
    }
    if (dal <= bassa.al && dal !== MAI) esito.push({ ...bassa, dal });
  }
  return esito.sort((a, b) => a.dal - b.dal);
}

/**
 * Lays the layers one over the other in the order of `STRATI`, over those that `base` has already: law < profile <
 * Ente < carico < pratica. This is the only place of that precedence: a higher layer wins on the days its rows cover.
 * Throws ErroreProfilo naming the row: what `leggiRighe` refuses, and `profilo.buco`.
 */
export function componiProfilo(
  nome: string,
  base: Profilo | null,
  strati: Readonly<Partial<Record<NomeStrato, Strato>>>,
): Profilo {
  const righe: Record<string, Riga<never>[]> = { ...(base?.righe as Record<string, Riga<never>[]>) };
  for (const strato of STRATI)
    for (const [parametro, scritte] of Object.entries(strati[strato] ?? {})) {
      righe[parametro] = sovrapponi(leggiRighe(strato, parametro, scritte), righe[parametro] ?? []);
    }
  for (const [parametro, composte] of Object.entries(righe)) esigiSenzaBuchi(parametro, composte);
  return { nome, righe: righe as Profilo['righe'], cambi: cambiDi(Object.values(righe)) };
}

function cambiDi(righe: readonly (readonly Riga<never>[])[]): Giorno[] {
  const giorni = new Set<Giorno>();
  for (const diUno of righe) for (const riga of diUno) giorni.add(riga.dal).add(riga.al + 1);
  giorni.delete(SEMPRE);
  giorni.delete(MAI);
  return [...giorni].sort((a, b) => a - b);
}

/** First day after `giorno` on which some value changes; null = none is known. */
export const prossimoCambio = (profilo: Profilo, giorno: Giorno): Giorno | null =>
  profilo.cambi.find((cambio) => cambio > giorno) ?? null;

/** Values without dates as one layer: the overrides of an Ente or of a pratica. Nested names may be nested objects. */
export function stratoDi(valori: Readonly<Record<string, unknown>>, fonte: string): Strato {
  const strato: Record<string, RigaScritta[]> = {};
  const visit = (prefisso: string, valore: unknown): void => {
    if (valore !== null && typeof valore === 'object' && !Array.isArray(valore) && !isNomeParametro(prefisso))
      for (const [chiave, interno] of Object.entries(valore)) visit(`${prefisso}.${chiave}`, interno);
    else strato[prefisso] = [{ valore, fonte }];
  };
  for (const [chiave, valore] of Object.entries(valori)) visit(chiave, valore);
  return strato;
}

/** The value of a parameter on a day. Throws `profilo.mancante` before the first row or after the end of the last. */
export function parametro<N extends NomeParametro>(profilo: Profilo, nome: N, giorno: Giorno): ValoreDi<N> {
  return rigaDi(profilo, nome, giorno).valore;
}

/** The periods on which a parameter has that value, in order: for what is counted day by day. */
export const periodiCon = <N extends NomeParametro>(
  profilo: Profilo,
  nome: N,
  valore: ValoreDi<N>,
): readonly Intervallo[] =>
  ((profilo.righe[nome] ?? []) as readonly Riga<ValoreDi<N>>[]).filter((riga) => riga.valore === valore);

/** The row that holds on a day, with its source. */
export function rigaDi<N extends NomeParametro>(
  profilo: Profilo,
  nome: N,
  giorno: Giorno,
): Readonly<Riga<ValoreDi<N>>> {
  const righe = profilo.righe[nome] as readonly Riga<ValoreDi<N>>[] | undefined;
  if (righe) for (const riga of righe) if (riga.dal <= giorno && giorno <= riga.al) return riga;
  const note = righe?.map(periodo).join(', ') ?? 'nessuna riga';
  throw new ErroreProfilo(
    'profilo.mancante',
    `"${nome}" non ha un valore per il ${Number.isFinite(giorno) ? dataDi(giorno) : 'giorno indefinito'} nel profilo ${profilo.nome} (${note})`,
    { parametro: nome, indice: 0 },
  );
}

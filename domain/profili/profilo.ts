import { type Giorno, giornoDi, MAI, SEMPRE } from '../calendario';
import type { DataCivile } from '../pratica/fascicolo';
import { FORME, isNomeParametro, type NomeParametro, type ValoreDi } from './parametri';

/** A value as people write it, with the days on which it holds and where it comes from. */
export interface RigaScritta {
  /** Absent = from the beginning. */
  dal?: DataCivile;
  /** Absent = until the next row of the same layer. */
  al?: DataCivile;
  valore: unknown;
  fonte: string;
}
/** The rows of one author: the law, a profile, an Ente, a pratica. Names are those of `FORME`. */
export type Strato = Readonly<Record<string, readonly RigaScritta[]>>;

interface Riga<V> {
  dal: Giorno;
  al: Giorno;
  valore: V;
  fonte: string;
}

/** The parameters of a pratica. Built only by `componiProfilo`; read only by `parametro`. */
export interface Profilo {
  nome: string;
  /** Disjoint and in order: what a higher layer covers has been cut from the lower ones. */
  righe: { readonly [N in NomeParametro]?: readonly Riga<ValoreDi<N>>[] };
}

function leggiRighe(nome: NomeParametro, scritte: readonly RigaScritta[]): Riga<never>[] {
  const forma = FORME[nome];
  const righe = scritte.map((scritta) => {
    const valore = forma.leggi(scritta.valore);
    if (valore === undefined)
      throw new Error(
        `profilo.valore: il parametro "${nome}" vale ${JSON.stringify(scritta.valore)}; serve ${forma.descrizione}`,
      );
    return {
      dal: scritta.dal ? giornoDi(scritta.dal) : SEMPRE,
      al: scritta.al ? giornoDi(scritta.al) : MAI,
      valore: valore as never,
      fonte: scritta.fonte,
    };
  });
  righe.sort((a, b) => a.dal - b.dal);
  righe.forEach((riga, i) => {
    riga.al = Math.min(riga.al, (righe[i + 1]?.dal ?? MAI) - 1);
  });
  return righe;
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
 * Lays the layers one over the other, lowest first: law, profile, Ente, pratica. A higher layer wins on the
 * days its rows cover. Throws `profilo.parametro` (unknown name) and `profilo.valore` (wrong shape).
 */
export function componiProfilo(nome: string, base: Profilo | null, ...strati: readonly Strato[]): Profilo {
  const righe: Record<string, Riga<never>[]> = { ...(base?.righe as Record<string, Riga<never>[]>) };
  for (const strato of strati)
    for (const [parametro, scritte] of Object.entries(strato)) {
      if (!isNomeParametro(parametro))
        throw new Error(
          `profilo.parametro: "${parametro}" non è un parametro; i nomi sono quelli della tabella dei profili`,
        );
      righe[parametro] = sovrapponi(leggiRighe(parametro, scritte), righe[parametro] ?? []);
    }
  return { nome, righe: righe as Profilo['righe'] };
}

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

/** The value of a parameter on a day. Throws `profilo.mancante` in a closed gap or before the first row. */
export function parametro<N extends NomeParametro>(profilo: Profilo, nome: N, giorno: Giorno): ValoreDi<N> {
  return rigaDi(profilo, nome, giorno).valore;
}

/** The row that holds on a day, with its source. */
export function rigaDi<N extends NomeParametro>(
  profilo: Profilo,
  nome: N,
  giorno: Giorno,
): Readonly<Riga<ValoreDi<N>>> {
  const righe = profilo.righe[nome] as readonly Riga<ValoreDi<N>>[] | undefined;
  if (righe) for (const riga of righe) if (riga.dal <= giorno && giorno <= riga.al) return riga;
  throw new Error(`profilo.mancante: "${nome}" non ha un valore per quel giorno nel profilo ${profilo.nome}`);
}

import type { TxSql } from '../connessione';

/** One row of `esatto prova invarianti` (engineering, style.md B.3). */
export interface EsitoInvariante {
  id: string;
  /** null = it cannot be measured here; `motivo` says why. */
  ok: boolean | null;
  motivo?: string;
  /** At most `MASSIMO`, each naming the row and what is wrong with it: ids, codes and dates only. */
  violazioni: string[];
}

export const MASSIMO = 50;

export function verdetto(id: string, violazioni: readonly string[]): EsitoInvariante {
  return { id, ok: violazioni.length === 0, violazioni: violazioni.slice(0, MASSIMO) };
}

export function nonMisurabile(id: string, motivo: string): EsitoInvariante {
  return { id, ok: null, motivo, violazioni: [] };
}

/** Runs queries that each select one text column named `violazione`. */
export async function cerca(
  sql: TxSql,
  id: string,
  interrogazioni: readonly string[],
): Promise<EsitoInvariante> {
  const violazioni: string[] = [];
  for (const testo of interrogazioni) {
    const righe = await sql.unsafe<{ violazione: string }[]>(`${testo} limit ${MASSIMO}`);
    violazioni.push(...righe.map((r) => r.violazione));
  }
  return verdetto(id, violazioni);
}

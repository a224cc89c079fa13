import type { Sql } from 'postgres';
import { ErroreProfilo } from '../../domain/profili/errori';
import { LEGGE } from '../../domain/profili/legge';
import { NOMI_PARAMETRI } from '../../domain/profili/parametri';
import { STRATI_DEL_PRODOTTO } from '../../domain/profili/profili';
import { componiProfilo } from '../../domain/profili/profilo';
import { PRODOTTO, type Strato } from '../../domain/profili/righe';
import type { NomeProfilo } from '../../domain/vocabolario';
import { scriviJson } from '../json';

/** What a version of the product ships. */
export interface Spedizione {
  versione: string;
  legge: Strato;
  profili: Readonly<Partial<Record<NomeProfilo, Strato>>>;
}

/** Of this version. */
export const SPEDIZIONE: Omit<Spedizione, 'versione'> = { legge: LEGGE, profili: STRATI_DEL_PRODOTTO };

interface RigaTabella {
  profilo: string | null;
  parametro: string;
  dal: string | null;
  al: string | null;
  valore: unknown;
  fonte: string;
  approvato_da: string;
}

/**
 * Adds to the table the rows that a version brings and are not there, and touches no other: twice changes nothing.
 * A shipped row that says something else of a day on which a stored one begins would rewrite the past: refused, as is
 * a table that would not hold together with the new rows. With the role of migrations; gives how many it added.
 * @throws ErroreProfilo `profilo.riscritta` and those of `componiProfilo`, before anything is written
 */
export async function seminaProfili(sql: Sql, spedizione: Spedizione): Promise<number> {
  return sql.begin(async (tx) => {
    const gia = await tx<RigaTabella[]>`
      select profilo, parametro, dal::text, al::text, valore, fonte, approvato_da from profili_righe order by progressivo`;
    const note = new Map(gia.map((riga) => [chiaveDi(riga), riga]));
    const nuove = righeDi(spedizione).filter((riga) => {
      const nota = note.get(chiaveDi(riga));
      if (nota) esigiUguale(nota, riga);
      return !nota;
    });
    verifica([...gia, ...nuove]);
    if (nuove.length === 0) return 0;
    await tx`
      insert into profili_righe (profilo, parametro, dal, al, valore, fonte, approvato_da, versione)
      select profilo, parametro, dal, al, coalesce(valore, 'null'::jsonb), fonte, approvato_da, ${spedizione.versione}
      from jsonb_to_recordset(${scriviJson(nuove)}::text::jsonb)
        as r (profilo text, parametro text, dal date, al date, valore jsonb, fonte text, approvato_da text)`;
    return nuove.length;
  }) as Promise<number>;
}

function righeDi({ legge, profili }: Spedizione): RigaTabella[] {
  const strati: [string | null, Strato][] = [[null, legge], ...Object.entries(profili)];
  return strati.flatMap(([profilo, strato]) =>
    Object.entries(strato).flatMap(([parametro, righe]) =>
      righe.map((r) => ({
        profilo,
        parametro,
        dal: r.dal ?? null,
        al: r.al ?? null,
        valore: r.valore,
        fonte: r.fonte,
        approvato_da: r.approvatoDa ?? PRODOTTO,
      })),
    ),
  );
}

const chiaveDi = ({ profilo, parametro, dal }: RigaTabella) => JSON.stringify([profilo, parametro, dal]);

function esigiUguale(nota: RigaTabella, nuova: RigaTabella): void {
  const testo = ({ al, valore }: RigaTabella) => JSON.stringify([al, ordinato(valore)]);
  if (testo(nota) === testo(nuova)) return;
  const strato = nuova.profilo === null ? 'legge' : `profilo ${nuova.profilo}`;
  throw new ErroreProfilo(
    'profilo.riscritta',
    `il parametro "${nuova.parametro}" (strato ${strato}, riga dal ${nuova.dal ?? 'principio'}, fonte ${nuova.fonte}) è già nel database con un altro contenuto (fonte ${nota.fonte}): un valore che cambia è una riga nuova con la sua data`,
    { parametro: nuova.parametro, indice: 0 },
  );
}

/** jsonb gives the keys of an object in its own order. */
const ordinato = (valore: unknown): unknown =>
  Array.isArray(valore)
    ? valore.map(ordinato)
    : typeof valore === 'object' && valore !== null
      ? Object.entries(valore)
          .map(([chiave, v]) => [chiave, ordinato(v)])
          .sort()
      : valore;

/** The law alone, with a row for every parameter; then each profile over it. */
function verifica(righe: readonly RigaTabella[]): void {
  const legge = componiProfilo('legge160', null, { legge: stratoDelle(righe, null) });
  for (const parametro of NOMI_PARAMETRI)
    if (!legge.righe[parametro])
      throw new ErroreProfilo(
        'profilo.mancante',
        `la legge non ha alcuna riga per il parametro "${parametro}"`,
        {
          parametro,
          indice: 0,
        },
      );
  for (const nome of new Set(righe.map((r) => r.profilo)))
    if (nome !== null) componiProfilo(nome, legge, { profilo: stratoDelle(righe, nome) });
}

/** The rows of the table back in the words of the domain. */
function stratoDelle(righe: readonly RigaTabella[], profilo: string | null): Strato {
  const strato: Record<string, { dal?: string; al?: string; valore: unknown; fonte: string }[]> = {};
  for (const r of righe) {
    if (r.profilo !== profilo) continue;
    const { parametro, dal, al, valore, fonte } = r;
    const riga = { ...(dal !== null && { dal }), ...(al !== null && { al }), valore, fonte };
    strato[parametro] = [...(strato[parametro] ?? []), riga];
  }
  return strato;
}

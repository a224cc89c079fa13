import { z } from 'zod';
import type { Caso, TipoCaso } from '../../domain/calcola/ingressi';
import { type Tasso, tabellaTassi } from '../../domain/interessi';
import { ErroreFormato } from '../comuni/errore';
import { percorso } from '../comuni/percorso';
import { FORMA_TASSI, FORME_CASI } from './forme-casi';

/** A case whose kind nobody knows: its input is not looked at. */
export interface CasoIgnoto {
  id: string;
  kind: null;
}

export interface FileCasi {
  casi: readonly (Caso | CasoIgnoto)[];
  /** Legal rates of the file, when it has its own. */
  tassi?: readonly Tasso[];
}

const FILE = z.object({
  meta: z.object({ legalRates: FORMA_TASSI.optional() }).nullish(),
  cases: z.array(z.object({ id: z.string().min(1), kind: z.string().min(1), input: z.unknown() })),
});

/** What zod says is in Italian. */
const ITALIANO = { error: z.locales.it().localeError };

/**
 * Text of a file of cases -> cases and rates. Throws `ErroreFormato`: `calcola.json`, `calcola.forma` (the file),
 * `calcola.caso` (names the case and the field).
 */
export function leggiCasi(testo: string): FileCasi {
  const file = FILE.safeParse(leggiJson(testo), ITALIANO);
  if (!file.success) throw new ErroreFormato('calcola.forma', primoDifetto(file.error));
  const { meta, cases } = file.data;
  const casi = cases.map(leggiCaso);
  if (meta?.legalRates === undefined) return { casi };
  return {
    casi,
    tassi: tabellaTassi(meta.legalRates.map(({ from, pct }) => ({ dal: from, percento: pct }))),
  };
}

function leggiJson(testo: string): unknown {
  try {
    return JSON.parse(testo);
  } catch (cause) {
    throw new ErroreFormato('calcola.json', `il testo non è JSON valido (${(cause as Error).message})`);
  }
}

const isTipoCaso = (kind: string): kind is TipoCaso => Object.hasOwn(FORME_CASI, kind);

function leggiCaso({ id, kind, input }: { id: string; kind: string; input: unknown }): Caso | CasoIgnoto {
  if (!isTipoCaso(kind)) return { id, kind: null };
  const esito = FORME_CASI[kind].safeParse(input, ITALIANO);
  if (!esito.success)
    throw new ErroreFormato(
      'calcola.caso',
      `caso "${id}" (${kind}): ${primoDifetto(esito.error, ['input'])}`,
    );
  return { id, kind, input: esito.data } as Caso;
}

function primoDifetto({ issues: [primo] }: z.ZodError, radice: readonly string[] = []): string {
  return primo ? `${percorso([...radice, ...primo.path])}: ${primo.message}` : 'forma non riconosciuta';
}

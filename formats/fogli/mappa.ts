import { z } from 'zod';
import type { DataCivile } from '../../domain/calendario';
import { makeData } from '../comuni/date';
import { ErroreFormato } from '../comuni/errore';

export const CAMPI = [
  'numeroAtto',
  'cognomeDenominazione',
  'nome',
  'codiceFiscale',
  'partitaIva',
  'indirizzo',
  'cap',
  'localita',
  'anno',
  'codiceTributo',
  'dataAtto',
  'dataNotifica',
  'importo',
] as const;
export type Campo = (typeof CAMPI)[number];

export const FORME_DATA = ['GG/MM/AAAA', 'GG.MM.AAAA', 'AAAA-MM-GG', 'GG/MM/AA', 'seriale'] as const;
export type FormaData = (typeof FORME_DATA)[number];

const lettere = z.string().regex(/^[A-Z]{1,3}$/, 'lettere maiuscole di colonna, come A o AB');
const carattere = z.string().refine((testo) => [...testo].length === 1, 'un solo carattere');

const comune = {
  file: z.string().optional(),
  rigaIntestazione: z.number().int().min(1),
  dataLista: z
    .string()
    .refine(isDataVera, 'data di calendario AAAA-MM-GG')
    .transform((data): DataCivile => data),
  totali: z.object({ colonna: lettere, inizia: z.string().trim().min(1) }).nullable(),
  colonne: z
    .array(
      z.object({
        colonna: lettere,
        intestazione: z.string().transform((testo) => testo.trim()),
        campo: z.enum(CAMPI).nullable(),
        codiceTributo: z.string().min(1).optional(),
      }),
    )
    .min(1),
};

const mappa = z
  .discriminatedUnion('formato', [
    z.object({
      formato: z.literal('csv'),
      codifica: z.enum(['utf-8', 'windows-1252']),
      separatore: carattere,
      virgolette: carattere,
      importi: z.enum(['virgola', 'punto']),
      date: z.array(z.enum(FORME_DATA).exclude(['seriale'])),
      ...comune,
    }),
    z.object({
      formato: z.literal('xlsx'),
      foglio: z.string().min(1),
      importi: z.enum(['virgola', 'punto', 'numero']),
      date: z.array(z.enum(FORME_DATA)),
      ...comune,
    }),
  ])
  .superRefine((valore, ctx) => {
    for (const messaggio of checkColonne(valore.colonne))
      ctx.addIssue({ code: 'custom', path: ['colonne'], message: messaggio });
    if (valore.formato === 'csv' && valore.separatore === valore.virgolette)
      ctx.addIssue({ code: 'custom', path: ['separatore'], message: 'uguale a virgolette' });
  });

/** Which column of a sheet is what, confirmed once by a clerk. Shape: cases/fogli/README.md, Mapping. */
export type Mappa = z.infer<typeof mappa>;
export type MappaCsv = Extract<Mappa, { formato: 'csv' }>;
export type MappaXlsx = Extract<Mappa, { formato: 'xlsx' }>;
export type ColonnaMappa = Mappa['colonne'][number];

/**
 * Checks a mapping read from JSON.
 * @throws ErroreFormato `mappa.non_valida` naming the first wrong place
 */
export function parseMappa(valore: unknown): Mappa {
  const esito = mappa.safeParse(valore);
  if (esito.success) return esito.data;
  const [primo] = esito.error.issues;
  const dove = primo && primo.path.length > 0 ? primo.path.map(String).join('.') : 'radice';
  throw new ErroreFormato(
    'mappa.non_valida',
    `mappa delle colonne non valida in "${dove}": ${primo?.message ?? 'forma sconosciuta'}. Correggere e ripetere.`,
  );
}

function isDataVera(testo: string): boolean {
  const [, anno, mese, giorno] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(testo) ?? [];
  return makeData(Number(anno), Number(mese), Number(giorno), 1950, 9999) !== null;
}

type Colonne = readonly { colonna: string; campo: Campo | null; codiceTributo?: string | undefined }[];

function checkColonne(colonne: Colonne): string[] {
  const errori: string[] = [];
  const lettere = colonne.map(({ colonna }) => colonna);
  const campi = colonne.flatMap(({ campo }) => (campo === null ? [] : [campo]));
  const doppia = lettere.find((colonna, i) => lettere.indexOf(colonna) !== i);
  if (doppia !== undefined) errori.push(`colonna ${doppia} ripetuta`);
  const doppio = campi.find((campo, i) => campo !== 'importo' && campi.indexOf(campo) !== i);
  if (doppio !== undefined) errori.push(`campo ${doppio} su due colonne`);
  for (const campo of ['numeroAtto', 'cognomeDenominazione', 'anno', 'importo'] as const)
    if (!campi.includes(campo)) errori.push(`nessuna colonna per ${campo}`);
  if (!campi.includes('codiceFiscale') && !campi.includes('partitaIva'))
    errori.push('nessuna colonna per codiceFiscale o partitaIva');
  for (const { colonna, campo, codiceTributo } of colonne) {
    if (campo === 'importo' && codiceTributo === undefined && !campi.includes('codiceTributo'))
      errori.push(`colonna ${colonna}: importo senza codiceTributo`);
    if (campo !== 'importo' && codiceTributo !== undefined)
      errori.push(`colonna ${colonna}: codiceTributo su una colonna che non è importo`);
  }
  return errori;
}

/** A -> 0, Z -> 25, AA -> 26. */
export function indiceColonna(lettere: string): number {
  let indice = 0;
  for (let i = 0; i < lettere.length; i++) indice = indice * 26 + lettere.charCodeAt(i) - 64;
  return indice - 1;
}

/** 0 -> A, 26 -> AA. */
export function letteraColonna(indice: number): string {
  let lettere = '';
  for (let resto = indice + 1; resto > 0; resto = Math.floor((resto - 1) / 26))
    lettere = String.fromCharCode(65 + ((resto - 1) % 26)) + lettere;
  return lettere;
}

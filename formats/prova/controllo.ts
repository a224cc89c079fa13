import { type CodiceProva, TESTO_PROVA } from './codici';

export interface Controllo {
  readonly nome: string;
  readonly ok: boolean;
  readonly codice: CodiceProva | null;
  readonly dettaglio: string;
}

/** In this order, always; before `eventi` one `ricevuta ...` for each receipt. */
const NOMI = [
  'contenitore',
  'indice',
  'impronte',
  'fatti',
  'atto',
  'autorita',
  'eventi',
  'estratti',
  'perfezionamento',
  'gradini',
  'cronologia',
] as const;

export const bene = (nome: string, dettaglio: string): Controllo => ({
  nome,
  ok: true,
  codice: null,
  dettaglio,
});

export const male = (nome: string, codice: CodiceProva, dove = ''): Controllo => ({
  nome,
  ok: false,
  codice,
  dettaglio: `${codice}: ${TESTO_PROVA[codice]}${dove && ` (${dove})`}`,
});

/** What was not reached is said too: the list has always the same names. */
export function inOrdine(fatti: readonly Controllo[]): Controllo[] {
  const per = new Map(fatti.map((c) => [c.nome, c]));
  const ricevute = fatti.filter((c) => c.nome.startsWith('ricevuta '));
  return NOMI.flatMap((nome) => [
    ...(nome === 'eventi' ? ricevute : []),
    per.get(nome) ?? male(nome, 'prova.non_eseguito'),
  ]);
}

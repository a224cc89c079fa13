import { type DataCivile, dataDi, type Giorno, giornoDi, isDataCivile, MAI, SEMPRE } from '../calendario';
import { type CodiceProfilo, ErroreProfilo } from './errori';
import { FORME, isNomeParametro, type NomeParametro } from './parametri';

/** Who wrote the rows, lowest first: a higher layer wins on the days its rows cover. */
export const STRATI = ['legge', 'profilo', 'ente', 'carico', 'pratica'] as const;
export type NomeStrato = (typeof STRATI)[number];

/** Author of the rows that come with the product. */
export const PRODOTTO = 'prodotto';

/** One row of the product, from the beginning. */
export const rigaDelProdotto = (valore: unknown, fonte: string): RigaScritta[] => [
  { valore, fonte, approvatoDa: PRODOTTO },
];

/** A value as people write it, with the days on which it holds, where it comes from, and who approved it. */
export interface RigaScritta {
  /** Absent = from the beginning. */
  dal?: DataCivile;
  /** Absent = until the next row of the same layer. */
  al?: DataCivile;
  valore: unknown;
  /** Norm, act or document. */
  fonte: string;
  /** Absent = nobody but who wrote it. */
  approvatoDa?: string;
}
/** The rows of one layer. Names are those of `FORME`. */
export type Strato = Readonly<Record<string, readonly RigaScritta[]>>;

/** A row as it is read: both ends, the value in its type. */
export interface Riga<V> {
  dal: Giorno;
  al: Giorno;
  valore: V;
  fonte: string;
  strato: NomeStrato;
  approvatoDa: string | null;
}
export type RigaLetta = Riga<never> & { indice: number; conFine: boolean };

/**
 * The rows of one parameter of one layer, in order and disjoint. Throws `profilo.parametro`, `.fonte`, `.data`,
 * `.valore`, `.fasce`, `.sovrapposizione`; two rows overlap when both begin on one day, or when a row with an end of
 * its own begins before the end of another.
 */
export function leggiRighe(strato: NomeStrato, nome: string, scritte: readonly RigaScritta[]): RigaLetta[] {
  if (!isNomeParametro(nome))
    throw new ErroreProfilo(
      'profilo.parametro',
      `"${nome}" non è un parametro (strato ${strato}); i nomi sono quelli della tabella dei profili`,
      { parametro: nome, indice: 0 },
    );
  const righe = scritte.map((scritta, indice) => leggiRiga(strato, nome, scritta, indice));
  righe.sort((a, b) => (a.dal < b.dal ? -1 : a.dal > b.dal ? 1 : 0));
  righe.forEach((riga, i) => {
    const prossima = righe[i + 1];
    if (!prossima || riga.al < prossima.dal) return;
    if (riga.dal === prossima.dal || (riga.conFine && prossima.conFine))
      throw errore(
        'profilo.sovrapposizione',
        prossima,
        nome,
        `comincia quando vale ancora quella ${periodo(riga)} (fonte ${riga.fonte}): dare alla prima una fine precedente`,
      );
    riga.al = prossima.dal - 1;
  });
  return righe;
}

function leggiRiga(strato: NomeStrato, nome: NomeParametro, r: RigaScritta, indice: number): RigaLetta {
  const { fonte, approvatoDa = null } = r;
  const letta = { dal: SEMPRE, al: MAI, valore: undefined as never, fonte, strato, approvatoDa };
  const riga: RigaLetta = { ...letta, indice, conFine: r.al !== undefined };
  if (typeof fonte !== 'string' || fonte.trim() === '')
    throw errore('profilo.fonte', riga, nome, 'non dice la norma, l’atto o il documento da cui viene');
  for (const data of [r.dal, r.al])
    if (data !== undefined && !isDataCivile(data))
      throw errore('profilo.data', riga, nome, `ha la data impossibile "${data}": serve AAAA-MM-GG`);
  if (r.dal !== undefined) riga.dal = giornoDi(r.dal);
  if (r.al !== undefined) riga.al = giornoDi(r.al);
  if (riga.al < riga.dal) throw errore('profilo.data', riga, nome, 'finisce prima di cominciare');
  const forma = FORME[nome];
  const valore = forma.leggi(r.valore);
  if (valore === undefined)
    throw errore(
      'profilo.valore',
      riga,
      nome,
      `vale ${JSON.stringify(r.valore)}; serve ${forma.descrizione}`,
    );
  const difetto = (forma.difetto as ((v: unknown) => string | null) | undefined)?.(valore) ?? null;
  if (difetto !== null) throw errore('profilo.fasce', riga, nome, difetto);
  return { ...riga, valore: valore as never };
}

/** Days without a value between two rows, once every layer is laid. Throws `profilo.buco`. */
export function esigiSenzaBuchi(nome: string, righe: readonly Riga<never>[]): void {
  righe.forEach((riga, i) => {
    const prossima = righe[i + 1];
    if (!prossima || prossima.dal === riga.al + 1) return;
    const buco = periodo({ dal: riga.al + 1, al: prossima.dal - 1 });
    throw errore(
      'profilo.buco',
      riga,
      nome,
      `lascia un buco ${buco} che nessuno strato inferiore copre: toglierle la fine, o aggiungere una riga`,
    );
  });
}

function errore(
  codice: CodiceProfilo,
  riga: Pick<Riga<never>, 'dal' | 'al' | 'fonte' | 'strato'> & { indice?: number },
  nome: string,
  che: string,
): ErroreProfilo {
  const quale = `strato ${riga.strato}, riga ${periodo(riga)}, fonte ${riga.fonte || 'assente'}`;
  return new ErroreProfilo(codice, `il parametro "${nome}" (${quale}) ${che}`, {
    parametro: nome,
    indice: riga.indice ?? 0,
  });
}

/** `dal 2026-01-01 al 2026-12-31`, in words where an end is open. */
export function periodo({ dal, al }: { dal: Giorno; al: Giorno }): string {
  const inizio = dal === SEMPRE ? 'dall’inizio' : `dal ${dataDi(dal)}`;
  return al === MAI ? `${inizio} in poi` : `${inizio} al ${dataDi(al)}`;
}

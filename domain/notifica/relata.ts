import { type DataCivile, isDataCivile } from '../calendario';
import type { FattoMesso } from './eventi-scritti';
import type { LeggiTerminiMesso } from './messo';
import type { CausaNonEseguita, ConsegnatarioMesso, EsitoAvviso, Ricerca } from './messo-eventi';

/** What a person types, or a file brings, from one document of a messo. Civil dates. */
export type Relata =
  | { tipo: 'consegna'; il: DataCivile; a: ConsegnatarioMesso; informativaIl?: DataCivile | undefined }
  | { tipo: 'rifiuto'; il: DataCivile }
  | {
      tipo: 'irreperibilita_relativa';
      deposito: DataCivile;
      affissione: DataCivile;
      raccomandata: DataCivile;
    }
  | { tipo: 'irreperibilita_assoluta'; il: DataCivile; ricerche: readonly Ricerca[] }
  | { tipo: 'non_eseguita'; il: DataCivile; causa: CausaNonEseguita }
  | { tipo: 'informativa'; il: DataCivile }
  | { tipo: 'avviso'; il: DataCivile; esito: EsitoAvviso };
export const TIPI_RELATA = [
  'consegna',
  'rifiuto',
  'irreperibilita_relativa',
  'irreperibilita_assoluta',
  'non_eseguita',
  'informativa',
  'avviso',
] as const satisfies readonly Relata['tipo'][];

/** Why a relata is not taken, in the order in which it is looked at. */
export const DIFETTI_RELATA = [
  'data_non_valida',
  'data_futura',
  'prima_dell_affidamento',
  'messo_non_in_carica',
  'formalita_in_disordine',
  'informativa_prima_della_consegna',
  'ricerche_insufficienti',
] as const;
export type DifettoRelata = (typeof DIFETTI_RELATA)[number];

export interface ContestoRelata {
  oggi: DataCivile;
  /** Day on which this messo had the act. */
  affidatoIl: DataCivile;
  /** His appointment; `al` null = until it is revoked. */
  nomina: { dal: DataCivile; al: DataCivile | null };
  termini: LeggiTerminiMesso;
}

/** What the document tells, one fact at a time. */
export function fattiDellaRelata(r: Relata): FattoMesso[] {
  switch (r.tipo) {
    case 'consegna': {
      const { tipo, il, a, informativaIl } = r;
      const lettera: FattoMesso[] = informativaIl ? [{ tipo: 'informativa', il: informativaIl }] : [];
      return [{ tipo, il, a }, ...lettera];
    }
    case 'irreperibilita_relativa': {
      const { tipo, deposito, affissione, raccomandata } = r;
      return [{ tipo, deposito, affissione, raccomandata, il: ultima([deposito, affissione, raccomandata]) }];
    }
    default:
      return [r];
  }
}

const ultima = (date: readonly DataCivile[]): DataCivile => [...date].sort().at(-1) ?? '';

/** Days on which the messo did something, the first formality first. */
function giorniDi(r: Relata): DataCivile[] {
  if (r.tipo === 'irreperibilita_relativa') return [r.deposito, r.affissione, r.raccomandata];
  return r.tipo === 'consegna' && r.informativaIl ? [r.il, r.informativaIl] : [r.il];
}

/** Null = it may be taken. Sources: c.p.c. art. 138-140, 148; seed E-51. */
export function difettoDellaRelata(r: Relata, c: ContestoRelata): DifettoRelata | null {
  const giorni = giorniDi(r);
  if (!giorni.every(isDataCivile)) return 'data_non_valida';
  if (giorni.some((g) => g > c.oggi)) return 'data_futura';
  if (giorni.some((g) => g < c.affidatoIl)) return 'prima_dell_affidamento';
  // the advice of a letter is of the post, whoever is the messo by then
  const inCarica = (g: DataCivile) => g >= c.nomina.dal && (c.nomina.al === null || g <= c.nomina.al);
  if (r.tipo !== 'avviso' && !giorni.every(inCarica)) return 'messo_non_in_carica';
  return difettoProprio(r, c.termini);
}

function difettoProprio(r: Relata, termini: LeggiTerminiMesso): DifettoRelata | null {
  switch (r.tipo) {
    case 'irreperibilita_relativa':
      return r.affissione < r.deposito || r.raccomandata < r.deposito ? 'formalita_in_disordine' : null;
    case 'consegna':
      return r.informativaIl !== undefined && r.informativaIl < r.il
        ? 'informativa_prima_della_consegna'
        : null;
    case 'irreperibilita_assoluta':
      return termini(r.il).ricerche.every((dovuta) => r.ricerche.includes(dovuta))
        ? null
        : 'ricerche_insufficienti';
    default:
      return null;
  }
}

import { addAnni, type Giorno, giornoDi } from '../calendario';
import type { Profilo } from '../profili/profilo';
import { vivi } from './cronaca';
import { animaPratica, type DebitoreSimulato, inventaDebitore, type PraticaReale } from './debitore';
import { type Modello, valoreDel } from './modello';
import { aggiungi, type Somme, sommeVuote } from './somme';

/** A portfolio: made up, or read from a list (then the pratiche of the slice, in its order). */
export type Portafoglio = { seme: number; anni: number; dal: string };

/** A part of the portfolio: debtors from `da` on, `quanti` of them made up, or the pratiche given. */
export interface Fetta {
  da: number;
  quanti: number;
  pratiche?: readonly PraticaReale[];
}

/** The same debtors under two profiles, debtor by debtor. */
export interface SommeConfronto {
  /** How many gave more with the first, more with the second, the same. */
  meglioPrimo: number;
  meglioSecondo: number;
  uguali: number;
}

export interface SommeFetta {
  profili: Somme[];
  confronto: SommeConfronto;
}

export const fettaVuota = (profili: number, modello: Modello, dal: string): SommeFetta => {
  const fasce = valoreDel(modello, 'debitori.fasce', giornoDi(dal)).length;
  return {
    profili: Array.from({ length: profili }, () => sommeVuote(fasce)),
    confronto: { meglioPrimo: 0, meglioSecondo: 0, uguali: 0 },
  };
};

/** Lives every debtor of a slice under each profile. The result of a portfolio is the sum of its slices. */
export function viviFetta(
  portafoglio: Portafoglio,
  fetta: Fetta,
  profili: readonly Profilo[],
  modello: Modello,
): SommeFetta {
  const somme = fettaVuota(profili.length, modello, portafoglio.dal);
  for (let i = 0; i < fetta.quanti; i += 1) {
    const d = debitore(portafoglio, fetta, i, modello);
    const fine: Giorno = addAnni(giornoDi(d.inizio), portafoglio.anni);
    const esiti = profili.map((profilo, quale) => {
      const sue = somme.profili[quale];
      if (!sue) throw new Error('simulazione.profili: somme mancanti');
      return vivi(d, profilo, modello, fine, sue).incassato;
    });
    const [primo, secondo] = esiti;
    if (primo === undefined || secondo === undefined) continue;
    if (primo > secondo) somme.confronto.meglioPrimo += 1;
    else if (secondo > primo) somme.confronto.meglioSecondo += 1;
    else somme.confronto.uguali += 1;
  }
  return somme;
}

function debitore({ seme, dal }: Portafoglio, fetta: Fetta, i: number, modello: Modello): DebitoreSimulato {
  const inizio = giornoDi(dal);
  if (!fetta.pratiche) return inventaDebitore(seme, fetta.da + i, modello, inizio);
  const pratica = fetta.pratiche[i];
  if (!pratica) throw new Error(`simulazione.fetta: manca la pratica ${fetta.da + i}`);
  return animaPratica(seme, fetta.da + i, pratica, modello, inizio);
}

export const unisciFette = (a: SommeFetta, b: SommeFetta): SommeFetta => aggiungi(a, b);

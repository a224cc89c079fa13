import { type Giorno, giornoDi } from './calendario';
import type { Cents } from './denaro';
import {
  apriPosizioni,
  importoMora,
  importoOneri,
  importoSpese,
  maturaMora,
  type Posizioni,
  paga,
  residuoDi,
} from './posizioni';
import { fuoriCarico } from './pratica/carico';
import type { Conto, DataCivile, Fascicolo, Importi } from './pratica/fascicolo';
import { type Fatti, leggiFatti, type PartitaNota } from './pratica/fatti';
import type { Profilo } from './profili/profilo';

export interface ContoPartita {
  /** What is still owed of each component. */
  residui: Importi;
  residuo: Cents;
  mora: Cents;
  /** What payments covered of each component. */
  pagati: Importi;
  moraPagata: Cents;
}

/** The account of a pratica on a day, in cents. `dovuto` = residuo + mora + oneri + spese. Source: R-50. */
export interface ContoDettagliato extends Conto {
  /** All the money received. */
  versato: Cents;
  /** What no debt absorbed: it goes back to the debtor. */
  credito: Cents;
  oneriPagati: Cents;
  spesePagate: Cents;
  perPartita: ReadonlyMap<string, ContoPartita>;
}

/** The account on `al` (default `oggi`) with the facts known on `oggi`. Source: R-50..R-58. */
export function calcolaConto(
  fascicolo: Fascicolo,
  profilo: Profilo,
  oggi: DataCivile,
  al: DataCivile = oggi,
): ContoDettagliato {
  const fatti = leggiFatti(fascicolo, profilo, giornoDi(oggi));
  const inCarico = fatti.partite.filter((partita) => fuoriCarico(partita, fatti) === null);
  return contoAl(fatti, inCarico, giornoDi(al));
}

/** Payments are replayed by value date on the amounts left by the sgravi. Source. */
export function contoAl(fatti: Fatti, inCarico: readonly PartitaNota[], al: Giorno): ContoDettagliato {
  const posizioni = apriPosizioni(fatti, inCarico);
  let versato = 0n;
  let credito = 0n;
  for (const pagamento of fatti.pagamenti) {
    if (pagamento.valuta > al) break;
    versato += pagamento.importo;
    credito += posizioni.vuote ? pagamento.importo : paga(posizioni, pagamento);
  }
  if (posizioni.vuote) return chiudiConto(posizioni, al, { versato, credito: versato });
  maturaMora(posizioni, al);
  return chiudiConto(posizioni, al, { versato, credito });
}

function chiudiConto(
  posizioni: Posizioni,
  giorno: Giorno,
  denaro: { versato: Cents; credito: Cents },
): ContoDettagliato {
  const perPartita = new Map<string, ContoPartita>();
  let residuo = 0n;
  let mora = 0n;
  for (const posizione of posizioni.partite) {
    const voce: ContoPartita = {
      residui: posizione.residui,
      residuo: residuoDi(posizione.residui),
      mora: importoMora(posizione),
      pagati: posizione.pagati,
      moraPagata: posizione.moraPagata,
    };
    residuo += voce.residuo;
    mora += voce.mora;
    perPartita.set(posizione.nota.id, voce);
  }
  let oneri = 0n;
  let oneriPagati = 0n;
  for (const atto of posizioni.titoli.values()) {
    oneri += importoOneri(posizioni, atto, giorno);
    oneriPagati += atto.pagati;
  }
  const spese = importoSpese(posizioni, giorno);
  const inEccesso = spese < 0n ? -spese : 0n;
  const speseDovute = spese < 0n ? 0n : spese;
  return {
    residuo,
    mora,
    oneri,
    spese: speseDovute,
    dovuto: residuo + mora + oneri + speseDovute,
    versato: denaro.versato,
    credito: denaro.credito + inEccesso,
    oneriPagati,
    spesePagate: posizioni.spesePagate - inEccesso,
    perPartita,
  };
}

import { type DataCivile, type Giorno, giornoDi } from '../calendario';
import type { Cents } from '../denaro';
import type { Conto, Fascicolo, Importi } from '../fascicolo';
import { type Fatti, leggiFatti, type PartitaNota } from '../fatti';
import {
  apriPosizioni,
  avanza,
  importoMora,
  importoOneri,
  importoSpese,
  type Posizioni,
  paga,
  residuoDi,
} from '../posizioni';
import type { Profilo } from '../profili/profilo';
import { fuoriCarico } from './carico';

export interface ContoPartita {
  /** What is still owed of each component. */
  residui: Importi;
  residuo: Cents;
  mora: Cents;
  /** What payments covered of each component. */
  pagati: Importi;
  moraPagata: Cents;
  /** Sanctions that fell with the death of the debtor. */
  cadute: Cents;
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
    credito += paga(posizioni, pagamento);
  }
  avanza(posizioni, al);
  const conto = vuoto(versato, credito);
  sommaPartite(posizioni, conto);
  // everything was sgravato or fell: nothing was ever due, all money goes back
  if (conto.residuo === 0n && posizioni.partite.every(({ pagati }) => residuoDi(pagati) === 0n)) {
    conto.mora = 0n;
    conto.credito = versato;
    return conto;
  }
  for (const titolo of posizioni.titoli.values()) {
    conto.oneri += importoOneri(posizioni, titolo, al);
    conto.oneriPagati += titolo.pagati;
  }
  const spese = importoSpese(posizioni, al);
  // a cheaper channel came after the payment
  const inEccesso = spese < 0n ? -spese : 0n;
  conto.spese = spese + inEccesso;
  conto.spesePagate = posizioni.spesePagate - inEccesso;
  conto.credito = credito + inEccesso;
  conto.dovuto = conto.residuo + conto.mora + conto.oneri + conto.spese;
  return conto;
}

const vuoto = (versato: Cents, credito: Cents) => ({
  residuo: 0n,
  mora: 0n,
  oneri: 0n,
  spese: 0n,
  dovuto: 0n,
  versato,
  credito,
  oneriPagati: 0n,
  spesePagate: 0n,
  perPartita: new Map<string, ContoPartita>(),
});

/** Adds residuo and mora. */
function sommaPartite(
  posizioni: Posizioni,
  conto: { residuo: Cents; mora: Cents; perPartita: Map<string, ContoPartita> },
): void {
  for (const posizione of posizioni.partite) {
    const { residui, pagati, moraPagata, cadute } = posizione;
    const mora = importoMora(posizione);
    const voce = { residui, residuo: residuoDi(residui), mora, pagati, moraPagata, cadute };
    conto.residuo += voce.residuo;
    conto.mora += voce.mora;
    conto.perPartita.set(posizione.nota.id, voce);
  }
}

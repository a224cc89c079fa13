import { formatEuroItaliano } from '../../../domain/denaro';
import { navStampato } from '../../../domain/pagopa/nav';
import { componiQr } from '../../../domain/pagopa/qr';
import type { TipoStampato } from '../../../domain/vocabolario';
import { type Blocco, type Elemento, p } from '../contenuto';
import type { Contesto } from '../contesto';
import type { Avviso } from '../dati-atto';
import { C_RATE } from '../norme';
import { ilGiorno } from '../parole';

/** One notice; that of an instalment says which one it pays. */
export function avviso({ dati }: Contesto, dato: Avviso): Elemento {
  const rata = dati.piano?.rate.find(({ numero }) => numero === dato.rata);
  const ente = dati.enti.find(({ codiceFiscale }) => codiceFiscale === dato.codiceFiscale);
  return {
    tipo: 'avviso',
    voci: [
      ...(rata ? [{ etichetta: `Rata n. ${rata.numero}`, valore: `scade ${ilGiorno(rata.scadenza)}` }] : []),
      { etichetta: 'Numero di avviso', valore: navStampato(dato.nav) },
      { etichetta: 'Ente creditore', valore: ente?.denominazione ?? '' },
      { etichetta: 'C.F. ente', valore: dato.codiceFiscale },
      { etichetta: 'Importo in euro', valore: formatEuroItaliano(dato.cents) },
    ],
    qr: {
      contenuto: componiQr(dato),
      alt: `Codice QR per pagare: stesso avviso n. ${navStampato(dato.nav)}`,
    },
    didascalia: 'QR per pagare con pagoPA',
  };
}

/** Instalments are offered from the title on, and not to who has them or has lost them (atti.md 1.2, M13; c. 800). */
const SENZA_RATE: ReadonlySet<TipoStampato> = new Set([
  'sollecitoPrecoattivo',
  'sollecitoRate',
  'comunicazioneDecadenza',
]);

/** B4: notice numbers and QR codes, ways, instalments. */
export function comePagare(contesto: Contesto): Blocco {
  const { dati, riscossore } = contesto;
  const tanti = dati.avvisi.length > 1;
  return {
    titolo: 'Come pagare',
    elementi: [
      p(
        tanti
          ? 'Paghi con pagoPA ogni avviso qui sotto: uno per ciascun Ente creditore. '
          : "Paghi con pagoPA l'avviso qui sotto. ",
        "Può usare l'app o il sito della sua banca, l'app IO, gli uffici postali, le tabaccherie e gli altri sportelli abilitati: bastano il codice QR oppure il numero di avviso e il codice fiscale dell'Ente.",
      ),
      ...dati.avvisi.map((dato) => avviso(contesto, dato)),
      p(
        "L'importo chiesto al momento del pagamento può comprendere gli interessi maturati dopo la data del calcolo. Per pagare solo una parte chieda all'ufficio un altro avviso.",
      ),
      ...(SENZA_RATE.has(dati.tipo)
        ? []
        : [
            p(
              `Se non riesce a pagare tutto insieme può chiedere la rateazione: scriva ${riscossore.nome.a} (PEC ${riscossore.pec}), prima che inizi l'esecuzione, spiegando la sua difficoltà temporanea (${C_RATE}). L'ufficio le dà il modulo.`,
            ),
          ]),
    ],
  };
}

import { formatEuroItaliano } from '../../../domain/denaro';
import { crescita, somma } from '../blocchi/importi';
import { comeOpporsi, nonDaccordo } from '../blocchi/opposizione';
import { type Elemento, forte, larga, numerica, p } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { C_800 } from '../norme';
import { alGiorno, congiungi, euro, giorno, ilGiorno, inLettere } from '../parole';
import { misure, oneri, type ParoleAtto, ragioni } from './parti';

function tabella({ dati }: Contesto): Elemento {
  return {
    tipo: 'tabella',
    colonne: [larga('Rata'), larga('Scaduta il'), numerica('Importo in euro')],
    righe: dati.rate.map(({ numero, scadenza, cents }) => [
      `Rata n. ${numero}`,
      giorno(scadenza),
      formatEuroItaliano(cents),
    ]),
    chiusura: [],
  };
}

const numeri = ({ dati }: Contesto): string => congiungi(dati.rate.map(({ numero }) => `n. ${numero}`));

/** A17, reminder: the express sollecito without which there is no decadenza (c. 800). */
export function sollecitoRate(contesto: Contesto): ParoleAtto {
  const { dati, ente } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Sollecito di pagamento di rate',
    norma: C_800,
    cheCosE: [
      p(
        `È il sollecito ${nomi(ente).di} per le rate ${numeri(contesto)} della sua rateazione: sono scadute e il pagamento non risulta. È l'espresso sollecito che la legge chiede prima della decadenza (${C_800}).`,
      ),
      ...ragioni(dati.crediti),
    ],
    quanto: [
      tabella(contesto),
      {
        tipo: 'somma',
        etichetta: 'Totale da pagare',
        valore: euro(somma(dati.rate)),
        nota: `importo calcolato ${alGiorno(dati.calcolatoAl)}`,
      },
    ],
    dopoIlTotale: [],
    entroQuando: [
      p('Deve pagare queste rate ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo sollecito.'),
      p('Le altre rate restano dovute alle loro scadenze.'),
    ],
    seNonPaga: [
      p(
        `Se dopo questo sollecito non sono pagate due rate anche non consecutive nell'arco di sei mesi, lei decade dalla rateazione in modo automatico (${C_800}): il debito non può più essere rateizzato e tutto ciò che resta si può riscuotere subito, in unica soluzione.`,
      ),
      p(
        `Basta pagare una delle rate indicate entro ${inLettere(giorni)} giorni perché la decadenza non ci sia.`,
      ),
    ],
    opporsi: nonDaccordo(
      contesto,
      "Il sollecito ricorda rate già scadute: non è un nuovo titolo e non apre nuovi termini per l'impugnazione.",
    ),
  };
}

function perche(contesto: Contesto): Elemento {
  const { dati, ente } = contesto;
  const { precedente } = dati;
  if (!precedente)
    return p(
      `Le rate ${numeri(contesto)} sono scadute e non risultano pagate: secondo il regolamento ${nomi(ente).di} la rateazione è decaduta.`,
    );
  const numero = precedente.numero ? ` n. ${precedente.numero}` : '';
  return p(
    `Le rate ${numeri(contesto)} sono scadute e non risultano pagate, nemmeno dopo il sollecito${numero} che ${precedente.notificato ? 'le è stato notificato' : 'le abbiamo inviato'} ${ilGiorno(precedente.il)}. Due rate non pagate nell'arco di sei mesi, dopo l'espresso sollecito, fanno decadere dalla rateazione (${C_800}).`,
  );
}

/** A17, decadence: what was missed, what is due now, what restarts. */
export function comunicazioneDecadenza(contesto: Contesto): ParoleAtto {
  const { dati } = contesto;
  const norma = dati.precedente ? C_800 : 'regolamento dell’Ente';
  return {
    titolo: 'Comunicazione di decadenza dalla rateazione',
    norma,
    cheCosE: [
      p('È la comunicazione che la sua rateazione è finita, perché alcune rate non sono state pagate.'),
      perche(contesto),
      tabella(contesto),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('La somma è dovuta ', forte('subito, in unica soluzione'), '.'),
      p('Gli avvisi delle singole rate non valgono più: usi quello di questo atto.'),
    ],
    seNonPaga: [
      p(
        `Il debito non può più essere rateizzato. La riscossione riprende dal punto in cui si era fermata (${contesto.norme.esecuzione}). Le misure possibili sono:`,
      ),
      { tipo: 'elenco', voci: misure(contesto).map((voce) => [voce]) },
      ...oneri(contesto).map((text) => p(text)),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

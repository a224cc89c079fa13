import { crescita, sommaAtto } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { type Elemento, forte, p } from '../contenuto';
import type { Contesto } from '../contesto';
import { C_799 } from '../norme';
import { euro, ilGiorno, inLettere } from '../parole';
import { immobili, precedente, solleciti, veicolo } from './beni';
import { oneri, type ParoleAtto, ragioni } from './parti';

const RATEAZIONE = (cosa: string): Elemento =>
  p(
    `Se chiede la rateazione prima che il termine finisca, ${cosa} è possibile solo se la richiesta è respinta o se lei decade dal piano (${C_799}).`,
  );

/** What happens to the vehicle once the fermo is registered. */
const divieto =
  'Un veicolo sottoposto a fermo non può circolare: chi lo usa è punito (art. 214, comma 8, del Codice della strada).';

/** A09. */
export function preavvisoFermo(contesto: Contesto): ParoleAtto {
  const { dati, norme, riscossore } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Preavviso di fermo amministrativo',
    norma: norme.preavvisoFermo,
    cheCosE: [
      p(
        `È l'avviso che ${riscossore.nome.il} bloccherà il suo veicolo se il debito non è pagato. In mancanza del pagamento entro ${inLettere(giorni)} giorni sarà eseguito il fermo, `,
        forte('senza necessità di ulteriore comunicazione'),
        `, mediante iscrizione del provvedimento che lo dispone nel Pubblico registro automobilistico (${norme.preavvisoFermo}).`,
      ),
      veicolo(contesto),
      ...ragioni(dati.crediti),
      ...solleciti(contesto),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Deve pagare ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo atto.'),
      p(
        `Nello stesso termine lei, o un altro obbligato, può dimostrare che il veicolo è strumentale all'attività di impresa o della professione: in questo caso il fermo non si esegue. Mandi i documenti (per esempio il registro dei beni ammortizzabili) con una lettera firmata ${riscossore.nome.a}, PEC ${riscossore.pec}.`,
      ),
      RATEAZIONE('il fermo'),
      p("Il termine si ferma se l'Ente o il giudice dispongono la sospensione."),
    ],
    seNonPaga: [
      p(
        "Passato il termine, senza il pagamento e senza la prova che il veicolo serve all'impresa o alla professione, il fermo viene eseguito.",
      ),
      p(divieto),
      p('Se poi paga tutto, il fermo si revoca e la cancellazione dal registro non le costa nulla.'),
      ...oneri(contesto).map((text) => p(text)),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

/** A11. */
export function preavvisoIpoteca(contesto: Contesto): ParoleAtto {
  const { dati, norme } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Comunicazione preventiva di ipoteca',
    norma: norme.preavvisoIpoteca,
    cheCosE: [
      p(
        'È la comunicazione che, ',
        forte(
          `in mancanza del pagamento delle somme dovute entro il termine di ${inLettere(giorni)} giorni, sarà iscritta ipoteca`,
        ),
        ` per un importo pari al doppio del credito (${norme.preavvisoIpoteca}). L'ipoteca è una garanzia sul suo immobile: chi la iscrive è pagato per primo se l'immobile è venduto.`,
      ),
      ...immobili(contesto),
      ...ragioni(dati.crediti),
      ...solleciti(contesto),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Deve pagare ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo atto.'),
      RATEAZIONE("l'ipoteca"),
      p("Il termine si ferma se l'Ente o il giudice dispongono la sospensione."),
    ],
    seNonPaga: [
      p(
        `Passato il termine l'ipoteca viene iscritta nei registri immobiliari, se il debito è ancora di almeno 20.000,00 euro (${norme.ipoteca}).`,
      ),
      p("Se poi paga tutto, l'ipoteca si cancella e la cancellazione non le costa nulla."),
      ...oneri(contesto).map((text) => p(text)),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

const NESSUN_TERMINE = 'Questo atto non apre un nuovo termine: la somma è già dovuta per intero.';

/** A10: what is registered, when, what the debtor may do now. */
export function fermo(contesto: Contesto): ParoleAtto {
  const { dati, norme, riscossore } = contesto;
  return {
    titolo: 'Fermo amministrativo: comunicazione di iscrizione',
    norma: norme.fermo,
    cheCosE: [
      p(
        `Con questo atto ${riscossore.nome.il} dispone il fermo del suo veicolo e ne chiede l'iscrizione nel Pubblico registro automobilistico (${norme.fermo}).`,
      ),
      veicolo(contesto),
      ...precedente(contesto, 'il preavviso di fermo'),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [p(NESSUN_TERMINE), p('Il fermo resta finché il debito non è estinto.')],
    seNonPaga: [
      p(divieto),
      p(`Il debito può essere riscosso anche con altre misure (${norme.esecuzione}).`),
      p('Quando il debito è estinto il fermo si revoca: la cancellazione dal registro non le costa nulla.'),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

/** A12. */
export function ipoteca(contesto: Contesto): ParoleAtto {
  const { dati, norme, riscossore } = contesto;
  const doppio = euro(2n * sommaAtto(dati.crediti));
  return {
    titolo: 'Ipoteca: comunicazione di iscrizione',
    norma: norme.ipoteca,
    cheCosE: [
      p(
        `Con questo atto ${riscossore.nome.il} dispone l'iscrizione di ipoteca sul suo immobile per ${doppio}, il doppio del credito, e la chiede alla conservatoria dei registri immobiliari (${norme.ipoteca}).`,
      ),
      ...immobili(contesto),
      ...precedente(contesto, 'la comunicazione preventiva'),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [p(NESSUN_TERMINE), p("L'ipoteca resta finché il debito non è estinto.")],
    seNonPaga: [
      p(`Il debito può essere riscosso anche con altre misure (${norme.esecuzione}).`),
      p("Quando il debito è estinto l'ipoteca si cancella: la cancellazione non le costa nulla."),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

/** The act in the debtor's favour that gives back what weighed on a good; it asks for nothing (R-92). */
function liberazione(parole: { titolo: string; norma: string; cheCosE: Elemento[] }): ParoleAtto {
  return {
    ...parole,
    quanto: [p('Con questo atto non deve pagare nulla.')],
    dopoIlTotale: [],
    entroQuando: [p("Non c'è alcun termine da rispettare.")],
    pagare: [p("Non c'è nulla da pagare.")],
    seNonPaga: [p('Per questo debito non ci saranno altri atti.')],
    opporsi: {
      titolo: "Se non è d'accordo",
      elementi: [
        p(
          "Questo atto è a suo favore e non le chiede nulla. Se trova un errore, lo segnali all'ufficio indicato qui sotto.",
        ),
      ],
    },
  };
}

const estinto = 'Per il debito che lo aveva causato non risultano più somme da pagare.';

function tolto({ dati }: Contesto): string {
  const { precedente: atto } = dati;
  return atto ? `${atto.numero ? ` n. ${atto.numero}` : ''}, disposto ${ilGiorno(atto.il)}` : '';
}

export function revocaFermo(contesto: Contesto): ParoleAtto {
  const { norme, riscossore } = contesto;
  return liberazione({
    titolo: 'Revoca del fermo amministrativo',
    norma: norme.fermo,
    cheCosE: [
      p(
        `Con questo atto ${riscossore.nome.il} revoca il fermo amministrativo${tolto(contesto)} (${norme.fermo}). ${estinto}`,
      ),
      veicolo(contesto),
      p(
        'La cancellazione dal Pubblico registro automobilistico la chiediamo noi, per via telematica, e non le costa nulla. Dopo la cancellazione può usare di nuovo il veicolo.',
      ),
    ],
  });
}

export function cancellazioneIpoteca(contesto: Contesto): ParoleAtto {
  const { norme, riscossore } = contesto;
  return liberazione({
    titolo: 'Cancellazione di ipoteca',
    norma: norme.ipoteca,
    cheCosE: [
      p(
        `Con questo atto ${riscossore.nome.il} consente la cancellazione totale dell'ipoteca${tolto(contesto)} (${norme.ipoteca}; c.c. art. 2882). ${estinto}`,
      ),
      ...immobili(contesto),
      p(
        'La cancellazione dai registri immobiliari la chiediamo noi e non le costa nulla. Dopo la cancellazione il suo immobile è libero da questa ipoteca.',
      ),
    ],
  });
}

export function svincoloTerzo(contesto: Contesto): ParoleAtto {
  const { dati, norme, riscossore } = contesto;
  const terzo = dati.terzo ? ` rivolto a ${dati.terzo.denominazione}` : '';
  return liberazione({
    titolo: 'Svincolo delle somme pignorate presso terzi',
    norma: norme.pignoramentoTerzi,
    cheCosE: [
      p(
        `Con questo atto ${riscossore.nome.il} rinuncia al pignoramento presso terzi${terzo}${tolto(contesto)} (${norme.pignoramentoTerzi}). ${estinto}`,
      ),
      p(
        "Il terzo è libero dall'ordine di pagamento: le somme non ancora versate tornano a disposizione del debitore. L'atto è inviato al terzo e al debitore.",
      ),
    ],
  });
}

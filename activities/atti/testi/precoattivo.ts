import { autotutela } from '../blocchi/opposizione';
import { type Elemento, forte, p } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { type ParoleAtto, ragioni } from './parti';

/** A01 as messa in mora: written, with a demand and a term (c.c. 1219; seed E-45). */
const MESSA_IN_MORA: Elemento = p(
  'Con questa lettera le chiediamo formalmente di pagare (c.c. art. 1219): la sua ricezione interrompe la prescrizione (c.c. art. 2943).',
);

/** A01: a reminder before any title. No oneri, no mora, no threat. */
export function sollecitoPrecoattivo(contesto: Contesto): ParoleAtto {
  const { dati, ente, riscossore } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Sollecito di pagamento prima della riscossione',
    norma: `regolamento delle entrate ${nomi(ente).di}`,
    cheCosE: [
      p(
        `È un promemoria ${nomi(ente).di}: la scadenza è passata e il pagamento non risulta. Non è un atto della riscossione forzata.`,
      ),
      ...(dati.messaInMora ? [MESSA_IN_MORA] : []),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: [],
    entroQuando: [
      p(
        'Le chiediamo di pagare entro ',
        forte(`${giorni} giorni`),
        ' da quando riceve questa lettera. Se paga in questo termine non ci sono altre spese.',
      ),
    ],
    seNonPaga: [
      p(
        `Se il pagamento non arriva, ${nomi(ente).il} invierà un atto formale con un nuovo termine: le spese di quell'atto si aggiungeranno alla somma.`,
      ),
    ],
    opporsi: {
      titolo: "Se non è d'accordo",
      elementi: [
        p(
          `Se ha già pagato mandi la ricevuta ${riscossore.nome.a} (PEC ${riscossore.pec}): controlliamo e chiudiamo la richiesta. Ci scriva anche se la somma non riguarda lei o non è giusta.`,
        ),
        autotutela(contesto),
      ],
    },
  };
}

import { crescita, haRiga } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { elenco, forte, p } from '../contenuto';
import { type Contesto, maiuscola, nomi, tributario } from '../contesto';
import { RD_639 } from '../norme';
import { euro, inLettere } from '../parole';
import { misure, oneri, type ParoleAtto, ragioni, seiSospeso } from './parti';

function spese({ dati }: Contesto): string[] {
  const { speseDopoCautelareCents: dopo } = dati.parametri;
  if (dopo === undefined) return [];
  return [
    `Dopo la prima azione cautelare o esecutiva le spese amministrative di questa pratica diventano ${euro(dopo)}.`,
  ];
}

/** A03: R.D. 639/1910, in the variants of the nature of its claims. */
export function ingiunzione(contesto: Contesto): ParoleAtto {
  const { dati, ente, norme, riscossore } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  const tramite = dati.societa ? `, tramite ${riscossore.nome.il},` : '';
  const dueTermini = dati.crediti.some(tributario);
  return {
    titolo: 'Ingiunzione di pagamento',
    norma: RD_639,
    cheCosE: [
      p(
        `È l'ordine di pagare un debito che non risulta pagato. ${maiuscola(nomi(ente).il)}${tramite} ingiunge a ${dati.debitore.nome} di pagare la somma indicata qui sotto `,
        forte(`entro ${inLettere(giorni)} giorni, sotto pena degli atti esecutivi`),
        ` (${RD_639}). Il credito è certo, liquido ed esigibile.`,
      ),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Deve pagare ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo atto.'),
      ...(dueTermini
        ? [
            p(
              `Il termine per il ricorso è un altro: ${dati.parametri.giorniRicorso} giorni dalla notifica. Pagare non significa rinunciare al ricorso.`,
            ),
          ]
        : []),
      p(seiSospeso),
    ],
    seNonPaga: [
      p(
        `Passato il termine, per riscuotere possiamo avviare procedure esecutive e cautelari (${norme.esecuzione}). Per debiti fino a 10.000,00 euro riceverà prima un sollecito, con altri 30 giorni (art. 1, comma 795, L. 160/2019). Le misure possibili sono:`,
      ),
      elenco(...misure(contesto)),
      ...[...oneri(contesto), ...(haRiga(contesto, 'SPESE_AMMINISTRATIVE') ? spese(contesto) : [])].map(
        (text) => p(text),
      ),
      p(
        `Se passa un anno dalla notifica senza un pignoramento, prima dell'esecuzione forzata riceverà un'intimazione a pagare nel termine di cinque giorni (${norme.intimazione}).`,
      ),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

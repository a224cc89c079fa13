import { sommaAtto } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { type Elemento, elenco, forte, p } from '../contenuto';
import { type Contesto, maiuscola } from '../contesto';
import type { CosaPignorata } from '../dati-procedura';
import { euro } from '../parole';
import { precedente } from './beni';
import { type ParoleAtto, ragioni } from './parti';

/** What of each kind of credit is levied, and what the law leaves to the debtor (law.md 4.14-4.21). */
const LIMITI: Record<CosaPignorata, string> = {
  conto:
    "Conto: le somme presenti e quelle che arrivano nei 60 giorni dalla notifica. L'ultimo stipendio, o l'ultima pensione, accreditato resta al debitore (art. 72-ter, comma 2-bis); per gli stipendi e le pensioni già sul conto valgono i limiti dell'art. 545 c.p.c.",
  stipendio:
    'Stipendio: un decimo se non supera 2.500,00 euro, un settimo se non supera 5.000,00 euro, un quinto se è più alto. Più pignoramenti insieme non superano la metà (art. 72-ter; c.p.c. art. 545).',
  affitto:
    'Affitto: i canoni scaduti entro 15 giorni dalla notifica, i successivi alle loro scadenze (art. 72).',
};

function chiDevePagare({ dati }: Contesto): string {
  const { terzo } = dati;
  if (!terzo) return 'Il terzo è chi riceve questo atto come debitore della persona qui indicata.';
  const estremi = [
    terzo.denominazione,
    terzo.codiceFiscale && `C.F. ${terzo.codiceFiscale}`,
    terzo.indirizzo,
    terzo.pec && `PEC ${terzo.pec}`,
  ];
  return `Il terzo è: ${estremi.filter(Boolean).join(', ')}.`;
}

function ordine(contesto: Contesto): Elemento[] {
  const { dati, norme, riscossore } = contesto;
  return [
    p(
      `È il pignoramento delle somme che un terzo deve a ${dati.debitore.nome}, nei limiti del credito. ${maiuscola(riscossore.nome.il)} `,
      forte('ordina al terzo di pagare direttamente'),
      ` le somme pignorate, fino a ${euro(sommaAtto(dati.crediti))} (${norme.pignoramentoTerzi}).`,
    ),
    p(chiDevePagare(contesto)),
    p(
      'Ingiunge al debitore di non compiere alcun atto che sottragga alla garanzia del credito le somme pignorate (c.p.c. art. 492). Il debitore può chiedere di sostituirle con una somma di denaro (conversione, c.p.c. art. 495) e deve indicare un domicilio nel circondario.',
    ),
    ...ragioni(dati.crediti),
    ...precedente(contesto, "l'intimazione di pagamento"),
  ];
}

/** A13: the order to the third party; one file with the detail inside, served on the third party and on the debtor. */
export function pignoramento72bis(contesto: Contesto): ParoleAtto {
  const { dati, riscossore } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  const { daPignorare } = dati;
  return {
    titolo: 'Pignoramento di crediti presso terzi',
    norma: contesto.norme.pignoramentoTerzi,
    cheCosE: ordine(contesto),
    dopoIlTotale: [
      p('Il pignoramento vale fino a questa somma. Gli interessi di mora continuano fino al pagamento.'),
    ],
    entroQuando: [
      elenco(
        [
          'Le somme che il terzo doveva già prima della notifica: ',
          forte(`entro ${giorni} giorni dalla notifica`),
          ' di questo atto.',
        ],
        ['Le altre somme: alle loro scadenze.'],
      ),
      ...(daPignorare.length > 0 ? [p('Limiti:'), elenco(...daPignorare.map((cosa) => LIMITI[cosa]))] : []),
      p(
        `Dalla notifica il terzo non può disporre delle somme se non secondo questo ordine. Se non deve nulla al debitore, o deve di meno, lo dichiari subito ${riscossore.nome.a} (PEC ${riscossore.pec}).`,
      ),
    ],
    seNonPaga: [
      p(
        "Se il terzo non paga, si procede con il pignoramento ordinario davanti al giudice dell'esecuzione (c.p.c. art. 543), con altre spese.",
      ),
      p(
        `Passati ${giorni} giorni l'ordine sulle somme già dovute perde effetto da solo. Se il debito è estinto prima, inviamo al terzo e al debitore lo svincolo.`,
      ),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

import { crescita } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { type Elemento, elenco, forte, p } from '../contenuto';
import { type Contesto, maiuscola, nomi } from '../contesto';
import { C_792 } from '../norme';
import { congiungi } from '../parole';
import { misure, oneri, type ParoleAtto, ragioni, seiSospeso } from './parti';

/** The four phrases of c. 792 a), without which the act is no title (law.md 1.05). */
function efficacia(contesto: Contesto, termine: string, ricorso: string): Elemento[] {
  const { riscossore } = contesto;
  return [
    p(ricorso),
    p(
      `${termine} questo atto diventa `,
      forte('titolo esecutivo idoneo ad attivare le procedure esecutive e cautelari'),
      `, senza bisogno di un altro atto (${C_792}, lett. a e b).`,
    ),
    p(
      `Decorsi 60 giorni dall'ultimo giorno utile per pagare, è affidata ${riscossore.nome.a} la riscossione delle somme, anche con l'esecuzione forzata.`,
    ),
  ];
}

function conseguenze(contesto: Contesto): Elemento[] {
  const { stessoSoggetto, altroSoggetto } = contesto.dati.parametri.esecuzione;
  return [
    p(
      `Se è stato presentato ricorso, l'esecuzione forzata resta sospesa per ${altroSoggetto} giorni dall'affidamento, ridotti a ${stessoSoggetto} se riscuote lo stesso soggetto che ha notificato l'atto. La sospensione non vale per le azioni cautelari, per gli atti definitivi e se c'è fondato pericolo per la riscossione (comma 792, lett. b, c e d).`,
    ),
    p(
      'Per debiti fino a 10.000,00 euro riceverà prima un sollecito, con altri 30 giorni (art. 1, comma 795, L. 160/2019). Le misure possibili sono:',
    ),
    elenco(...misure(contesto)),
    ...oneri(contesto).map((text) => p(text)),
    p(
      `Se passa un anno dalla notifica senza un pignoramento, prima dell'esecuzione forzata riceverà un'intimazione a pagare nel termine di cinque giorni (${contesto.norme.intimazione}).`,
    ),
  ];
}

const entrate = ({ dati }: Contesto): string => congiungi(dati.crediti.map(({ descrizione }) => descrizione));

/** A04, taxes. */
export function accertamentoEsecutivo(contesto: Contesto): ParoleAtto {
  const { dati, ente } = contesto;
  const giorni = dati.parametri.giorniRicorso;
  return {
    titolo: 'Avviso di accertamento esecutivo',
    norma: C_792,
    cheCosE: [
      p(
        `Con questo atto ${nomi(ente).il} accerta che non risultano pagate le somme dovute per ${entrate(contesto)}, e le intima di pagarle entro il termine per presentare ricorso.`,
      ),
      ...ragioni(dati.crediti),
      ...efficacia(
        contesto,
        'Passato il termine per il ricorso,',
        "Se presenta ricorso in tempo si applicano, per le sanzioni, le regole dell'art. 19 del D.Lgs. 472/1997.",
      ),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p(
        'Deve pagare entro il termine per il ricorso: ',
        forte(`${giorni} giorni dalla notifica`),
        ' di questo atto, senza contare i giorni dal 1 al 31 agosto. Pagare non significa rinunciare al ricorso.',
      ),
      p(seiSospeso),
    ],
    seNonPaga: conseguenze(contesto),
    opporsi: comeOpporsi(contesto),
  };
}

/** A04, patrimonial revenues. */
export function intimazioneEsecutiva(contesto: Contesto): ParoleAtto {
  const { dati, ente } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Intimazione di pagamento con efficacia esecutiva',
    norma: C_792,
    cheCosE: [
      p(
        `${maiuscola(nomi(ente).il)} le intima di pagare, entro ${giorni} giorni dalla notifica, le somme che non risultano pagate per ${entrate(contesto)}.`,
      ),
      ...ragioni(dati.crediti),
      ...efficacia(
        contesto,
        `Passati ${giorni} giorni dalla notifica,`,
        "Se presenta opposizione si applica l'art. 32 del D.Lgs. 150/2011.",
      ),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Deve pagare ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo atto.'),
      p(seiSospeso),
    ],
    seNonPaga: conseguenze(contesto),
    opporsi: comeOpporsi(contesto),
  };
}

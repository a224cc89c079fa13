import { crescita, sommaAtto } from '../blocchi/importi';
import { nonDaccordo } from '../blocchi/opposizione';
import { type Elemento, elenco, forte, p } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { C_792, C_795 } from '../norme';
import { euro, ilGiorno, inLettere } from '../parole';
import { misure, oneri, type ParoleAtto, ragioni } from './parti';

function piccoloDebito({ dati }: Contesto): Elemento[] {
  const { piccoli } = dati.parametri;
  if (!piccoli || sommaAtto(dati.crediti) > piccoli.sogliaCents) return [];
  return [
    p(
      `Poiché la somma non supera ${euro(piccoli.sogliaCents)}, nessuna azione cautelare o esecutiva inizia prima di `,
      forte(`${piccoli.giorni} giorni dall'invio`),
      ' di questa comunicazione, che contiene anche il dettaglio delle somme (art. 1, comma 544, L. 228/2012 e comma 795, L. 160/2019).',
    ),
  ];
}

/** A06: reminder of c. 795, with the detail of L. 228/2012 c. 544 for small debts. */
export function sollecito795(contesto: Contesto): ParoleAtto {
  const { dati, ente } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Sollecito di pagamento',
    norma: C_795,
    cheCosE: [
      p(
        `È un sollecito ${nomi(ente).di}: il termine per pagare l'atto che ha già ricevuto è scaduto e il pagamento non risulta. Se non si provvede al pagamento entro ${inLettere(giorni)} giorni, inizieranno le procedure cautelari ed esecutive (${C_795}).`,
      ),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Ha ', forte(`${giorni} giorni`), ' da quando riceve questo sollecito.'),
      ...piccoloDebito(contesto),
    ],
    seNonPaga: [
      p('Passato il termine possono iniziare, senza un altro sollecito:'),
      elenco(...misure(contesto)),
      p('Ogni procedura ha le sue spese, che si aggiungono alla somma di questo sollecito.'),
    ],
    opporsi: nonDaccordo(
      contesto,
      "Il sollecito ricorda un atto già esecutivo: non è un nuovo titolo e non apre nuovi termini per l'impugnazione.",
    ),
  };
}

function inizioEsecuzione({ dati }: Contesto): Elemento {
  const { stessoSoggetto, altroSoggetto } = dati.parametri.esecuzione;
  const dal = dati.presaInCaricoDal;
  const pendente = dati.crediti.some(({ ricorsoPendente }) => ricorsoPendente);
  if (!pendente)
    return p(
      "L'atto non è stato impugnato, quindi è definitivo: non c'è altra sospensione per legge. Per debiti fino a 10.000,00 euro riceverà prima un sollecito, con 30 giorni (art. 1, comma 795, L. 160/2019). Poi possono iniziare:",
    );
  return p(
    `Per l'atto impugnato l'esecuzione forzata non inizia prima di ${altroSoggetto} giorni dalla presa in carico${dal ? `, avvenuta ${ilGiorno(dal)}` : ''} (${stessoSoggetto} se riscuote lo stesso soggetto che ha notificato l'atto). La sospensione non vale per le azioni cautelari. Poi possono iniziare:`,
  );
}

/** A05: information that the acts were taken over (c. 792 c). */
export function presaInCarico(contesto: Contesto): ParoleAtto {
  const { dati, ente, riscossore } = contesto;
  const { societa } = dati;
  const affidamento = societa?.affidamento ? `, con ${societa.affidamento}` : '';
  const norma = `${C_792}, lett. c`;
  return {
    titolo: 'Avviso di presa in carico',
    norma,
    cheCosE: [
      p(
        societa
          ? `La informiamo che ${riscossore.nome.il} ha preso in carico${affidamento}, per conto ${nomi(ente).di}, la riscossione delle somme di atti già diventati esecutivi (${norma}).`
          : `La informiamo che ${nomi(ente).il} ha preso in carico la riscossione delle somme di atti già diventati esecutivi (${norma}).`,
      ),
      ...ragioni(dati.crediti),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p(
        "Questo avviso informa e non fissa un nuovo termine: quello dell'atto è già scaduto. Prima paga, meno interessi e spese si aggiungono.",
      ),
    ],
    seNonPaga: [
      inizioEsecuzione(contesto),
      elenco(...misure(contesto)),
      ...oneri(contesto).map((text) => p(text)),
    ],
    opporsi: nonDaccordo(
      contesto,
      "L'avviso informa soltanto: non è un nuovo titolo e non apre nuovi termini per l'impugnazione.",
    ),
  };
}

import { sommaAtto, tabelleCrediti } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { type Elemento, p } from '../contenuto';
import type { Contesto } from '../contesto';
import { rifiuta } from '../errori';
import { C_796, C_799, C_800 } from '../norme';
import { alGiorno, euro } from '../parole';
import { type ParoleAtto, ragioni } from './parti';
import { istanza } from './piano';

type Diniego = NonNullable<Contesto['dati']['diniego']>;

function ostacolo({ ostacolo: dato, residuoCents }: Diniego): string | null {
  const debito = `${euro(residuoCents)} senza mora, oneri e spese della procedura`;
  switch (dato?.tipo) {
    case undefined:
      return null;
    case 'DECADENZA':
      return `Lei è già decaduto da una rateazione di questo debito, che perciò non può più essere rateizzato (${C_800}).`;
    case 'MINIMO':
      return `Il debito è di ${debito}: le rate si possono concedere da ${euro(dato.cents)} in su (${C_796}).`;
    case 'FASCIA':
      return `Per un debito di ${debito}, si possono concedere al massimo ${dato.maxRate} rate (${C_796}).`;
    case 'RATA_MINIMA':
      return `Con il numero di rate che ha chiesto ogni rata sarebbe sotto ${euro(dato.cents)}, il minimo del regolamento.`;
  }
}

/** Rule first, then the words of who decided; a decision within the rules says that it is one. */
function perche(diniego: Diniego): Elemento[] {
  const regola = ostacolo(diniego);
  const parole = [...(regola ? [regola] : []), ...diniego.motivazione];
  return parole.length > 0
    ? parole.map((parte) => p(parte))
    : [
        p(
          'La richiesta è nei limiti di importo e di numero di rate: la decisione nasce dalla valutazione dell’ufficio, che ne dà le ragioni scritte a chi le chiede.',
        ),
      ];
}

/** A17, refusal: which figure fails, and what can be asked instead. */
export function diniegoRateazione(contesto: Contesto): ParoleAtto {
  const { dati, riscossore } = contesto;
  const { diniego } = dati;
  if (!diniego) return rifiuta('manca la ragione del diniego');
  const invece =
    diniego.massimoRate > 0
      ? `Può chiedere un altro piano, fino a ${diniego.massimoRate} rate: scriva ${riscossore.nome.a} (PEC ${riscossore.pec}).`
      : `Questo debito non può avere un piano di rate. Per pagarne una parte chieda un avviso ${riscossore.nome.a} (PEC ${riscossore.pec}).`;
  return {
    titolo: 'Diniego di rateazione',
    norma: C_796,
    primo: 'Che cosa è stato deciso',
    cheCosE: [
      p(`${istanza(contesto)} non è accolta (${C_796}).`),
      ...perche(diniego),
      p(invece),
      ...ragioni(dati.crediti),
    ],
    quanto: [
      p('Questo atto non aggiunge spese e non cambia il debito. Il dettaglio:'),
      ...tabelleCrediti(contesto),
      {
        tipo: 'somma',
        etichetta: 'Totale dovuto',
        valore: euro(sommaAtto(dati.crediti)),
        nota: `importo calcolato ${alGiorno(dati.calcolatoAl)}`,
      },
    ],
    dopoIlTotale: [],
    entroQuando: [
      p('Valgono i termini degli atti che ha già ricevuto: la richiesta di rate non li ha spostati.'),
    ],
    pagare: [
      p(
        'Usi l’avviso pagoPA dell’ultimo atto che ha ricevuto: l’importo chiesto al momento del pagamento è quello aggiornato.',
      ),
    ],
    seNonPaga: [
      p(
        `La riscossione riprende dal punto in cui si era fermata. Dopo il diniego si possono iscrivere fermi e ipoteche (${C_799}).`,
      ),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

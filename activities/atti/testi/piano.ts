import { formatEuroItaliano } from '../../../domain/denaro';
import { navStampato } from '../../../domain/pagopa/nav';
import type { MetodoPiano } from '../../../domain/piano-rate';
import { somma, sommaAtto, tabelleCrediti } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { avviso } from '../blocchi/pagamento';
import { type Elemento, elenco, forte, larga, numerica, p, stretta } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { rifiuta } from '../errori';
import { C_796, C_798, C_799, C_800, C_801, C_802 } from '../norme';
import { alGiorno, delGiorno, euro, giorno, tasso } from '../parole';
import { type ParoleAtto, ragioni } from './parti';

type Piano = NonNullable<Contesto['dati']['piano']>;

export function istanza({ dati }: Contesto): string {
  if (!dati.istanza) return 'La sua richiesta di pagare a rate';
  const { il, protocollo, rate } = dati.istanza;
  const numero = protocollo ? `, protocollo n. ${protocollo},` : '';
  return `La sua richiesta ${delGiorno(il)}${numero} di pagare in ${rate} rate`;
}

const METODI: Record<Exclude<MetodoPiano, 'NONE'>, string> = {
  RESIDUAL:
    'su quanto resta da pagare, dalla scadenza della rata precedente (per la prima, dal giorno di questo atto)',
  PER_SHARE: 'sulla quota di ogni rata, dal giorno di questo atto alla sua scadenza',
  FRENCH: 'su quanto resta da pagare, mese per mese, con rate di importo costante',
};

function interessi({ interessi: dato }: Piano): Elemento {
  if (!dato || dato.metodo === 'NONE')
    return p(
      `Le rate non hanno interessi. Finché il piano è in corso non maturano interessi di mora (${C_802}).`,
    );
  const base = dato.base === 'capitale' ? 'solo sul tributo o sull’entrata' : 'su tutto il debito';
  return p(
    `Sulle rate si paga l’interesse legale del giorno di questo atto, ${tasso(dato.percento)} l’anno, ${base} (${C_802}). Si calcola ${METODI[dato.metodo]}, in anno di 365 giorni, e si arrotonda al centesimo una volta per rata.`,
  );
}

function quanto(contesto: Contesto, piano: Piano): Elemento[] {
  const { dati } = contesto;
  const interesse = piano.rate.reduce((sum, { interessiCents }) => sum + interessiCents, 0n);
  return [
    ...tabelleCrediti(contesto),
    {
      tipo: 'scheda',
      voci: [
        { etichetta: 'Debito ammesso al piano', valore: euro(sommaAtto(dati.crediti)) },
        { etichetta: 'Interessi del piano', valore: euro(interesse) },
      ],
    },
    {
      tipo: 'somma',
      etichetta: 'Totale da pagare',
      valore: euro(somma(dati.avvisi)),
      nota: `in ${piano.rate.length} rate, debito calcolato ${alGiorno(dati.calcolatoAl)}`,
    },
    interessi(piano),
  ];
}

function tabella({ dati }: Contesto, piano: Piano): Elemento {
  return {
    tipo: 'tabella',
    colonne: [
      stretta('Rata'),
      larga('Scade il'),
      numerica('Quota'),
      numerica('Interessi'),
      numerica('Importo in euro'),
      stretta('Numero di avviso'),
    ],
    righe: piano.rate.map(({ numero, scadenza, quotaCents, interessiCents }) => [
      `n. ${numero}`,
      giorno(scadenza),
      formatEuroItaliano(quotaCents),
      formatEuroItaliano(interessiCents),
      formatEuroItaliano(quotaCents + interessiCents),
      navStampato(dati.avvisi.find(({ rata }) => rata === numero)?.nav ?? ''),
    ]),
    chiusura: [],
  };
}

function decadenza({ decadenza: dato }: Piano, { ente }: Contesto): Elemento[] {
  const effetti =
    'Se decade, il debito non può più essere rateizzato, tutto ciò che resta si può riscuotere subito, in unica soluzione, e gli avvisi delle rate non valgono più.';
  if (dato.regola === 'c800')
    return [
      p(
        `Con due rate non pagate, anche non consecutive nell'arco di sei mesi, dopo espresso sollecito lei decade dalla rateazione in modo automatico (${C_800}). ${effetti}`,
      ),
    ];
  const successive = dato.successive === undefined ? '' : `, o con ${dato.successive} delle rate successive`;
  return [
    p(
      `Con la prima rata non pagata${successive}, lei decade dalla rateazione, secondo il regolamento ${nomi(ente).di}. ${effetti}`,
    ),
  ];
}

function garanzia({ garanzia: dovuta }: Piano): Elemento[] {
  if (!dovuta) return [];
  return [
    p(
      'Per un debito di questo importo il regolamento chiede una garanzia: una polizza fideiussoria, bancaria o assicurativa, salvo deroga dell’Ente.',
    ),
  ];
}

/** A17, grant: the plan with its dates, its notices, and when it is lost. */
export function provvedimentoRateazione(contesto: Contesto): ParoleAtto {
  const { dati, norme, riscossore } = contesto;
  const { piano } = dati;
  if (!piano) return rifiuta('manca il piano delle rate');
  const n = piano.rate.length;
  const massimo = piano.massimoRate
    ? ` Per un debito di questo importo le rate possono essere al massimo ${piano.massimoRate}.`
    : '';
  return {
    titolo: 'Provvedimento di rateazione',
    norma: C_796,
    primo: 'Che cosa è stato deciso',
    cheCosE: [
      p(
        `${istanza(contesto)} è accolta: può pagare il debito in `,
        forte(`${n} rate`),
        ` mensili (${C_796}).${massimo}`,
      ),
      ...ragioni(dati.crediti),
      ...garanzia(piano),
    ],
    quanto: quanto(contesto, piano),
    dopoIlTotale: [],
    entroQuando: [
      p(
        `Paghi ogni rata entro la sua scadenza, che è l'ultimo giorno del mese (${C_801}). Se quel giorno è un sabato o un giorno festivo può pagare il primo giorno lavorativo che segue.`,
      ),
      tabella(contesto, piano),
    ],
    pagare: [
      p(
        'Ogni rata si paga con il suo avviso pagoPA: c’è un avviso per ogni rata. ',
        "Può usare l'app o il sito della sua banca, l'app IO, gli uffici postali, le tabaccherie e gli altri sportelli abilitati: bastano il codice QR oppure il numero di avviso e il codice fiscale dell'Ente.",
      ),
      p('Può anche pagare le rate prima della scadenza ed estinguere così il debito in anticipo.'),
      ...dati.avvisi.map((dato) => avviso(contesto, dato)),
    ],
    seNonPaga: [
      ...decadenza(piano, contesto),
      p('Finché il piano è in corso:'),
      elenco(
        `non si iscrive un nuovo fermo (${norme.fermo}) né una nuova ipoteca (${norme.ipoteca}); ciò che è già iscritto resta (${C_799});`,
        `restano le esecuzioni forzate iniziate prima di questo atto (${C_799}).`,
      ),
      p(
        `Se la sua situazione peggiora, e lo prova, può chiedere una sola proroga del piano, purché non sia decaduto (${C_798}): scriva ${riscossore.nome.a} (PEC ${riscossore.pec}).`,
      ),
    ],
    opporsi: comeOpporsi(contesto),
  };
}

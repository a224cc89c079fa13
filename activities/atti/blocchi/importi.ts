import { type Cents, formatEuroItaliano } from '../../../domain/denaro';
import { type Blocco, type Elemento, forte, larga, nota, numerica, p, sottotitolo } from '../contenuto';
import { type Contesto, enteDi, maiuscola, nomi } from '../contesto';
import { CODICI_RIGA, type Credito, type RigaImporto } from '../dati-atto';
import { C_802 } from '../norme';
import { alGiorno, dalGiorno, euro, giorno, percentuale, tasso } from '../parole';

export const somma = (righe: { cents: Cents }[]): Cents => righe.reduce((sum, { cents }) => sum + cents, 0n);
export const sommaCredito = (credito: Credito): Cents => somma(credito.righe);
export const sommaAtto = (crediti: readonly Credito[]): Cents =>
  crediti.reduce((sum, credito) => sum + sommaCredito(credito), 0n);
/** True when a line of one of these codes is on the act. */
export const haRiga = ({ dati }: Contesto, ...codici: RigaImporto['codice'][]): boolean =>
  dati.crediti.some(({ righe }) => righe.some(({ codice }) => codici.includes(codice)));

/** Lines in the order of the codes (atti.md 1.3); lines of one code keep the order of the ledger. */
export function righeOrdinate(credito: Credito): RigaImporto[] {
  return [...credito.righe].sort((a, b) => CODICI_RIGA.indexOf(a.codice) - CODICI_RIGA.indexOf(b.codice));
}

function tabella(credito: Credito, chiusura: string[][]): Elemento {
  return {
    tipo: 'tabella',
    colonne: [larga('Voce'), larga('Norma'), numerica('Importo in euro')],
    righe: righeOrdinate(credito).map(({ etichetta, norma, cents }) => [
      maiuscola(etichetta),
      norma ?? '',
      formatEuroItaliano(cents),
    ]),
    chiusura,
  };
}

/** One table per claim, with what is due to each creditor when they are many. */
export function tabelleCrediti({ dati }: Contesto): Elemento[] {
  const tanti = dati.crediti.length > 1;
  return dati.crediti.flatMap((credito): Elemento[] => {
    const ente = enteDi(dati, credito);
    if (!tanti) return [tabella(credito, [])];
    return [
      sottotitolo(`${credito.descrizione} – ${ente.denominazione}`),
      tabella(credito, [[`Somma dovuta ${nomi(ente).a}`, '', formatEuroItaliano(sommaCredito(credito))]]),
    ];
  });
}

/** B2: one table per claim, then the only figure that is called total. */
export function quantoDeve(contesto: Contesto, dopo: Elemento[]): Blocco {
  const { dati } = contesto;
  const totale: Elemento = {
    tipo: 'somma',
    etichetta: 'Totale da pagare',
    valore: euro(sommaAtto(dati.crediti)),
    nota: `importo calcolato ${alGiorno(dati.calcolatoAl)}`,
  };
  return { titolo: 'Quanto deve pagare', elementi: [...tabelleCrediti(contesto), totale, ...dopo] };
}

/** What grows after the date of the count. */
export function crescita(contesto: Contesto): Elemento[] {
  const { moraSpread } = contesto.dati.parametri;
  if (contesto.dati.crediti.every(({ natura }) => natura === 'cds'))
    return [
      p(
        'La maggiorazione cresce ancora se passa un altro semestre prima del pagamento, fino al suo massimo. Sulla multa non si applicano interessi di mora.',
      ),
    ];
  const aumento =
    moraSpread && Number(moraSpread) > 0 ? `, aumentato di ${moraSpread.replace('.', ',')} punti` : '';
  return [
    p(
      `Dopo questa data possono aggiungersi interessi di mora, al tasso legale${aumento}, per ogni giorno dal trentesimo giorno dopo che l'atto è diventato esecutivo. Si calcolano solo su tributi ed entrate: non su sanzioni, interessi, spese e oneri (${C_802}).`,
    ),
  ];
}

function interessi({ etichetta, norma, interessi: conto }: RigaImporto): Elemento[] {
  if (!conto) return [];
  return [
    p(
      forte(maiuscola(etichetta)),
      `: calcolati giorno per giorno, in anno di 365 giorni, sull'importo di ${euro(conto.baseCents)}, ${dalGiorno(conto.dal)} ${alGiorno(conto.al)}, senza interessi sugli interessi${norma ? ` (${norma})` : ''}.`,
    ),
    {
      tipo: 'tabella',
      colonne: [larga('Dal'), larga('Al'), numerica('Giorni'), numerica('Tasso annuo')],
      righe: conto.segmenti.map(({ dal, al, giorni, percento }) => [
        giorno(dal),
        giorno(al),
        String(giorni),
        tasso(percento),
      ]),
      chiusura: [],
    },
  ];
}

function maggiorazione({ etichetta, norma, maggiorazione: conto }: RigaImporto): Elemento[] {
  if (!conto) return [];
  const semestri = conto.semestri === 1 ? '1 semestre compiuto' : `${conto.semestri} semestri compiuti`;
  return [
    p(
      forte(maiuscola(etichetta)),
      `: ${percentuale(conto.percento)} della sanzione per ogni semestre compiuto ${dalGiorno(conto.dal)}; ${semestri}, fino al massimo del ${percentuale(conto.massimoPercento)}${norma ? ` (${norma})` : ''}.`,
    ),
  ];
}

function scheda(contesto: Contesto, credito: Credito): Elemento {
  const ente = enteDi(contesto.dati, credito);
  const { titolo, verbale } = credito;
  const voci: [string, string | undefined][] = [
    ['Ente creditore', `${ente.denominazione}, C.F. ${ente.codiceFiscale}`],
    ['Entrata', credito.descrizione],
    ['Titolo', titolo && (titolo.numero ? `${titolo.tipo} n. ${titolo.numero}` : titolo.tipo)],
    ['Verbale', verbale && `n. ${verbale.numero} del ${giorno(verbale.dataViolazione)}`],
    [
      'Notificato',
      (titolo?.notificatoIl ?? verbale?.notificatoIl) &&
        giorno(titolo?.notificatoIl ?? verbale?.notificatoIl ?? ''),
    ],
    ['Esecutivo dal', titolo?.esecutivoDal && giorno(titolo.esecutivoDal)],
  ];
  return {
    tipo: 'scheda',
    voci: voci.flatMap(([etichetta, valore]) => (valore ? [{ etichetta, valore }] : [])),
  };
}

/** B8: the detail, one card per claim, with the computation of interest and surcharges (M5). */
export function dettaglio(contesto: Contesto): Blocco {
  const { crediti } = contesto.dati;
  const elementi = crediti.flatMap((credito): Elemento[] => [
    ...(crediti.length > 1 ? [sottotitolo(`Credito ${credito.chiave}: ${credito.descrizione}`)] : []),
    scheda(contesto, credito),
    ...righeOrdinate(credito).flatMap((riga) => [...interessi(riga), ...maggiorazione(riga)]),
  ]);
  const arrotonda = haRiga(contesto, 'INTERESSI', 'MORA');
  return {
    titolo: 'Dettaglio delle somme',
    elementi: arrotonda
      ? [
          ...elementi,
          nota('Ogni importo di interessi è arrotondato al centesimo una sola volta, alla fine del calcolo.'),
        ]
      : elementi,
  };
}

import { type Cents, formatEuroItaliano } from '../../domain/denaro';
import type { Componente, Natura } from '../../domain/vocabolario';
import { COMPONENTI, NATURE } from '../../domain/vocabolario';
import {
  type Documento,
  type Elemento,
  forte,
  larga,
  mappaTesti,
  nota,
  numerica,
  p,
  stretta,
} from './contenuto';
import { ErroreAtto } from './errori';
import { euro, giorno, lega } from './parole';

/** One claim of the list, as the minuta shows it. Cents. */
export interface PartitaMinuta {
  riga: number;
  codice: string;
  debitore: string;
  codiceFiscale: string;
  natura: Natura;
  descrizione: string;
  importi: Record<Componente, Cents>;
}

/** A24, the list before the approval: totals by kind, claims, refused rows, warnings. */
export interface DatiMinuta {
  ente: { denominazione: string; codiceFiscale: string; ufficio: string; indirizzo: string; pec: string };
  stemmaSvg?: string;
  direzione: string;
  caricoId: string;
  nomeFile: string;
  sha256: string;
  /** Civil date on which the minuta is made. */
  data: string;
  dataLista: string;
  profilo: string;
  partite: PartitaMinuta[];
  scarti: { riga: number; codice: string; messaggio: string }[];
  avvisi: { riga: number; codice: string; messaggio: string }[];
  /** Total declared by the file, checked against that of the claims plus that of the refused rows. */
  totaleCents: Cents;
  responsabile: { nome: string; ufficio: string };
}

const NOMI_NATURA: Record<Natura, string> = {
  tributaria: 'Entrate tributarie',
  patrimoniale: 'Entrate patrimoniali',
  cds: 'Sanzioni del Codice della strada',
};
/** A minuta of more claims than these prints the first and sends to the CSV for the rest. */
const PARTITE_STAMPATE = 2_000;

const importo = (importi: Record<Componente, Cents>): Cents =>
  COMPONENTI.reduce((sum, componente) => sum + importi[componente], 0n);
const totale = (partite: PartitaMinuta[]): Cents =>
  partite.reduce((sum, { importi }) => sum + importo(importi), 0n);
const perComponente = (partite: PartitaMinuta[], componente: Componente): Cents =>
  partite.reduce((sum, { importi }) => sum + importi[componente], 0n);

function riepilogo(dati: DatiMinuta): Elemento {
  const riga = (nome: string, partite: PartitaMinuta[]) => [
    nome,
    String(partite.length),
    ...COMPONENTI.map((componente) => formatEuroItaliano(perComponente(partite, componente))),
    formatEuroItaliano(totale(partite)),
  ];
  const righe = NATURE.map((natura) => [natura, dati.partite.filter((una) => una.natura === natura)] as const)
    .filter(([, partite]) => partite.length > 0)
    .map(([natura, partite]) => riga(NOMI_NATURA[natura], partite));
  return {
    tipo: 'tabella',
    colonne: [
      larga('Natura'),
      ...['Partite', 'Capitale', 'Sanzioni', 'Interessi', 'Spese', 'Somma'].map(numerica),
    ],
    righe,
    chiusura: [riga('Tutte', dati.partite)],
  };
}

function partite(dati: DatiMinuta): Elemento[] {
  const stampate = dati.partite.slice(0, PARTITE_STAMPATE);
  const resto = dati.partite.length - stampate.length;
  return [
    {
      tipo: 'tabella',
      colonne: [
        numerica('Riga'),
        stretta('Partita'),
        larga('Debitore'),
        stretta('Codice fiscale'),
        larga('Entrata'),
        numerica('Euro'),
      ],
      righe: stampate.map(({ riga, codice, debitore, codiceFiscale, descrizione, importi }) => [
        String(riga),
        codice,
        debitore,
        codiceFiscale,
        descrizione,
        formatEuroItaliano(importo(importi)),
      ]),
      chiusura: [],
    },
    ...(resto > 0 ? [nota(`Altre ${resto} partite sono nel file CSV della minuta.`)] : []),
  ];
}

const segnalazioni = (lista: DatiMinuta['scarti'], nessuna: string): Elemento =>
  lista.length === 0
    ? p(nessuna)
    : {
        tipo: 'tabella',
        colonne: [numerica('Riga'), stretta('Codice'), larga('Motivo')],
        righe: lista.map(({ riga, codice, messaggio }) => [String(riga), codice, messaggio]),
        chiusura: [],
      };

/** Data -> content. Throws `atto.dati` when the claims do not sum to the total of the list. */
export function componiMinuta(dati: DatiMinuta): Documento {
  const somma = totale(dati.partite);
  if (somma !== dati.totaleCents)
    throw new ErroreAtto(
      'atto.dati',
      `le partite della minuta danno ${somma} centesimi, la lista ${dati.totaleCents}`,
    );
  const debitori = new Set(dati.partite.map(({ codiceFiscale }) => codiceFiscale)).size;
  const { ente } = dati;
  return mappaTesti(
    {
      titolo: 'Minuta di carico',
      norma: "Lista da approvare prima dell'avvio della riscossione",
      autore: ente.denominazione,
      data: dati.data,
      piede: `Minuta del carico ${dati.caricoId} – ${ente.denominazione}`,
      anteprima: false,
      ente: {
        nome: ente.denominazione,
        righe: [ente.ufficio, ente.indirizzo, `C.F. ${ente.codiceFiscale}`, `PEC ${ente.pec}`],
      },
      ...(dati.stemmaSvg && { stemmaSvg: dati.stemmaSvg }),
      estremi: [
        { etichetta: 'Carico', valore: dati.caricoId },
        { etichetta: 'Direzione', valore: dati.direzione },
        { etichetta: 'File', valore: dati.nomeFile },
        { etichetta: 'Data della lista', valore: giorno(dati.dataLista) },
        { etichetta: 'Minuta del', valore: giorno(dati.data) },
        { etichetta: 'Profilo', valore: dati.profilo },
      ],
      blocchi: [
        {
          titolo: 'Riepilogo per natura',
          elementi: [
            riepilogo(dati),
            {
              tipo: 'somma',
              etichetta: 'Totale del carico',
              valore: euro(somma),
              nota: `${dati.partite.length} partite di ${debitori} debitori`,
            },
          ],
        },
        { titolo: 'Righe scartate', elementi: [segnalazioni(dati.scarti, 'Nessuna riga scartata.')] },
        { titolo: 'Avvertenze', elementi: [segnalazioni(dati.avvisi, 'Nessuna avvertenza.')] },
        {
          titolo: "Dichiarazione richiesta con l'approvazione",
          elementi: [
            p(
              "Chi approva per l'Ente dichiara che i crediti di questa lista sono ",
              forte('certi, liquidi ed esigibili'),
              ", come risultano dagli atti dell'Ente.",
            ),
            p(
              `L'approvazione vale solo per il file che ha questa impronta SHA-256: se la lista cambia serve una nuova approvazione. Responsabile del procedimento: ${dati.responsabile.nome}, ${dati.responsabile.ufficio}.`,
            ),
            nota(dati.sha256),
          ],
        },
        { titolo: 'Elenco delle partite', elementi: partite(dati) },
      ],
    },
    lega,
  );
}

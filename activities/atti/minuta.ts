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

/** What the claims of one kind sum to. Cents. */
export interface TotaleNatura {
  natura: Natura;
  partite: number;
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
  /** Of all the claims, with the number of debtors, when `partite` are only the first of a long list. */
  totali?: { nature: TotaleNatura[]; debitori: number };
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

function sommaDi(natura: Natura, righe: readonly (PartitaMinuta | TotaleNatura)[]): TotaleNatura {
  const importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
  for (const riga of righe)
    for (const componente of COMPONENTI) importi[componente] += riga.importi[componente];
  const partite = righe.reduce((sum, riga) => sum + ('partite' in riga ? riga.partite : 1), 0);
  return { natura, partite, importi };
}

const totaliDi = ({ totali, partite }: DatiMinuta): TotaleNatura[] =>
  totali?.nature ??
  NATURE.map((natura) =>
    sommaDi(
      natura,
      partite.filter((una) => una.natura === natura),
    ),
  );

function riepilogo(totali: TotaleNatura[], tutte: TotaleNatura): Elemento {
  const riga = (nome: string, { partite, importi }: TotaleNatura) => [
    nome,
    String(partite),
    ...COMPONENTI.map((componente) => formatEuroItaliano(importi[componente])),
    formatEuroItaliano(importo(importi)),
  ];
  return {
    tipo: 'tabella',
    colonne: [
      larga('Natura'),
      ...['Partite', 'Capitale', 'Sanzioni', 'Interessi', 'Spese', 'Somma'].map(numerica),
    ],
    righe: totali.filter(({ partite }) => partite > 0).map((t) => riga(NOMI_NATURA[t.natura], t)),
    chiusura: [riga('Tutte', tutte)],
  };
}

function partite(dati: DatiMinuta, quante: number): Elemento[] {
  const stampate = dati.partite.slice(0, PARTITE_STAMPATE);
  const resto = quante - stampate.length;
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
  const totali = totaliDi(dati);
  const tutte = sommaDi('tributaria', totali);
  const somma = importo(tutte.importi);
  if (somma !== dati.totaleCents)
    throw new ErroreAtto(
      'atto.dati',
      `le partite della minuta danno ${somma} centesimi, la lista ${dati.totaleCents}`,
    );
  const debitori =
    dati.totali?.debitori ?? new Set(dati.partite.map(({ codiceFiscale }) => codiceFiscale)).size;
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
            riepilogo(totali, tutte),
            {
              tipo: 'somma',
              etichetta: 'Totale del carico',
              valore: euro(somma),
              nota: `${tutte.partite} partite di ${debitori} debitori`,
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
        { titolo: 'Elenco delle partite', elementi: partite(dati, tutte.partite) },
      ],
    },
    lega,
  );
}

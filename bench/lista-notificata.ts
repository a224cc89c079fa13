import { writeFile } from 'node:fs/promises';
import { makeCaso, makeDebitore } from '../services/dimostrazione/lista290/invenzioni';

const COLONNE = [
  ['numeroAtto', 'Atto'],
  ['cognomeDenominazione', 'Debitore'],
  ['codiceFiscale', 'Codice'],
  ['indirizzo', 'Indirizzo'],
  ['cap', 'CAP'],
  ['localita', 'Comune'],
  ['anno', 'Anno'],
  ['codiceTributo', 'Tributo'],
  ['dataAtto', 'Data'],
  ['dataNotifica', 'Notificato'],
  ['importo', 'Importo'],
] as const;

/** A sheet of debtors to whom the Ente has just notified a title: the first answer of each is a wait. */
export async function scriviListaNotificata(file: string, debitori: number): Promise<object> {
  const oggi = new Date();
  const giorno = (fa: number) => new Date(oggi.getTime() - fa * 86_400_000).toISOString().slice(0, 10);
  const caso = makeCaso(1);
  const visti = new Set<string>();
  const righe = [COLONNE.map(([, intestazione]) => intestazione).join(';')];
  for (let i = 1; i <= debitori; i++) {
    const d = makeDebitore(caso, visti);
    const nome = `${d.cognome} ${d.nome}`.trim();
    const importo = `${caso.intero(30, 900)},${caso.intero(10, 99)}`;
    const anno = giorno(400).slice(0, 4);
    righe.push(
      [
        `A-${i}`,
        nome,
        d.codice,
        `${d.via} ${d.civico}`,
        d.cap,
        d.citta,
        anno,
        '0453',
        giorno(15),
        giorno(5),
        importo,
      ].join(';'),
    );
  }
  await writeFile(file, `${righe.join('\r\n')}\r\n`, 'utf8');
  return {
    formato: 'csv',
    codifica: 'utf-8',
    separatore: ';',
    virgolette: '"',
    rigaIntestazione: 1,
    importi: 'virgola',
    date: ['AAAA-MM-GG'],
    dataLista: giorno(0),
    totali: null,
    colonne: COLONNE.map(([campo, intestazione], i) => ({
      colonna: String.fromCharCode(65 + i),
      intestazione,
      campo,
    })),
  };
}

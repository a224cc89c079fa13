import { readFileSync } from 'node:fs';
import { type CasoAtto, leggiPdf, mancanze, testoHtml } from '../../tests/atti/lettura';
import { condivisa } from '../../tests/condivisa';
import { datiDalCaso } from './anteprima/dal-caso';
import { creaMotore } from './motore';
import { documentoDi, stampa } from './resa';
import { normalizza, testoDi } from './testo';

const motore = creaMotore();
const caso = (name: string): CasoAtto =>
  JSON.parse(readFileSync(condivisa('cases/atti', `${name}.json`), 'utf8')).cases[0];

/** Marks of the page that are not content: preview, foot, bullets. */
function corpo(pagine: string[]): string {
  return pagine
    .map((pagina) => pagina.replace(/\nAtto n\. .*pagina \d+ di \d+\s*$/, '').replace(/^Anteprima.*\n/, ''))
    .join('\n')
    .replace(/^\s*•\s*/gm, '');
}
/** The header of a table is printed again where the table goes on. */
const senzaTeste = (text: string): string =>
  normalizza(text.replace(/^(Voce Norma Importo in euro|Dal Al Giorni Tasso annuo)$/gm, ''));

describe.each([
  'ingiunzione-cds',
  'ingiunzione-tributaria',
  'intimazione-art50',
  'sollecito-c795',
  'preavviso-fermo',
])('caso %s', (name) => {
  const dato = caso(name);
  const documento = documentoDi({ genere: 'atto', dati: datiDalCaso(dato) });
  const reso = stampa(motore, documento);
  const letto = leggiPdf(reso.pdf, { qr: name === 'intimazione-art50' });
  const testo = letto.pagine.join('\n');

  test('il testo del PDF', () => expect(mancanze(testo, dato)).toEqual([]));
  test('il testo del gemello HTML', () => expect(mancanze(testoHtml(reso.html), dato)).toEqual([]));

  test('PDF e HTML dicono le stesse parole nello stesso ordine', () => {
    const modello = testoDi(documento);
    expect(senzaTeste(corpo(letto.pagine))).toBe(senzaTeste(modello));
    expect(normalizza(testoHtml(reso.html))).toContain(normalizza(modello));
  });

  test('le righe danno il totale, gli avvisi danno il totale', () => {
    const { rows, totalCents, subtotals = [] } = dato.expected;
    expect(rows.reduce((sum, { cents }) => sum + cents, 0)).toBe(totalCents);
    for (const { title, cents } of subtotals)
      expect(rows.filter((row) => row.title === title).reduce((sum, row) => sum + row.cents, 0)).toBe(cents);
  });

  test('si apre, è marcato, ha titolo e lingua', () => {
    expect(letto).toMatchObject({ marcato: true, lingua: 'it-IT', titolo: documento.titolo });
    expect(reso.pdf.toString('latin1')).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  });

  if (name === 'intimazione-art50')
    test('i QR letti dalla pagina sono quelli degli avvisi, e quello di autenticità', () => {
      const pagamento = letto.qr.filter((code) => code.startsWith('PAGOPA|'));
      expect(pagamento.sort()).toEqual(dato.expected.notices.map(({ qr }) => qr).sort());
      expect(letto.qr).toContain('https://riscossioni-valdisopra.example/verifica?codice=7TBX-K5P0-R9WE');
    });
});

test('senza righe la multa si ricalcola: metà del massimo e semestri compiuti', () => {
  const dato = caso('ingiunzione-cds');
  const { righe } = datiDalCaso(dato.input).crediti[0] ?? {};
  expect(righe?.map(({ cents }) => Number(cents))).toEqual(dato.expected.rows.map(({ cents }) => cents));
});

test('un tipo che non c’è si rifiuta', () => {
  expect(() => datiDalCaso(caso('provvedimento-rateazione'))).toThrow('atto.dati: tipo di atto non previsto');
});

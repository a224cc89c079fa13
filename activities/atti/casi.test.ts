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
  normalizza(
    text.replace(
      /^(Voce Norma Importo in euro|Dal Al Giorni Tasso annuo|Rata Scade il Quota Interessi Importo in euro Numero di avviso)$/gm,
      '',
    ),
  );

const CON_QR = new Set(['intimazione-art50', 'provvedimento-rateazione']);

describe.each([
  'ingiunzione-cds',
  'ingiunzione-tributaria',
  'intimazione-art50',
  'sollecito-c795',
  'preavviso-fermo',
  'provvedimento-rateazione',
])('caso %s', (name) => {
  const dato = caso(name);
  const documento = documentoDi({ genere: 'atto', dati: datiDalCaso(dato) });
  const reso = stampa(motore, documento);
  const letto = leggiPdf(reso.pdf, { qr: CON_QR.has(name) });
  const testo = letto.pagine.join('\n');

  test('il testo del PDF', () => expect(mancanze(testo, dato)).toEqual([]));
  test('il testo del gemello HTML', () => expect(mancanze(testoHtml(reso.html), dato)).toEqual([]));

  test('PDF e HTML dicono le stesse parole nello stesso ordine', () => {
    const modello = testoDi(documento);
    expect(senzaTeste(corpo(letto.pagine))).toBe(senzaTeste(modello));
    expect(normalizza(testoHtml(reso.html))).toContain(normalizza(modello));
  });

  test('le righe danno il totale, gli avvisi danno il totale', () => {
    const { rows, totalCents, interestCents = 0, subtotals = [] } = dato.expected;
    expect(rows.reduce((sum, { cents }) => sum + cents, interestCents)).toBe(totalCents);
    for (const { title, cents } of subtotals)
      expect(rows.filter((row) => row.title === title).reduce((sum, row) => sum + row.cents, 0)).toBe(cents);
  });

  test('si apre, è marcato, ha titolo e lingua', () => {
    expect(letto).toMatchObject({ marcato: true, lingua: 'it-IT', titolo: documento.titolo });
    expect(reso.pdf.toString('latin1')).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  });

  if (CON_QR.has(name))
    test('i QR letti dalla pagina sono quelli degli avvisi, e quello di autenticità', () => {
      const pagamento = letto.qr.filter((code) => code.startsWith('PAGOPA|'));
      const { notices = [], plan = [] } = dato.expected;
      expect(pagamento.sort()).toEqual([...notices, ...plan].map(({ qr }) => qr).sort());
      const { codiceVerifica, urlVerifica } = dato.input.atto as Record<string, string>;
      expect(letto.qr).toContain(`${urlVerifica}?codice=${codiceVerifica}`);
    });
});

test('il piano stampato è quello calcolato: ogni rata con data, quota, interessi, importo e avviso, in ordine', () => {
  const dato = caso('provvedimento-rateazione');
  const { blocchi } = documentoDi({ genere: 'atto', dati: datiDalCaso(dato) });
  const tabella = blocchi[2]?.elementi.find(({ tipo }) => tipo === 'tabella');
  if (tabella?.tipo !== 'tabella') throw new Error('manca la tabella delle rate');
  const cents = (testo = '') => Number(testo.replace(/[.,]/g, ''));
  expect(
    tabella.righe.map(([rata = '', , quota, interessi, importo, nav = '']) => ({
      k: Number(rata.slice(3)),
      quota: cents(quota),
      interest: cents(interessi),
      totalCents: cents(importo),
      nav: nav.replace(/\s/g, ''),
    })),
  ).toEqual(
    (dato.expected.plan ?? []).map(({ k, imposta, other, interest, totalCents, nav }) => ({
      k,
      quota: imposta + other,
      interest,
      totalCents,
      nav,
    })),
  );
});

test('senza righe la multa si ricalcola: metà del massimo e semestri compiuti', () => {
  const dato = caso('ingiunzione-cds');
  const { righe } = datiDalCaso(dato.input).crediti[0] ?? {};
  expect(righe?.map(({ cents }) => Number(cents))).toEqual(dato.expected.rows.map(({ cents }) => cents));
});

test('un tipo che non c’è si rifiuta', () => {
  const dato = caso('provvedimento-rateazione');
  const altro = { ...dato, input: { ...dato.input, actType: 'ordinanza' } };
  expect(() => datiDalCaso(altro)).toThrow('atto.dati: tipo di atto non previsto');
});

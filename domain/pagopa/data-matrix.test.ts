import fc from 'fast-check';
import { componiDataMatrix, leggiDataMatrix } from './data-matrix';

const cifre = (minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
const parola = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCXYZ 0189/.À'), maxLength }).map((testo) => testo.trimEnd());
const dati = fc.record({
  nav: cifre(18),
  conto: cifre(1, 12),
  cents: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
  codiceFiscaleEnte: cifre(11),
  codiceFiscaleDebitore: fc.string({ unit: fc.constantFrom(...'ABCXYZ0189'), minLength: 1, maxLength: 16 }),
  nome: parola(40),
  causale: parola(110),
});

test('what is written is read', () => {
  fc.assert(
    fc.property(dati, (scritti) => {
      const value = componiDataMatrix(scritti);
      expect(value).toHaveLength(256);
      const attesi = { ...scritti, conto: scritti.conto.padStart(12, '0'), tipoDocumento: '896' };
      expect(leggiDataMatrix(value)).toEqual(attesi);
    }),
  );
});

const UNO = {
  nav: '301000000000000144',
  conto: '1234567',
  cents: 15_000n,
  codiceFiscaleEnte: '12345678903',
  codiceFiscaleDebitore: 'abc',
  nome: 'Straße\tD’Àmico',
  causale: 'x'.repeat(200),
};

test('upper case, on one line, cut where there is no more room', () => {
  const letto = leggiDataMatrix(componiDataMatrix({ ...UNO, nome: `${UNO.nome}${'n'.repeat(40)}` }));
  expect(letto.codiceFiscaleDebitore).toBe('ABC');
  expect(letto.nome).toBe(`STRASSE D’ÀMICO${'N'.repeat(25)}`);
  expect(letto.causale).toBe('X'.repeat(110));
});

test.each([
  [{ nav: '3' }, 'data_matrix.nav'],
  [{ conto: '1'.repeat(13) }, 'data_matrix.conto'],
  [{ cents: 0n }, 'data_matrix.importo'],
  [{ cents: 10_000_000_000n }, 'data_matrix.importo'],
  [{ codiceFiscaleEnte: '1' }, 'data_matrix.codice_fiscale_ente'],
  [{ codiceFiscaleDebitore: '' }, 'data_matrix.codice_fiscale_debitore'],
])('a part that does not fit: %p', (parte, codice) => {
  expect(() => componiDataMatrix({ ...UNO, ...parte })).toThrow(codice);
});

test('something else', () => {
  expect(() => leggiDataMatrix('codfase=NBPA;')).toThrow('data_matrix.lunghezza');
  expect(() => leggiDataMatrix(componiDataMatrix(UNO).replace('NBPA', 'ALTR'))).toThrow('data_matrix.forma');
});

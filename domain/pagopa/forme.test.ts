import { componiDataMatrix, type DataMatrix, leggiDataMatrix } from './data-matrix';
import { baseIuv, componiNav, navValido } from './nav';
import { componiQr, leggiQr } from './qr';

const NAV = '3'.padEnd(18, '0');
/** What has one digit too many, on either side, or something else beside it. */
const quasi = (giusto: string): string[] => [
  `${giusto}0`,
  `0${giusto}`,
  `${giusto} `,
  `x${giusto}`,
  giusto.slice(1),
];

test('nav: exactly two, thirteen and eighteen digits', () => {
  const { nav } = componiNav('01', '0000000000001');
  expect(navValido(nav)).toBe(true);
  for (const altro of [...quasi(nav), nav.replace(/^3/, '2')])
    expect([altro, navValido(altro)]).toEqual([altro, false]);
  for (const codice of quasi('01'))
    expect(() => componiNav(codice, '0000000000001')).toThrow('nav.segregazione');
  for (const base of quasi('0000000000001')) expect(() => componiNav('01', base)).toThrow('nav.base');
  for (const programma of [...quasi('01'), '00'])
    expect(() => baseIuv(programma, 1n)).toThrow('nav.programma');
  expect(baseIuv('99', 99_999_999_999n)).toBe('9999999999999');
  for (const contatore of [0n, 100_000_000_000n])
    expect(() => baseIuv('01', contatore)).toThrow('nav.contatore');
});

test('qr: exactly eighteen and eleven digits, from one cent to the most that ten digits hold', () => {
  const qr = (altro: object) => componiQr({ nav: NAV, codiceFiscale: '01234567890', cents: 150n, ...altro });
  for (const nav of quasi(NAV)) expect(() => qr({ nav })).toThrow(`qr.nav: "${nav}" non ha diciotto cifre`);
  for (const codiceFiscale of quasi('01234567890'))
    expect(() => qr({ codiceFiscale })).toThrow('qr.codice_fiscale');
  for (const cents of [0n, 10_000_000_000n])
    expect(() => qr({ cents })).toThrow(`qr.importo: ${cents} fuori da`);
  expect(qr({ cents: 9_999_999_999n })).toBe(`PAGOPA|002|${NAV}|01234567890|9999999999`);
  const testo = qr({ cents: 1n });
  expect(leggiQr(testo)).toEqual({ nav: NAV, codiceFiscale: '01234567890', cents: 1n });
  for (const altro of [`${testo}x`, `x${testo}`, testo.replace('002', '003'), testo.slice(0, -1)])
    expect([altro, leggiQr(altro)]).toEqual([altro, undefined]);
});

test('data matrix: each part says what it lacks', () => {
  const dati: DataMatrix = {
    nav: NAV,
    conto: '123',
    cents: 150n,
    codiceFiscaleEnte: '01234567890',
    codiceFiscaleDebitore: 'RSSMRA80A01H501U',
    nome: 'Prova',
    causale: 'Prova',
  };
  const componi = (altro: Partial<DataMatrix>) => () => componiDataMatrix({ ...dati, ...altro });
  for (const nav of quasi(NAV))
    expect(componi({ nav })).toThrow(`data_matrix.nav: "${nav}" non ha diciotto cifre`);
  for (const conto of ['', '1234567890123', '12x', 'x12'])
    expect(componi({ conto })).toThrow(`data_matrix.conto: "${conto}" non ha da una a dodici cifre`);
  for (const cents of [0n, 10_000_000_000n])
    expect(componi({ cents })).toThrow(`data_matrix.importo: ${cents} fuori da 1..9999999999`);
  for (const ente of quasi('01234567890'))
    expect(componi({ codiceFiscaleEnte: ente })).toThrow(
      `data_matrix.codice_fiscale_ente: "${ente}" non ha undici cifre`,
    );
  for (const debitore of ['', 'A B', '-A', 'A-', 'A'.repeat(17)])
    expect(componi({ codiceFiscaleDebitore: debitore })).toThrow(
      `data_matrix.codice_fiscale_debitore: "${debitore}" non ha da una a sedici lettere o cifre`,
    );
  const testo = componi({ cents: 9_999_999_999n })();
  expect(leggiDataMatrix(testo)).toEqual({
    ...dati,
    cents: 9_999_999_999n,
    conto: '000000000123',
    nome: 'PROVA',
    causale: 'PROVA',
    tipoDocumento: '896',
  });
  expect(() => leggiDataMatrix(`${testo} `)).toThrow('data_matrix.lunghezza: 257 caratteri, ne servono 256');
  expect(() => leggiDataMatrix(testo.replace('NBPA', 'ALTR'))).toThrow('data_matrix.forma: non è il codice');
});

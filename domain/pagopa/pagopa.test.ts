import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { condivisa } from '../../tests/condivisa';
import { baseIuv, componiNav, navStampato, navValido } from './nav';
import { componiQr, leggiQr } from './qr';

interface Caso {
  id: string;
  kind: string;
  input: Record<string, string> & { amountCents: number };
  expected: Record<string, string>;
}
const casi: Caso[] = JSON.parse(readFileSync(condivisa('cases/rateazione-vectors.json'), 'utf8')).cases;
const di = (kind: string) =>
  casi.filter((caso) => caso.kind === kind).map((caso) => [caso.id, caso] as const);

describe('numero di avviso pagoPA', () => {
  test.each(di('nav'))('%s', (_id, { input, expected }) => {
    const { nav, iuv, cifreControllo } = componiNav(input.segregationCode ?? '', input.iuvBase ?? '');
    expect({ nav, iuv, checkDigits: cifreControllo }).toEqual(expected);
  });

  test('una cifra cambiata si vede sempre', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 99_999_999_999n),
        fc.integer({ min: 1, max: 17 }),
        fc.integer({ min: 1, max: 9 }),
        (n, at, shift) => {
          const { nav } = componiNav('01', baseIuv('12', n));
          const changed = (Number(nav[at]) + shift) % 10;
          return navValido(nav) && !navValido(nav.slice(0, at) + changed + nav.slice(at + 1));
        },
      ),
    );
  });

  test('parti sbagliate', () => {
    expect(() => componiNav('1', '0000000000001')).toThrow('nav.segregazione');
    expect(() => componiNav('01', '1')).toThrow('nav.base');
    expect(() => baseIuv('00', 1n)).toThrow('nav.programma');
    expect(() => baseIuv('01', 0n)).toThrow('nav.contatore');
    expect(() => baseIuv('01', 100_000_000_000n)).toThrow('nav.contatore');
  });

  test('a gruppi di quattro', () => {
    expect(navStampato('301000000020260190')).toBe('3010 0000 0020 2601 90');
  });
});

describe('QR di pagamento', () => {
  test.each(di('qr'))('%s', (_id, { input, expected }) => {
    const dati = {
      nav: input.nav ?? '',
      codiceFiscale: input.creditorTaxCode ?? '',
      cents: BigInt(input.amountCents),
    };
    expect(componiQr(dati)).toBe(expected.qr);
    expect(leggiQr(expected.qr ?? '')).toEqual(dati);
  });

  test('legge anche l’importo riempito a dieci cifre', () => {
    expect(leggiQr('PAGOPA|002|301000000000000144|12345678903|0000015000')?.cents).toBe(15000n);
    expect(leggiQr('PAGOPA|001|301000000000000144|12345678903|15000')).toBeUndefined();
  });

  test('parti sbagliate', () => {
    const dati = { nav: '301000000000000144', codiceFiscale: '12345678903', cents: 1n };
    expect(() => componiQr({ ...dati, nav: '3' })).toThrow('qr.nav');
    expect(() => componiQr({ ...dati, codiceFiscale: '1' })).toThrow('qr.codice_fiscale');
    expect(() => componiQr({ ...dati, cents: 0n })).toThrow('qr.importo');
  });
});

import fc from 'fast-check';
import { checkCharacter, checkCodice, isPartitaIvaValida, readCodice } from './codice-fiscale';
import { addAnni, makeData } from './date';
import { Impronte } from './impronte';
import { VerificaUtf8 } from './utf8';
import { decode1252 } from './windows1252';

const lettere = (n: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: n, maxLength: n });
const MESI = 'ABCDEHLMPRST';
const due = (n: number) => String(n).padStart(2, '0');

const persona = fc
  .record({
    nomi: lettere(6),
    anno: fc.integer({ min: 0, max: 99 }),
    mese: fc.integer({ min: 1, max: 12 }),
    giorno: fc.integer({ min: 1, max: 28 }),
    isDonna: fc.boolean(),
    luogo: fc.tuple(lettere(1), fc.integer({ min: 0, max: 999 })),
    /** Digits from the right that become letters (omocode). */
    omocodie: fc.integer({ min: 0, max: 7 }),
  })
  .map((p) => {
    const belfiore = p.luogo[0] + String(p.luogo[1]).padStart(3, '0');
    const cifre =
      `${p.nomi}${due(p.anno)}${MESI.charAt(p.mese - 1)}${due(p.giorno + (p.isDonna ? 40 : 0))}${belfiore}`.split(
        '',
      );
    for (const posto of [14, 13, 12, 10, 9, 7, 6].slice(0, p.omocodie))
      cifre[posto] = 'LMNPQRSTUV'.charAt(Number(cifre[posto]));
    const base = cifre.join('');
    return { ...p, belfiore, codice: base + String.fromCharCode(checkCharacter(`${base} `)) };
  });

test('a code of a person is read back, omocodes included', () => {
  fc.assert(
    fc.property(persona, ({ codice, anno, mese, giorno, isDonna, belfiore }) => {
      expect(checkCodice(codice)).toBe('persona');
      expect(readCodice(codice)).toEqual({ sesso: isDonna ? 'F' : 'M', anno, mese, giorno, belfiore });
    }),
  );
});

test('a wrong check character never passes', () => {
  fc.assert(
    fc.property(persona, fc.integer({ min: 1, max: 25 }), ({ codice }, salto) => {
      const controllo = String.fromCharCode(65 + ((codice.charCodeAt(15) - 65 + salto) % 26));
      expect(checkCodice(codice.slice(0, 15) + controllo)).toBe('cf_controllo');
    }),
  );
});

test('of ten check digits one is right, and one wrong digit is found', () => {
  const cifre = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(
      cifre,
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 1, max: 9 }),
      (base, posto, salto) => {
        const valide = [...'0123456789'].map((c) => base + c).filter(isPartitaIvaValida);
        expect(valide).toHaveLength(1);
        const giusta = valide[0] ?? '';
        const altra = (Number(giusta.charAt(posto)) + salto) % 10;
        expect(isPartitaIvaValida(giusta.slice(0, posto) + altra + giusta.slice(posto + 1))).toBe(false);
      },
    ),
  );
});

test.each([
  ['RSSMRA80A01H501U', 'persona'],
  ['RSSMRA80A01H501V', 'cf_controllo'],
  ['RSSMRA80A32H501U', 'cf_formato'],
  ['RSSMRA80A72H501U', 'cf_formato'],
  ['RSSMRA80D31H501U', 'cf_formato'],
  ['RSSMRA81B29H501U', 'cf_formato'],
  ['RSSMRA80F01H501U', 'cf_formato'],
  ['RSSMRA8OA01H501U', 'cf_formato'],
  ['00000000000', 'cf_formato'],
  ['0764352056', 'cf_formato'],
  ['07643520567', 'numerico'],
  ['07643520568', 'piva_controllo'],
])('%s is %s', (codice, esito) => {
  expect(checkCodice(codice)).toBe(esito);
});

test('29 February of 00 exists in 2000', () => {
  expect(readCodice('RSSMRA00B29H501U')).toMatchObject({ anno: 0, mese: 2, giorno: 29 });
});

test('dates', () => {
  expect(makeData(2023, 2, 29, 1950, 2099)).toBeNull();
  expect(makeData(2024, 2, 29, 1950, 2099)).toBe('2024-02-29');
  expect(makeData(Number.NaN, 2, 1, 1950, 2099)).toBeNull();
  expect(addAnni('2024-02-29', 5)).toBe('2029-02-28');
  expect(addAnni('2020-12-31', 5)).toBe('2025-12-31');
});

test('a set of imprints is a set', () => {
  const testi = fc.array(fc.string({ maxLength: 14 }), { maxLength: 60 });
  fc.assert(
    fc.property(testi, (valori) => {
      const [impronte, insieme] = [new Impronte(), new Set<string>()];
      for (const valore of valori) {
        expect(impronte.addTesto(valore)).toBe(!insieme.has(valore));
        insieme.add(valore);
      }
    }),
  );
});

test('a set of imprints grows', () => {
  const impronte = new Impronte();
  const codici = Array.from({ length: 5000 }, (_, i) => `2021TAR${String(i).padStart(7, '0')}`);
  expect(codici.every((codice) => impronte.addTesto(codice))).toBe(true);
  expect(codici.some((codice) => impronte.addTesto(codice))).toBe(false);
});

test('UTF-8 is told wherever the blocks are cut', () => {
  const byte = fc.oneof(
    fc.string({ unit: 'binary' }).map((testo) => Buffer.from(testo, 'utf8')),
    fc.uint8Array().map((b) => Buffer.from(b)),
  );
  fc.assert(
    fc.property(byte, fc.integer({ min: 1, max: 5 }), (dati, passo) => {
      const verifica = new VerificaUtf8();
      for (let i = 0; i < dati.length; i += passo) verifica.add(dati.subarray(i, i + passo));
      expect(verifica.close()).toBe(Buffer.from(dati.toString('utf8'), 'utf8').equals(dati));
    }),
  );
});

test('windows-1252', () => {
  expect(decode1252(Buffer.from([0x80, 0x92, 0xc0, 0x41]).toString('latin1'))).toBe('€’ÀA');
});

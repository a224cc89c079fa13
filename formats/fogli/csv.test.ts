import fc from 'fast-check';
import { LettoreCsv } from './csv';

function leggi(testo: string, passo = 1000): string[][] {
  const lettore = new LettoreCsv(';', '"');
  const righe = [];
  for (let i = 0; i < testo.length; i += passo) righe.push(...lettore.add(testo.slice(i, i + passo)));
  righe.push(...lettore.close());
  return righe.map(({ celle }) => celle.map(({ testo }) => testo));
}

test.each<[string, string[][]]>([
  ['', []],
  ['a;b', [['a', 'b']]],
  ['a;b\n', [['a', 'b']]],
  ['a;b\r\n;\r\n\r\nc', [['a', 'b'], ['', ''], [''], ['c']]],
  ['"a;b";"c ""d"""\n', [['a;b', 'c "d"']]],
  ['"a\r\nb";c\r\n', [['a\r\nb', 'c']]],
  ['a"b";c', [['a"b"', 'c']]],
  [' "a";b', [[' "a"', 'b']]],
  ['"";""', [['', '']]],
  ['a\rb;c', [['a\rb', 'c']]],
])('%j', (testo, attese) => {
  for (const passo of [1, 2, 1000]) expect(leggi(testo, passo)).toEqual(attese);
});

test.each(['"a', 'b\n"a', '"a"b', '"a" ;b', '"a"\rb', '"a"\r'])('%j is refused', (testo) => {
  for (const passo of [1, 1000]) expect(() => leggi(testo, passo)).toThrow('foglio.virgolette');
});

test('what is quoted is read back, however it comes', () => {
  const cella = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', '€') });
  const righe = fc.array(fc.array(cella, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(righe, fc.integer({ min: 1, max: 7 }), (valori, passo) => {
      const testo = valori
        .map((celle) => `${celle.map((c) => `"${c.replaceAll('"', '""')}"`).join(';')}\r\n`)
        .join('');
      expect(leggi(testo, passo)).toEqual(valori);
    }),
  );
});

import fc from 'fast-check';
import { cella, esporta } from './csv';

test.each([
  ['=1+1', "'=1+1"],
  [' \t=1+1', "' \t=1+1"],
  ['+39', "'+39"],
  ['-3', '-3'],
  [-3n, '-3'],
  ['-3+cmd', "'-3+cmd"],
  ['@x', "'@x"],
  ['a;b', '"a;b"'],
  ['a"b', '"a""b"'],
  ['\r=1', '"\'\r=1"'],
  [null, ''],
  [undefined, ''],
])('%j becomes %j', (dato, atteso) => {
  expect(cella(dato)).toBe(atteso);
});

test('no cell of text begins, once read back, with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.string(), (testo) => {
      const scritta = cella(testo);
      const letta = scritta.startsWith('"') ? scritta.slice(1, -1).replaceAll('""', '"') : scritta;
      expect(/^\s*[=+@]/.test(letta)).toBe(false);
      expect(letta.replace(/^'/, '')).toBe(testo.replace(/^'/, ''));
    }),
  );
});

test('pages are asked one after the other, from the last id', async () => {
  const chiesti: string[] = [];
  const pagine: Record<string, { id: string }[]> = { '': [{ id: 'a' }, { id: 'b' }], b: [{ id: 'c' }] };
  const flusso = esporta(['id'], async (dopo) => {
    chiesti.push(dopo);
    return pagine[dopo] ?? [];
  });
  let testo = '';
  for await (const pezzo of flusso) testo += String(pezzo);
  expect(testo).toBe('\uFEFFid\r\na\r\nb\r\nc\r\n');
  expect(chiesti).toEqual(['', 'b', 'c']);
});

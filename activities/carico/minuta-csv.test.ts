import { cella } from './minuta-csv';

test.each([
  ['=1+1', "'=1+1"],
  ['+39 02', "'+39 02"],
  ['-ROSSI', "'-ROSSI"],
  ['@cmd', "'@cmd"],
  ['  =HYPERLINK("x")', `"'  =HYPERLINK(""x"")"`],
  ['\t=1', "'\t=1"],
  ['\r\n=1', `"'\r\n=1"`],
  ['VIA A; B', '"VIA A; B"'],
  ['detto "il Moro"', '"detto ""il Moro"""'],
  ['TASI 2021', 'TASI 2021'],
  ['', ''],
])('a cell %j is written %j', (valore, atteso) => {
  expect(cella(valore)).toBe(atteso);
});

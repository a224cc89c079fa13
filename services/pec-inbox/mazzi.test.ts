import { inMazzi } from './mazzi';

const misure = (...byte: number[]) => new Map(byte.map((b, i) => [i + 1, { byte: b, at: null }]));

test('messages go together up to the weight and the number, in order', () => {
  const limiti = { byte: 100, quanti: 3 };
  expect(inMazzi([1, 2, 3, 4], misure(40, 60, 1, 99), limiti)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(inMazzi([1, 2, 3, 4], misure(1, 1, 1, 1), limiti)).toEqual([[1, 2, 3], [4]]);
  expect(inMazzi([], misure(), limiti)).toEqual([]);
});

test('one over the weight is alone, before others and after', () => {
  expect(inMazzi([1, 2, 3], misure(10, 101, 10), { byte: 100, quanti: 9 })).toEqual([[1], [2], [3]]);
  expect(inMazzi([1, 2], misure(101, 0), { byte: 100, quanti: 9 })).toEqual([[1], [2]]);
});

test('one that was deleted meanwhile keeps its place and weighs nothing', () => {
  expect(inMazzi([1, 9, 2], misure(50, 50), { byte: 100, quanti: 9 })).toEqual([[1, 9, 2]]);
});

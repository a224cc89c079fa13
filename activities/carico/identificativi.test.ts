import { isId } from '../../database/identificativi';
import { idDiRiga } from './identificativi';

const CARICO = 'car_01J8ZQ4K3T0000000000000000';

test('ids of lines are ids of the house, the same for the same line, in the order of the lines', () => {
  const id = idDiRiga('par', CARICO);
  const righe = [1, 2, 31, 32, 1_000, 187_701, 5_000_000, 2 ** 31];
  const ids = righe.map(id);
  expect(ids.every((x) => isId(x, 'par'))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(righe.length);
  expect(idDiRiga('par', CARICO)(187_701)).toBe(ids[5]);
});

test('other lists and other kinds give other ids', () => {
  const altro = idDiRiga('par', 'car_01J8ZQ4K3T0000000000000001');
  expect(altro(1)).not.toBe(idDiRiga('par', CARICO)(1));
  expect(idDiRiga('pra', CARICO)(1).slice(4)).not.toBe(idDiRiga('par', CARICO)(1).slice(4));
});

import { idDerivato, isId, nuovoId } from './identificativi';

test('new ids have the shape of the house, differ, and sort by their millisecond', async () => {
  const prima = nuovoId('pra');
  await new Promise((r) => setTimeout(r, 3));
  const molti = Array.from({ length: 2_000 }, () => nuovoId('pra'));
  expect(new Set(molti).size).toBe(2_000);
  expect(molti.every((id) => isId(id, 'pra') && id.slice(0, 14) > prima.slice(0, 14))).toBe(true);
});

test('derived ids are the same for the same parts only', () => {
  const id = idDerivato('pra', 'ent_A', 'car_1', 7);
  expect(id).toBe('pra_33YJWMXF4E8KSS5FFKK5N1MCBN');
  expect(isId(id, 'pra')).toBe(true);
  const altri = [
    idDerivato('pra', 'ent_A', 'car_17'),
    idDerivato('pra', 'ent_A', 'car_1', '7'),
    idDerivato('par', 'ent_A', 'car_1', 7),
  ];
  expect(new Set([id, ...altri]).size).toBe(4);
});

test.each(['pra_01J8ZQ4K3T', 'PRA_0000000000000000000000000A', 'pra_0000000000000000000000000I', ''])(
  '%p is not an id',
  (testo) => {
    expect(isId(testo)).toBe(false);
  },
);

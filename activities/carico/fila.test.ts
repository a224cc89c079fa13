import { inFila } from './fila';

test('no more than so many at once, and all of them', async () => {
  let [insieme, massimo, fatti] = [0, 0, 0];
  await inFila(Array.from({ length: 50 }), 7, async () => {
    insieme += 1;
    massimo = Math.max(massimo, insieme);
    await new Promise((f) => setTimeout(f, 1));
    insieme -= 1;
    fatti += 1;
  });
  expect([massimo, fatti]).toEqual([7, 50]);
});

test('an error stops what has not begun, and nothing is left running', async () => {
  let [begun, ended] = [0, 0];
  const lavoro = inFila([...Array(100).keys()], 4, async (n) => {
    begun += 1;
    await new Promise((f) => setTimeout(f, 1));
    ended += 1;
    if (n === 5) throw new Error('guasto');
  });
  await expect(lavoro).rejects.toThrow('guasto');
  expect(begun).toBe(ended);
  expect(begun).toBeLessThan(20);
});

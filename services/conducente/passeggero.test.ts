import { ServiceError } from '@temporalio/client';
import { AxiosError, type AxiosResponse } from 'axios';
import { conPazienza, isPasseggero } from './passeggero';

const daDriver = (code: string) => Object.assign(new Error('x'), { code });
const daHttp = (status: number) =>
  new AxiosError('x', 'ERR_BAD_RESPONSE', undefined, undefined, { status } as AxiosResponse);

test.each<[string, unknown, boolean]>([
  ['a database that is not there', daDriver('ECONNREFUSED'), true],
  ['a database that is starting', daDriver('57P03'), true],
  ['a rule of the database', Object.assign(daDriver('23505'), { name: 'PostgresError' }), false],
  ['a Temporal that does not answer', new ServiceError('x'), true],
  ['a counterpart that is not there', new AxiosError('x', 'ECONNREFUSED'), true],
  ['a counterpart in trouble', daHttp(503), true],
  ['a refusal', daHttp(404), false],
  ['a defect', new TypeError('x'), false],
])('%s', (_nome, errore, atteso) => {
  expect(isPasseggero(errore)).toBe(atteso);
});

/** Fails so many times, then answers. */
function guasta(volte: number, errore: unknown): { work: () => Promise<string>; tentate: () => number } {
  let n = 0;
  const work = async () => {
    n += 1;
    if (n <= volte) throw errore;
    return 'fatto';
  };
  return { work, tentate: () => n };
}
const fermata = new AbortController().signal;

test('an absence is waited for', async () => {
  const { work, tentate } = guasta(2, daDriver('ECONNRESET'));
  await expect(conPazienza(work, { fermata })).resolves.toBe('fatto');
  expect(tentate()).toBe(3);
});

test('a defect is not', async () => {
  const { work, tentate } = guasta(1, new TypeError('x'));
  await expect(conPazienza(work, { fermata })).rejects.toThrow(TypeError);
  expect(tentate()).toBe(1);
});

test('an absence without end is told', async () => {
  const { work } = guasta(100, daDriver('ECONNREFUSED'));
  await expect(conPazienza(work, { fermata, pazienzaMs: 250 })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});

test('who is stopping does not wait', async () => {
  const { work, tentate } = guasta(1, daDriver('ECONNREFUSED'));
  await expect(conPazienza(work, { fermata: AbortSignal.abort() })).rejects.toThrow();
  expect(tentate()).toBe(1);
});

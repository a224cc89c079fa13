import { EventiConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { affida, apri, chiudiTutto, type Mondo, vivi } from './mondo-di-prova';

afterEach(chiudiTutto);

const nominate = (m: Mondo) => EventiConsolidatore.parse(m.spinti.flat()).flatMap((e) => e.attachments ?? []);

test('announced and sent before the event that names them, once though it is pushed twice', async () => {
  const m = await apri();
  await affida(m, 'via @giacenza @doppio 1', 'AG');
  await vivi(m);
  const detti = nominate(m);
  expect(detti.map((a) => a.documentType).sort()).toEqual([
    '23L',
    '23L',
    'ARCAD',
    'ARCAD',
    'CAD',
    'CAD',
    'Plico',
    'Plico',
  ]);
  for (const { uri, sha256 } of detti) expect(m.annunciate[Number(uri.slice(-26)) - 1]).toBe(sha256);
  expect(m.arrivate).toEqual(m.annunciate);
  expect(m.annunciate).toHaveLength(4);
});

test.each<[string, number, number]>([
  ['@perso', 0, 0],
  ['@ripetuto', 2, 2],
  ['@scambiato', 1, 0],
])('%s: %d sent, %d of them as the event says', async (manopola, mandate, sue) => {
  const m = await apri();
  await affida(m, `via @consegnato ${manopola} 1`);
  await vivi(m);
  const [a] = nominate(m);
  expect(m.arrivate).toHaveLength(mandate);
  expect(m.arrivate.filter((sha256) => sha256 === a?.sha256)).toHaveLength(sue);
});

test('@dopo-4: sent days after the event, by another announcement', async () => {
  const m = await apri();
  await affida(m, 'via @consegnato @dopo-4 1');
  m.oggi = '2026-03-11';
  await m.ufficio.tick();
  expect([nominate(m).length, m.arrivate.length, m.ufficio.inVolo()]).toEqual([1, 0, 0]);
  m.oggi = '2026-03-12';
  await m.ufficio.tick();
  expect(m.arrivate).toEqual([nominate(m)[0]?.sha256]);
  expect(m.annunciate).toHaveLength(2);
});

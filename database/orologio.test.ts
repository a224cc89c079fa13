import { governaOrologio } from '../services/supervisore/orologio';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { giornoDi, inizioGiorno } from './giorno-civile';
import { battito, ferma, istanteDi, leggiOrologio, preparaOrologio, riparti, spostaOggi } from './orologio';

let banco: DueEnti;
beforeEach(async () => {
  banco = await dueEnti();
});
afterEach(() => banco.chiudi());

const dormi = (ms: number) => new Promise((r) => setTimeout(r, ms));
/** As if the product had been killed that long ago: the last heartbeat moves into the past. */
const uccisoDa = (secondi: number) =>
  banco.admin`update orologio set reale_base = reale_base - make_interval(secs => ${secondi})`;

test('civil days begin at midnight in Rome, in winter, in summer and on the days of the change', () => {
  expect(inizioGiorno('2026-01-15')).toBe(Date.parse('2026-01-14T23:00:00Z'));
  expect(inizioGiorno('2026-07-15')).toBe(Date.parse('2026-07-14T22:00:00Z'));
  expect(inizioGiorno('2026-03-29')).toBe(Date.parse('2026-03-28T23:00:00Z'));
  expect(inizioGiorno('2026-03-30')).toBe(Date.parse('2026-03-29T22:00:00Z'));
  expect(inizioGiorno('2026-10-25')).toBe(Date.parse('2026-10-24T22:00:00Z'));
  expect(giornoDi(inizioGiorno('2028-02-29'))).toBe('2028-02-29');
  expect(giornoDi(inizioGiorno('2028-02-29') - 1)).toBe('2028-02-28');
  expect(() => inizioGiorno('2026-02-31x')).toThrow('orologio.data');
});

test('without a row the clock is the real one, and a date is its midnight', async () => {
  const orologio = await leggiOrologio(banco.app.sql);
  expect(orologio).toMatchObject({
    modo: 'reale',
    oggi: giornoDi(Date.now()),
    giornoMs: 86_400_000,
    fermo: false,
  });
  expect(istanteDi(orologio, '2030-06-01')).toBe(inizioGiorno('2030-06-01'));
});

describe('commanded', () => {
  test('stays on its date until it is moved, and its timers are ten years away', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'comandato', dal: '2024-06-12' });
    const prima = await leggiOrologio(banco.app.sql);
    expect(prima.oggi).toBe('2024-06-12');
    expect(istanteDi(prima, '2024-07-01') - Date.now()).toBeGreaterThan(3_600 * 86_400_000);
    await uccisoDa(1_000_000);
    const dopo = await leggiOrologio(banco.app.sql);
    expect(dopo.oggi).toBe('2024-06-12');
    expect(dopo.istante.getTime()).toBeGreaterThan(prima.istante.getTime());
    await spostaOggi(banco.app.sql, '2024-10-27');
    expect((await leggiOrologio(banco.app.sql)).oggi).toBe('2024-10-27');
  });

  test('never goes back; the same date twice is no error', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'comandato', dal: '2024-06-12' });
    await spostaOggi(banco.app.sql, '2024-06-20');
    await spostaOggi(banco.app.sql, '2024-06-20');
    await expect(spostaOggi(banco.app.sql, '2024-06-19')).rejects.toMatchObject({
      codice: 'orologio.indietro',
    });
    expect((await preparaOrologio(banco.app.sql, { modo: 'comandato', dal: '2024-06-01' })).oggi).toBe(
      '2024-06-20',
    );
    await expect(
      preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 5_000 }),
    ).resolves.toMatchObject({
      oggi: '2024-06-20',
    });
    await expect(spostaOggi(banco.app.sql, '2024-07-01')).rejects.toMatchObject({ codice: 'orologio.modo' });
  });
});

describe('accelerated', () => {
  test('runs at its speed, and a date to come is so many real milliseconds away', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 100, dal: '2026-01-01' });
    await dormi(350);
    const orologio = await leggiOrologio(banco.app.sql);
    expect(orologio.oggi >= '2026-01-04' && orologio.oggi < '2026-01-20').toBe(true);
    const fra = istanteDi(orologio, '2026-04-01') - orologio.lettoAt;
    const giorni = (inizioGiorno('2026-04-01') - orologio.istante.getTime()) / 86_400_000;
    expect(Math.abs(fra - giorni * 100)).toBeLessThanOrEqual(1);
  });

  test('stands still when stopped, and goes on from there', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 50, dal: '2026-01-01' });
    await dormi(120);
    await ferma(banco.app.sql);
    const fermo = await leggiOrologio(banco.app.sql);
    await dormi(150);
    const ancora = await leggiOrologio(banco.app.sql);
    expect(ancora).toMatchObject({ istante: fermo.istante, fermo: true });
    expect(istanteDi(ancora, fermo.oggi)).toBeGreaterThan(Date.now());
    await riparti(banco.app.sql);
    await dormi(120);
    const dopo = await leggiOrologio(banco.app.sql);
    expect(dopo.fermo).toBe(false);
    expect(dopo.istante.getTime()).toBeGreaterThan(fermo.istante.getTime());
  });

  test('no civil day goes by before the parts are up, however long a first start takes', async () => {
    const governo = await governaOrologio(banco.urlApp, { dal: '2026-01-01', fino: null, giornoMs: 20 });
    await dormi(300); // fifteen days of a clock that ran
    expect((await leggiOrologio(banco.app.sql)).oggi).toBe('2026-01-01');
    await governo.parti();
    await dormi(300);
    expect((await leggiOrologio(banco.app.sql)).oggi > '2026-01-05').toBe(true);
    await governo.ferma();
  });

  test('a kill -9 for an hour: no civil date is lost, none is lived twice, and at most two seconds pass', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 1_000, dal: '2026-01-01' });
    await battito(banco.app.sql);
    const prima = await leggiOrologio(banco.app.sql);
    await uccisoDa(3_600);
    const durante = await leggiOrologio(banco.app.sql);
    expect(durante.fermo).toBe(true);
    const dopo = await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 1_000 });
    const passati = (dopo.istante.getTime() - prima.istante.getTime()) / 86_400_000;
    expect(dopo.istante.getTime()).toBeGreaterThanOrEqual(durante.istante.getTime());
    expect(passati).toBeLessThanOrEqual(2.5);
    expect(dopo.fermo).toBe(false);
  });

  test('a change of speed keeps the date, and the real clock is refused when it would go back', async () => {
    await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 1_000, dal: '2090-01-01' });
    const lento = await preparaOrologio(banco.app.sql, { modo: 'accelerato', giornoMs: 60_000 });
    expect(lento).toMatchObject({ giornoMs: 60_000 });
    expect(lento.oggi >= '2090-01-01' && lento.oggi < '2090-01-05').toBe(true);
    await expect(preparaOrologio(banco.app.sql, { modo: 'reale' })).rejects.toMatchObject({
      codice: 'orologio.indietro',
    });
  });
});

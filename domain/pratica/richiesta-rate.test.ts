import type { Evento } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon } from './fascicoli-di-prova';
import { esaminaRichiesta } from './richiesta-rate';

const PROFILO = profiloCon({
  'rateazione.minimo': '100.00',
  'rateazione.garanziaOltre': '20000.00',
  'rateazione.rataMinima': '0.00',
});
const chiesta = (il: string, rate: number): Evento => ({ tipo: 'richiestaRateazione', il, rate });
const esame = (eventi: Evento[], capitale = 2_500_00n, altro = {}) =>
  esaminaRichiesta(
    fascicoloDi({ partite: [partitaDi('P1', { capitale })], eventi, ...altro }),
    PROFILO,
    '2026-03-10',
  );

test('nobody asked: nothing to tell', () => {
  expect(esame([])).toBeNull();
  expect(esame([{ tipo: 'pagamento', il: '2026-03-01', importo: 10_00n } as Evento])).toBeNull();
});

test('R-61: the last request, on what is due today', () => {
  const due = esame([
    chiesta('2026-02-10', 40),
    chiesta('2026-03-01', 12),
    { tipo: 'eredi', il: '2026-03-05' } as Evento,
  ]);
  expect(due).toMatchObject({
    chiestaIl: '2026-03-01',
    richieste: 12,
    residuo: 2_500_00n,
    garanzia: false,
    ostacolo: null,
  });
  expect(due?.maxRate).toBeGreaterThanOrEqual(12);
});

test('R-61: too many, too little, a surety, and after a decadenza none', () => {
  const troppe = esame([chiesta('2026-03-01', 500)]);
  expect(troppe?.ostacolo).toEqual({ tipo: 'FASCIA', maxRate: troppe?.maxRate });
  expect(esame([chiesta('2026-03-01', 2)], 50_00n)).toMatchObject({
    maxRate: 0,
    ostacolo: { tipo: 'MINIMO', cents: 100_00n },
  });
  expect(esame([chiesta('2026-03-01', 12)], 30_000_00n)?.garanzia).toBe(true);
  const decaduto = { atti: [attoDi('A1', 'comunicazioneDecadenza', ['P1'], [invioDi('2026-02-20')])] };
  expect(esame([chiesta('2026-03-01', 12)], 2_500_00n, decaduto)).toMatchObject({
    maxRate: 0,
    ostacolo: { tipo: 'DECADENZA' },
  });
  const altroAtto = { atti: [attoDi('A1', 'sollecito795', ['P1'], [invioDi('2026-02-20')])] };
  expect(esame([chiesta('2026-03-01', 12)], 2_500_00n, altroAtto)?.ostacolo).toBeNull();
});

import type { AttoEmesso, Evento } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { rateazione, richiestaPendente } from './rateazione';

const richiesta = (il: string, rate: number): Evento => ({ tipo: 'richiestaRateazione', il, rate });
const concessa = (il: string, rate = 6): Evento => ({
  tipo: 'rateazioneConcessa',
  il,
  rate,
  primaScadenza: '2026-03-31',
});
const pendente = (...eventi: Evento[]) => richiestaPendente(quadroDi(fascicoloDi({ eventi }), '2027-12-31'));

test('R-60: the latest request waits, of one day that of the most instalments, until an answer of its day or later', () => {
  expect(pendente()).toBeNull();
  expect(pendente(richiesta('2026-03-02', 9), richiesta('2026-03-10', 4))?.rate).toBe(4);
  expect(pendente(richiesta('2026-03-02', 4), richiesta('2026-03-02', 9))?.rate).toBe(9);
  expect(pendente(richiesta('2026-03-02', 9), richiesta('2026-03-02', 4))?.rate).toBe(9);
  expect(pendente(richiesta('2026-03-02', 4), concessa('2026-03-01'))?.rate).toBe(4);
  expect(pendente(richiesta('2026-03-02', 4), concessa('2026-03-02'))).toBeNull();
  expect(pendente(richiesta('2026-03-02', 4), { tipo: 'rateazioneRespinta', il: '2026-03-05' })).toBeNull();
  expect(pendente(richiesta('2026-03-02', 4), { tipo: 'eredi', il: '2026-03-05' })?.rate).toBe(4);
  expect(pendente({ tipo: 'eredi', il: '2026-03-05' })).toBeNull();
});

test('R-60, R-61: the proposal says what the rule allows, once; the first and the last allowed are admissible', () => {
  const risposta = (rate: number, altro = {}) =>
    rateazione(quadroDi(fascicoloDi({ eventi: [richiesta('2026-03-02', rate)], ...altro }), '2026-03-02'));
  // 500 euro: four instalments at most
  expect(risposta(4)).toMatchObject({ motivo: 'RATEAZIONE_AMMISSIBILE', maxRate: 4, garanzia: false });
  expect([risposta(5), risposta(0), risposta(1)].map((passo) => passo?.motivo)).toEqual([
    'RATEAZIONE_NON_AMMISSIBILE',
    'RATEAZIONE_NON_AMMISSIBILE',
    'RATEAZIONE_AMMISSIBILE',
  ]);
  const proposta = { tipo: 'rateazione' as const, motivo: 'RATEAZIONE_AMMISSIBILE' as const };
  expect(risposta(4, { proposte: [{ ...proposta, il: '2026-03-02' }] })?.motivo).toBe('RATEAZIONE_RICHIESTA');
  expect(risposta(4, { proposte: [{ ...proposta, il: '2026-03-01' }] })?.passo).toBe('proponi');
  expect(risposta(4, { proposte: [{ ...proposta, tipo: 'allarme', il: '2026-03-02' }] })?.passo).toBe(
    'proponi',
  );
  const decadenza = attoDi('A1', 'comunicazioneDecadenza', ['P1'], [invioDi('2026-02-20')]);
  expect(risposta(4, { atti: [decadenza] })).toMatchObject({
    motivo: 'RATEAZIONE_NON_AMMISSIBILE',
    maxRate: 0,
  });
});

const inPiano = (oggi: string, eventi: Evento[] = [], atti: AttoEmesso[] = [], valori = {}) =>
  rateazione(
    quadroDi(fascicoloDi({ eventi: [concessa('2026-03-02'), ...eventi], atti }), oggi, profiloCon(valori)),
  );
const paga = (il: string, rata: number): Evento => ({ tipo: 'pagamento', il, importo: 1_00n, rata });

test('R-63: under a plan it waits for the day after the next unpaid instalment', () => {
  expect(rateazione(quadroDi(fascicoloDi(), '2026-03-02'))).toBeNull();
  expect(inPiano('2026-03-10')).toMatchObject({ motivo: 'RATEAZIONE_IN_CORSO', fino: '2026-04-01' });
  expect(inPiano('2026-03-31')?.fino).toBe('2026-04-01');
  expect(inPiano('2026-03-10', [paga('2026-03-05', 1)])?.fino).toBe('2026-05-01');
  // one unpaid is not two
  expect(inPiano('2026-04-01')).toMatchObject({ motivo: 'RATEAZIONE_IN_CORSO', fino: '2026-05-01' });
});

test('R-65: two unpaid within the months, a reminder that names those two, its term, the decadenza', () => {
  expect(inPiano('2026-04-30')?.motivo).toBe('RATEAZIONE_IN_CORSO');
  expect(inPiano('2026-05-01')).toMatchObject({ motivo: 'SOLLECITO_RATE', rate: [1, 2], partite: ['P1'] });
  const sollecito = (rate: number[], il = '2026-05-01', esito: null | undefined = undefined) =>
    attoDi('A1', 'sollecitoRate', ['P1'], [invioDi(il, 'pec', esito)], { rate });
  expect(inPiano('2026-05-04', [], [sollecito([1, 2])])).toMatchObject({
    motivo: 'TERMINE_SOLLECITO_RATE',
    fino: '2026-05-19',
  });
  // 16 May is a Saturday: the term ends on Monday 18
  expect(inPiano('2026-05-18', [], [sollecito([1, 2])])?.motivo).toBe('TERMINE_SOLLECITO_RATE');
  expect(inPiano('2026-05-19', [], [sollecito([1, 2])])?.motivo).toBe('DECADENZA_C800');
  expect(inPiano('2026-05-04', [], [sollecito([1, 2], '2026-05-01', null)])?.motivo).toBe(
    'RATEAZIONE_IN_CORSO',
  );
  const delGiorno = sollecito([1, 2], '2026-03-02');
  expect(inPiano('2026-05-04', [], [delGiorno])?.motivo).toBe('DECADENZA_C800');
  const muto = attoDi('A1', 'sollecitoRate', ['P1'], [invioDi('2026-05-01', 'pec')]);
  expect(inPiano('2026-05-04', [], [muto])?.motivo).toBe('SOLLECITO_RATE');
  for (const altro of [sollecito([1, 3]), sollecito([1, 2, 3]), sollecito([1, 2], '2026-03-01')])
    expect(inPiano('2026-05-04', [], [altro])?.motivo).toBe('SOLLECITO_RATE');
  expect(inPiano('2026-05-04', [paga('2026-05-02', 2)])?.motivo).toBe('RATEAZIONE_IN_CORSO');
});

test('R-65, seed B-42: by a regulation the first instalment, or as many of the others as it says', () => {
  const secondo = (successive: number | null, pagate: number[], oggi: string) =>
    inPiano(
      oggi,
      pagate.map((k) => paga('2026-03-05', k)),
      [],
      {
        'decadenza.regola': 'primaOSuccessive',
        'decadenza.successive': successive,
      },
    )?.motivo;
  expect(secondo(2, [], '2026-04-01')).toBe('DECADENZA_REGOLAMENTO');
  expect(secondo(2, [1], '2026-05-01')).toBe('RATEAZIONE_IN_CORSO');
  expect(secondo(2, [1], '2026-06-01')).toBe('RATEAZIONE_IN_CORSO');
  expect(secondo(2, [1], '2026-06-02')).toBe('DECADENZA_REGOLAMENTO');
  expect(secondo(null, [1], '2026-08-20')).toBe('RATEAZIONE_IN_CORSO');
  expect(secondo(null, [], '2026-04-01')).toBe('DECADENZA_REGOLAMENTO');
});

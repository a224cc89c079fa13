import type { Fascicolo, PropostaFatta } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { guardia, prescritte } from './guardia';

const ENTE = { titolo: { tipo: 'ingiunzione' as const, notificatoIl: '2026-01-02' } };
const prescrive = (dal: string) => ({ prescrizione: { dal, anni: 5 } });
const passo = (altro: Partial<Fascicolo>, oggi: string, valori = {}) =>
  guardia(quadroDi(fascicoloDi(altro), oggi, profiloCon(valori)));
const proposta = (altro: Partial<PropostaFatta>): PropostaFatta => ({
  tipo: 'allarme',
  motivo: 'ALLARME_PRESCRIZIONE',
  il: '2030-03-02',
  ...altro,
});

test('R-71: from 120 days before the end what has a title is interrupted, with all that is available', () => {
  // alive until 2 January 2031: the alarm is on 4 September 2030
  const partite = [
    partitaDi('P1', undefined, ENTE),
    partitaDi('P2', undefined, { titolo: { tipo: 'ingiunzione', notificatoIl: '2029-05-02' } }),
    partitaDi('P3', undefined, prescrive('2029-05-02')),
    partitaDi('P4', undefined, prescrive('2029-05-02')),
  ];
  const atti = [attoDi('A1', 'intimazioneEsecutiva', ['P4'], [invioDi('2030-08-20', 'pec', null)])];
  expect(passo({ partite, atti }, '2030-09-03')).toBeNull();
  expect(passo({ partite, atti }, '2030-09-04')).toMatchObject({
    atto: 'intimazione50',
    motivo: 'GUARDIA_PRESCRIZIONE',
    partite: ['P1', 'P2'],
  });
  expect(passo({ partite: [] }, '2030-09-04')).toBeNull();
});

test('R-71: not while an act that interrupts is open on it; one of others, served or that does not interrupt is none', () => {
  const partite = [partitaDi('P1', undefined, ENTE), partitaDi('P2', undefined, prescrive('2029-01-01'))];
  const con = (
    tipo: 'intimazione50' | 'sollecitoRate',
    partita: string,
    il: string,
    esito: null | undefined,
  ) =>
    passo({ partite, atti: [attoDi('A1', tipo, [partita], [invioDi(il, 'pec', esito)])] }, '2030-09-04')
      ?.motivo ?? null;
  expect(con('intimazione50', 'P1', '2030-08-01', null)).toBeNull();
  expect(con('intimazione50', 'P2', '2030-08-01', null)).toBe('GUARDIA_PRESCRIZIONE');
  expect(con('sollecitoRate', 'P1', '2030-08-01', null)).toBe('GUARDIA_PRESCRIZIONE');
  expect(con('intimazione50', 'P1', '2026-01-02', undefined)).toBe('GUARDIA_PRESCRIZIONE');
});

test('R-71: with no title it is formed, one type at a time, with all that lack it', () => {
  const partite = [
    partitaDi('P1', undefined, { natura: 'tributaria' }),
    partitaDi('P2', undefined, { natura: 'cds', ...prescrive('2029-01-01') }),
    partitaDi('P3', undefined, { natura: 'tributaria', ...prescrive('2029-01-01') }),
    partitaDi('P4', undefined, ENTE),
  ];
  expect(passo({ partite }, '2030-03-01')).toBeNull();
  expect(passo({ partite }, '2030-03-02')).toMatchObject({
    atto: 'accertamentoEsecutivo',
    partite: ['P1', 'P3'],
  });
});

test('R-72: under the floor, suspended, in a plan or not available yet it only gives an alarm, once per date', () => {
  const sotto = { partite: [partitaDi('P1', { capitale: 9_99n }), partitaDi('P2', { capitale: 0n })] };
  expect(passo(sotto, '2030-03-02')).toMatchObject({
    motivo: 'ALLARME_PRESCRIZIONE',
    partite: ['P1'],
    scade: '2030-06-30',
  });
  const dopo = (altro: Partial<PropostaFatta>) =>
    passo(
      { ...sotto, proposte: [proposta({ partite: ['P1'], scade: '2030-06-30', ...altro })] },
      '2030-03-10',
    );
  expect(dopo({})).toBeNull();
  for (const altra of [{ partite: ['P2'] }, { scade: '2030-06-29' }, { tipo: 'prescrizione' as const }])
    expect(dopo(altra)?.motivo).toBe('ALLARME_PRESCRIZIONE');
  const { partite: _nessuna, ...senza } = proposta({ scade: '2030-06-30' });
  expect(passo({ ...sotto, proposte: [senza] }, '2030-03-10')?.motivo).toBe('ALLARME_PRESCRIZIONE');
  const una = [partitaDi('P1', undefined, ENTE)];
  const ferma = (eventi: Fascicolo['eventi']) => passo({ partite: una, eventi }, '2030-09-04')?.motivo;
  expect(ferma([{ tipo: 'sospensione', il: '2030-09-01' }])).toBe('ALLARME_PRESCRIZIONE');
  expect(
    ferma([{ tipo: 'rateazioneConcessa', il: '2030-09-01', rate: 4, primaScadenza: '2030-10-31' }]),
  ).toBe('ALLARME_PRESCRIZIONE');
  expect(ferma([{ tipo: 'decesso', il: '2030-09-01' }])).toBe('ALLARME_PRESCRIZIONE');
  expect(ferma([{ tipo: 'insolvenza', il: '2030-09-01' }])).toBe('ALLARME_PRESCRIZIONE');
  const recente = [partitaDi('P1', undefined, { ...ENTE, affidataIl: '2030-09-10' })];
  expect(passo({ partite: recente }, '2030-09-10')?.motivo).toBe('GUARDIA_PRESCRIZIONE');
});

test('R-72: the alarm names together those of the same earliest date', () => {
  const piccola = (id: string, dal: string) => partitaDi(id, { capitale: 1_00n }, prescrive(dal));
  const partite = [piccola('P3', '2025-06-30'), piccola('P1', '2025-06-30'), piccola('P2', '2025-07-15')];
  expect(passo({ partite }, '2030-04-01')).toMatchObject({ partite: ['P1', 'P3'], scade: '2030-06-30' });
});

test('R-73: what is prescribed is proposed once for each time it is, and waited for when nothing else is left', () => {
  const partite = [partitaDi('P1'), partitaDi('P2', undefined, prescrive('2026-01-01'))];
  const detto = (oggi: string, proposte: PropostaFatta[] = [], quali = partite) => {
    const risposta = prescritte(quadroDi(fascicoloDi({ partite: quali, proposte }), oggi));
    return risposta && [risposta.motivo, risposta.partite];
  };
  const fatta = (il: string, altro: Partial<PropostaFatta> = {}) => [
    proposta({ tipo: 'prescrizione', il, partite: ['P1'], ...altro }),
  ];
  expect(detto('2030-06-30')).toBeNull();
  expect(detto('2030-07-01')).toEqual(['PARTITA_PRESCRITTA', ['P1']]);
  expect(detto('2030-07-02', fatta('2030-07-01'))).toBeNull();
  expect(detto('2030-07-02', fatta('2030-06-30'))).toEqual(['PARTITA_PRESCRITTA', ['P1']]);
  expect(detto('2030-07-02', fatta('2030-07-01', { partite: ['P2'] }))).toEqual([
    'PARTITA_PRESCRITTA',
    ['P1'],
  ]);
  expect(detto('2030-07-02', fatta('2030-07-01', { tipo: 'allarme' }))).toEqual([
    'PARTITA_PRESCRITTA',
    ['P1'],
  ]);
  const { partite: _nessuna, ...senza } = proposta({ tipo: 'prescrizione', il: '2030-07-01' });
  expect(detto('2030-07-02', [senza])).toEqual(['PARTITA_PRESCRITTA', ['P1']]);
  expect(detto('2030-07-02', fatta('2030-07-01'), [partitaDi('P1')])).toEqual([
    'ATTESA_DECISIONE_PRESCRIZIONE',
    undefined,
  ]);
});

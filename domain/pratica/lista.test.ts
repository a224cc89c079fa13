import { giornoDi } from '../calendario';
import type { Evento, Fascicolo, PropostaFatta } from '../fascicolo';
import { leggiFatti } from '../fatti';
import { PROFILO_LEGGE160 } from '../profili/profili';
import type { Profilo } from '../profili/profilo';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { listaInAttesa, listaValida, proponiLista, residuoMinimo } from './lista';

const lista = (il: string, altro: Partial<PropostaFatta> = {}): PropostaFatta => ({
  tipo: 'inesigibilita',
  motivo: 'NON_ABBIENTE',
  il,
  dovuto: 500_00n,
  ...altro,
});
const valida = (proposte: PropostaFatta[], eventi: Evento[]) =>
  listaValida(leggiFatti(fascicoloDi({ proposte, eventi }), PROFILO_LEGGE160, giornoDi('2028-12-31')))?.il ??
  null;
const osservazioni = (il: string, esito: 'prosegui' | 'accetta' = 'prosegui'): Evento => ({
  tipo: 'osservazioni',
  il,
  esito,
});

test('R-69: insolvency, death, a plan and observations void the list that stood, others do not', () => {
  const una = [lista('2026-07-04')];
  expect(valida(una, [])).toBe('2026-07-04');
  expect(valida([{ ...lista('2026-07-04'), tipo: 'allarme' }], [])).toBeNull();
  const annullano: Evento[] = [
    { tipo: 'insolvenza', il: '2026-07-04' },
    { tipo: 'decesso', il: '2026-08-01' },
    { tipo: 'rateazioneConcessa', il: '2026-08-01', rate: 4, primaScadenza: '2026-09-30' },
    osservazioni('2026-08-01'),
  ];
  expect(annullano.filter((evento) => valida(una, [evento]) !== null)).toEqual([]);
  const innocui: Evento[] = [
    { tipo: 'eredi', il: '2026-08-01' },
    { tipo: 'pagamento', il: '2026-08-01', importo: 1n },
    osservazioni('2026-08-01', 'accetta'),
    osservazioni('2026-07-03'),
  ];
  expect(innocui.filter((evento) => valida(una, [evento]) === null)).toEqual([]);
});

test('R-69: a fact voids one list: the one made again on its day stands, the next fact voids that', () => {
  const due = [lista('2026-07-04'), lista('2026-08-01')];
  expect(valida(due, [osservazioni('2026-08-01')])).toBe('2026-08-01');
  expect(valida(due, [osservazioni('2026-08-01'), osservazioni('2026-09-01')])).toBeNull();
  expect(valida(due, [osservazioni('2026-07-01'), osservazioni('2026-07-20')])).toBe('2026-08-01');
  expect(
    valida([...due, lista('2026-10-01')], [osservazioni('2026-08-01'), osservazioni('2026-09-01')]),
  ).toBe('2026-10-01');
});

const attesa = (
  proposta: PropostaFatta,
  oggi: string,
  valori: Record<string, unknown> = {},
  eventi: Evento[] = [],
) => listaInAttesa(quadroDi(fascicoloDi({ proposte: [proposta], eventi }), oggi, profiloCon(valori)));

test('R-68: the Ente accepts on the day of the list or later', () => {
  const dopo = (il: string, esito: 'prosegui' | 'accetta' = 'accetta') =>
    attesa(lista('2026-07-04'), '2026-12-31', {}, [osservazioni(il, esito)])?.motivo;
  expect([dopo('2026-07-03'), dopo('2026-07-04'), dopo('2026-08-04')]).toEqual([
    'ATTESA_DECISIONE_ENTE',
    'DISCARICO_ACCETTATO',
    'DISCARICO_ACCETTATO',
  ]);
  expect(attesa(lista('2026-07-04'), '2026-12-31', {}, [{ tipo: 'eredi', il: '2026-08-01' }])?.motivo).toBe(
    'ATTESA_DECISIONE_ENTE',
  );
});

test('R-68: the smallest sums are discharged at once, exactly the minimum too', () => {
  const con = (dovuto: bigint | undefined, minimo: string | null) => {
    const { dovuto: _via, ...senza } = lista('2026-07-04');
    const proposta = dovuto === undefined ? senza : { ...senza, dovuto };
    return attesa(proposta, '2026-07-04', { 'inesigibilita.residuoMinimo': minimo })?.motivo;
  };
  expect([con(100_00n, '100.00'), con(100_01n, '100.00'), con(undefined, '100.00'), con(1n, null)]).toEqual([
    'DISCARICO_MINIMO',
    'ATTESA_DECISIONE_ENTE',
    'ATTESA_DECISIONE_ENTE',
    'ATTESA_DECISIONE_ENTE',
  ]);
});

test('R-68: the silence of the profile runs from the delivery', () => {
  const silenzio = { 'inesigibilita.silenzio': 180 };
  const proposta = lista('2026-07-04', { consegnataIl: '2026-07-10' });
  expect(attesa(lista('2026-07-04'), '2027-12-31', silenzio)).toMatchObject({
    motivo: 'SILENZIO_ENTE',
    passo: 'attendi',
  });
  expect(attesa(proposta, '2026-07-09', silenzio)).toMatchObject({
    motivo: 'SILENZIO_ENTE',
    fino: '2030-03-02',
  });
  expect(attesa(proposta, '2026-07-10', silenzio)).toMatchObject({
    motivo: 'SILENZIO_ENTE',
    fino: '2027-01-07',
  });
  expect(attesa(proposta, '2027-01-06', silenzio)?.motivo).toBe('SILENZIO_ENTE');
  expect(attesa(proposta, '2027-01-07', silenzio)?.motivo).toBe('DISCARICO_SILENZIO');
});

const residuo = (atti: Fascicolo['atti'], minimo: string | null) =>
  residuoMinimo(
    quadroDi(fascicoloDi({ atti }), '2026-02-02', profiloCon({ 'inesigibilita.residuoMinimo': minimo })),
  )?.motivo ?? null;

test('R-67: what is owed up to the minimum is listed, unless a procedure began', () => {
  expect([residuo([], '500.00'), residuo([], '499.99'), residuo([], null)]).toEqual([
    'RESIDUO_MINIMO',
    null,
    null,
  ]);
  const con = (tipo: 'sollecito795' | 'preavvisoFermo' | 'preavvisoIpoteca' | 'pignoramento72bis') =>
    residuo(
      [
        attoDi('A0', 'sollecito795', ['P1'], [invioDi('2026-02-02')]),
        attoDi(
          'A1',
          tipo,
          ['P1'],
          [invioDi('2026-02-02', tipo === 'sollecito795' ? undefined : 'pec', null)],
        ),
      ],
      '900.00',
    );
  expect([
    con('sollecito795'),
    con('preavvisoFermo'),
    con('preavvisoIpoteca'),
    con('pignoramento72bis'),
  ]).toEqual(['RESIDUO_MINIMO', null, null, null]);
});

test('R-67: where the claims must live on, an intimazione interrupts first those that would not', () => {
  const profilo = (anni: number): Profilo => profiloCon({ 'inesigibilita.anniVivi': anni });
  const motivo = (oggi: string, anni: number) =>
    proponiLista(quadroDi(fascicoloDi(), oggi, profilo(anni)), 'NON_ABBIENTE').motivo;
  // alive until 30 June 2030
  expect([motivo('2029-06-30', 1), motivo('2029-07-01', 1), motivo('2030-06-30', 0)]).toEqual([
    'NON_ABBIENTE',
    'PRESCRIZIONE_VIVA',
    'NON_ABBIENTE',
  ]);
});

test('R-67: one claim that would not live on is enough', () => {
  const partite = [
    partitaDi('P1'),
    partitaDi('P2', undefined, { prescrizione: { dal: '2022-01-01', anni: 5 } }),
  ];
  const q = quadroDi(fascicoloDi({ partite }), '2026-06-10', profiloCon({ 'inesigibilita.anniVivi': 1 }));
  expect(proponiLista(q, 'NON_ABBIENTE')).toMatchObject({
    motivo: 'PRESCRIZIONE_VIVA',
    partite: ['P1', 'P2'],
  });
});

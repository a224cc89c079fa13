import { giornoDi } from '../calendario';
import type { AttoEmesso, Evento, Indagine } from '../fascicolo';
import { iniziaCautela, proseguiCautela, raggiungeMinimo } from './cautelare';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { cercaBeni, isScaduta } from './indagine';

const strumentale = (il: string): Evento => ({ tipo: 'veicoloStrumentale', il });
const preavviso = (tipo: 'preavvisoFermo' | 'preavvisoIpoteca', partite = ['P1'], esito?: null) =>
  attoDi('A1', tipo, partite, [invioDi('2026-06-01', 'pec', esito)]);
const quadro = (
  oggi: string,
  atti: AttoEmesso[] = [],
  eventi: Evento[] = [],
  valori = {},
  importo = 500_00n,
) =>
  quadroDi(
    fascicoloDi({
      partite: [partitaDi('P1', { capitale: importo }), partitaDi('P2', { capitale: importo })],
      atti,
      eventi,
    }),
    oggi,
    profiloCon(valori),
  );
const segue = (
  oggi: string,
  atti: AttoEmesso[],
  eventi: Evento[] = [],
  valori = {},
  quale: 'fermo' | 'ipoteca' = 'fermo',
) => proseguiCautela(quadro(oggi, atti, eventi, valori), quale);

test('R-47: thirty days from the preavviso, then the iscrizione of what it covers, then its own wait', () => {
  expect(segue('2026-06-10', [])).toBeNull();
  expect(segue('2026-06-10', [preavviso('preavvisoFermo', ['P1'], null)])).toBeNull();
  // 30 days from 1 June end on 1 July
  expect(segue('2026-07-01', [preavviso('preavvisoFermo')])).toMatchObject({
    motivo: 'TERMINE_PREAVVISO_FERMO',
    fino: '2026-07-02',
  });
  expect(segue('2026-07-02', [preavviso('preavvisoFermo')])).toMatchObject({
    motivo: 'ISCRIZIONE_FERMO',
    atto: 'fermo',
    partite: ['P1'],
  });
  const iscritto = [preavviso('preavvisoFermo'), attoDi('A2', 'fermo', ['P1'], [invioDi('2026-07-02')])];
  expect(segue('2026-08-31', iscritto)).toMatchObject({
    motivo: 'ATTESA_ESITO_CAUTELARE',
    fino: '2026-09-01',
  });
  expect(segue('2026-09-01', iscritto)).toBeNull();
});

test('R-47: a vehicle needed for work, said by the end of the term, stops the fermo and not the ipoteca', () => {
  const con = (il: string, oggi = '2026-07-10') =>
    segue(oggi, [preavviso('preavvisoFermo')], [strumentale(il)])?.motivo ?? null;
  expect([con('2026-07-01'), con('2026-07-02'), con('2026-06-15', '2026-06-20')]).toEqual([
    null,
    'ISCRIZIONE_FERMO',
    null,
  ]);
  const ipoteca = { 'minimo.ipoteca': '0.00' };
  expect(
    segue('2026-07-10', [preavviso('preavvisoIpoteca')], [strumentale('2026-06-10')], ipoteca, 'ipoteca')
      ?.motivo,
  ).toBe('ISCRIZIONE_IPOTECA');
  expect(
    segue('2026-07-10', [preavviso('preavvisoFermo')], [{ tipo: 'eredi', il: '2026-06-10' }])?.motivo,
  ).toBe('ISCRIZIONE_FERMO');
});

test('R-47: under the minimum the iscrizione is passed over; exactly the minimum is enough', () => {
  const con = (minimo: string | null) =>
    segue('2026-07-10', [preavviso('preavvisoFermo')], [], { 'minimo.fermo': minimo })?.motivo ?? null;
  expect([con('500.00'), con('500.01'), con(null)]).toEqual(['ISCRIZIONE_FERMO', null, 'ISCRIZIONE_FERMO']);
  const q = quadro('2026-07-10', [], [], { 'minimo.fermo': null });
  expect([raggiungeMinimo(q, 'fermo', []), raggiungeMinimo(q, 'fermo', q.attive)]).toEqual([false, true]);
});

test('R-46: a preavviso for what was found, reaches the minimum and was never begun', () => {
  const inizia = (
    quale: 'fermo' | 'ipoteca',
    trovati: ('veicolo' | 'immobile' | 'conto')[],
    atti: AttoEmesso[] = [],
    eventi: Evento[] = [],
    importo = 500_00n,
  ) => iniziaCautela(quadro('2026-07-10', atti, eventi, {}, importo), quale, trovati)?.motivo ?? null;
  expect(inizia('fermo', ['conto', 'veicolo'])).toBe('PREAVVISO_FERMO');
  expect([inizia('fermo', ['immobile']), inizia('ipoteca', ['immobile'])]).toEqual([null, null]);
  expect(inizia('ipoteca', ['immobile'], [], [strumentale('2026-07-01')], 10_000_00n)).toBe(
    'PREAVVISO_IPOTECA',
  );
  expect(inizia('ipoteca', ['immobile'], [], [], 9_999_99n)).toBeNull();
  expect(inizia('fermo', ['veicolo'], [], [strumentale('2026-07-10')])).toBeNull();
  expect(inizia('fermo', ['veicolo'], [preavviso('preavvisoFermo')])).toBeNull();
  expect(inizia('fermo', ['veicolo'], [attoDi('A2', 'fermo', ['P1'], [invioDi('2026-07-02')])])).toBeNull();
  expect(inizia('fermo', ['veicolo'], [preavviso('preavvisoIpoteca')])).toBe('PREAVVISO_FERMO');
});

test('R-44: the search made since the last restart, from the day its outcome is known, good for a year', () => {
  const indagine = (il: string, notoIl?: string): Indagine => ({
    il,
    motivo: 'INDAGINE_SOLVIBILITA',
    ...(notoIl ? { esito: { notoIl, elenco: ['conto'] } } : {}),
  });
  const cerca = (indagini: Indagine[], oggi: string, eventi: Evento[] = []) => {
    const q = quadroDi(fascicoloDi({ indagini, eventi }), oggi);
    const esito = cercaBeni(q);
    return 'passo' in esito ? esito.motivo : isScaduta(q, esito) ? 'scaduta' : 'buona';
  };
  expect(cerca([], '2026-07-10')).toBe('INDAGINE_SOLVIBILITA');
  expect(cerca([indagine('2026-07-01')], '2026-07-10')).toBe('ATTESA_INDAGINE');
  expect(cerca([indagine('2026-07-01', '2026-07-11')], '2026-07-10')).toBe('ATTESA_INDAGINE');
  expect(cerca([indagine('2026-07-01', '2026-07-10')], '2026-07-10')).toBe('buona');
  expect(cerca([indagine('2026-07-01', '2026-07-10')], '2027-07-10')).toBe('buona');
  expect(cerca([indagine('2026-07-01', '2026-07-10')], '2027-07-11')).toBe('scaduta');
  const prosegui = (il: string): Evento => ({ tipo: 'osservazioni', il, esito: 'prosegui' });
  const fatta = [indagine('2026-07-01', '2026-07-01')];
  expect(cerca(fatta, '2026-07-10', [prosegui('2026-07-01')])).toBe('buona');
  expect(cerca(fatta, '2026-07-10', [prosegui('2026-07-02')])).toBe('NUOVI_ELEMENTI');
  expect(cerca(fatta, '2026-07-10', [{ tipo: 'osservazioni', il: '2026-07-02', esito: 'accetta' }])).toBe(
    'buona',
  );
  expect(cerca(fatta, '2026-07-10', [{ tipo: 'proceduraChiusa', il: '2026-07-02' }])).toBe('NUOVI_ELEMENTI');
  expect(cerca(fatta, '2026-07-10', [{ tipo: 'eredi', il: '2026-07-02' }])).toBe('NUOVI_ELEMENTI');
});

test('R-54: payments by value date, never later than the day they are known, whatever the order of arrival', () => {
  const pagamento = (il: string, importo: bigint, valuta?: string): Evento => ({
    tipo: 'pagamento',
    il,
    importo,
    ...(valuta ? { valuta } : {}),
  });
  const eventi = [
    pagamento('2026-03-20', 3n),
    pagamento('2026-03-25', 9n, '2026-03-10'),
    pagamento('2026-03-15', 5n, '2026-03-10'),
    pagamento('2026-03-15', 4n, '2026-03-10'),
    pagamento('2026-03-12', 7n, '2026-04-12'),
  ];
  const letti = (dati: Evento[]) =>
    quadroDi(fascicoloDi({ eventi: dati }), '2026-12-31').fatti.pagamenti.map((p) => [p.valuta, p.importo]);
  const g = giornoDi('2026-03-10');
  const atteso = [
    [g, 4n],
    [g, 5n],
    [g, 9n],
    [g + 2, 7n],
    [g + 10, 3n],
  ];
  expect(letti(eventi)).toEqual(atteso);
  expect(letti([...eventi].reverse())).toEqual(atteso);
  const { fatti } = quadroDi(fascicoloDi({ eventi }), '2026-12-31');
  expect(fatti.eventi.map((evento) => evento.il)).toEqual([
    '2026-03-12',
    '2026-03-15',
    '2026-03-15',
    '2026-03-20',
    '2026-03-25',
  ]);
});

test('R-02, R-40: a partita counts from its entrusting; an act void for a death is kept apart', () => {
  const f = fascicoloDi({
    partite: [partitaDi('P1'), partitaDi('P2', undefined, { affidataIl: '2026-03-10' })],
    eventi: [
      { tipo: 'decesso', il: '2026-04-01', dal: '2026-03-05' },
      { tipo: 'partitaAggiunta', il: '2026-03-20', partita: partitaDi('P1', { capitale: 1n }) },
    ],
    atti: [
      attoDi('A1', 'ingiunzione', ['P1'], [invioDi('2026-03-01', 'pec')]),
      attoDi('A2', 'sollecito795', ['P1'], [invioDi('2026-03-10')]),
    ],
  });
  const al = (oggi: string) => {
    const { fatti } = quadroDi(f, oggi);
    return [
      fatti.partite.map(({ id }) => id),
      fatti.atti.map(({ atto }) => atto.id),
      fatti.inefficaci.map(({ atto }) => atto.id),
    ];
  };
  expect(al('2026-03-09')).toEqual([['P1'], ['A1'], []]);
  expect(al('2026-03-31')).toEqual([['P1', 'P2'], ['A1', 'A2'], []]);
  expect(al('2026-04-01')).toEqual([['P1', 'P2'], ['A1'], ['A2']]);
});

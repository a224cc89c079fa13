import { giornoDi, MAI } from '../calendario';
import type { AttoEmesso, Evento, Fascicolo, Partita } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { attendi, dateComuni, emetti } from './passi';
import { esclusiPerAtto } from './quadro';
import { sospensioneTotale } from './sospensione-totale';
import { titoliMancanti } from './titoli';

const il = giornoDi;
const sospesa = (dal: string, al?: string, partite?: string[]): Evento => ({
  tipo: 'sospensione',
  il: '2026-02-02',
  dal,
  ...(al ? { al } : {}),
  ...(partite ? { partite } : {}),
});

test('R-23: owed is what has a residuo; when only expenses are left, all; prescribed from the day after the last', () => {
  const due = [partitaDi('P1'), partitaDi('P2', { capitale: 100_00n })];
  const titolo = attoDi('T1', 'intimazioneEsecutiva', ['P1', 'P2'], [invioDi('2026-02-02', 'pec')]);
  const dovute = (importo: bigint, oggi = '2026-02-10') => {
    const q = quadroDi(
      fascicoloDi({
        partite: due,
        atti: [titolo],
        eventi: [{ tipo: 'pagamento', il: '2026-02-05', importo }],
      }),
      oggi,
    );
    return [q.dovute, q.correnti].map((partite) => partite.map(({ id }) => id).join(' '));
  };
  expect(dovute(1n)).toEqual(['P1 P2', 'P1 P2']);
  expect(dovute(500_00n)).toEqual(['P2', 'P2']);
  // 2 euro of pec are left
  expect(dovute(600_00n)).toEqual(['P1 P2', 'P1 P2']);
  expect(dovute(602_00n)).toEqual(['', '']);
  const [viva, morta] = ['2031-02-02', '2031-02-03'].map(
    (oggi) => quadroDi(fascicoloDi({ atti: [{ ...titolo, partite: ['P1'] }] }), oggi).correnti.length,
  );
  expect([viva, morta]).toEqual([1, 0]);
  const [p] = quadroDi(fascicoloDi(), '2026-03-02').dovute;
  expect(p && [p.scade, p.allarme]).toEqual([il('2030-06-30'), il('2030-06-30') - 120]);
  const eterna = quadroDi(
    fascicoloDi({ eventi: [{ tipo: 'insinuazioneDepositata', il: '2026-03-01' }] }),
    '2026-03-02',
  );
  expect(eterna.dovute.map(({ scade, allarme }) => [scade, allarme])).toEqual([[MAI, MAI]]);
});

test('R-31, R-92: the days that do not count for an act are those of what it covers and is owed, else of what it covers', () => {
  const partite = [partitaDi('P1', { capitale: 100_00n }), partitaDi('P2'), partitaDi('P3')];
  const eventi = [sospesa('2026-03-01', '2026-03-20', ['P1']), sospesa('2026-03-10', '2026-03-31', ['P2'])];
  const sospesi = (quali: string[], altri: Evento[] = []) => {
    const q = quadroDi(fascicoloDi({ partite, eventi: [...eventi, ...altri] }), '2026-06-10');
    return esclusiPerAtto(q, { atto: { partite: quali } }, q.oggi).sospesi.map(({ dal, al }) => [dal, al]);
  };
  const primo = [il('2026-03-01'), il('2026-03-20')];
  expect(sospesi(['P1'])).toEqual([primo]);
  expect(sospesi(['P1', 'P2'])).toEqual([[il('2026-03-10'), il('2026-03-20')]]);
  expect(sospesi(['P1', 'P3'])).toEqual([]);
  const sgravio = (partita: string): Evento => ({ tipo: 'sgravio', il: '2026-02-03', partita, totale: true });
  expect(sospesi(['P1', 'P2'], [sgravio('P2')])).toEqual([primo]);
  expect(sospesi(['P1'], ['P1', 'P2', 'P3'].map(sgravio))).toEqual([primo]);
});

test('R-30: suspended altogether it waits for the first that is free', () => {
  const passo = (...eventi: Evento[]) =>
    sospensioneTotale(
      quadroDi(fascicoloDi({ partite: [partitaDi('P1'), partitaDi('P2')], eventi }), '2026-03-10'),
    );
  expect(passo(sospesa('2026-03-01', '2026-03-20', ['P1']))).toBeNull();
  expect(
    passo(sospesa('2026-03-01', '2026-04-30', ['P1']), sospesa('2026-03-01', '2026-03-20', ['P2'])),
  ).toMatchObject({
    motivo: 'SOSPESA',
    fino: '2026-03-21',
    regolaDal: il('2026-03-21'),
  });
});

test('R-04: a wait ends on the first date that may change the answer, each with its reason', () => {
  const f = fascicoloDi({
    partite: [partitaDi('P1'), partitaDi('P2', undefined, { prescrizione: { dal: '2021-06-01', anni: 5 } })],
    eventi: [sospesa('2026-03-01', '2026-03-20', ['P1']), sospesa('2026-05-01', '2026-05-10', ['P1'])],
    atti: [attoDi('A1', 'sollecitoPrecoattivo', ['P2'], [invioDi('2026-02-20', 'pec', null)])],
  });
  const date = (oggi: string) =>
    [...dateComuni(quadroDi(f, oggi))].map(({ giorno, perche }) => [giorno, perche]);
  expect(date('2026-03-10')).toEqual([
    [il('2030-06-30') - 120, 'allarme'],
    [il('2026-05-01'), 'inizioSospensione'],
    [il('2026-03-21'), 'fineSospensione'],
    [il('2026-06-02'), 'prescrizione'],
    [il('2026-04-21'), 'limiteEsito'],
  ]);
  expect(date('2026-04-21').map(([, perche]) => perche)).toEqual([
    'allarme',
    'inizioSospensione',
    'prescrizione',
  ]);
  const q = quadroDi(f, '2026-03-10');
  const aspetta = (giorno: string | null) =>
    attendi(q, 'ATTESA_NOTIFICA', giorno === null ? MAI : il(giorno));
  expect([aspetta('2026-03-15').fino, aspetta('2026-04-15').fino, aspetta(null).fino]).toEqual([
    '2026-03-15',
    '2026-03-21',
    '2026-03-21',
  ]);
  expect(aspetta('2026-04-15').regolaDal).toBe(il('2026-04-15'));
  expect([aspetta(null), aspetta('2026-03-10')].map((passo) => 'regolaDal' in passo)).toEqual([false, false]);
  expect(aspetta('2026-03-10').fino).toBe('2026-03-21');
});

test('R-26: an act goes by post to heirs, by pec to who is alive', () => {
  const canale = (eventi: Evento[]) =>
    emetti(quadroDi(fascicoloDi({ eventi }), '2026-06-10'), 'ingiunzione', 'FORMAZIONE_INGIUNZIONE', [])
      .canale;
  const morte: Evento = { tipo: 'decesso', il: '2026-03-01' };
  expect([canale([]), canale([morte]), canale([morte, { tipo: 'eredi', il: '2026-06-10' }])]).toEqual([
    'pec',
    'pec',
    'raccomandata',
  ]);
});

const PRECOATTIVO = { 'precoattivo.attivo': true, 'precoattivo.dopoScadenza': 10, 'precoattivo.termine': 30 };
const titolo = (oggi: string, altro: Partial<Fascicolo>, valori: object = PRECOATTIVO) =>
  titoliMancanti(quadroDi(fascicoloDi(altro), oggi, profiloCon({ ...valori })));
const amichevole = (id: string, partite: string[], giorno: string, esito?: null): AttoEmesso =>
  attoDi(id, 'sollecitoPrecoattivo', partite, [invioDi(giorno, 'pec', esito)]);
const scade = (id: string, scadenza?: string): Partita =>
  partitaDi(id, undefined, scadenza ? { scadenzaUltimaRata: scadenza } : {});

test('R-25: the friendly reminder leaves ten days after the last of the dates, to all that lack it', () => {
  const partite = [scade('P1', '2026-02-10'), scade('P2', '2026-02-20'), scade('P3')];
  expect(titolo('2026-03-02', { partite })).toMatchObject({
    motivo: 'ATTESA_ULTIMA_RATA',
    fino: '2026-03-03',
  });
  expect(titolo('2026-03-03', { partite })).toMatchObject({
    motivo: 'SOLLECITO_PRECOATTIVO',
    partite: ['P1', 'P2', 'P3'],
  });
  const subito = { ...PRECOATTIVO, 'precoattivo.dopoScadenza': null };
  expect(titolo('2026-02-10', { partite }, subito)?.motivo).toBe('SOLLECITO_PRECOATTIVO');
  expect(titolo('2026-02-10', { partite: [scade('P1')] })?.motivo).toBe('SOLLECITO_PRECOATTIVO');
  const altro = attoDi('A1', 'sollecito795', ['P1'], [invioDi('2026-02-05')]);
  expect(titolo('2026-02-10', { partite: [scade('P1')], atti: [altro] })?.motivo).toBe(
    'SOLLECITO_PRECOATTIVO',
  );
});

test('R-25: every reminder is served and its term is over before the title', () => {
  const partite = [scade('P1'), scade('P2')];
  const con = (oggi: string, ...atti: AttoEmesso[]) => titolo(oggi, { partite, atti });
  const primo = amichevole('A1', ['P1'], '2026-02-10');
  expect(con('2026-02-20', primo)).toMatchObject({ motivo: 'SOLLECITO_PRECOATTIVO', partite: ['P2'] });
  expect(con('2026-02-20', primo, amichevole('A2', ['P2'], '2026-02-16', null))?.motivo).toBe(
    'ATTESA_NOTIFICA',
  );
  // 30 days from 16 February end on 18 March
  const due = [primo, amichevole('A2', ['P2'], '2026-02-16')];
  expect(con('2026-03-18', ...due)).toMatchObject({
    motivo: 'TERMINE_SOLLECITO_PRECOATTIVO',
    fino: '2026-03-19',
  });
  expect(con('2026-03-19', ...due)?.motivo).toBe('FORMAZIONE_TITOLO_792');
  expect(con('2026-03-18', ...[...due].reverse())?.fino).toBe('2026-03-19');
  // a reminder of who has its title already holds nobody
  const titolata = partitaDi('P3', undefined, {
    titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-02' },
  });
  const estraneo = amichevole('A3', ['P3'], '2026-03-10', null);
  expect(titolo('2026-03-19', { partite: [...partite, titolata], atti: [...due, estraneo] })?.motivo).toBe(
    'FORMAZIONE_TITOLO_792',
  );
});

test('R-24, R-25: with a title for each nothing is formed; exactly the floor is enough', () => {
  const titolata = partitaDi('P1', undefined, {
    titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-02' },
  });
  expect(titolo('2026-03-02', { partite: [titolata] }, {})).toBeNull();
  const piccola = { ...titolata, importi: partitaDi('P1', { capitale: 5_00n }).importi };
  expect(titolo('2026-03-02', { partite: [piccola] }, {})).toBeNull();
  const con = (importo: bigint) =>
    titolo('2026-03-02', { partite: [partitaDi('P1', { capitale: importo })] }, {})?.motivo;
  expect([con(9_99n), con(10_00n)]).toEqual(['SOTTO_SOGLIA_10', 'FORMAZIONE_TITOLO_792']);
});

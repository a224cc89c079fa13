import { giornoDi, MAI } from '../calendario';
import type { AttoEmesso, Evento, Fascicolo } from '../fascicolo';
import type { Bene } from '../vocabolario';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import {
  finePignoramento,
  iniziaPignoramento,
  isDaIntimare,
  isScoperta,
  liberaDalRicorso,
  proseguiPignoramento,
  prossimaEsecuzione,
} from './pignoramento';
import type { PartitaOggi, Quadro } from './quadro';

/** Served on 2 February: term on 3 April, executive from 4 April, available from 4 May. */
const TITOLO = attoDi('T1', 'intimazioneEsecutiva', ['P1', 'P2'], [invioDi('2026-02-02', 'pec')]);
const DUE = [partitaDi('P1'), partitaDi('P2')];
const quadro = (oggi: string, altro: Partial<Fascicolo> = {}, valori = {}): Quadro =>
  quadroDi(fascicoloDi({ partite: DUE, atti: [TITOLO], ...altro }), oggi, profiloCon(valori));
const prima = (q: Quadro): PartitaOggi => {
  const [partita] = q.attive;
  if (!partita) throw new Error('nessuna partita attiva');
  return partita;
};
const ordine = (il: string, partite = ['P1', 'P2'], esito?: null) =>
  attoDi('O1', 'pignoramento72bis', partite, [invioDi(il, 'pec', esito)]);
const intima = (il: string, partite = ['P1', 'P2'], altro: Partial<AttoEmesso> = {}, esito?: null) =>
  attoDi('I1', 'intimazione50', partite, [invioDi(il, 'pec', esito)], { motivo: 'INTIMAZIONE_50', ...altro });
const ricorso = (il: string, partita = 'P1'): Evento => ({ tipo: 'ricorso', il, partita });
const CONTO: Bene[] = ['conto'];

test('R-20: a ricorso by the end of the term holds the order for 120 days from the availability, 180 on a title of the Ente', () => {
  const dal = (eventi: Evento[], altro: Partial<Fascicolo> = {}) => {
    const q = quadro('2026-05-20', { eventi, ...altro });
    return liberaDalRicorso(q, prima(q)) - q.oggi;
  };
  // 120 days of which 4 May is the first: free on 1 September
  const attesa = giornoDi('2026-09-01') - giornoDi('2026-05-20');
  expect([dal([]), dal([ricorso('2026-04-03')]), dal([ricorso('2026-04-04')])]).toEqual([0, attesa, 0]);
  const sgravio: Evento = {
    tipo: 'sgravio',
    il: '2026-03-01',
    partita: 'P1',
    importi: { capitale: 1n, sanzioni: 0n, interessi: 0n, spese: 0n },
  };
  expect(dal([sgravio])).toBe(0);
  expect([dal([ricorso('2026-03-01', 'P2')]), dal([{ tipo: 'eredi', il: '2026-03-01' }])]).toEqual([0, 0]);
  const esito = (partita: string): Evento => ({
    tipo: 'esitoRicorso',
    il: '2026-05-01',
    partita,
    esito: 'rigettato',
  });
  expect(dal([ricorso('2026-04-03'), esito('P1')])).toBe(0);
  expect(dal([ricorso('2026-04-03'), esito('P2')])).toBe(attesa);
  const affidata = [partitaDi('P1', undefined, { ricorso: true }), partitaDi('P2')];
  expect(dal([], { partite: affidata })).toBe(attesa);
  const cds = [partitaDi('P1', undefined, { ricorso: true, natura: 'cds' })];
  expect(
    dal([], { partite: cds, atti: [attoDi('T1', 'ingiunzione', ['P1'], [invioDi('2026-02-02', 'pec')])] }),
  ).toBe(0);
  expect(dal([], { partite: affidata, atti: [] })).toBe(0);
  const titolo = { tipo: 'accertamentoEsecutivo' as const, notificatoIl: '2026-02-02' };
  const ente = [partitaDi('P1', undefined, { ricorso: true, natura: 'tributaria', titolo })];
  expect(dal([], { partite: ente, atti: [] })).toBe(attesa + 60);
});

test('R-20: a plan that fell ends the wait, one in force does not', () => {
  const piano: Evento = {
    tipo: 'rateazioneConcessa',
    il: '2026-04-10',
    rate: 4,
    primaScadenza: '2026-05-31',
  };
  const libera = (atti: AttoEmesso[]) => {
    const q = quadro('2026-05-20', { eventi: [ricorso('2026-04-03'), piano], atti: [TITOLO, ...atti] });
    return liberaDalRicorso(q, prima(q)) === q.oggi;
  };
  expect([
    libera([]),
    libera([attoDi('D1', 'comunicazioneDecadenza', ['P1'], [invioDi('2026-05-10')])]),
  ]).toEqual([false, true]);
});

test('R-48: an order lasts sixty days from when it is served; one that is not served has no end', () => {
  const fine = (atto: AttoEmesso) => {
    const q = quadro('2026-06-10', { atti: [TITOLO, atto] });
    const noto = q.fatti.atti.find(({ tipo }) => tipo === 'pignoramento72bis');
    return noto && finePignoramento(q, noto);
  };
  expect(fine(ordine('2026-06-01'))).toBe(giornoDi('2026-08-01'));
  expect(fine(ordine('2026-06-01', ['P1'], null))).toBe(MAI);
  const segue = (oggi: string, ...atti: AttoEmesso[]) =>
    proseguiPignoramento(quadro(oggi, { atti: [TITOLO, ...atti] }));
  expect(segue('2026-06-10')).toBeNull();
  expect(segue('2026-07-31', ordine('2026-06-01'))).toMatchObject({
    motivo: 'TERMINE_TERZO',
    fino: '2026-08-01',
  });
  expect(segue('2026-08-01', ordine('2026-06-01'))).toBeNull();
  expect(segue('2026-06-10', ordine('2026-06-01', ['P1'], null))).toBeNull();
});

test('R-45, R-19: an intimazione made for an order goes on to it, unless one left on its day or later', () => {
  const segue = (oggi: string, ...atti: AttoEmesso[]) =>
    proseguiPignoramento(quadro(oggi, { atti: [TITOLO, ...atti] }))?.motivo ?? null;
  // the title is of 2 February 2026: from 3 February 2027 an intimazione is needed; its five days end on the 8th
  expect(segue('2027-03-08', intima('2027-03-03'))).toBe('TERMINE_INTIMAZIONE');
  expect(segue('2027-03-09', intima('2027-03-03'))).toBe('PIGNORAMENTO_TERZI');
  expect(segue('2027-03-09', intima('2027-03-03', undefined, { motivo: 'GUARDIA_PRESCRIZIONE' }))).toBeNull();
  expect(segue('2027-03-09', intima('2027-03-03'), ordine('2026-06-01'))).toBe('PIGNORAMENTO_TERZI');
  expect(segue('2027-06-09', intima('2027-03-03'), ordine('2027-03-03'))).toBeNull();
  expect(
    segue('2027-06-09', intima('2027-03-03'), ordine('2027-03-12'), { ...ordine('2026-06-01'), id: 'O2' }),
  ).toBeNull();
  const preavviso = attoDi('F1', 'preavvisoFermo', ['P1'], [invioDi('2027-03-03', 'pec')], {
    motivo: 'INTIMAZIONE_50',
  });
  expect(segue('2027-03-09', preavviso)).toBeNull();
});

test('R-19: over a year from the title an intimazione that covers all of them is needed, good for a year', () => {
  const inizia = (oggi: string, ...atti: AttoEmesso[]) => {
    const passo = iniziaPignoramento(quadro(oggi, { atti: [TITOLO, ...atti] }), CONTO);
    return passo?.motivo ?? null;
  };
  expect(inizia('2027-02-02')).toBe('PIGNORAMENTO_TERZI');
  expect(inizia('2027-02-03')).toBe('INTIMAZIONE_50');
  expect(inizia('2027-03-04', intima('2027-03-03', undefined, {}, null))).toBe('INTIMAZIONE_50');
  expect(inizia('2027-03-20', intima('2027-03-03', ['P1']))).toBe('INTIMAZIONE_50');
  expect(inizia('2028-03-03', intima('2027-03-03'))).toBe('PIGNORAMENTO_TERZI');
  expect(inizia('2028-03-04', intima('2027-03-03'))).toBe('INTIMAZIONE_50');
  // of two that are good the first that is over counts
  const due = [intima('2027-03-03'), { ...intima('2027-03-08'), id: 'I2' }];
  expect(inizia('2027-03-09', ...due)).toBe('PIGNORAMENTO_TERZI');
  expect(inizia('2027-03-09', ...[...due].reverse())).toBe('PIGNORAMENTO_TERZI');
  const q = quadro('2027-12-31', { atti: [] });
  expect(isDaIntimare(q, prima(q))).toBe(false);
  const aperto = quadro('2027-12-31', {
    atti: [attoDi('T1', 'ingiunzione', ['P1'], [invioDi('2026-02-02', 'pec', null)])],
  });
  expect(isDaIntimare(aperto, prima(aperto))).toBe(false);
});

test('R-19: one title over a year is enough to need the intimazione', () => {
  const vecchia = { titolo: { tipo: 'ingiunzione' as const, notificatoIl: '2025-01-02' } };
  const recente = { titolo: { tipo: 'ingiunzione' as const, notificatoIl: '2026-01-20' } };
  const partite = [partitaDi('P1', undefined, recente), partitaDi('P2', undefined, vecchia)];
  expect(iniziaPignoramento(quadro('2026-06-10', { partite, atti: [] }), CONTO)?.motivo).toBe(
    'INTIMAZIONE_50',
  );
});

test('R-46: an order for what was found, of the minimum at least, while it reaches a partita no order has covered', () => {
  const inizia = (trovati: Bene[], atti: AttoEmesso[] = [], eventi: Evento[] = [], valori = {}) =>
    iniziaPignoramento(quadro('2026-06-10', { atti: [TITOLO, ...atti], eventi }, valori), trovati)?.motivo ??
    null;
  expect([inizia(CONTO), inizia(['stipendio']), inizia(['affitto'])]).toEqual(
    Array.from({ length: 3 }, () => 'PIGNORAMENTO_TERZI'),
  );
  expect([inizia([]), inizia(['veicolo', 'immobile'])]).toEqual([null, null]);
  const minimo = (euro: string) => inizia(CONTO, [], [], { 'minimo.pignoramento72bis': euro });
  expect([minimo('1000.00'), minimo('1000.01')]).toEqual(['PIGNORAMENTO_TERZI', null]);
  expect(inizia(CONTO, [ordine('2026-06-01')])).toBeNull();
  expect(inizia(CONTO, [ordine('2026-06-01', ['P1'])])).toBe('PIGNORAMENTO_TERZI');
  const scoperta = (restart: string) => {
    const eventi: Evento[] = [{ tipo: 'osservazioni', il: restart, esito: 'prosegui' }];
    const q = quadro('2026-06-10', { atti: [TITOLO, ordine('2026-06-01')], eventi });
    return isScoperta(q, prima(q));
  };
  expect([scoperta('2026-05-31'), scoperta('2026-06-01'), scoperta('2026-06-02')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('R-49: the next execution is the first end of a wait that reaches the minimum with those free by then', () => {
  const dal = (
    trovati: Bene[],
    minimo: string,
    atti: AttoEmesso[] = [],
    eventi = [ricorso('2026-03-03')],
  ) => {
    const altra = attoDi('T2', 'intimazioneEsecutiva', ['P2'], [invioDi('2026-03-02', 'pec')]);
    const primo = { ...TITOLO, partite: ['P1'] };
    return prossimaEsecuzione(
      quadro('2026-06-10', { atti: [primo, altra, ...atti], eventi }, { 'minimo.pignoramento72bis': minimo }),
      trovati,
    );
  };
  const due = [ricorso('2026-03-03'), ricorso('2026-03-20', 'P2')];
  expect(dal(['veicolo'], '0.00')).toBe(MAI);
  expect(dal(CONTO, '0.00', [], [])).toBe(MAI);
  expect(dal(CONTO, '0.00')).toBe(giornoDi('2026-09-01'));
  expect(dal(CONTO, '0.00', [ordine('2026-06-01', ['P1'])])).toBe(MAI);
  expect(dal(CONTO, '500.00', [], due)).toBe(giornoDi('2026-09-01'));
  expect(dal(CONTO, '500.01', [], due)).toBeGreaterThan(giornoDi('2026-09-01'));
  expect(dal(CONTO, '1000.01', [], due)).toBe(MAI);
});

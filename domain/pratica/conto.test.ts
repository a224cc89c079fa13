import type { AttoEmesso, Evento, Fascicolo, Importi, Partita } from '../fascicolo';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { componiProfilo, type Profilo, stratoDi } from '../profili/profilo';
import type { Canale, TipoAtto } from '../vocabolario';
import { calcolaConto } from './conto';

const partita = (id: string, importi: Partial<Importi>, altro: Partial<Partita> = {}): Partita => ({
  id,
  natura: 'patrimoniale',
  importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n, ...importi },
  prescrizione: { dal: '2025-06-30', anni: 5 },
  affidataIl: '2026-02-02',
  ...altro,
});
const atto = (id: string, tipo: TipoAtto, ...invii: [string, Canale?][]): AttoEmesso => ({
  id,
  tipo,
  motivo: 'SOLLECITO_795',
  partite: ['P1', 'P2'],
  dispacci: invii.map(([il, canale]) => ({
    il,
    ...(canale ? { canale, esito: { tipo: 'perfezionata' as const, legaleIl: il, notoIl: il } } : {}),
  })),
});
/** Served on 2 February: executive from 4 April (61 days and a roll), mora from 5 May, 6 per cent from 4 June. */
const TITOLO = atto('A1', 'intimazioneEsecutiva', ['2026-02-02', 'pec']);
const SOLLECITO = atto('A2', 'sollecito795', ['2026-08-03']);
const pagamento = (il: string, importo: bigint, valuta?: string): Evento => ({
  tipo: 'pagamento',
  il,
  importo,
  ...(valuta ? { valuta } : {}),
});
const fascicolo = (partite: Partita[], eventi: Evento[] = [], atti = [TITOLO]): Fascicolo => ({
  inizio: '2026-02-02',
  debitore: { domicilioDigitale: true },
  partite,
  atti,
  eventi,
  proposte: [],
  indagini: [],
});
const con = (valori: Record<string, unknown>): Profilo =>
  componiProfilo('p', PROFILO_LEGGE160, { ente: stratoDi(valori, 'prova') });
const ART1194 = con({ imputazione: 'art1194' });
const conto = (f: Fascicolo, oggi = '2026-12-31', profilo = PROFILO_LEGGE160, al = oggi) =>
  calcolaConto(f, profilo, oggi, al);
const CENTO = [partita('P1', { capitale: 100_00n })];

test('R-54: the account of a past day does not know the money of a later value date', () => {
  const f = fascicolo(CENTO, [pagamento('2026-03-02', 10_00n), pagamento('2026-05-02', 20_00n)]);
  expect(conto(f, '2026-06-01', PROFILO_LEGGE160, '2026-03-31')).toMatchObject({
    versato: 10_00n,
    residuo: 90_00n,
  });
  expect(conto(f, '2026-06-01', PROFILO_LEGGE160, '2026-05-02')).toMatchObject({
    versato: 30_00n,
    residuo: 70_00n,
  });
});

test('R-50, R-55: what was paid of each thing is told, and with what is due makes the money received', () => {
  const f = fascicolo(
    [partita('P1', { capitale: 100_00n, sanzioni: 30_00n, interessi: 5_00n, spese: 7_00n })],
    [pagamento('2026-04-10', 147_00n)],
  );
  // 3 per cent of 135 euro, then what is left of the 2 euro of the pec
  expect(conto(f, '2026-04-10')).toMatchObject({
    residuo: 0n,
    mora: 0n,
    oneri: 0n,
    oneriPagati: 4_05n,
    spese: 1_05n,
    spesePagate: 95n,
    dovuto: 1_05n,
    credito: 0n,
  });
  expect(conto(f, '2026-04-10').perPartita.get('P1')?.pagati).toEqual({
    capitale: 100_00n,
    sanzioni: 30_00n,
    interessi: 5_00n,
    spese: 7_00n,
  });
});

test('R-53, R-58: a cheaper channel after the payment gives the difference back', () => {
  const titolo = atto(
    'A1',
    'intimazioneEsecutiva',
    ['2026-02-02', 'raccomandata'],
    ['2026-05-20', 'deposito'],
  );
  const f = fascicolo(CENTO, [pagamento('2026-03-02', 107_83n)], [titolo]);
  expect(conto(f, '2026-05-19')).toMatchObject({ spese: 0n, spesePagate: 7_83n, credito: 0n, dovuto: 0n });
  expect(conto(f, '2026-05-20')).toMatchObject({ spese: 0n, spesePagate: 2_00n, credito: 5_83n, dovuto: 0n });
});

test('R-55: the claim whose prescription began first is paid first, then the smaller id', () => {
  const residui = (...partite: Partita[]) =>
    Object.fromEntries(
      [...conto(fascicolo(partite, [pagamento('2026-03-02', 50_00n)]), '2026-03-02').perPartita].map(
        ([id, { residuo }]) => [id, residuo],
      ),
    );
  const vecchia = { prescrizione: { dal: '2024-06-30', anni: 5 } };
  expect(residui(partita('P1', { capitale: 80_00n }), partita('P2', { capitale: 80_00n }, vecchia))).toEqual({
    P1: 80_00n,
    P2: 30_00n,
  });
  expect(residui(partita('P2', { capitale: 80_00n }), partita('P1', { capitale: 80_00n }))).toEqual({
    P1: 30_00n,
    P2: 80_00n,
  });
  expect(residui(partita('P1', { capitale: 80_00n }, vecchia), partita('P2', { capitale: 80_00n }))).toEqual({
    P1: 30_00n,
    P2: 80_00n,
  });
});

test('R-55: with art. 1194 expenses, then oneri, come before the list; with art. 31 after it', () => {
  const f = fascicolo(CENTO, [pagamento('2026-04-10', 4_00n)]);
  expect(conto(f, '2026-04-10', ART1194)).toMatchObject({
    spesePagate: 2_00n,
    oneriPagati: 2_00n,
    residuo: 100_00n,
  });
  expect(conto(f, '2026-04-10')).toMatchObject({ spesePagate: 0n, oneriPagati: 0n, residuo: 96_00n });
});

test('R-40: sanctions that fell with a death stay told after later money', () => {
  const f = fascicolo(
    [partita('P1', { capitale: 100_00n, sanzioni: 30_00n })],
    [{ tipo: 'decesso', il: '2026-03-01' }, pagamento('2026-03-10', 10_00n), pagamento('2026-03-20', 10_00n)],
  );
  expect(conto(f, '2026-03-31').perPartita.get('P1')).toMatchObject({ cadute: 30_00n, residuo: 80_00n });
});

test('R-57: when everything fell or was taken away and nothing was covered, all the money goes back', () => {
  const sgravio: Evento = { tipo: 'sgravio', il: '2026-06-01', partita: 'P1', totale: true };
  expect(conto(fascicolo(CENTO, [pagamento('2026-05-20', 40_00n), sgravio]))).toMatchObject({
    residuo: 0n,
    mora: 0n,
    spese: 0n,
    dovuto: 0n,
    credito: 40_00n,
    versato: 40_00n,
  });
});

test('R-52: what was paid in time bears the lower rate and its cap, what is not due bears none', () => {
  const grande = [partita('P1', { capitale: 12_000_00n })];
  const oneri = (eventi: Evento[], oggi: string) => conto(fascicolo(grande, eventi), oggi).oneri;
  expect(oneri([], '2026-05-20')).toBe(300_00n);
  expect(oneri([], '2026-06-20')).toBe(600_00n);
  // the principal is paid within the days: 3 per cent and 300 euro also afterwards
  expect(oneri([pagamento('2026-04-20', 12_000_00n)], '2026-09-01')).toBe(300_00n);
  // paid after them: 6 per cent and 600 euro, though nothing of the list is left
  expect(oneri([pagamento('2026-06-20', 12_100_00n)], '2026-09-01')).toBeGreaterThan(500_00n);
});

test('R-52, R-56: oneri paid before an sgravio are never owed below zero', () => {
  const f = fascicolo(
    [partita('P1', { capitale: 100_00n, sanzioni: 1_000_00n })],
    [
      pagamento('2026-04-10', 20_00n),
      {
        tipo: 'sgravio',
        il: '2026-05-01',
        partita: 'P1',
        importi: { capitale: 0n, sanzioni: 950_00n, interessi: 0n, spese: 0n },
      },
    ],
  );
  const { oneri, oneriPagati } = conto(f, '2026-05-02', ART1194);
  expect([oneri >= 0n, oneriPagati <= 20_00n]).toEqual([true, true]);
});

test('R-58: expenses stop with the first day on which nothing is due, and only then', () => {
  const atti = [TITOLO, SOLLECITO];
  const spese = (importo: bigint, profilo = PROFILO_LEGGE160, partite = CENTO) =>
    conto(fascicolo(partite, [pagamento('2026-04-10', importo)], atti), '2026-08-03', profilo);
  // 100 + 3 of oneri + 2 of pec
  expect(spese(105_00n)).toMatchObject({ spese: 0n, dovuto: 0n, credito: 0n });
  expect(spese(106_00n)).toMatchObject({ spese: 0n, credito: 1_00n });
  expect(spese(104_99n)).toMatchObject({ spese: 1n + 1_33n, oneri: 0n });
  // art. 1194: what is left is of the list, of one component or of one partita only
  expect(spese(104_99n, ART1194)).toMatchObject({ spese: 1_33n, residuo: 1n });
  const due = [partita('P1', { capitale: 100_00n }), partita('P2', { sanzioni: 100_00n })];
  expect(spese(207_99n, ART1194, due)).toMatchObject({ spese: 1_33n, residuo: 1n });
  expect(spese(208_00n, ART1194, due)).toMatchObject({ spese: 0n, dovuto: 0n });
});

test('R-58: mora or oneri left unpaid keep the procedure alive', () => {
  const atti = [TITOLO, SOLLECITO];
  const senzaMora = conto(
    fascicolo([partita('P1', { capitale: 10_000_00n })], [pagamento('2026-07-01', 10_000_00n)], atti),
    '2026-08-03',
  );
  expect(senzaMora.mora).toBeGreaterThan(0n);
  expect(senzaMora.spese).toBe(2_00n + 1_33n);
  const senzaOneri = con({ imputazione: 'art31', 'spese.notifica.pec': '0.00' });
  const f = fascicolo(CENTO, [pagamento('2026-04-10', 102_99n)], atti);
  expect(conto(f, '2026-08-03', senzaOneri)).toMatchObject({ oneri: 1n, spese: 1_33n });
  const pagati = fascicolo(CENTO, [pagamento('2026-04-10', 103_00n)], atti);
  expect(conto(pagati, '2026-08-03', senzaOneri)).toMatchObject({ oneri: 0n, spese: 0n });
});

test('R-58: two titles are paid when both are', () => {
  const secondo = { ...atto('A3', 'ingiunzione', ['2026-02-02', 'pec']), partite: ['P2'] };
  const primo = { ...TITOLO, partite: ['P1'] };
  const due = [partita('P1', { capitale: 100_00n }), partita('P2', { sanzioni: 100_00n }, { natura: 'cds' })];
  const gratis = con({ 'spese.notifica.pec': '0.00' });
  const spese = (importo: bigint) =>
    conto(
      fascicolo(due, [pagamento('2026-04-10', importo)], [primo, secondo, SOLLECITO]),
      '2026-08-03',
      gratis,
    ).spese;
  expect([spese(206_00n), spese(205_99n), spese(202_00n)]).toEqual([0n, 1_33n, 1_33n]);
});

test('R-53, R-58: an instrument that leaves after the payment brings no administrative expense', () => {
  const caro = con({ 'spese.amministrative.titolo': '15.00', 'spese.amministrative.strumento': '25.00' });
  const f = (importo: bigint) =>
    fascicolo(
      CENTO,
      [pagamento('2026-04-10', importo)],
      [atto('A1', 'ingiunzione', ['2026-02-02', 'pec']), atto('A2', 'fermo', ['2026-07-01'])],
    );
  expect(conto(f(1_000_00n), '2026-08-03', caro).spesePagate).toBe(17_00n);
  expect(conto(f(10_00n), '2026-08-03', caro).spese).toBe(27_00n);
  expect(conto(f(10_00n), '2026-06-30', caro).spese).toBe(17_00n);
});

test('R-55: money reaches the oneri of an act when one of its partite had been entrusted by then', () => {
  const titolo = { tipo: 'ingiunzione' as const, notificatoIl: '2026-01-02', numero: '7' };
  const partite = [
    partita('P1', { sanzioni: 100_00n }, { natura: 'cds', titolo }),
    partita('P2', { sanzioni: 100_00n }, { natura: 'cds', titolo, affidataIl: '2026-03-10' }),
  ];
  const dopo = (il: string, valuta: string) =>
    conto(fascicolo(partite, [pagamento(il, 103_00n, valuta)], []), '2026-03-20');
  expect(dopo('2026-03-02', '2026-03-02')).toMatchObject({ residuo: 100_00n, oneriPagati: 3_00n });
  const nessuna = [
    partita('P0', { capitale: 10_00n }),
    partita('P1', { sanzioni: 100_00n }, { natura: 'cds', titolo, affidataIl: '2026-03-10' }),
  ];
  const prima = (il: string) => conto(fascicolo(nessuna, [pagamento(il, 50_00n)], []), '2026-03-20', ART1194);
  expect(prima('2026-03-09')).toMatchObject({ oneriPagati: 0n, credito: 40_00n });
  expect(prima('2026-03-10').oneriPagati).toBe(3_00n);
});

test('R-33: mora stands still on the sospesi days of the time on which the profile stops it', () => {
  const profilo = componiProfilo('p', PROFILO_LEGGE160, {
    ente: {
      'mora.inSospensione': [{ dal: '2026-06-10', al: '2026-06-20', valore: false, fonte: 'prova' }],
    },
  });
  const mora = (dal: string, al: string, quale = profilo) =>
    conto(
      fascicolo(
        [partita('P1', { capitale: 1_000_000_00n })],
        [{ tipo: 'sospensione', il: '2026-02-02', dal, al }],
      ),
      '2026-06-30',
      quale,
    ).mora;
  const intera = mora('2026-05-20', '2026-05-20', PROFILO_LEGGE160);
  const giorno = 43_83_56n / 100n;
  const persi = (dal: string, al: string) => Number((intera - mora(dal, al) + giorno / 2n) / giorno);
  expect(persi('2026-06-01', '2026-06-09')).toBe(0);
  expect(persi('2026-06-01', '2026-06-10')).toBe(1);
  expect(persi('2026-06-15', '2026-06-30')).toBe(6);
  expect(persi('2026-06-20', '2026-06-30')).toBe(1);
  expect(persi('2026-06-21', '2026-06-30')).toBe(0);
  expect(persi('2026-06-01', '2026-06-30')).toBe(11);
});

test('R-58: an act of the very day on which all is paid is charged; later money moves nothing', () => {
  const eventi = [pagamento('2026-08-03', 1_000_00n)];
  expect(conto(fascicolo(CENTO, eventi, [TITOLO, SOLLECITO]), '2026-12-31').spesePagate).toBe(3_33n);
  const due = [pagamento('2026-04-10', 106_00n), pagamento('2026-09-01', 5_00n)];
  expect(conto(fascicolo(CENTO, due, [TITOLO, SOLLECITO]), '2026-12-31')).toMatchObject({
    spese: 0n,
    spesePagate: 2_00n,
    credito: 6_00n,
  });
});

test('R-58: mora alone keeps the procedure alive', () => {
  const profilo = con({ 'oneri.attivi': false, 'spese.notifica.pec': '0.00' });
  const f = fascicolo(
    [partita('P1', { capitale: 10_000_00n })],
    [pagamento('2026-07-01', 10_000_00n)],
    [TITOLO, SOLLECITO],
  );
  const { mora, spese } = conto(f, '2026-08-03', profilo);
  expect([mora > 0n, spese]).toEqual([true, 1_33n]);
});

import type { Evento, Fascicolo, PropostaFatta } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi, partitaDi } from '../pratica/fascicoli-di-prova';
import { parseCentesimi } from './centesimi';
import { trovaRifiuto } from './valuta-comando';

const OGGI = '2026-06-10';
const rifiuto = (evento: Evento, ...prima: Evento[]) =>
  trovaRifiuto(fascicoloDi({ eventi: prima }), evento, OGGI);
const con = (altro: Partial<Fascicolo>, evento: Evento) => trovaRifiuto(fascicoloDi(altro), evento, OGGI);
const proposta = (tipo: PropostaFatta['tipo']): PropostaFatta => ({
  tipo,
  motivo: 'NON_ABBIENTE',
  il: '2026-05-04',
});
const sgravio = (altro: Partial<Extract<Evento, { tipo: 'sgravio' }>>): Evento => ({
  tipo: 'sgravio',
  il: OGGI,
  partita: 'P1',
  ...altro,
});
const euro = (capitale: bigint, sanzioni = 0n) => ({ capitale, sanzioni, interessi: 0n, spese: 0n });

test('cents cross a boundary as a whole number of fifteen digits at most', () => {
  expect([parseCentesimi('-150'), parseCentesimi('0'), parseCentesimi('9'.repeat(15))]).toEqual([
    -150n,
    0n,
    999_999_999_999_999n,
  ]);
  for (const testo of ['', '-', '1.5', ' 1', '1 ', 'a1', '1a', '9'.repeat(16)])
    expect(() => parseCentesimi(testo)).toThrow('denaro.centesimi: serve un numero intero di centesimi');
});

test('money is dated today at the latest', () => {
  const pagamento = (valuta: string): Evento => ({ tipo: 'pagamento', il: OGGI, importo: 1n, valuta });
  expect([
    rifiuto(pagamento(OGGI)),
    rifiuto(pagamento('2026-06-11')),
    rifiuto(pagamento('2026-01-01')),
  ]).toEqual([null, 'DATA_FUTURA', null]);
  expect(rifiuto({ tipo: 'pagamento', il: OGGI, importo: 1n })).toBeNull();
});

test('every partita that a command names must be of the pratica', () => {
  const ignote: Evento[] = [
    { tipo: 'sospensione', il: OGGI, partite: ['P9'] },
    { tipo: 'revocaSospensione', il: OGGI, partite: ['P9'] },
    sgravio({ partita: 'P9', totale: true }),
    { tipo: 'ricorso', il: OGGI, partita: 'P9' },
    { tipo: 'esitoRicorso', il: OGGI, partita: 'P9', esito: 'accolto' },
  ];
  expect(ignote.map((evento) => rifiuto(evento))).toEqual(ignote.map(() => 'PARTITA_SCONOSCIUTA'));
});

test('a decision answers a proposal of prescription', () => {
  const decisione: Evento = { tipo: 'decisione', il: OGGI, proposta: 'prescrizione', esito: 'accolta' };
  expect(rifiuto(decisione)).toBe('PROPOSTA_ASSENTE');
  expect(con({ proposte: [proposta('allarme')] }, decisione)).toBe('PROPOSTA_ASSENTE');
  expect(con({ proposte: [proposta('allarme'), proposta('prescrizione')] }, decisione)).toBeNull();
});

test('observations answer a list each', () => {
  const osservazioni: Evento = { tipo: 'osservazioni', il: OGGI, esito: 'accetta' };
  const lista = proposta('inesigibilita');
  const dopo = (proposte: PropostaFatta[], ...eventi: Evento[]) => con({ proposte, eventi }, osservazioni);
  expect(dopo([])).toBe('LISTA_ASSENTE');
  expect(dopo([proposta('allarme')])).toBe('LISTA_ASSENTE');
  expect([dopo([lista]), dopo([lista], { tipo: 'eredi', il: OGGI })]).toEqual([null, null]);
  expect(dopo([lista], osservazioni)).toBe('LISTA_ASSENTE');
  expect(dopo([lista, lista], osservazioni)).toBeNull();
});

test('an opposition and a vehicle needed for work are always taken', () => {
  expect([
    rifiuto({ tipo: 'chiusuraPerOpposizione', il: OGGI }),
    rifiuto({ tipo: 'veicoloStrumentale', il: OGGI }),
  ]).toEqual([null, null]);
});

test('a revoca needs a suspension that runs or will, of one of the partite it names', () => {
  const revoca = (partite?: string[]): Evento => ({
    tipo: 'revocaSospensione',
    il: OGGI,
    ...(partite ? { partite } : {}),
  });
  const sospesa = (al?: string, partite?: string[]): Evento => ({
    tipo: 'sospensione',
    il: '2026-05-04',
    ...(al ? { al } : {}),
    ...(partite ? { partite } : {}),
  });
  const dopo = (evento: Evento, ...prima: Evento[]) =>
    con({ partite: [partitaDi('P1'), partitaDi('P2')], eventi: prima }, evento);
  const assente = 'SOSPENSIONE_ASSENTE';
  expect([dopo(revoca()), dopo(revoca(), { tipo: 'eredi', il: '2026-05-04' })]).toEqual([assente, assente]);
  expect([
    dopo(revoca(), sospesa()),
    dopo(revoca(), sospesa(OGGI)),
    dopo(revoca(), sospesa('2026-06-09')),
  ]).toEqual([null, null, assente]);
  expect([dopo(revoca(['P1']), sospesa()), dopo(revoca(), sospesa(undefined, ['P2']))]).toEqual([null, null]);
  expect(dopo(revoca(['P1']), sospesa(undefined, ['P2']))).toBe(assente);
  expect(dopo(revoca(['P1']), sospesa(undefined, ['P2', 'P1']))).toBeNull();
});

test('R-56: what may be discharged is the claim less what was discharged or won', () => {
  const due = [partitaDi('P1', { capitale: 100n, sanzioni: 50n }), partitaDi('P2', { capitale: 100n })];
  const dopo = (evento: Evento, ...eventi: Evento[]) => con({ partite: due, eventi }, evento);
  const esito = (partita: string, detto: 'accolto' | 'rigettato'): Evento => ({
    tipo: 'esitoRicorso',
    il: OGGI,
    partita,
    esito: detto,
  });
  const tutto = sgravio({ totale: true });
  const oltre = 'IMPORTO_OLTRE_RESIDUO';
  expect([
    dopo(tutto),
    dopo(sgravio({ importi: euro(100n, 50n) })),
    dopo(sgravio({ importi: euro(101n) })),
  ]).toEqual([null, null, oltre]);
  expect([dopo(sgravio({})), dopo(sgravio({ importi: euro(0n) })), dopo(sgravio({ totale: false }))]).toEqual(
    ['SGRAVIO_VUOTO', 'SGRAVIO_VUOTO', 'SGRAVIO_VUOTO'],
  );
  expect(dopo(sgravio({ importi: euro(1n, -1n) }))).toBe('IMPORTO_NON_POSITIVO');
  expect(dopo(tutto, sgravio({ importi: euro(100n, 49n) }))).toBeNull();
  expect(dopo(tutto, sgravio({ importi: euro(100n, 50n) }))).toBe(oltre);
  expect(dopo(tutto, sgravio({ importi: euro(100n) }), sgravio({ importi: euro(0n, 50n) }))).toBe(oltre);
  expect([dopo(tutto, tutto), dopo(tutto, esito('P1', 'accolto'))]).toEqual([oltre, oltre]);
  const innocui = [
    esito('P1', 'rigettato'),
    esito('P2', 'accolto'),
    sgravio({ partita: 'P2', totale: true }),
    sgravio({ partita: 'P2', importi: euro(100n) }),
    sgravio({ totale: false }),
    { tipo: 'pagamento', il: OGGI, importo: 150n } as const,
  ];
  expect(innocui.map((prima) => dopo(sgravio({ importi: euro(100n, 50n) }), prima))).toEqual(
    innocui.map(() => null),
  );
});

const richiesta = (rate = 6): Evento => ({ tipo: 'richiestaRateazione', il: '2026-05-04', rate });
const concessa = (rate = 6, primaScadenza = '2026-06-30'): Evento => ({
  tipo: 'rateazioneConcessa',
  il: OGGI,
  rate,
  primaScadenza,
});
const respinta: Evento = { tipo: 'rateazioneRespinta', il: OGGI };

test('R-60: from one to 600 instalments; an answer follows a request, once; the first date is not past', () => {
  const codice = 'RATE_NON_VALIDE';
  expect([0, 1, 600, 601].map((rate) => rifiuto(richiesta(rate)))).toEqual([codice, null, null, codice]);
  expect([0, 1, 600, 601].map((rate) => rifiuto(concessa(rate), richiesta()))).toEqual([
    codice,
    null,
    null,
    codice,
  ]);
  const mai = 'RATEAZIONE_NON_RICHIESTA';
  expect([rifiuto(concessa()), rifiuto(respinta)]).toEqual([mai, mai]);
  expect([rifiuto(respinta, richiesta()), rifiuto(richiesta(), richiesta())]).toEqual([null, null]);
  expect([rifiuto(concessa(), richiesta(), respinta), rifiuto(concessa(), richiesta(), concessa())]).toEqual([
    mai,
    mai,
  ]);
  expect(rifiuto(concessa(), richiesta(), { tipo: 'eredi', il: OGGI })).toBeNull();
  expect([rifiuto(concessa(6, OGGI), richiesta()), rifiuto(concessa(6, '2026-06-09'), richiesta())]).toEqual([
    null,
    'DATA_PASSATA',
  ]);
});

test('R-62: a payment names an instalment of the last plan', () => {
  const rata = (n: number, ...prima: Evento[]) =>
    rifiuto({ tipo: 'pagamento', il: OGGI, importo: 1n, rata: n }, ...prima);
  const ignota = 'RATA_SCONOSCIUTA';
  expect([rata(1), rata(1, richiesta())]).toEqual([ignota, ignota]);
  expect([0, 1, 6, 7].map((n) => rata(n, concessa(6)))).toEqual([ignota, null, null, ignota]);
  expect([
    rata(9, concessa(6), concessa(12)),
    rata(9, concessa(12), concessa(6)),
    rata(5, concessa(6), richiesta(2)),
  ]).toEqual([null, ignota, null]);
});

test('R-40, R-66: no plan after a decadenza that counts', () => {
  const dopo = (dispaccio: string | null, ...altri: Evento[]) =>
    con(
      {
        atti: [attoDi('A1', 'comunicazioneDecadenza', ['P1'], dispaccio ? [invioDi(dispaccio)] : [])],
        eventi: [...altri, richiesta()],
      },
      concessa(),
    );
  const decaduta = 'RATEAZIONE_DECADUTA';
  const morte: Evento[] = [
    { tipo: 'decesso', il: '2026-03-10', dal: '2026-03-01' },
    { tipo: 'eredi', il: '2026-04-01' },
  ];
  expect([dopo('2026-03-20'), dopo(null)]).toEqual([decaduta, null]);
  expect(['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((il) => dopo(il, ...morte))).toEqual([
    decaduta,
    null,
    null,
    decaduta,
  ]);
  const sollecito = attoDi('A1', 'sollecitoRate', ['P1'], [invioDi('2026-03-20')]);
  expect(con({ atti: [sollecito], eventi: [richiesta()] }, concessa())).toBeNull();
});

test('R-40, R-43: one death by today, then its heirs once; one procedure, whose hearing may come later', () => {
  const morte = (dal?: string): Evento => ({ tipo: 'decesso', il: OGGI, ...(dal ? { dal } : {}) });
  const eredi: Evento = { tipo: 'eredi', il: OGGI };
  expect([
    rifiuto(morte()),
    rifiuto(morte(OGGI)),
    rifiuto(morte('2026-06-11')),
    rifiuto(morte(), richiesta()),
  ]).toEqual([null, null, 'DATA_FUTURA', null]);
  expect([
    rifiuto(morte(), morte()),
    rifiuto(eredi),
    rifiuto(eredi, richiesta()),
    rifiuto(eredi, morte()),
  ]).toEqual(['DECESSO_GIA_NOTO', 'DECESSO_ASSENTE', 'DECESSO_ASSENTE', null]);
  expect(rifiuto(eredi, morte(), eredi)).toBe('EREDI_GIA_NOTI');
  const aperta = (udienza?: string): Evento => ({
    tipo: 'insolvenza',
    il: OGGI,
    ...(udienza ? { udienza } : {}),
  });
  const gia = 'INSOLVENZA_GIA_APERTA';
  expect([rifiuto(aperta()), rifiuto(aperta(), aperta()), rifiuto(aperta('2026-09-30'), aperta())]).toEqual([
    null,
    gia,
    null,
  ]);
  expect(rifiuto(aperta('2026-10-30'), aperta('2026-09-30'))).toBe(gia);
  expect([
    rifiuto({ tipo: 'proceduraChiusa', il: OGGI }),
    rifiuto({ tipo: 'insinuazioneDepositata', il: OGGI }, aperta()),
  ]).toEqual(['INSOLVENZA_ASSENTE', null]);
});

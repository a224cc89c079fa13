import { dataDi, giornoDi, MAI } from '../../calendario';
import type { Fascicolo, Indagine } from '../../fascicolo';
import type { Strumento } from '../../profili/parametri';
import { PROFILO_LEGGE160, profiloDi } from '../../profili/profili';
import type { Profilo } from '../../profili/profilo';
import type { Bene } from '../../vocabolario';
import { attoDi, fascicoloDi, invioDi, partitaDi } from '../fascicoli-di-prova';
import { decidi } from '../prossimo-passo';
import { proietta } from './proiezione';

/** The first day of each move, if nothing new comes. */
const date = (altro: Partial<Fascicolo>, oggi: string, profilo = PROFILO_LEGGE160) => {
  const fascicolo = fascicoloDi(altro);
  const trovate = proietta(fascicolo, profilo, oggi, decidi(fascicolo, profilo, oggi));
  return Object.fromEntries([...trovate].map(([mossa, giorno]) => [mossa, dataDi(giorno)]));
};
/** 2.500 euro with a title of 2 January 2026: alive until 2 January 2031, the alarm is on 4 September 2030. */
const ingiunto = {
  partite: [
    partitaDi('P1', { capitale: 2_500_00n }, { titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-02' } }),
  ],
};
const sollecito = attoDi('A1', 'sollecito795', ['P1'], [invioDi('2026-02-05', 'raccomandata')]);
const sollecitato = { ...ingiunto, atti: [sollecito] };
const indagine: Indagine = { il: '2026-05-10', motivo: 'INDAGINE_SOLVIBILITA' };
const trovati = (...elenco: Bene[]) => ({ ...indagine, esito: { notoIl: '2026-05-11', elenco } });
const trentino = profiloDi('trentino');

test('R-09: from the title to the list, whatever the search will find', () => {
  expect(date({}, '2026-02-02')).toEqual({
    intimazioneEsecutiva: '2026-02-02',
    presaInCarico: '2026-05-04',
    sollecito795: '2026-05-04',
    indaga: '2026-07-04',
    preavvisoFermo: '2026-07-04',
    fermo: '2026-08-04',
    pignoramento72bis: '2026-07-04',
    inesigibilita: '2026-07-04',
    intimazione50: '2030-10-05',
  });
  const grande = partitaDi('P1', { capitale: 30_000_00n }, { prescrizione: { dal: '2021-08-31', anni: 5 } });
  expect(date({ partite: [grande] }, '2026-02-02')).toEqual({
    intimazioneEsecutiva: '2026-02-02',
    presaInCarico: '2026-05-04',
    indaga: '2026-05-04',
    preavvisoFermo: '2026-05-04',
    fermo: '2026-06-04',
    preavvisoIpoteca: '2026-05-04',
    ipoteca: '2026-06-04',
    pignoramento72bis: '2026-05-04',
    inesigibilita: '2026-05-04',
    intimazione50: '2030-10-05',
  });
});

test('R-27: an outcome that is awaited is served at the earliest on its dispatch', () => {
  const atteso = {
    indaga: '2026-03-10',
    preavvisoFermo: '2026-03-10',
    fermo: '2026-04-10',
    pignoramento72bis: '2026-03-10',
    inesigibilita: '2026-03-10',
    intimazione50: '2030-09-04',
  };
  expect(date(ingiunto, '2026-02-05')).toEqual({ sollecito795: '2026-02-05', ...atteso });
  const aperto = attoDi('A1', 'sollecito795', ['P1'], [invioDi('2026-02-05', 'raccomandata', null)]);
  expect(date({ ...ingiunto, atti: [aperto] }, '2026-02-10')).toEqual(atteso);
});

test('R-26: a further channel is the same act', () => {
  const fallita = { tipo: 'fallita' as const, legaleIl: '2026-02-02', notoIl: '2026-02-03' };
  const atti = [attoDi('A1', 'intimazioneEsecutiva', ['P1'], [invioDi('2026-02-02', 'pec', fallita)])];
  expect(date({ atti }, '2026-02-03')).toEqual({
    intimazioneEsecutiva: '2026-02-03',
    presaInCarico: '2026-05-08',
    sollecito795: '2026-05-08',
    indaga: '2026-07-08',
    preavvisoFermo: '2026-07-08',
    fermo: '2026-08-08',
    pignoramento72bis: '2026-07-08',
    inesigibilita: '2026-07-08',
    intimazione50: '2030-10-06',
  });
});

test('R-44: a search that is open may find anything tomorrow; a closed one what it found', () => {
  expect(date({ ...sollecitato, indagini: [indagine] }, '2026-05-12')).toEqual({
    preavvisoFermo: '2026-05-13',
    fermo: '2026-06-13',
    pignoramento72bis: '2026-05-13',
    inesigibilita: '2026-05-13',
    intimazione50: '2030-09-04',
  });
  expect(date({ ...sollecitato, indagini: [trovati('veicolo')] }, '2026-05-12')).toEqual({
    preavvisoFermo: '2026-05-12',
    fermo: '2026-06-12',
    inesigibilita: '2026-08-12',
    intimazione50: '2031-01-12',
  });
  expect(date({ ...sollecitato, indagini: [trovati('veicolo', 'conto')] }, '2026-05-12')).toEqual({
    pignoramento72bis: '2026-05-12',
    preavvisoFermo: '2026-07-14',
    fermo: '2026-08-14',
    inesigibilita: '2026-10-14',
    intimazione50: '2031-03-16',
  });
});

test('R-65: a plan of which no instalment will be paid', () => {
  const eventi: Fascicolo['eventi'] = [
    { tipo: 'richiestaRateazione', il: '2026-02-06', rate: 6 },
    { tipo: 'rateazioneConcessa', il: '2026-02-10', rate: 6, primaScadenza: '2026-02-28' },
  ];
  expect(date({ ...ingiunto, eventi }, '2026-02-11')).toMatchObject({
    sollecitoRate: '2026-04-01',
    comunicazioneDecadenza: '2026-04-17',
    sollecito795: '2026-04-17',
    indaga: '2026-05-19',
    fermo: '2026-06-19',
    intimazione50: '2030-10-09',
  });
});

test('R-68: the silence of the Ente closes, from the delivery of the list, also of a list to come', () => {
  expect(date(sollecitato, '2026-03-12', trentino)).toEqual({
    indaga: '2026-03-12',
    preavvisoFermo: '2026-03-12',
    fermo: '2026-04-14',
    pignoramento72bis: '2026-03-12',
    inesigibilita: '2026-03-12',
    chiudi: '2026-09-09',
  });
  const proposte: Fascicolo['proposte'] = [
    {
      tipo: 'inesigibilita',
      motivo: 'NON_ABBIENTE',
      il: '2026-05-11',
      dovuto: 2_600_00n,
      consegnataIl: '2026-05-12',
    },
  ];
  expect(date({ ...sollecitato, indagini: [trovati()], proposte }, '2026-05-12', trentino)).toEqual({
    chiudi: '2026-11-09',
  });
});

test('R-40, R-72, R-73: after a death what does not need the heirs; R-30: after a sospensione the rest', () => {
  expect(date({ ...ingiunto, eventi: [{ tipo: 'decesso', il: '2026-02-06' }] }, '2026-02-06')).toEqual({
    eredi: '2026-02-06',
    allarme: '2030-09-04',
    prescrizione: '2031-01-03',
  });
  const sospesa: Fascicolo['eventi'] = [{ tipo: 'sospensione', il: '2026-02-06', al: '2026-06-30' }];
  expect(date({ ...ingiunto, eventi: sospesa }, '2026-02-07')).toMatchObject({
    sollecito795: '2026-07-01',
    indaga: '2026-08-01',
    intimazione50: '2030-09-04',
  });
});

test('R-91: on one day the refund, then the end; a closed pratica does nothing more', () => {
  const eventi: Fascicolo['eventi'] = [{ tipo: 'pagamento', il: '2026-02-06', importo: 3_000_00n }];
  expect(date({ ...ingiunto, eventi }, '2026-02-06')).toEqual({
    rimborso: '2026-02-06',
    chiudi: '2026-02-06',
  });
  const chiusura = { il: '2026-02-06', motivo: 'OPPOSIZIONE' as const };
  expect(date({ ...ingiunto, chiusura }, '2026-02-06')).toEqual({});
});

describe('R-02: what is known later changes nothing today', () => {
  const oggi = '2026-05-12';
  const noto = { ...sollecitato, indagini: [trovati('veicolo')] };
  const senza = date(noto, oggi);
  const invio = (il: string) => invioDi(il, 'raccomandata');
  const dopo: [nome: string, altro: Partial<Fascicolo>][] = [
    ['an event', { eventi: [{ tipo: 'pagamento', il: '2026-05-13', importo: 9_000_00n }] }],
    [
      'a proposal',
      {
        proposte: [
          { tipo: 'inesigibilita', motivo: 'NON_ABBIENTE', il: '2026-05-13', consegnataIl: '2026-05-13' },
        ],
      },
    ],
    ['a search', { indagini: [...noto.indagini, { ...trovati('conto'), il: '2026-05-13' }] }],
    ['an act', { atti: [sollecito, attoDi('A2', 'preavvisoFermo', ['P1'], [invio('2026-05-13')])] }],
    [
      'a further dispatch',
      { atti: [{ ...sollecito, dispacci: [...sollecito.dispacci, invioDi('2026-05-13', 'albo', null)] }] },
    ],
    ['the closing', { chiusura: { il: '2026-05-13', motivo: 'OPPOSIZIONE' } }],
  ];
  test.each(dopo)('%s', (_nome, altro) => {
    expect(date({ ...noto, ...altro }, oggi)).toEqual(senza);
  });

  test('an outcome that comes tomorrow is one that is awaited', () => {
    const cercata = { ...indagine, esito: { notoIl: '2026-05-13', elenco: ['affitto' as const] } };
    expect(date({ ...sollecitato, indagini: [cercata] }, oggi)).toEqual(
      date({ ...sollecitato, indagini: [indagine] }, oggi),
    );
    const esito = (notoIl: string) => ({ tipo: 'fallita' as const, legaleIl: '2026-05-11', notoIl });
    const preavviso = (sorte: ReturnType<typeof esito> | null) => ({
      ...noto,
      atti: [
        sollecito,
        attoDi('A2', 'preavvisoFermo', ['P1'], [invioDi('2026-05-11', 'raccomandata', sorte)]),
      ],
    });
    const attesa = date(preavviso(null), oggi);
    expect(attesa).toMatchObject({ fermo: '2026-06-11' });
    expect(date(preavviso(esito('2026-05-13')), oggi)).toEqual(attesa);
    expect(date(preavviso(esito('2026-05-12')), oggi)).not.toEqual(attesa);
  });
});

describe('where the profile ends', () => {
  /** `poi`: the instruments from 4 July 2026 on. */
  const finoA3Luglio = (...poi: (readonly Strumento[])[]): Profilo => {
    const { righe } = PROFILO_LEGGE160;
    const prime = (righe.strumenti ?? []).map((riga) => ({ ...riga, al: giornoDi('2026-07-03') }));
    const dopo = poi.flatMap((valore) =>
      prime.map((riga) => ({ ...riga, dal: giornoDi('2026-07-04'), al: MAI, valore })),
    );
    return { ...PROFILO_LEGGE160, righe: { ...righe, strumenti: [...prime, ...dopo] } };
  };

  test('the projection stops, and says what comes before', () => {
    expect(date({}, '2026-02-02', finoA3Luglio())).toEqual({
      intimazioneEsecutiva: '2026-02-02',
      presaInCarico: '2026-05-04',
      sollecito795: '2026-05-04',
    });
  });

  test('a profile that is broken is not one that ends', () => {
    const rotto = finoA3Luglio(null as unknown as readonly Strumento[]);
    expect(() => date({}, '2026-02-02', rotto)).toThrow(TypeError);
  });
});

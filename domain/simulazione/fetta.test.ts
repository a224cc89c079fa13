import { giornoDi } from '../calendario';
import { COMPORTAMENTO } from '../dati/comportamento';
import { profiloDi } from '../profili/profili';
import type { Profilo } from '../profili/profilo';
import { vivi as viviUna } from './cronaca';
import { inventaDebitore } from './debitore';
import { fettaVuota, type SommeFetta, unisciFette, viviFetta } from './fetta';
import { componiModello } from './modello';
import { risultatoDi } from './risultato';
import { type SommeFascia, sommeVuote } from './somme';

const DAL = '2026-01-01';
const modello = componiModello('predefinito', COMPORTAMENTO);
const portafoglio = { seme: 1, anni: 4, dal: DAL };
const profili = ['firenze', 'legge160'].map(profiloDi);
const vivi = (da: number, quanti: number, quali = profili): SommeFetta =>
  viviFetta(portafoglio, { da, quanti }, quali, modello);

test('the slices in any order give what one slice gives', () => {
  const intera = vivi(0, 120);
  const parti = fettaVuota(2, modello, DAL);
  for (const da of [80, 0, 40]) unisciFette(parti, vivi(da, 40));
  const nomi = ['firenze', 'legge160'];
  const testo = (somme: SommeFetta) => JSON.stringify(risultatoDi(somme, nomi, modello, giornoDi(DAL)));
  expect(testo(parti)).toBe(testo(intera));
});

test('another seed gives other debtors, the same seed the same', () => {
  const uno = inventaDebitore(1, 7, modello, giornoDi(DAL));
  expect(inventaDebitore(1, 7, modello, giornoDi(DAL))).toEqual(uno);
  expect(inventaDebitore(2, 7, modello, giornoDi(DAL))).not.toEqual(uno);
});

test('a profile compared with itself differs in nothing', () => {
  const somme = viviFetta(
    portafoglio,
    { da: 0, quanti: 80 },
    [profiloDi('vasto'), profiloDi('vasto')],
    modello,
  );
  const { confronto } = risultatoDi(somme, ['vasto', 'vasto'], modello, giornoDi(DAL));
  expect(confronto?.differenze).toEqual({
    incassato: '0',
    costi: '0',
    rimborsati: '0',
    atti: 0,
    prescritto: '0',
  });
  expect(confronto?.debitori).toEqual({ meglioPrimo: 0, meglioSecondo: 0, uguali: 80 });
});

test('one profile is compared with nobody; in the other order the better is the other', () => {
  const nessuno = { meglioPrimo: 0, meglioSecondo: 0, uguali: 0 };
  expect(vivi(0, 6, profili.slice(0, 1)).confronto).toEqual(nessuno);
  const { meglioPrimo, meglioSecondo, uguali } = vivi(0, 30).confronto;
  expect(Math.min(meglioPrimo, meglioSecondo)).toBeGreaterThan(0);
  expect(vivi(0, 30, profili.toReversed()).confronto).toEqual({
    meglioPrimo: meglioSecondo,
    meglioSecondo: meglioPrimo,
    uguali,
  });
});

test('a list shorter than its slice is told', () => {
  expect(() => viviFetta(portafoglio, { da: 3, quanti: 1, pratiche: [] }, profili, modello)).toThrow(
    'simulazione.fetta: manca la pratica 3',
  );
});

test('no cent is lost between bands, arrivals and totals', () => {
  const [somme] = vivi(0, 200).profili;
  const incassato = somme?.fasce.reduce((t, f) => t + f.incassato, 0n);
  expect(incassato).toBe(somme?.incassi);
  expect(somme?.arrivi.reduce((t, n) => t + n, 0n)).toBe(incassato);
  expect(incassato).toBeGreaterThan(0n);
});

test('a life that the profile cannot carry on is counted by its code, and the others go on', () => {
  const rotto = {
    ...profiloDi('firenze'),
    righe: { ...profiloDi('firenze').righe, 'sollecito.termine': [] },
  };
  const [somme] = viviFetta(portafoglio, { da: 0, quanti: 30 }, [rotto], modello).profili;
  expect(somme?.rifiuti['profilo.mancante']).toBeGreaterThan(0);
  expect(somme?.fasce.reduce((t, f) => t + f.pratiche, 0)).toBe(30);
});

describe('a life that stops half-way', () => {
  const rotto = (righe: object): Profilo => {
    const sano = profiloDi('firenze');
    return { ...sano, righe: { ...sano.righe, ...righe } };
  };
  const chi = inventaDebitore(1, 7, modello, giornoDi(DAL));
  const vita = (profilo: Profilo) => {
    const somme = sommeVuote(6);
    return { esito: viviUna(chi, profilo, modello, giornoDi('2030-01-01'), somme), somme };
  };

  test('counts for what was entrusted and for the code of the error, and for nothing else', () => {
    const { esito, somme } = vita(
      rotto({ 'titolo.cds': [], 'titolo.tributaria': [], 'titolo.patrimoniale': [] }),
    );
    expect(esito).toEqual({ incassato: 0n, costi: 0n });
    const attese = sommeVuote(6);
    attese.fasce[chi.fascia] = {
      ...attese.fasce[chi.fascia],
      pratiche: 1,
      affidato: chi.affidato,
    } as SommeFascia;
    expect(somme).toEqual({ ...attese, rifiuti: { 'profilo.mancante': 1 } });
  });

  test.each(['senza codice', 'letto male: profilo.mancante: x'])(
    '"%s" is a defect and goes up',
    (messaggio) => {
      const difetto = rotto({});
      Object.defineProperty(difetto.righe, 'sollecito.termine', {
        get: () => {
          throw new Error(messaggio);
        },
      });
      expect(() => vita(difetto)).toThrow(messaggio);
    },
  );

  test('a band that the sums do not have is told', () => {
    expect(() => viviUna({ ...chi, fascia: 9 }, profiloDi('firenze'), modello, 0, sommeVuote(6))).toThrow(
      'modello.fascia: la fascia 9 non è in "debitori.fasce"',
    );
  });
});

test('a model with an unknown name, a wrong value or a date without a row is refused by name', () => {
  const con = (nome: string, valore: unknown, dal?: string) =>
    componiModello('prova', COMPORTAMENTO, { [nome]: [{ ...(dal ? { dal } : {}), valore, fonte: 'prova' }] });
  expect(() => con('classe.pronto.colore', 1)).toThrow(/^modello\.parametro: "classe\.pronto\.colore"/);
  expect(() => con('classe.pronto.quota', 120)).toThrow(/^modello\.valore: il parametro "classe\.pronto/);
  expect(() =>
    viviFetta(
      portafoglio,
      { da: 0, quanti: 1 },
      profili,
      con('debitori.fasce', [{ fino: null, medio: '9.00' }], '2030-01-01'),
    ),
  ).toThrow(/^modello\.mancante: "debitori\.fasce"/);
});

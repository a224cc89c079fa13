import { giornoDi } from '../calendario';
import { COMPORTAMENTO } from '../dati/comportamento';
import { STUDIO_FIRENZE } from '../dati/studio-firenze';
import { animaPratica, fasciaDi, inventaDebitore } from './debitore';
import { fettaVuota } from './fetta';
import { CLASSI, componiModello, type Modello, valoreDel } from './modello';
import { MODELLO_PREDEFINITO, PORTAFOGLIO_PREDEFINITO } from './predefiniti';
import { rapportoDi } from './rapporto';
import { risultatoDi } from './risultato';
import { aggiungi, type SommeFascia } from './somme';
import { estraiPeso, sorteDi } from './sorte';

const DAL = giornoDi('2026-01-01');
const con = (valori: Record<string, unknown>): Modello =>
  componiModello(
    'prova',
    COMPORTAMENTO,
    Object.fromEntries(Object.entries(valori).map(([nome, valore]) => [nome, [{ valore, fonte: 'prova' }]])),
  );
const soli = (classe: string) =>
  Object.fromEntries(CLASSI.map((c) => [`classe.${c}.quota`, c === classe ? 100 : 0]));

describe('the model', () => {
  const riga = (valore: number, dal?: string, al?: string) => ({
    ...{ valore, fonte: 'prova' },
    ...(dal ? { dal } : {}),
    ...(al ? { al } : {}),
  });
  test('of two rows that hold, the one that began last; from its first day to its last', () => {
    const modello = componiModello('prova', COMPORTAMENTO, {
      'ente.accetta': [riga(10, '2020-01-01'), riga(30, '2024-01-01', '2024-12-31'), riga(20, '2022-01-01')],
    });
    const il = (data: string) => valoreDel(modello, 'ente.accetta', giornoDi(data));
    expect(['2020-01-01', '2021-12-31', '2022-01-01', '2023-12-31'].map(il)).toEqual([10, 10, 20, 20]);
    expect(['2024-01-01', '2024-12-31', '2025-01-01'].map(il)).toEqual([30, 30, 20]);
    expect(() => il('2019-12-31')).toThrow(
      '"ente.accetta" non ha un valore per quel giorno nel modello prova',
    );
  });

  test('a name without rows is told', () => {
    expect(() => componiModello('vuoto', {})).toThrow(
      'modello.mancante: "debitori.fasce" non ha righe nel modello vuoto',
    );
  });

  test('what is used when nobody says otherwise', () => {
    expect(PORTAFOGLIO_PREDEFINITO).toEqual({ seme: 1, anni: 4, dal: '2026-01-01' });
    expect(MODELLO_PREDEFINITO.nome).toBe('predefinito');
  });
});

describe('who they are', () => {
  test('the limit of a band belongs to it', () => {
    const modello = con({});
    expect([1n, 100_00n, 100_01n, 20_000_00n, 20_000_01n].map((n) => fasciaDi(n, modello, DAL))).toEqual([
      0, 0, 1, 4, 5,
    ]);
  });

  test('the open band ends at twice its mean, less the limit below', () => {
    const modello = con({ ...soli('pronto'), 'classe.pronto.fasce': [0, 0, 0, 0, 0, 1] });
    const importi = Array.from({ length: 200 }, (_, n) =>
      Number(inventaDebitore(5, n, modello, DAL).affidato),
    );
    expect(Math.min(...importi)).toBeGreaterThan(20_000_00);
    expect(Math.max(...importi)).toBeLessThanOrEqual(40_000_00);
    expect(importi.filter((n) => n > 30_000_00).length).toBeGreaterThan(80);
  });

  test('an amount of fewer cents than partite is one partita', () => {
    const modello = con({
      'debitori.fasce': [{ fino: null, medio: '0.02' }],
      ...Object.fromEntries(CLASSI.map((c) => [`classe.${c}.fasce`, [1]])),
      'debitori.partite': [0, 0, 0, 1],
    });
    const nati = Array.from({ length: 40 }, (_, n) => inventaDebitore(5, n, modello, DAL));
    const quante = new Map(nati.map(({ affidato, partite }) => [affidato, partite.length]));
    expect(Object.fromEntries(quante)).toEqual({ 1: 1, 2: 1, 3: 1, 4: 4 });
  });

  test('a company is in INI-PEC, a person in INAD', () => {
    const modello = con({ 'debitori.digitale.giuridiche': 100, 'debitori.digitale.fisiche': 100 });
    const pratica = { inizio: '2026-01-01', partite: [] };
    const registro = (giuridica: boolean) =>
      animaPratica(1, 1, { ...pratica, giuridica }, modello, DAL).debitore.registro;
    expect([registro(true), registro(false)]).toEqual(['inipec', 'inad']);
  });

  test('the class of a real pratica follows the share of its band in each class', () => {
    const modello = con({
      ...soli('pronto'),
      'classe.pronto.quota': 50,
      'classe.sensibile.quota': 50,
      'classe.pronto.fasce': [1, 1, 1, 1, 0, 0],
      'classe.sensibile.fasce': [30, 0, 10, 0, 0, 0],
      'classe.resistente.fasce': [0, 0, 0, 0, 0, 0],
    });
    const pronti = (capitale: bigint) => {
      const importi = { capitale, sanzioni: 0n, interessi: 0n, spese: 0n };
      const partite = [
        {
          ...{ id: 'P1', natura: 'tributaria' as const, importi, affidataIl: '2026-01-01' },
          prescrizione: { dal: '2025-06-30', anni: 5 },
        },
      ];
      const pratica = { inizio: '2026-01-01', giuridica: false, partite };
      const nati = Array.from({ length: 400 }, (_, n) => animaPratica(7, n, pratica, modello, DAL));
      return nati.filter(({ classe }) => classe === 'pronto').length;
    };
    // 50 x 1/4 against 50 x 30/40, none, 50 x 10/40
    expect([pronti(50_00n), pronti(300_00n), pronti(800_00n)]).toEqual([
      expect.any(Number),
      400,
      expect.any(Number),
    ]);
    expect(Math.abs(pronti(50_00n) - 100)).toBeLessThan(25);
    expect(Math.abs(pronti(800_00n) - 200)).toBeLessThan(25);
  });

  test('a band that the model does not have is told', () => {
    const modello = con({
      'debitori.fasce': [{ fino: null, medio: '9.00' }],
      ...soli('pronto'),
      'classe.pronto.fasce': [0, 1],
    });
    expect(() => inventaDebitore(1, 1, modello, DAL)).toThrow(
      'modello.fascia: la fascia 1 non è in "debitori.fasce"',
    );
  });

  test('a seed of more than 32 bits is another seed; weights that are all zero choose nobody', () => {
    expect(sorteDi(2 ** 33 + 1, 5)).not.toBe(sorteDi(1, 5));
    expect(estraiPeso(1, 'classe', [0, 0])).toBe(-1);
    expect(estraiPeso(1, 'classe', [0, 3, 0])).toBe(1);
  });
});

describe('what they gave', () => {
  const fascia = (n: number): SommeFascia => ({
    ...{ pratiche: n, affidato: BigInt(n * 10), incassato: BigInt(n * 100), costi: BigInt(n * 3) },
    ...{
      rimborsati: BigInt(n * 2),
      atti: n + 1,
      chiuse: n,
      partitePrescritte: n + 2,
      prescritto: BigInt(n * 7),
    },
  });
  const somme = (quanti: number) => {
    const vuota = fettaVuota(quanti, MODELLO_PREDEFINITO, '2026-01-01');
    for (const [i, sue] of vuota.profili.entries())
      sue.fasce = [fascia(1 + i), fascia(10), ...sue.fasce.slice(2)];
    return vuota;
  };

  test('the totals are the sums of the bands; without money or endings no mean', () => {
    const { profili, confronto } = risultatoDi(somme(1), ['legge160'], MODELLO_PREDEFINITO, DAL);
    expect(profili).toMatchObject([
      {
        ...{
          nome: 'legge160',
          pratiche: 11,
          affidato: '110',
          incassato: '1100',
          costi: '33',
          rimborsati: '22',
        },
        ...{ partitePrescritte: 15, prescritto: '77', tempi: { mediaIncasso: null, mediaChiusura: null } },
      },
    ]);
    expect(confronto).toBeUndefined();
    expect(profili[0]?.fasce[0]).toMatchObject({ oltre: '0', fino: '10000', atti: 2, chiuse: 1 });
  });

  test('the second less the first, and a mean only when both have one', () => {
    const due = somme(2);
    const medie = () => risultatoDi(due, ['a', 'b'], MODELLO_PREDEFINITO, DAL).confronto?.mediaIncassoGiorni;
    expect(risultatoDi(due, ['a', 'b'], MODELLO_PREDEFINITO, DAL).confronto).toMatchObject({
      ...{ primo: 'a', secondo: 'b' },
      differenze: { incassato: '100', costi: '3', rimborsati: '2', prescritto: '7' },
    });
    expect(medie()).toBeNull();
    Object.assign(due.profili[0] ?? {}, { incassi: 10n, centGiorni: 300n });
    expect(medie()).toBeNull();
    Object.assign(due.profili[1] ?? {}, { incassi: 10n, centGiorni: 500n });
    expect(medie()).toBe(20);
    Object.assign(due.profili[0] ?? {}, { incassi: 0n });
    expect(medie()).toBeNull();
  });

  test('a report says what was refused of a list, and the study only with its own portfolio', () => {
    const rapporto = (nome: string, debitori: number | null, scarti: Record<string, number> | null) =>
      rapportoDi(somme(1), {
        portafoglio: PORTAFOGLIO_PREDEFINITO,
        nomi: [nome],
        modello: MODELLO_PREDEFINITO,
        debitori,
        scarti,
      });
    expect(rapporto('firenze', 62_567, null).studio?.fonte).toBe(STUDIO_FIRENZE.fonte);
    for (const r of [rapporto('firenze', 10, null), rapporto('legge160', 62_567, null)])
      expect(Object.keys(r)).toEqual(['profili', 'ingresso']);
    expect(rapporto('legge160', null, { 'carico.importo': 2 }).carico).toEqual({ 'carico.importo': 2 });
  });

  test('what is added is not shared with where it came from', () => {
    const da = { conti: { a: 1 }, arrivi: [1n, 2n] };
    const verso = aggiungi<object>({}, da);
    expect(verso).toEqual(da);
    aggiungi(verso, da);
    expect([verso, da]).toEqual([
      { conti: { a: 2 }, arrivi: [2n, 4n] },
      { conti: { a: 1 }, arrivi: [1n, 2n] },
    ]);
  });
});

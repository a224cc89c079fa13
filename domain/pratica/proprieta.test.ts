import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { condivisa } from '../../tests/condivisa';
import { addGiorni } from '../calendario';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { racconta, raccontaOgniGiorno } from '../racconta/racconta';
import type { EventoStoria, NotificaStoria, Storia } from '../racconta/storia';
import { BENI, ESITI_NOTIFICA, NATURE, NORMA_DI, PROFILI, TIPI_TITOLO } from '../vocabolario';
import { decidi } from './prossimo-passo';

const INIZIO = '2026-01-12';
const FINO = '2028-06-30';
const giornoFra = (min: number, max: number) =>
  fc.integer({ min, max }).map((giorni) => addGiorni(INIZIO, giorni));
const importo = fc.constantFrom(900n, 9_000n, 99_999n, 100_001n, 1_000_000n, 2_500_000n);

const partita = (id: string) =>
  fc.record({ natura: fc.constantFrom(...NATURE), capitale: importo, dal: giornoFra(-1900, 0) }).map((p) => ({
    id,
    natura: p.natura,
    importi:
      p.natura === 'cds'
        ? { capitale: 0n, sanzioni: p.capitale, interessi: 0n, spese: 0n }
        : { capitale: p.capitale, sanzioni: p.capitale / 10n, interessi: 100n, spese: 0n },
    prescrizione: { dal: p.dal, anni: 5 },
    affidataIl: INIZIO,
  }));

const suQuali = fc.constantFrom<{ partite?: string[] }>({}, {}, { partite: ['P1'] }, { partite: ['P2'] });
const evento: fc.Arbitrary<(il: string) => EventoStoria> = fc.oneof(
  importo.map((i) => (il: string) => ({ tipo: 'pagamento' as const, il, importo: i })),
  fc.tuple(importo, fc.nat(40)).map(([i, prima]) => (il: string) => ({
    tipo: 'pagamento' as const,
    il,
    importo: i,
    valuta: addGiorni(il, -prima),
  })),
  fc.tuple(suQuali, fc.nat(120)).map(([quali, giorni]) => (il: string) => ({
    tipo: 'sospensione' as const,
    il,
    al: addGiorni(il, giorni),
    ...quali,
  })),
  suQuali.map((quali) => (il: string) => ({ tipo: 'revocaSospensione' as const, il, ...quali })),
  fc.constantFrom<(il: string) => EventoStoria>(
    (il) => ({ tipo: 'sgravio', il, partita: 'P1', totale: true }),
    (il) => ({ tipo: 'ricorso', il, partita: 'P1' }),
    (il) => ({ tipo: 'esitoRicorso', il, partita: 'P1', esito: 'rigettato' }),
    (il) => ({ tipo: 'richiestaRateazione', il, rate: 6 }),
    (il) => ({ tipo: 'rateazioneConcessa', il, rate: 6, primaScadenza: addGiorni(il, 30) }),
    (il) => ({ tipo: 'veicoloStrumentale', il }),
    (il) => ({ tipo: 'decesso', il }),
    (il) => ({ tipo: 'eredi', il }),
    (il) => ({ tipo: 'insolvenza', il }),
    (il) => ({ tipo: 'proceduraChiusa', il }),
    (il) => ({ tipo: 'osservazioni', il, esito: 'prosegui' }),
  ),
);
const notifica: fc.Arbitrary<NotificaStoria> = fc.record({
  atto: fc.constantFrom(...TIPI_TITOLO),
  n: fc.constant(1),
  tentativo: fc.integer({ min: 1, max: 2 }),
  esito: fc.constantFrom(...ESITI_NOTIFICA),
  giorni: fc.nat(30),
});

/** Facts fall on few days, so that many of them share one. */
const storia: fc.Arbitrary<Storia> = fc
  .record({
    profilo: fc.constantFrom(...PROFILI),
    digitale: fc.boolean(),
    partite: fc.tuple(partita('P1'), partita('P2')),
    beni: fc.subarray([...BENI]),
    notifiche: fc.array(notifica, { maxLength: 3 }),
    fatti: fc.array(fc.tuple(fc.constantFrom(3, 40, 95, 130, 260, 400, 600), evento), { maxLength: 7 }),
  })
  .map(({ profilo, digitale, partite, beni, notifiche, fatti }) => ({
    id: 'a caso',
    profilo,
    parametri: {},
    debitore: { domicilioDigitale: digitale },
    inizio: INIZIO,
    fino: FINO,
    partite,
    beni: [{ dal: INIZIO, elenco: beni }],
    notifiche,
    eventi: [...fatti].sort(([a], [b]) => a - b).map(([dopo, crea]) => crea(addGiorni(INIZIO, dopo))),
  }));

test('R-04: asking every day or only on `fino` tells the same story', () => {
  fc.assert(
    fc.property(storia, (s) => {
      expect(raccontaOgniGiorno(s)).toEqual(racconta(s));
    }),
    { numRuns: 40 },
  );
});

test('R-01: the order of the facts of one day tells the same story', () => {
  fc.assert(
    fc.property(storia, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (s, chiavi) => {
      const eventi = s.eventi
        .map((fatto, i) => ({ fatto, chiave: chiavi[i] ?? 0 }))
        .sort((a, b) => (a.fatto.il === b.fatto.il ? a.chiave - b.chiave : a.fatto.il < b.fatto.il ? -1 : 1))
        .map(({ fatto }) => fatto);
      expect(racconta({ ...s, eventi })).toEqual(racconta(s));
    }),
    { numRuns: 150 },
  );
});

/** In the debtor's favour: no prohibition stops them. */
const CONTRARI = new Set(['revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo']);

test('R-30: nothing is emitted while everything is sospeso', () => {
  fc.assert(
    fc.property(storia, giornoFra(0, 500), fc.nat(300), (s, dal, giorni) => {
      const al = addGiorni(dal, giorni);
      const eventi: EventoStoria[] = [
        ...s.eventi.filter(({ tipo }) => tipo !== 'revocaSospensione'),
        { tipo: 'sospensione', il: dal, al },
      ];
      const emessi = racconta({ ...s, eventi }).filter(
        ({ il, passo, atto }) => passo === 'emetti' && il >= dal && il <= al && !CONTRARI.has(atto ?? ''),
      );
      expect(emessi).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('R-80: every answer carries the norm of its motivo, and the table is that of decisione.md', () => {
  fc.assert(
    fc.property(storia, (s) => {
      for (const { motivo, norma } of racconta(s))
        expect(norma).toBe(NORMA_DI[motivo as keyof typeof NORMA_DI]);
    }),
    { numRuns: 40 },
  );
  const testo = readFileSync(condivisa('domain', 'decisione.md'), 'utf8').split('## 12.')[1] ?? '';
  const scritte = [...testo.matchAll(/([A-Z][A-Z0-9_]+): ([^;|]+?)\s*(?=[;|])/g)].map(([, m, n]) => [m, n]);
  expect(Object.fromEntries(scritte)).toEqual(NORMA_DI);
});

const sola: Storia = {
  id: 'sola',
  profilo: 'legge160',
  parametri: {},
  debitore: { domicilioDigitale: true },
  inizio: '2026-08-16',
  fino: '2026-08-31',
  partite: [
    {
      id: 'P1',
      natura: 'tributaria',
      importi: { capitale: 50_000n, sanzioni: 0n, interessi: 0n, spese: 0n },
      prescrizione: { dal: '2025-06-30', anni: 5 },
      affidataIl: '2026-08-16',
    },
  ],
  beni: [],
  notifiche: [],
  eventi: [],
};

test('R-03: an act leaves on the first day it may, a Sunday of August too', () => {
  expect(racconta(sola)[0]).toMatchObject({
    il: '2026-08-16',
    passo: 'emetti',
    atto: 'accertamentoEsecutivo',
  });
});

test('R-09: the first rule that answers wins: closing facts before death, death before sospensione, then the title', () => {
  const fascicolo = { ...sola, partite: [...sola.partite], atti: [], proposte: [], indagini: [], eventi: [] };
  const il = '2026-08-20';
  const sospesa = { tipo: 'sospensione', il } as const;
  const morto = { tipo: 'decesso', il } as const;
  const opposta = { tipo: 'chiusuraPerOpposizione', il } as const;
  const posto = (...eventi: (typeof sospesa | typeof morto | typeof opposta)[]) => {
    const { regola, passo } = decidi({ ...fascicolo, eventi }, PROFILO_LEGGE160, il);
    return `${regola.posto} ${passo.motivo}`;
  };
  expect(posto()).toBe('10 FORMAZIONE_TITOLO_792');
  expect(posto(sospesa)).toBe('6 SOSPESA');
  expect(posto(sospesa, morto)).toBe('6 EREDI');
  expect(posto(sospesa, morto, opposta)).toBe('3 OPPOSIZIONE');
});

import fc from 'fast-check';
import { addGiorni } from '../calendario';
import type { Evento, Fascicolo } from '../fascicolo';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { componiProfilo, stratoDi } from '../profili/profilo';
import { calcolaConto } from './conto';
import { prossimoPasso } from './prossimo-passo';
import { spiega } from './spiegazione';

const importi = (capitale: bigint) => ({ capitale, sanzioni: 0n, interessi: 0n, spese: 0n });
const partita = (id: string, capitale = 50_000n) => ({
  id,
  natura: 'patrimoniale' as const,
  importi: importi(capitale),
  prescrizione: { dal: '2025-06-30', anni: 5 },
  affidataIl: '2026-02-02',
});
const invio = (il: string, canale: 'pec' | undefined) => ({
  il,
  ...(canale ? { canale, esito: { tipo: 'perfezionata' as const, legaleIl: il, notoIl: il } } : {}),
});
/** Title, presa in carico and sollecito are done; the waits end on 2026-07-04. */
const fascicolo = (altro: Partial<Fascicolo> = {}): Fascicolo => ({
  inizio: '2026-02-02',
  debitore: { domicilioDigitale: true },
  partite: [partita('P1')],
  atti: [
    {
      id: 'A1',
      tipo: 'intimazioneEsecutiva',
      motivo: 'FORMAZIONE_TITOLO_792',
      partite: ['P1'],
      dispacci: [invio('2026-02-02', 'pec')],
    },
    {
      id: 'A2',
      tipo: 'presaInCarico',
      motivo: 'PRESA_IN_CARICO',
      partite: ['P1'],
      dispacci: [invio('2026-05-04', undefined)],
    },
    {
      id: 'A3',
      tipo: 'sollecito795',
      motivo: 'SOLLECITO_795',
      partite: ['P1'],
      dispacci: [invio('2026-05-04', undefined)],
    },
  ],
  eventi: [],
  proposte: [],
  indagini: [],
  ...altro,
});
const passo = (f: Fascicolo, oggi: string) => prossimoPasso(f, PROFILO_LEGGE160, oggi);

test('R-44: an indagine without an outcome is waited for, with no date of its own', () => {
  const chiesta = fascicolo({ indagini: [{ il: '2026-07-04', motivo: 'INDAGINE_SOLVIBILITA' }] });
  expect(passo(fascicolo(), '2026-07-04')).toMatchObject({ passo: 'indaga', motivo: 'INDAGINE_SOLVIBILITA' });
  expect(passo(chiesta, '2026-07-10')).toEqual({
    passo: 'attendi',
    motivo: 'ATTESA_INDAGINE',
    norma: 'seed B-27',
    fino: '2030-10-05',
  });
  const nota = fascicolo({
    indagini: [
      { il: '2026-07-04', motivo: 'INDAGINE_SOLVIBILITA', esito: { notoIl: '2026-07-20', elenco: [] } },
    ],
  });
  expect(passo(nota, '2026-07-19').motivo).toBe('ATTESA_INDAGINE');
  expect(passo(nota, '2026-07-20').motivo).toBe('NON_ABBIENTE');
});

test('R-68: the silence runs from the delivery of the list, not from the proposal', () => {
  const profilo = componiProfilo('p', PROFILO_LEGGE160, {
    ente: stratoDi({ 'inesigibilita.silenzio': 180 }, 'ente'),
  });
  const lista = (consegnataIl?: string) =>
    fascicolo({
      indagini: [
        { il: '2026-07-04', motivo: 'INDAGINE_SOLVIBILITA', esito: { notoIl: '2026-07-04', elenco: [] } },
      ],
      proposte: [
        {
          tipo: 'inesigibilita',
          motivo: 'NON_ABBIENTE',
          il: '2026-07-04',
          dovuto: 50_000n,
          ...(consegnataIl ? { consegnataIl } : {}),
        },
      ],
    });
  expect(prossimoPasso(lista(), profilo, '2028-01-01')).toMatchObject({
    motivo: 'SILENZIO_ENTE',
    fino: '2030-10-05',
  });
  expect(prossimoPasso(lista('2026-07-10'), profilo, '2026-08-01').fino).toBe('2027-01-07');
  expect(prossimoPasso(lista('2026-07-10'), profilo, '2027-01-06').motivo).toBe('SILENZIO_ENTE');
  expect(prossimoPasso(lista('2026-07-10'), profilo, '2027-01-07').motivo).toBe('DISCARICO_SILENZIO');
  expect(passo(lista('2026-07-10'), '2026-08-01').motivo).toBe('ATTESA_DECISIONE_ENTE');
});

test('R-02: a fact counts from the day it is known, also an outcome and an act still to leave', () => {
  const f = fascicolo();
  expect(passo(f, '2026-02-10').motivo).toBe('TERMINE_PAGAMENTO_792');
  expect(passo(f, '2026-05-04').motivo).toBe('ATTESA_544');
  const dopo = fascicolo({ eventi: [{ tipo: 'pagamento', il: '2026-06-01', importo: 99_999n }] });
  expect(passo(dopo, '2026-05-31').motivo).toBe('ATTESA_544');
  expect(passo(dopo, '2026-06-01').motivo).toBe('RIMBORSO');
});

test('R-90: money of the day of the closing that came after it is told by difference', () => {
  const chiusa = fascicolo({
    chiusura: { il: '2026-11-02', motivo: 'DISCARICO_SILENZIO', versato: 1_000n },
    eventi: [
      { tipo: 'pagamento', il: '2026-11-02', importo: 1_000n },
      { tipo: 'pagamento', il: '2026-11-02', importo: 250n },
    ],
  });
  expect(passo(chiusa, '2026-11-02')).toMatchObject({ proposta: 'incasso', importo: 250n });
  const detto = {
    ...chiusa,
    proposte: [
      { tipo: 'incasso', motivo: 'INCASSO_DOPO_CHIUSURA', il: '2026-11-02', importo: 250n } as const,
    ],
  };
  expect(passo(detto, '2026-11-02')).toMatchObject({ motivo: 'PRATICA_CHIUSA', fino: null });
});

test('R-55: a payment does not reach a partita entrusted after it was known', () => {
  const nuova: Evento = {
    tipo: 'partitaAggiunta',
    il: '2026-03-10',
    partita: { ...partita('P0', 10_000n), prescrizione: { dal: '2024-01-01', anni: 5 } },
  };
  const pagamento = (il: string): Evento => ({ tipo: 'pagamento', il, importo: 5_000n });
  const residui = (il: string) => {
    const conto = calcolaConto(fascicolo({ eventi: [nuova, pagamento(il)] }), PROFILO_LEGGE160, '2026-03-20');
    return ['P0', 'P1'].map((id) => conto.perPartita.get(id)?.residuo);
  };
  expect(residui('2026-03-09')).toEqual([10_000n, 45_000n]);
  expect(residui('2026-03-10')).toEqual([5_000n, 50_000n]);
});

const evento: fc.Arbitrary<(il: string) => Evento> = fc.oneof(
  fc.bigInt({ min: 1n, max: 60_000n }).map(
    (importo) =>
      (il: string): Evento => ({ tipo: 'pagamento', il, importo }),
  ),
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom(['P1'], ['P2'], null),
    )
    .map(
      ([dopo, giorni, partite]) =>
        (il: string): Evento => ({
          tipo: 'sospensione',
          il,
          dal: addGiorni(il, dopo),
          al: addGiorni(il, dopo + giorni),
          ...(partite ? { partite: [...partite] } : {}),
        }),
    ),
  fc.constant((il: string): Evento => ({ tipo: 'revocaSospensione', il })),
  fc.bigInt({ min: 1n, max: 30_000n }).map(
    (capitale) =>
      (il: string): Evento => ({ tipo: 'sgravio', il, partita: 'P2', importi: importi(capitale) }),
  ),
  fc.constant((il: string): Evento => ({ tipo: 'osservazioni', il, esito: 'prosegui' })),
);
const vita = fc.array(
  fc.tuple(fc.constantFrom('2026-02-10', '2026-03-03', '2026-05-20', '2026-06-30'), evento),
  {
    maxLength: 8,
  },
);
const date = fc.integer({ min: 0, max: 400 }).map((giorni) => addGiorni('2026-02-02', giorni));

test('R-01: the order in which facts arrive does not change the answer nor the account', () => {
  fc.assert(
    fc.property(vita, date, fc.integer(), (fatti, oggi, seme) => {
      const eventi = fatti.map(([il, crea]) => crea(il));
      const f = fascicolo({ partite: [partita('P1'), partita('P2', 20_000n)], eventi });
      const mescolati = [...eventi].sort((a, b) => chiave(a, seme) - chiave(b, seme));
      const altro = {
        ...f,
        partite: f.partite,
        atti: [...f.atti].reverse(),
        eventi: mescolati,
      };
      expect(prossimoPasso(altro, PROFILO_LEGGE160, oggi)).toEqual(passo(f, oggi));
      expect(calcolaConto(altro, PROFILO_LEGGE160, oggi)).toEqual(calcolaConto(f, PROFILO_LEGGE160, oggi));
    }),
    { numRuns: 300 },
  );
});

const chiave = (e: Evento, seme: number): number => {
  const testo = JSON.stringify(e, (_k, v) => (typeof v === 'bigint' ? v.toString() : v)) + seme;
  return [...testo].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7);
};

test('R-50, R-55: money is neither made nor lost, and nothing is owed below zero', () => {
  fc.assert(
    fc.property(vita, date, (fatti, oggi) => {
      const eventi = fatti.map(([il, crea]) => crea(il));
      const conto = calcolaConto(
        fascicolo({ partite: [partita('P1'), partita('P2', 20_000n)], eventi }),
        PROFILO_LEGGE160,
        oggi,
      );
      let imputato = conto.oneriPagati + conto.spesePagate;
      for (const p of conto.perPartita.values()) {
        imputato +=
          p.moraPagata + p.pagati.capitale + p.pagati.sanzioni + p.pagati.interessi + p.pagati.spese;
        expect(p.residuo >= 0n && p.mora >= 0n).toBe(true);
      }
      expect(imputato + conto.credito).toBe(conto.versato);
      expect(conto.oneri >= 0n && conto.spese >= 0n).toBe(true);
      expect(conto.residuo + conto.mora + conto.oneri + conto.spese).toBe(conto.dovuto);
    }),
    { numRuns: 300 },
  );
});

test('R-04: between today and `fino` the answer does not change', () => {
  fc.assert(
    fc.property(vita, date, fc.nat(), (fatti, oggi, salto) => {
      const eventi = fatti.map(([il, crea]) => crea(il)).filter(({ il }) => il <= oggi);
      const f = fascicolo({ partite: [partita('P1'), partita('P2', 20_000n)], eventi });
      const ora = passo(f, oggi);
      if (ora.passo !== 'attendi' || ora.fino === null || ora.fino === undefined) return;
      expect(ora.fino > oggi).toBe(true);
      const atti = f.atti.flatMap(({ dispacci }) => dispacci.map(({ il }) => il)).filter((il) => il > oggi);
      const limite = [ora.fino, ...atti].sort()[0] ?? ora.fino;
      const giorni = (Date.parse(limite) - Date.parse(oggi)) / 86_400_000;
      expect(passo(f, addGiorni(oggi, salto % giorni))).toEqual(ora);
    }),
    { numRuns: 300 },
  );
});

test('a step is explained with the date, the act and the amount that decide', () => {
  const f = fascicolo();
  const detto = (oggi: string) => spiega(f, PROFILO_LEGGE160, oggi).spiegazione;
  expect(detto('2026-02-10').testo).toBe(
    'Il termine per pagare la partita P1 (l’intimazione esecutiva notificata il 2 febbraio 2026) finisce il 3 aprile 2026. Si prosegue il 4 aprile 2026.',
  );
  expect(detto('2026-05-10')).toMatchObject({
    regola: { posto: 12 },
    partite: [{ partita: 'P1', terminePagamento: '2026-04-03', disponibileDal: '2026-05-04' }],
  });
  expect(detto('2026-05-10').testo).toContain(
    'prima che passino 60 giorni dal sollecito di legge spedito il 4 maggio 2026',
  );
  expect(detto('2026-07-04').testo).toContain('536,67 euro');
});

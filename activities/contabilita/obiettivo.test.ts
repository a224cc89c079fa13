import fc from 'fast-check';
import type { Evento, Fascicolo } from '../../domain/fascicolo';
import { calcolaConto } from '../../domain/pratica/conto';
import { profiloDi } from '../../domain/profili/profili';
import { differenze, type Voce, vociDovute } from './obiettivo';

const PROFILO = profiloDi('legge160');
const fascicolo = (eventi: Evento[]): Fascicolo => ({
  inizio: '2026-01-12',
  debitore: { domicilioDigitale: true },
  partite: [
    {
      id: 'P1',
      natura: 'tributaria',
      importi: { capitale: 80_000n, sanzioni: 24_000n, interessi: 1_250n, spese: 900n },
      prescrizione: { dal: '2025-06-30', anni: 5 },
      affidataIl: '2026-01-12',
    },
    {
      id: 'P2',
      natura: 'cds',
      importi: { capitale: 0n, sanzioni: 25_000n, interessi: 0n, spese: 0n },
      prescrizione: { dal: '2025-06-30', anni: 5 },
      affidataIl: '2026-01-12',
    },
  ],
  atti: [
    {
      id: 'A1',
      tipo: 'accertamentoEsecutivo',
      motivo: 'FORMAZIONE_TITOLO_792',
      partite: ['P1'],
      dispacci: [
        {
          il: '2026-01-12',
          canale: 'pec',
          esito: { tipo: 'perfezionata', legaleIl: '2026-01-12', notoIl: '2026-01-12' },
        },
      ],
    },
  ],
  eventi,
  proposte: [],
  indagini: [],
});

const giorno = fc
  .integer({ min: 1, max: 300 })
  .map((n) => new Date(Date.UTC(2026, 0, 12 + n)).toISOString().slice(0, 10));
const unEvento: fc.Arbitrary<Evento> = fc.oneof(
  fc.record({ il: giorno, tipo: fc.constant('pagamento' as const), importo: fc.bigInt(1n, 160_000n) }),
  fc.record({
    il: giorno,
    tipo: fc.constant('sgravio' as const),
    partita: fc.constantFrom('P1', 'P2'),
    totale: fc.constant(true),
  }),
);
const somma = (voci: Voce[], chiave: (v: Voce) => string) => {
  const per = new Map<string, bigint>();
  for (const v of voci) per.set(chiave(v), (per.get(chiave(v)) ?? 0n) + v.importo);
  return per;
};
const conta = (eventi: Evento[], oggi: string) => {
  const noti = eventi.filter((e) => e.il <= oggi);
  const f = fascicolo(noti);
  return { f, conto: calcolaConto(f, PROFILO, oggi) };
};

describe('the book follows the account', () => {
  test('sanctions that fall with a death are no discharge of the Ente (R-40)', () => {
    const { f, conto } = conta(
      [
        { il: '2026-02-01', tipo: 'pagamento', importo: 85_000n },
        { il: '2026-03-10', tipo: 'decesso', dal: '2026-03-01' },
      ],
      '2026-03-10',
    );
    const voci = somma(vociDovute(f, conto, undefined), (v) => `${v.causale}|${v.conto}|${v.partitaId}`);
    // the money had covered the capital and 50,00 of the sanctions of P1: what was paid stays paid
    expect(voci.get('imputazione|crediti.sanzioni|P1')).toBe(-5_000n);
    expect(voci.get('estinzione|estinzioni|P1')).toBe(19_000n);
    expect(voci.get('estinzione|crediti.sanzioni|P2')).toBe(-25_000n);
    expect([...voci.keys()].filter((k) => k.startsWith('sgravio'))).toEqual([]);
  });

  test('every kind balances for each partita, whatever happened (I3, I4)', () => {
    fc.assert(
      fc.property(fc.array(unEvento, { maxLength: 6 }), giorno, (eventi, oggi) => {
        const { f, conto } = conta(eventi, oggi);
        const voci = vociDovute(f, conto, undefined);
        const saldi = somma(voci, (v) => `${v.causale}|${v.partitaId}`);
        expect([...saldi].filter(([, saldo]) => saldo !== 0n)).toEqual([]);
      }),
    );
  });

  test('what the debtor owes in the book is what the account says, component by component', () => {
    fc.assert(
      fc.property(fc.array(unEvento, { maxLength: 6 }), giorno, (eventi, oggi) => {
        const { f, conto } = conta(eventi, oggi);
        const crediti = vociDovute(f, conto, undefined).filter((v) => v.conto.startsWith('crediti.'));
        expect(crediti.reduce((s, v) => s + v.importo, 0n)).toBe(conto.dovuto);
      }),
    );
  });

  test('differences bring any former state to the new one, and are none when nothing changed', () => {
    fc.assert(
      fc.property(fc.array(unEvento, { maxLength: 4 }), giorno, giorno, (eventi, uno, altro) => {
        const prima = conta(eventi, uno);
        const dopo = conta(eventi, altro);
        const scritte = vociDovute(prima.f, prima.conto, undefined);
        const dovute = vociDovute(dopo.f, dopo.conto, undefined);
        const aggiunte = [...differenze(scritte, dovute).values()].flat();
        const chiave = (v: Voce) => `${v.causale}|${v.partitaId}|${v.conto}`;
        const fine = somma([...scritte, ...aggiunte], chiave);
        for (const [k, v] of somma(dovute, chiave)) expect(fine.get(k) ?? 0n).toBe(v);
        expect(differenze(dovute, dovute).size).toBe(0);
      }),
    );
  });
});

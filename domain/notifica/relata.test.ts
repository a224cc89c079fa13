import fc from 'fast-check';
import { datiDelFatto, leggiEventoAlbo, leggiEventoMesso } from './eventi-scritti';
import { terminiMessoDi } from './messo-di-prova';
import { CAUSE_NON_ESEGUITA, CONSEGNATARI, ESITI_AVVISO, RICERCHE } from './messo-eventi';
import { difettoDellaRelata, fattiDellaRelata, type Relata } from './relata';

const contesto = {
  oggi: '2026-03-31',
  affidatoIl: '2026-03-04',
  nomina: { dal: '2026-03-01', al: '2026-03-20' },
  termini: terminiMessoDi(),
};
const difetto = (r: Relata, altro: Partial<typeof contesto> = {}) =>
  difettoDellaRelata(r, { ...contesto, ...altro });
const relativa = (deposito: string, affissione: string, raccomandata: string): Relata => ({
  ...{ tipo: 'irreperibilita_relativa', deposito, affissione, raccomandata },
});

test.each([
  ['a day that is not in the calendar', { tipo: 'rifiuto', il: '2026-02-30' }, 'data_non_valida'],
  ['tomorrow', { tipo: 'rifiuto', il: '2026-04-01' }, 'data_futura'],
  ['before the messo had it', { tipo: 'rifiuto', il: '2026-03-03' }, 'prima_dell_affidamento'],
  ['after his appointment ended', { tipo: 'rifiuto', il: '2026-03-21' }, 'messo_non_in_carica'],
  [
    'a letter after his appointment ended',
    relativa('2026-03-19', '2026-03-20', '2026-03-21'),
    'messo_non_in_carica',
  ],
  [
    'a letter before the deposit',
    relativa('2026-03-10', '2026-03-10', '2026-03-09'),
    'formalita_in_disordine',
  ],
  [
    'a notice before the deposit',
    relativa('2026-03-10', '2026-03-09', '2026-03-10'),
    'formalita_in_disordine',
  ],
  [
    'the letter before the delivery',
    { tipo: 'consegna', il: '2026-03-10', a: 'vicino', informativaIl: '2026-03-09' },
    'informativa_prima_della_consegna',
  ],
  [
    'the register was not asked',
    { tipo: 'irreperibilita_assoluta', il: '2026-03-10', ricerche: ['sul_posto', 'vicini'] },
    'ricerche_insufficienti',
  ],
] as [string, Relata, string][])('not taken: %s', (_, relata, codice) => {
  expect(difetto(relata)).toBe(codice);
});

test('taken: on the first and on the last day of the appointment, and an advice after it', () => {
  expect(difetto({ tipo: 'rifiuto', il: '2026-03-20' })).toBeNull();
  expect(
    difetto({ tipo: 'rifiuto', il: '2026-03-04' }, { nomina: { dal: '2026-03-04', al: '2026-03-04' } }),
  ).toBeNull();
  expect(difetto({ tipo: 'avviso', il: '2026-03-25', esito: 'ricevuta' })).toBeNull();
  const cercato: Relata = {
    tipo: 'irreperibilita_assoluta',
    il: '2026-03-10',
    ricerche: ['anagrafe', 'sul_posto'],
  };
  expect(difetto(cercato)).toBeNull();
  expect(difetto(relativa('2026-03-10', '2026-03-10', '2026-03-11'))).toBeNull();
});

test('a messo that was not yet in office on the day is refused', () => {
  const prima = { affidatoIl: '2026-02-01', nomina: { dal: '2026-03-10', al: '2026-03-20' } };
  expect(difetto({ tipo: 'rifiuto', il: '2026-03-09' }, prima)).toBe('messo_non_in_carica');
});

test('a delivery with its letter is two facts; the three formalities are one, of their last day', () => {
  const consegna: Relata = { tipo: 'consegna', il: '2026-03-10', a: 'vicino', informativaIl: '2026-03-12' };
  expect(fattiDellaRelata(consegna)).toEqual([
    { tipo: 'consegna', il: '2026-03-10', a: 'vicino' },
    { tipo: 'informativa', il: '2026-03-12' },
  ]);
  expect(fattiDellaRelata(relativa('2026-03-09', '2026-03-11', '2026-03-10'))).toMatchObject([
    { il: '2026-03-11' },
  ]);
});

test('what is written is read back the same, and nothing else is read', () => {
  const il = fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-11');
  const relata: fc.Arbitrary<Relata> = fc.oneof(
    fc.record({ tipo: fc.constant('consegna' as const), il, a: fc.constantFrom(...CONSEGNATARI) }),
    fc.record({ tipo: fc.constantFrom('rifiuto' as const, 'informativa' as const), il }),
    fc.tuple(il, il, il).map(([a, b, c]) => relativa(a, b, c)),
    fc.record({
      tipo: fc.constant('irreperibilita_assoluta' as const),
      il,
      ricerche: fc.subarray([...RICERCHE]),
    }),
    fc.record({
      tipo: fc.constant('non_eseguita' as const),
      il,
      causa: fc.constantFrom(...CAUSE_NON_ESEGUITA),
    }),
    fc.record({ tipo: fc.constant('avviso' as const), il, esito: fc.constantFrom(...ESITI_AVVISO) }),
  );
  fc.assert(
    fc.property(relata, (r) => {
      for (const fatto of fattiDellaRelata(r)) {
        const base = { id: 'x', tipo: fatto.tipo, quando: `${fatto.il}T12:00:00+01:00`, il: fatto.il };
        const letto = leggiEventoMesso({ ...base, dati: datiDelFatto(fatto) });
        expect(letto).toEqual({ ...fatto, id: 'x', quando: base.quando });
      }
    }),
  );
  const altro = { id: 'x', quando: '2026-03-09T12:00:00+01:00', il: '2026-03-09', dati: {} };
  expect(leggiEventoMesso({ ...altro, tipo: 'accettazione' })).toBeNull();
  expect(leggiEventoMesso({ ...altro, tipo: 'consegna' })).toBeNull();
  expect(leggiEventoAlbo({ ...altro, tipo: 'consegna' })).toBeNull();
  expect(leggiEventoAlbo({ ...altro, tipo: 'scartato', dati: { evento: 'e' } })).toMatchObject({
    evento: 'e',
  });
});

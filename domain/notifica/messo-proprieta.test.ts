import fc from 'fast-check';
import { addGiorni } from '../calendario';
import { mossaMesso } from './messo';
import { esamina, evento, SPEDITO, terminiMessoDi } from './messo-di-prova';
import { CAUSE_NON_ESEGUITA, CONSEGNATARI, ESITI_AVVISO, type EventoMesso, RICERCHE } from './messo-eventi';

const giorno = fc.integer({ min: 2, max: 40 }).map((n) => addGiorni(SPEDITO, n));
const relata: fc.Arbitrary<EventoMesso> = fc.oneof(
  fc.tuple(giorno, fc.constantFrom(...CONSEGNATARI)).map(([il, a]) => evento({ tipo: 'consegna', a, il })),
  giorno.map((il) => evento({ tipo: 'rifiuto', il })),
  fc
    .tuple(giorno, giorno, giorno)
    .map(([deposito, affissione, raccomandata]) =>
      evento({ tipo: 'irreperibilita_relativa', deposito, affissione, raccomandata, il: raccomandata }),
    ),
  fc
    .tuple(giorno, fc.subarray([...RICERCHE]))
    .map(([il, ricerche]) => evento({ tipo: 'irreperibilita_assoluta', ricerche, il })),
  fc
    .tuple(giorno, fc.constantFrom(...CAUSE_NON_ESEGUITA))
    .map(([il, causa]) => evento({ tipo: 'non_eseguita', causa, il })),
);
const altro: fc.Arbitrary<EventoMesso> = fc.oneof(
  giorno.map((il) => evento({ tipo: 'affidata', il })),
  giorno.map((il) => evento({ tipo: 'informativa', il })),
  fc
    .tuple(giorno, fc.constantFrom(...ESITI_AVVISO))
    .map(([il, esito]) => evento({ tipo: 'avviso', esito, il })),
);
const prove = fc
  .record({
    eventi: fc.array(fc.oneof(relata, altro), { maxLength: 6 }),
    scartati: fc.array(fc.nat(5), { maxLength: 2 }),
  })
  .map(({ eventi, scartati }) => [
    ...eventi,
    ...scartati.flatMap((n) => {
      const e = eventi[n];
      return e ? [evento({ tipo: 'scartato', evento: e.id, il: '2026-06-01' })] : [];
    }),
  ]);

test('whatever the order and the repetition of the events, the same value', () => {
  fc.assert(
    fc.property(
      prove.chain((tutti) =>
        fc.record({
          tutti: fc.constant(tutti),
          mescolati: fc
            .tuple(fc.shuffledSubarray(tutti, { minLength: tutti.length }), fc.shuffledSubarray(tutti))
            .map(([a, b]) => [...a, ...b]),
        }),
      ),
      ({ tutti, mescolati }) => expect(esamina(...mescolati)).toEqual(esamina(...tutti)),
    ),
    { numRuns: 1000 },
  );
});

test('an attempt is served, or not, or a person has it, or something is waited for until a day (I2)', () => {
  fc.assert(
    fc.property(prove, fc.integer({ min: 0, max: 400 }), (tutti, dopo) => {
      const { perfezionamento, persona, manca } = esamina(...tutti);
      expect(perfezionamento !== null || persona.length > 0 || manca.length > 0).toBe(true);
      expect(perfezionamento === null || persona.length === 0).toBe(true);
      const oggi = addGiorni(SPEDITO, dopo);
      const mossa = mossaMesso(tutti, { speditoIl: SPEDITO, affidato: true, oggi }, terminiMessoDi());
      if (mossa.mossa === 'attendi') expect((mossa.fino ?? '') > oggi).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('I7: nothing is served before the fact that serves it, nor without a relata', () => {
  fc.assert(
    fc.property(prove, (tutti) => {
      const { perfezionamento } = esamina(...tutti);
      if (perfezionamento === null) return;
      const relate = tutti.filter((e) => !['affidata', 'informativa', 'avviso', 'scartato'].includes(e.tipo));
      expect(relate.length).toBeGreaterThan(0);
      expect(relate.some((e) => perfezionamento.destinatarioIl >= e.il)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

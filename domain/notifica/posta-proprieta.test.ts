import fc from 'fast-check';
import { addGiorni } from '../calendario';
import { CODICI_POSTA } from '../dati/codici-posta';
import { codice, esamina, evento } from './posta-di-prova';
import { CAUSE_POSTALI, type EventoPosta, type ProdottoPostale } from './posta-eventi';

const giorno = fc.integer({ min: 0, max: 60 }).map((n) => addGiorni('2026-03-01', n));
const codiciDi = (prodotto: ProdottoPostale) =>
  [...CODICI_POSTA].filter(([, c]) => c.prodotto === null || c.prodotto === prodotto).map(([nome]) => nome);

const recapitoDi = (prodotto: ProdottoPostale): fc.Arbitrary<EventoPosta> =>
  fc
    .record({
      nome: fc.constantFrom(...codiciDi(prodotto)),
      il: giorno,
      causa: fc.option(fc.constantFrom(...CAUSE_POSTALI)),
      consegnatario: fc.option(fc.constantFrom('destinatario' as const, 'altri' as const)),
    })
    .map(({ nome, il, causa, consegnatario }) => codice(nome, il, { causa, consegnatario }));
const altro: fc.Arbitrary<EventoPosta> = fc.oneof(
  giorno.map((il) => evento({ tipo: 'giacenza', il })),
  giorno.map((il) => evento({ tipo: 'cad_spedita', numero: null, il })),
  giorno.map((il) => evento({ tipo: 'cad_esito', esito: 'CONSEGNATA', il })),
  giorno.map((il) => evento({ tipo: 'decorso', il })),
  giorno.map((il) => evento({ tipo: 'busta_tornata', il })),
  giorno.map((il) => evento({ tipo: 'documento', documento: 'ARCAD', riferimento: 'img', sha256: null, il })),
);
const caso = fc.constantFrom<ProdottoPostale>('AR', 'AG', 'RS').chain((prodotto) =>
  fc.record({
    prodotto: fc.constant(prodotto),
    eventi: fc.array(fc.oneof(recapitoDi(prodotto), recapitoDi(prodotto), altro), { maxLength: 7 }),
    scartati: fc.array(fc.nat(6), { maxLength: 2 }),
  }),
);
const conScarti = (eventi: EventoPosta[], scartati: number[]): EventoPosta[] => [
  ...eventi,
  ...scartati.flatMap((n) => {
    const e = eventi[n];
    return e ? [evento({ tipo: 'scartato', evento: e.id, il: '2026-06-01' })] : [];
  }),
];

test('whatever the order and the repetition of the events, the same value', () => {
  fc.assert(
    fc.property(
      caso.chain(({ prodotto, eventi, scartati }) => {
        const tutti = conScarti(eventi, scartati);
        const mescolati = fc
          .tuple(fc.shuffledSubarray(tutti, { minLength: tutti.length }), fc.shuffledSubarray(tutti))
          .map(([a, b]) => [...a, ...b]);
        return fc.record({ prodotto: fc.constant(prodotto), tutti: fc.constant(tutti), mescolati });
      }),
      ({ prodotto, tutti, mescolati }) => {
        expect(esamina(prodotto, mescolati)).toEqual(esamina(prodotto, tutti));
      },
    ),
    { numRuns: 1000 },
  );
});

test('nothing perfects before a closed outcome or the whole evidence of the deposit; a pre-outcome changes nothing', () => {
  fc.assert(
    fc.property(caso, ({ prodotto, eventi }) => {
      const isPre = (e: EventoPosta) => e.tipo === 'recapito' && e.stadio === 'pre_esito';
      const { perfezionamento } = esamina(prodotto, eventi);
      const senzaPre = esamina(
        prodotto,
        eventi.filter((e) => !isPre(e)),
      );
      expect(perfezionamento).toEqual(senzaPre.perfezionamento);
      if (perfezionamento === null) return;
      const chiuso = eventi.some((e) => e.tipo === 'recapito' && e.stadio === 'chiuso');
      const deposito =
        perfezionamento.regola === 'AG_DEPOSITO_CAD' && eventi.some((e) => e.tipo === 'cad_spedita');
      expect(chiuso || deposito).toBe(true);
      const primo = eventi.map((e) => e.il).sort()[0] ?? '';
      expect(perfezionamento.destinatarioIl >= primo).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('what goes to a person has no value until the person has spoken', () => {
  fc.assert(
    fc.property(caso, ({ prodotto, eventi }) => {
      const { perfezionamento, persona } = esamina(prodotto, eventi);
      expect(perfezionamento === null || persona.length === 0).toBe(true);
    }),
  );
});

test('a piece is served, or not, or a person has it, or something is waited for until a day (I2)', () => {
  fc.assert(
    fc.property(caso, ({ prodotto, eventi }) => {
      fc.pre(prodotto !== 'RS' && eventi.length > 0);
      const { perfezionamento, persona, manca } = esamina(prodotto, eventi);
      expect(perfezionamento !== null || persona.length > 0 || manca.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

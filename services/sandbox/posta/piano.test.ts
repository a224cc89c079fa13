import fc from 'fast-check';
import { giornoDi } from '../../../domain/calendario';
import { type EsamePosta, perfezionamentoPosta } from '../../../domain/notifica/posta';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { LEGGE } from '../../../domain/profili/legge';
import { componiProfilo, parametro } from '../../../domain/profili/profilo';
import { eventiDelConsolidatore } from '../../../formats/posta/consolidatore';
import { EventoConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { componiEvento } from './composizione';
import { ESITI, SPINTE } from './manopole';
import { pianoDi } from './piano';

const PROFILO = componiProfilo('prova', null, { legge: LEGGE });
const PRODOTTI: Readonly<Record<string, ProdottoPostale>> = {
  AR: 'AR',
  RIR: 'AR',
  '890': 'AG',
  RS: 'RS',
  RIS: 'RS',
};
const requestId = `trs_${'0'.repeat(26)}`;

/** What the product makes of the first `quanti` events of a piece; every one of them is understood. */
function esamina(
  productType: string,
  receiverAddress: string,
  quanti = Number.POSITIVE_INFINITY,
): EsamePosta {
  const prodotto = PRODOTTI[productType] ?? 'AR';
  const pezzo = {
    requestId,
    requestPaId: 'C001',
    sha256: '',
    productType,
    receiverAddress,
    oggi: '2026-03-02',
  };
  const eventi = pianoDi(pezzo)
    .slice(0, quanti)
    .flatMap((a) => {
      const evento = EventoConsolidatore.parse(componiEvento(pezzo, a, new Date('2026-12-31T08:00:00Z')));
      const letto = eventiDelConsolidatore(evento, { id: requestId, prodotto }, '2027-12-31');
      expect(letto.scarti).toEqual([]);
      return letto.eventi;
    });
  return perfezionamentoPosta(eventi, prodotto, (nome, dal) => parametro(PROFILO, nome, giornoDi(dal)));
}

const vita = fc.record({
  productType: fc.constantFrom(...Object.keys(PRODOTTI)),
  esito: fc.constantFrom(...ESITI),
  giorni: fc.integer({ min: 0, max: 40 }),
  spinte: fc.subarray([...SPINTE]),
  quanti: fc.integer({ min: 1, max: 30 }),
});

test('however it is pushed, a piece ends as if all had gone well', () => {
  fc.assert(
    fc.property(vita, ({ productType, esito, giorni, spinte }) => {
      const storto = spinte.map((nome) => `@${nome}-7`).join(' ');
      const via = `via @${esito}-${giorni}`;
      expect(esamina(productType, `${via} ${storto}`)).toEqual(esamina(productType, via));
    }),
    { numRuns: 100 },
  );
});

test('at every step a piece to be served is served, or not, or a person has it, or something is waited for (I2)', () => {
  fc.assert(
    fc.property(vita, ({ productType, esito, giorni, spinte, quanti }) => {
      fc.pre(PRODOTTI[productType] !== 'RS');
      const via = `via @${esito}-${giorni} ${spinte.map((nome) => `@${nome}-7`).join(' ')}`;
      const { perfezionamento, persona, manca } = esamina(productType, via, quanti);
      expect(perfezionamento !== null || persona.length > 0 || manca.length > 0).toBe(true);
      for (const { entro } of manca) expect(entro >= '2026-03-02').toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a piece is never served before the postman came, and what was never delivered is never served', () => {
  fc.assert(
    fc.property(vita, ({ productType, esito, giorni }) => {
      const { perfezionamento } = esamina(productType, `via @${esito}-${giorni}`);
      if (perfezionamento === null) return;
      expect(giornoDi(perfezionamento.destinatarioIl)).toBeGreaterThanOrEqual(
        giornoDi('2026-03-03') + giorni,
      );
      const persi = ['sconosciuto', 'deceduto', 'irreperibile', 'smarrito', 'scartato', 'muto', 'smentito'];
      expect(perfezionamento.esito === 'perfezionata').toBe(!persi.includes(esito));
    }),
    { numRuns: 100 },
  );
});

import fc from 'fast-check';
import {
  type ContestoLettura,
  difettoLettura,
  esitoLetture,
  type LetturaCartolina,
  type LetturaFatta,
} from './lettura-cartolina';

const AR: LetturaCartolina = {
  documento: 'AR',
  esito: 'CONSEGNATO',
  il: '2026-03-09',
  causa: null,
  consegnatario: 'destinatario',
  giacenzaDal: null,
  cadIl: null,
  cadNumero: null,
};
const di = (autore: string, diverso: Partial<typeof AR> = {}, fonte: LetturaFatta['fonte'] = 'persona') => ({
  autore,
  fonte,
  letto: { ...AR, ...diverso } as LetturaCartolina,
});
const stato = (letture: readonly LetturaFatta[], doppia = true) => esitoLetture(letture, doppia).stato;

describe('two readings of one card (seed E-48)', () => {
  test('nobody, one, two alike, two different', () => {
    expect(stato([])).toBe('da_leggere');
    expect(stato([di('a')])).toBe('da_controllare');
    expect(esitoLetture([di('a'), di('b')], true)).toEqual({
      stato: 'concordi',
      letto: AR,
      autori: ['a', 'b'],
    });
    expect(stato([di('a'), di('b', { il: '2026-03-10' })])).toBe('discordi');
  });

  test.each([
    ['day', { il: '2026-03-08' }],
    ['outcome', { esito: 'COMPIUTA_GIACENZA' as const }],
    ['who took it', { consegnatario: 'altri' as const }],
    ['notice of storage', { giacenzaDal: '2026-03-05' }],
  ])('another %s is another reading', (_, diverso) => {
    expect(stato([di('a'), di('b', diverso)])).toBe('discordi');
  });

  test('one person twice is one person', () => {
    expect(stato([di('a'), di('a')])).toBe('da_controllare');
  });

  test('a third decides by agreeing with one of the two, and only so', () => {
    const due = [di('a'), di('b', { il: '2026-03-10' })];
    expect(esitoLetture([...due, di('c', { il: '2026-03-10' })], true)).toMatchObject({
      stato: 'concordi',
      letto: { il: '2026-03-10' },
      autori: ['b', 'c'],
    });
    expect(stato([...due, di('c', { il: '2026-03-11' })])).toBe('discordi');
  });

  test('what a machine read is confirmed by one person, and by no other machine', () => {
    expect(stato([di('m', {}, 'macchina')], false)).toBe('da_controllare');
    expect(stato([di('m', {}, 'macchina'), di('n', {}, 'macchina')])).toBe('da_controllare');
    expect(stato([di('m', {}, 'macchina'), di('a')])).toBe('concordi');
    expect(stato([di('m', {}, 'macchina'), di('a', { il: '2026-03-10' })])).toBe('discordi');
  });

  test('where the profile lets one person be enough, one is', () => {
    expect(stato([di('a')], false)).toBe('concordi');
    expect(stato([di('m', {}, 'macchina'), di('a', { il: '2026-03-10' })], false)).toBe('discordi');
  });

  test('the order of the fields changes nothing', () => {
    const rovescio = Object.fromEntries(Object.entries(AR).reverse()) as LetturaCartolina;
    expect(stato([di('a'), { autore: 'b', fonte: 'persona', letto: rovescio }])).toBe('concordi');
  });

  test('whatever is read, nothing is written without two readers who saw it alike', () => {
    const giorni = fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-11');
    const una = fc.tuple(fc.constantFrom('a', 'b', 'c'), giorni).map(([chi, il]) => di(chi, { il }));
    fc.assert(
      fc.property(fc.array(una, { maxLength: 6 }), (letture) => {
        const esito = esitoLetture(letture, true);
        if (esito.stato !== 'concordi') return;
        const uguali = letture.filter((l) => l.letto.il === esito.letto.il);
        expect(new Set(uguali.map((l) => l.autore)).size).toBeGreaterThan(1);
      }),
    );
  });
});

describe('a reading that cannot be', () => {
  const qui: ContestoLettura = {
    oggi: '2026-03-20',
    speditoIl: '2026-03-02',
    prodotto: 'AR',
    busta: false,
  };
  const plico = { ...AR, documento: 'PLICO' as const };
  test.each<[string, LetturaCartolina, Partial<ContestoLettura>, string | null]>([
    ['a plain delivery', AR, {}, null],
    ['on the day it left', { ...AR, il: '2026-03-02' }, {}, null],
    ['today', { ...AR, il: '2026-03-20' }, {}, null],
    ['a day before it left', { ...AR, il: '2026-03-01' }, {}, 'prima_della_spedizione:il'],
    ['tomorrow', { ...AR, il: '2026-03-21' }, {}, 'data_futura:il'],
    ['a day that does not exist', { ...AR, il: '2026-02-30' }, {}, 'data_non_valida:il'],
    ['a storage after its end', { ...AR, giacenzaDal: '2026-03-10' }, {}, 'dopo_l_esito:giacenzaDal'],
    ['a cause of a delivery', { ...AR, causa: 'M04' }, {}, 'causa_di_troppo:causa'],
    ['not delivered, and no cause', { ...AR, esito: 'MANCATA_CONSEGNA' }, {}, 'causa_mancante:causa'],
    ['not delivered', { ...AR, esito: 'IRREPERIBILE_ASSOLUTO', causa: 'M03' }, {}, null],
    ['a CAD of a plain raccomandata', { ...AR, cadIl: '2026-03-05' }, {}, 'altro_prodotto:cadIl'],
    ['a green card of a plain raccomandata', { ...AR, documento: '23L' }, {}, 'altro_prodotto:documento'],
    ['a plain card of a judicial act', AR, { prodotto: 'AG' }, 'altro_prodotto:documento'],
    ['its own card', { ...AR, documento: '23L', cadIl: '2026-03-05' }, { prodotto: 'AG' }, null],
    [
      'a CAD after the outcome',
      { ...AR, documento: '23L', cadIl: '2026-03-10' },
      { prodotto: 'AG' },
      'dopo_l_esito:cadIl',
    ],
    [
      'the advice of a CAD',
      { documento: 'ARCAD', esitoCad: 'CONSEGNATA', il: '2026-03-09' },
      { prodotto: 'AG' },
      null,
    ],
    ['a card on the image of an envelope', AR, { busta: true }, 'altro_documento:documento'],
    ['an envelope on the image of a card', plico, {}, 'altro_documento:documento'],
    [
      'the face of an envelope',
      { ...plico, esito: 'COMPIUTA_GIACENZA' },
      { busta: true, prodotto: 'AG' },
      null,
    ],
  ])('%s', (_, letto, diverso, atteso) => {
    const trovato = difettoLettura(letto, { ...qui, ...diverso });
    expect(trovato && `${trovato.difetto}:${trovato.campo}`).toBe(atteso);
  });
});

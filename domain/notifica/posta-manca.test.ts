import { arCad, cad, codice, documento, esamina, esaminaVasto, evento, spedito } from './posta-di-prova';

const assente = [spedito, codice('RECRN010', '2026-03-05')];
const deposito = [spedito, codice('RECAG010', '2026-03-05'), cad('2026-03-07'), arCad('2026-03-20')] as const;

test('printed is not accepted by the carrier: the date of the sender is still asked for', () => {
  const stampato = codice('CON080', '2026-03-01');
  const consegnata = codice('RECRN001C', '2026-03-05');
  expect(esamina('AR', [stampato, consegnata])).toMatchObject({
    perfezionamento: { mittenteIl: null, prove: [consegnata.id] },
    manca: [{ cosa: 'ACCETTAZIONE', entro: '2026-04-04' }],
  });
  expect(esamina('AR', [stampato, spedito, consegnata])).toMatchObject({
    perfezionamento: { mittenteIl: '2026-03-02' },
    manca: [],
  });
});

test('of several outcomes left open the closing is waited for from the earliest', () => {
  const aperti = [
    codice('RECRN001A', '2026-03-07'),
    codice('RECRN002A', '2026-03-05'),
    codice('RECRN003A', '2026-03-06'),
  ];
  expect(esamina('AR', [spedito, ...aperti]).manca).toEqual([{ cosa: 'CHIUSURA', entro: '2026-04-04' }]);
});

test('a storage is over when the piece is delivered or comes back; post without advice has none', () => {
  expect(esamina('AR', [...assente, codice('RECRN001C', '2026-03-20')])).toMatchObject({
    perfezionamento: { regola: 'AR_CONSEGNA', destinatarioIl: '2026-03-20' },
    manca: [],
  });
  expect(esamina('AR', [...assente, codice('RECRN005C', '2026-04-07')]).manca).toEqual([]);
  expect(esamina('RS', [spedito, codice('RECRS010', '2026-03-05')]).manca).toEqual([]);
});

test('the deposit is over when it is concluded, or closed and with a person', () => {
  const ritirata = esamina('AG', [...deposito, codice('RECAG005C', '2026-03-11')]);
  expect(ritirata.manca).toEqual([]);
  const conclusa = esamina('AG', [...deposito, codice('RECAG012', '2026-03-17')]);
  expect(conclusa).toMatchObject({ perfezionamento: { destinatarioIl: '2026-03-17' }, manca: [] });
  const deceduto = esamina('AG', [...deposito, codice('RECAG007C', '2026-03-11', { causa: 'M02' })]);
  expect(deceduto).toMatchObject({ persona: [{ caso: 'DESTINATARIO_DECEDUTO' }], manca: [] });
});

test('with two dates of the CAD the right one is still asked for', () => {
  const { persona, manca } = esamina('AG', [...deposito, cad('2026-03-08')]);
  expect(persona).toEqual([{ caso: 'CAD_DISCORDE', eventi: [cad('2026-03-07').id, cad('2026-03-08').id] }]);
  expect(manca).toEqual([{ cosa: 'CAD', entro: '2026-04-04' }]);
});

test('the image of another paper is not the advice of the CAD', () => {
  const senza = [spedito, codice('RECAG010', '2026-03-05'), cad('2026-03-07')];
  const manca = (...altro: Parameters<typeof documento>[]) =>
    esamina('AG', [...senza, ...altro.map((d) => documento(...d))]).manca.map(({ cosa }) => cosa);
  expect(manca(['23L', '2026-03-10'], ['CAN', '2026-03-10'])).toEqual(['AR_CAD']);
  expect(manca(['ARCAD', '2026-03-20'])).toEqual(['COMPIUTA_GIACENZA']);
});

test('a piece that a person has is not waited for', () => {
  expect(esamina('AR', [codice('CON996', '2026-03-02')]).manca).toEqual([]);
});

describe('what goes back to the Ente (seed E-20)', () => {
  const resta = (nome: string, causa: 'M04' | 'M05' | null = null) =>
    esaminaVasto('AR', [...assente, codice(nome, '2026-03-18', { causa })]).manca;
  test.each([
    ['not delivered', 'RECRN002C', 'M04'],
    ['not delivered at the counter', 'RECRN004C', 'M04'],
    ['nowhere to be found', 'RECRN002F', null],
  ] as const)('%s: within fifteen days', (_nome, codicePosta, causa) => {
    expect(resta(codicePosta, causa)).toEqual([{ cosa: 'RESTITUZIONE', entro: '2026-04-02' }]);
  });

  test('what was delivered or refused does not; nor does an envelope after the storage', () => {
    expect(resta('RECRN001C')).toEqual([]);
    expect(resta('RECRN002C', 'M05')).toEqual([]);
    const tornata = evento({ tipo: 'busta_tornata', il: '2026-04-20' });
    expect(esaminaVasto('AR', [...assente, codice('RECRN005C', '2026-04-07'), tornata]).manca).toEqual([]);
  });
});

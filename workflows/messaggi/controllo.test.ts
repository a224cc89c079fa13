import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import { failureConverter } from '../guardia/failure-converter';
import { payloadConverter } from '../guardia/payload-converter';
import { controllaMessaggio, leggiComando, PayloadVietato } from './controllo';

const PRATICA = 'pra_01J8ZQ4K3T0000000000000000';
const ENTE = 'ent_01J8ZQ4K3T0000000000000000';
const PARTITA = 'par_01J8ZQ4K3T0000000000000000';
const base = { m: 'praticaId', enteId: ENTE, praticaId: PRATICA };

describe('what may enter Temporal', () => {
  test('a message of the registry, a label of the interface, nothing at all', () => {
    for (const v of [base, undefined, null, 'TERMINE_PAGAMENTO_792 2026-05-05', 'VALUTA'])
      expect(() => controllaMessaggio(v)).not.toThrow();
  });

  test.each([
    ['a name written as an enum', 'MARIO_ROSSI'],
    ['a name as a label', 'MARIO_ROSSI 2026-01-01'],
    ['a codice fiscale', 'RSSMRA80A01H501U'],
    ['a street as a value', { ...base, via: 'VIA GARIBALDI' }],
    ['a name in the place of an id', { ...base, praticaId: 'Mario Rossi' }],
    ['a name in the place of an enum', { m: 'comando.osservazioni', esito: 'ROSSI' }],
    ['a reason typed by a person', { m: 'comando.sospensione', motivo: 'malattia del figlio' }],
    ['a partita IVA as cents of an unknown key', { ...base, codice: '01234567890' }],
    ['an unknown message', { m: 'anagrafica', nome: 'x' }],
    ['an object without a name', { praticaId: PRATICA }],
    ['a list', [base]],
  ])('%s is refused, and the error does not repeat it', (_caso, valore) => {
    expect(() => payloadConverter.toPayload(valore)).toThrow(PayloadVietato);
    try {
      payloadConverter.toPayload(valore);
    } catch (e) {
      expect((e as Error).message).toMatch(/^PAYLOAD_VIETATO \$[\w.?[\]]*$/);
    }
  });

  test('a command keeps its shape, whoever sends it', () => {
    expect(leggiComando('sgravio', { partita: PARTITA, importi: { capitale: '1500' } })).not.toBeNull();
    expect(leggiComando('sgravio', { partita: PARTITA, importi: { capitale: '15.00' } })).toBeNull();
    expect(leggiComando('sospensione', { dal: '2026-01-20', al: 'domani' })).toBeNull();
    expect(leggiComando('sospensione', { dal: '2026-01-20', nota: 'per la signora Rossi' })).toBeNull();
    expect(leggiComando('chiusuraPerOpposizione', undefined)).toEqual({
      m: 'comando.chiusuraPerOpposizione',
    });
  });
});

describe('a failure', () => {
  const testo = (e: unknown) => JSON.stringify(failureConverter.errorToFailure(e, defaultPayloadConverter));

  test('loses message, stack, details and cause: they may name a person', () => {
    const causa = new Error('duplicate key (codice_fiscale)=(RSSMRA80A01H501U)');
    const errore = Object.assign(new Error('MARIO_ROSSI', { cause: causa }), { name: 'MARIO ROSSI' });
    const scritto = testo(errore);
    expect(scritto).not.toMatch(/ROSSI|RSSMRA|duplicate|controllo\.test/);
    expect(scritto).toContain('ERRORE_INTERNO');
  });

  test('never throws, even when its details are refused', () => {
    const errore = ApplicationFailure.create({ message: 'x', details: ['Mario Rossi'] });
    const guasto = failureConverter.errorToFailure(errore, payloadConverter);
    expect(guasto.message).toMatch(/^PAYLOAD_VIETATO/);
    expect(JSON.stringify(guasto)).not.toContain('Rossi');
  });

  test('keeps the code of a refused command', () => {
    expect(testo(ApplicationFailure.nonRetryable('CORPO_NON_VALIDO', 'Rifiuto'))).toContain(
      'CORPO_NON_VALIDO',
    );
  });
});

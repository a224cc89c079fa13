import { canaleDopoProvvedimento, primoCanaleProvvedimento } from './canale-provvedimento';

const carta = { debitore: { domicilioDigitale: false }, eredi: false };
const digitale = { debitore: { domicilioDigitale: true }, eredi: false };
const DELLA_LEGGE = ['pec', 'raccomandata', 'albo'] as const;
const CON_MESSO = ['pec', 'messo', 'raccomandata', 'albo'] as const;

test('a provision leaves by PEC to who has it, else by raccomandata: never by the messo, never on the albo', () => {
  expect(primoCanaleProvvedimento(DELLA_LEGGE, digitale)).toBe('pec');
  expect(primoCanaleProvvedimento(DELLA_LEGGE, carta)).toBe('raccomandata');
  expect(primoCanaleProvvedimento(CON_MESSO, carta)).toBe('raccomandata');
});

test('a profile with the PEC alone, or the PEC and the albo, still has a raccomandata for a provision', () => {
  expect(primoCanaleProvvedimento(['pec'], carta)).toBe('raccomandata');
  expect(primoCanaleProvvedimento(['pec', 'albo'], carta)).toBe('raccomandata');
  expect(primoCanaleProvvedimento(['pec', 'deposito'], carta)).toBe('deposito');
});

test('after a rung that failed the next one; after an unknown address a person', () => {
  expect(canaleDopoProvvedimento(DELLA_LEGGE, 'pec', 'fallita', digitale)).toBe('raccomandata');
  expect(canaleDopoProvvedimento(CON_MESSO, 'pec', 'fallita', digitale)).toBe('raccomandata');
  expect(canaleDopoProvvedimento(DELLA_LEGGE, 'raccomandata', 'fallita', carta)).toBeNull();
  expect(canaleDopoProvvedimento(DELLA_LEGGE, 'raccomandata', 'irreperibile', carta)).toBeNull();
  expect(canaleDopoProvvedimento(DELLA_LEGGE, 'pec', 'irreperibile', digitale)).toBeNull();
});

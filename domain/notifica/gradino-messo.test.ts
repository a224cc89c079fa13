import { addGiorni, giornoDi } from '../calendario';
import type { Fascicolo } from '../fascicolo';
import { canaleSuccessivo, gradiniDi, primoCanale } from '../notificazione';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon } from '../pratica/fascicoli-di-prova';
import { spiega } from '../pratica/spiegazione';

const OGGI = '2026-03-02';
const conMesso = (altro: Record<string, unknown> = {}) =>
  profiloCon({ 'notifica.canali': ['pec', 'messo', 'albo'], ...altro });
const analogico = (altro: Partial<Fascicolo> = {}) =>
  fascicoloDi({ debitore: { domicilioDigitale: false }, ...altro });
const multa = partitaDi('P1', { sanzioni: 500_00n }, { natura: 'cds' });

test('seed E-51: a messo of the Society serves the ingiunzione only, by a row with its source', () => {
  const profilo = conMesso();
  expect(gradiniDi('ingiunzione', profilo, giornoDi(OGGI))).toEqual(['pec', 'messo', 'albo']);
  expect(gradiniDi('intimazione50', profilo, giornoDi(OGGI))).toEqual(['pec', 'albo']);
  const piu = conMesso({ 'messo.atti': ['ingiunzione', 'intimazione50'] });
  expect(gradiniDi('intimazione50', piu, giornoDi(OGGI))).toContain('messo');
});

test('R-26: unknown to the messo goes to the albo, not served goes to the next rung', () => {
  const debitore = { debitore: { domicilioDigitale: false }, eredi: false };
  const scala = ['pec', 'messo', 'raccomandata', 'albo'] as const;
  expect(primoCanale(scala, debitore)).toBe('messo');
  expect(canaleSuccessivo(scala, 'messo', 'irreperibile', debitore)).toBe('albo');
  expect(canaleSuccessivo(scala, 'messo', 'fallita', debitore)).toBe('raccomandata');
});

test('an ingiunzione goes to the messi; an act that may not goes on, and the explanation says so', () => {
  const ingiunzione = spiega(analogico({ partite: [multa] }), conMesso(), OGGI);
  expect(ingiunzione.passo).toMatchObject({ passo: 'emetti', atto: 'ingiunzione', canale: 'messo' });
  expect(ingiunzione.spiegazione.testo).not.toContain('I messi comunali notificano');
  const intimazione = spiega(analogico(), conMesso(), OGGI);
  expect(intimazione.passo).toMatchObject({ atto: 'intimazioneEsecutiva', canale: 'albo' });
  expect(intimazione.spiegazione.testo).toContain(
    'I messi comunali notificano solo l’ingiunzione: si passa al gradino successivo.',
  );
});

test('the next rung after the messo, and past it, is explained as it is', () => {
  const fallita = { tipo: 'fallita' as const, legaleIl: addGiorni(OGGI, 5), notoIl: addGiorni(OGGI, 5) };
  const atto = (tipo: 'ingiunzione' | 'intimazioneEsecutiva', canale: 'messo' | 'raccomandata') =>
    attoDi('A1', tipo, ['P1'], [invioDi(OGGI, canale, fallita)]);
  const dopo = addGiorni(OGGI, 5);
  const scala = { 'notifica.canali': ['pec', 'raccomandata', 'messo', 'albo'] };
  const nonServita = spiega(
    analogico({ partite: [multa], atti: [atto('ingiunzione', 'messo')] }),
    profiloCon(scala),
    dopo,
  );
  expect(nonServita.passo).toMatchObject({ motivo: 'SECONDO_CANALE', canale: 'albo' });
  expect(nonServita.spiegazione.testo).not.toContain('I messi comunali');
  const saltato = spiega(
    analogico({ atti: [atto('intimazioneEsecutiva', 'raccomandata')] }),
    profiloCon(scala),
    dopo,
  );
  expect(saltato.passo).toMatchObject({ motivo: 'SECONDO_CANALE', canale: 'albo' });
  expect(saltato.spiegazione.testo).toContain('I messi comunali notificano solo l’ingiunzione');
});

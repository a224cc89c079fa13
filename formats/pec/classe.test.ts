import { classeErrore, codiceEsteso } from './classe';
import { TESTO_CODICE, tabellaCodici } from './codici';
import { type ClasseErrore, CODICI_PEC, type Daticert } from './tipi';

const errore = (altro: Partial<Daticert>): Daticert => ({
  tipo: 'errore-consegna',
  errore: 'altro',
  mittente: 'a@b.test',
  destinatari: [{ indirizzo: 'c@d.test', tipo: 'certificato' }],
  risposte: 'a@b.test',
  oggetto: null,
  gestoreEmittente: 'Casella Piena S.p.A.',
  istante: '2026-11-21T10:00:00+01:00',
  identificativo: 'x',
  msgid: null,
  ricevuta: null,
  consegna: 'c@d.test',
  ricezione: [],
  erroreEsteso: null,
  ...altro,
});

test.each<[Partial<Daticert>, ClasseErrore | null]>([
  [{ errore: 'no-dest', erroreEsteso: '5.1.1 - G - indirizzo non valido' }, 'NON_VALIDA'],
  [{ errore: 'no-dest' }, 'NON_VALIDA'],
  [{ errore: 'no-dominio' }, 'DOMINIO_INESISTENTE'],
  [{ errore: 'virus' }, 'VIRUS'],
  [{ erroreEsteso: '5.2.2 - G - casella piena' }, 'CASELLA_SATURA'],
  [{ erroreEsteso: '5.2.1 - G - casella disabilitata' }, 'NON_ATTIVA'],
  [{ erroreEsteso: '5.1.1 - Aruba Pec S.p.A. - indirizzo non valido' }, 'NON_VALIDA'],
  [{ erroreEsteso: '5.1.2 - G - dominio inesistente' }, 'DOMINIO_INESISTENTE'],
  [{ erroreEsteso: 'la casella del destinatario è satura' }, 'CASELLA_SATURA'],
  [{ erroreEsteso: 'la casella è stata temporaneamente disabilitata' }, 'NON_ATTIVA'],
  [{ erroreEsteso: 'casella inesistente' }, 'NON_VALIDA'],
  // unknown words, unknown code, nothing: a person looks
  [{ erroreEsteso: '5.9.9 - G - errore generico' }, 'ALTRO'],
  [{ erroreEsteso: null }, 'ALTRO'],
  // the provider's own name is not a reason
  [{ erroreEsteso: '5.9.9 - Casella Piena S.p.A. - errore generico' }, 'ALTRO'],
  // it says two different things: the roads of art. 60 DPR 600/73 differ
  [{ errore: 'no-dest', erroreEsteso: '5.2.2 - G - casella piena' }, 'ALTRO'],
  [{ tipo: 'non-accettazione', erroreEsteso: 'supera 30 MB' }, 'ALTRO'],
  [{ tipo: 'preavviso-errore-consegna', erroreEsteso: '5.4.1 - G - tempo' }, 'TEMPO_SCADUTO'],
  [{ tipo: 'rilevazione-virus', errore: 'virus' }, 'VIRUS'],
  [{ tipo: 'avvenuta-consegna', errore: 'nessuno', erroreEsteso: 'casella piena' }, null],
])('%j -> %s', (altro, classe) => {
  expect(classeErrore(errore(altro))).toBe(classe);
});

test.each([
  ['5.4.1 - G - non consegnato nelle ventiquattro ore', '5.4.1'],
  [' 4.4.1 - G - x', '4.4.1'],
  ['5.2.22x', '5.2.22'],
  ['casella piena 5.2.2', null],
  [null, null],
])('the code of %s is %s', (erroreEsteso, codice) => {
  expect(codiceEsteso(errore({ erroreEsteso }))).toBe(codice);
});

test('the page of the codes names each of them once', () => {
  const pagina = tabellaCodici();
  for (const codice of CODICI_PEC)
    expect(
      pagina.split('\n').filter((r) => r === `| \`${codice}\` | ${TESTO_CODICE[codice]} |`),
    ).toHaveLength(1);
});

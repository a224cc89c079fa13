import { LEGGE } from '../profili/legge';
import { componiProfilo, stratoDi } from '../profili/profilo';
import { mossaMesso, perfezionamentoMesso } from './messo';
import {
  affidata,
  avviso,
  consegna,
  esamina,
  evento,
  relativa,
  SPEDITO,
  terminiMessoDi,
} from './messo-di-prova';
import type { EventoMesso } from './messo-eventi';

const perfezionata = (regola: string, destinatarioIl: string) => ({
  esito: 'perfezionata',
  regola,
  mittenteIl: '2026-03-04',
  destinatarioIl,
});
const casi = (e: ReturnType<typeof esamina>) => e.persona.map((p) => p.caso);

test('c.p.c. 138: into the hands of the addressee, or refused by him, served that day', () => {
  expect(esamina(affidata(), consegna('destinatario'))).toMatchObject({
    perfezionamento: perfezionata('MESSO_CONSEGNA', '2026-03-10'),
    manca: [],
  });
  const rifiuto = evento({ tipo: 'rifiuto', il: '2026-03-11' });
  expect(esamina(affidata(), rifiuto).perfezionamento).toMatchObject(
    perfezionata('MESSO_RIFIUTO', '2026-03-11'),
  );
});

test('the date of the sender is the first on which a messo had it; unknown when nobody wrote it down', () => {
  const due = esamina(affidata('2026-03-06'), affidata('2026-03-04'), consegna('destinatario'));
  expect(due.perfezionamento?.mittenteIl).toBe('2026-03-04');
  expect(esamina(consegna('destinatario')).perfezionamento?.mittenteIl).toBeNull();
});

test.each(['famiglia', 'addetto', 'portiere', 'vicino'] as const)(
  'c.p.c. 139: given to %s, served on the day of the delivery once the letter has left',
  (a) => {
    const senza = esamina(affidata(), consegna(a));
    expect(senza.perfezionamento).toBeNull();
    expect(senza.manca).toMatchObject([{ cosa: 'INFORMATIVA', entro: '2026-05-09' }]);
    const lettera = evento({ tipo: 'informativa', il: '2026-03-12' });
    expect(esamina(affidata(), consegna(a), lettera).perfezionamento).toMatchObject(
      perfezionata('MESSO_CONSEGNA', '2026-03-10'),
    );
    const presto = evento({ tipo: 'informativa', il: '2026-03-09' });
    expect(casi(esamina(affidata(), consegna(a), presto))).toEqual(['INFORMATIVA_PRIMA_DELLA_CONSEGNA']);
  },
);

const r140 = relativa('2026-03-09', '2026-03-09', '2026-03-10');

test('c.p.c. 140: the letter read within ten days counts from its receipt, else the tenth day', () => {
  const con = (esito: 'ricevuta' | 'compiuta_giacenza', il: string) =>
    esamina(affidata(), r140, avviso(esito, il)).perfezionamento;
  expect(con('ricevuta', '2026-03-13')).toMatchObject(
    perfezionata('MESSO_IRREPERIBILITA_RELATIVA', '2026-03-13'),
  );
  expect(con('ricevuta', '2026-03-20')?.destinatarioIl).toBe('2026-03-20');
  expect(con('ricevuta', '2026-03-21')?.destinatarioIl).toBe('2026-03-20');
  expect(con('compiuta_giacenza', '2026-04-20')?.destinatarioIl).toBe('2026-03-20');
});

test('c.p.c. 140: without the advice of the letter it is not proved, unless the profile says so', () => {
  expect(esamina(affidata(), r140)).toMatchObject({
    perfezionamento: null,
    manca: [{ cosa: 'AVVISO', entro: '2026-05-09' }],
  });
  const profilo = componiProfilo('prova', null, {
    legge: LEGGE,
    ente: stratoDi({ 'messo.avvisoNecessario': false }, 'prova'),
  });
  const senza = perfezionamentoMesso([affidata(), r140], SPEDITO, terminiMessoDi(profilo));
  expect(senza.perfezionamento?.destinatarioIl).toBe('2026-03-20');
});

test.each([
  [
    'the notice on the door before the deposit',
    [relativa('2026-03-09', '2026-03-08', '2026-03-10')],
    'FORMALITA_IN_DISORDINE',
  ],
  [
    'the letter before the deposit',
    [relativa('2026-03-09', '2026-03-09', '2026-03-08')],
    'FORMALITA_IN_DISORDINE',
  ],
  [
    'the letter never reached the address',
    [r140, avviso('non_recapitata', '2026-03-16')],
    'AVVISO_NON_RECAPITATO',
  ],
  [
    'the advice older than the letter',
    [r140, avviso('ricevuta', '2026-03-09')],
    'AVVISO_PRIMA_DELLA_RACCOMANDATA',
  ],
  [
    'two different advices',
    [r140, avviso('ricevuta', '2026-03-12'), avviso('ricevuta', '2026-03-13')],
    'AVVISI_DISCORDI',
  ],
  ['two different relate', [r140, consegna('destinatario')], 'RELATE_DISCORDI'],
  [
    'served twice on two days',
    [consegna('destinatario'), consegna('destinatario', '2026-03-11')],
    'RELATE_DISCORDI',
  ],
  [
    'unknown without having asked the register',
    [evento({ tipo: 'irreperibilita_assoluta', ricerche: ['sul_posto'], il: '2026-03-10' })],
    'RICERCHE_INSUFFICIENTI',
  ],
  [
    'the addressee is dead',
    [evento({ tipo: 'non_eseguita', causa: 'deceduto', il: '2026-03-10' })],
    'DESTINATARIO_DECEDUTO',
  ],
] as [string, EventoMesso[], string][])('a person looks at it: %s', (_, eventi, caso) => {
  const esame = esamina(affidata(), ...eventi);
  expect(casi(esame)).toEqual([caso]);
  expect(esame.perfezionamento).toBeNull();
});

test('what a person discarded counts no more', () => {
  const falsa = consegna('destinatario');
  const scarto = evento({ tipo: 'scartato', evento: falsa.id, il: '2026-04-01' });
  const esame = esamina(affidata(), r140, avviso('ricevuta', '2026-03-13'), falsa, scarto);
  expect(esame.perfezionamento).toMatchObject(perfezionata('MESSO_IRREPERIBILITA_RELATIVA', '2026-03-13'));
  expect(esame.perfezionamento?.prove).not.toContain(falsa.id);
});

test('absolute irreperibilita with its searches, and what could not be served, are outcomes of that day', () => {
  const cercato = evento({
    tipo: 'irreperibilita_assoluta',
    ricerche: ['anagrafe', 'sul_posto', 'vicini'],
    il: '2026-03-10',
  });
  expect(esamina(affidata(), cercato).perfezionamento).toMatchObject({
    esito: 'irreperibile',
    regola: 'MESSO_IRREPERIBILITA_ASSOLUTA',
    destinatarioIl: '2026-03-10',
  });
  const via = evento({ tipo: 'non_eseguita', causa: 'trasferito', il: '2026-03-10' });
  expect(esamina(affidata(), via).perfezionamento).toMatchObject({
    esito: 'fallita',
    regola: 'MESSO_NON_ESEGUITA',
  });
});

describe('the process of the attempt', () => {
  const mossa = (oggi: string, affidato: boolean, ...eventi: EventoMesso[]) =>
    mossaMesso(eventi, { speditoIl: SPEDITO, affidato, oggi }, terminiMessoDi());

  test('goes on the list, then waits for the relata, then calls a person', () => {
    expect(mossa('2026-03-02', false)).toEqual({ mossa: 'affida' });
    // from the day on which it was put on the list, then from that of the messo who has it
    expect(mossa('2026-03-02', true)).toEqual({ mossa: 'attendi', fino: '2026-04-02' });
    expect(mossa('2026-03-10', true, affidata())).toEqual({ mossa: 'attendi', fino: '2026-04-04' });
    expect(mossa('2026-04-03', true, affidata()).mossa).toBe('attendi');
    expect(mossa('2026-04-04', true, affidata())).toEqual({
      mossa: 'persona',
      casi: [{ codice: 'RELATA_MANCANTE', prove: [affidata().id] }],
    });
  });

  test('concludes on the day of the perfection and not before', () => {
    const prove = [affidata(), r140, avviso('compiuta_giacenza', '2026-04-15')];
    expect(mossa('2026-03-19', true, ...prove)).toEqual({ mossa: 'attendi', fino: '2026-03-20' });
    expect(mossa('2026-03-20', true, ...prove).mossa).toBe('concludi');
  });

  test('calls a person at once for what no rule decides', () => {
    expect(mossa('2026-03-10', true, affidata(), r140, consegna('destinatario')).mossa).toBe('persona');
  });
});

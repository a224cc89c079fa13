import type { Accettato } from '../../services/sandbox/pec/piano';
import { confronta, type Nostra } from '../chaos/confronto';
import { pianoDi } from '../chaos/piano';

const nostra = (altro: Partial<Nostra> = {}): Nostra => ({
  id: 'trs_1',
  messageId: '<ntf.1.a1@pec.ente.example>',
  stato: 'inviata',
  motivo: null,
  attoId: 'att_1',
  pdfSha256: 'aa',
  destinatario: 'ok.1@pec.destinatari.example',
  inLista: false,
  ...altro,
});
const preso = (altro: Partial<Accettato> = {}): Accettato => ({
  id: 'm1',
  messageId: '<ntf.1.a1@pec.ente.example>',
  identificativo: 'x',
  from: 'riscossione@pec.ente.example',
  to: ['OK.1@pec.destinatari.example'],
  oggetto: 'Atto',
  allegati: ['aa'],
  sha256: 'bb',
  oggi: '2026-03-02',
  istante: '2026-03-02T09:00:00.000Z',
  ...altro,
});
const seconda = { id: 'trs_2', messageId: '<ntf.1.a2@pec.ente.example>' };

test.each<[string, Accettato[], Nostra[]]>([
  ['one message, one transmission', [preso()], [nostra()]],
  ['a refused one that the counterpart has not', [], [nostra({ stato: 'rifiutata' })]],
  ['an uncertain one in front of a person', [], [nostra({ stato: 'incerta', inLista: true })]],
  [
    'a second transmission with its reason',
    [preso(), preso({ id: 'm2', messageId: seconda.messageId })],
    [nostra(), nostra({ ...seconda, motivo: 'CASELLA_SATURA' })],
  ],
])('books that agree: %s', (_nome, accettati, nostre) => {
  expect(confronta(accettati, nostre)).toEqual([]);
});

test.each<[string, Accettato[], Nostra[], RegExp]>([
  ['a message of nobody', [preso()], [], /m1: preso dal gestore/],
  ['a message lost', [], [nostra()], /trs_1: inviata, il gestore non l'ha/],
  ['the same message twice', [preso(), preso({ id: 'm2' })], [nostra()], /trs_1: presa 2 volte/],
  ['one still reserved', [], [nostra({ stato: 'riservata' })], /è ancora riservata/],
  ['one refused that arrived', [preso()], [nostra({ stato: 'da_ritentare' })], /il gestore l'ha presa/],
  ['one uncertain that nobody sees', [preso()], [nostra({ stato: 'incerta' })], /nessuno la guarda/],
  ['another recipient', [preso({ to: ['x@y.example'] })], [nostra()], /un altro destinatario/],
  ['another act', [preso({ allegati: ['cc'] })], [nostra()], /allegato diverso/],
  [
    'an act twice without a reason',
    [preso(), preso({ id: 'm2', messageId: seconda.messageId })],
    [nostra(), nostra(seconda)],
    /att_1: partito 2 volte/,
  ],
])('books that do not: %s', (_nome, accettati, nostre, detto) => {
  expect(confronta(accettati, nostre)).toEqual([expect.stringMatching(detto)]);
});

const opzioni = {
  pratiche: 300,
  giri: 3,
  punti: ['dopo-data', 'a-meta-pagina'],
  parti: ['api', 'postgres'] as const,
  dal: '2024-06-12',
  fino: '2024-12-12',
};

test('the same seed kills at the same points, another seed at others', () => {
  expect(pianoDi({ ...opzioni, seme: 4 })).toEqual(pianoDi({ ...opzioni, seme: 4 }));
  expect(pianoDi({ ...opzioni, seme: 4 })).not.toEqual(pianoDi({ ...opzioni, seme: 5 }));
});

test.each([1, 2, 3, 4, 5])(
  'with seed %d each kill has its own passage and its own day within the run',
  (seme) => {
    const { caos, colpi } = pianoDi({ ...opzioni, seme });
    expect(new Set(caos.split(',')).size).toBe(6);
    for (const { il } of colpi) expect(il >= opzioni.dal && il < opzioni.fino).toBe(true);
    expect(colpi.filter((c) => c.parte === 'api')).toHaveLength(3);
  },
);

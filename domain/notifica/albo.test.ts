import fc from 'fast-check';
import { addGiorni } from '../calendario';
import { LEGGE } from '../profili/legge';
import { componiProfilo } from '../profili/profilo';
import type { TipoAtto } from '../vocabolario';
import { mossaAlbo, perfezionamentoAlbo } from './albo';
import type { EventoAlbo } from './albo-eventi';
import { terminiAlbo } from './messo-termini';

const profilo = componiProfilo('prova', null, { legge: LEGGE });
const terminiDi = (tipo: TipoAtto) => terminiAlbo(profilo, tipo);
type Senza<T> = T extends unknown ? Omit<T, 'id' | 'quando'> : never;
const evento = (contenuto: Senza<EventoAlbo>): EventoAlbo =>
  ({ ...contenuto, id: JSON.stringify(contenuto), quando: `${contenuto.il}T12:00:00+01:00` }) as EventoAlbo;
const SPEDITO = '2026-03-02';
const esamina = (tipo: TipoAtto, ...eventi: EventoAlbo[]) =>
  perfezionamentoAlbo(eventi, SPEDITO, terminiDi(tipo));
const pubblicata = (il = '2026-03-05') => evento({ tipo: 'pubblicata', il });
const defissa = (il: string) => evento({ tipo: 'defissa', il });

test.each([
  ['accertamentoEsecutivo', '2026-03-13', 'ALBO_PUBBLICAZIONE'],
  ['ingiunzione', '2026-03-06', 'ALBO_GIORNO_DOPO'],
  ['intimazione50', '2026-03-06', 'ALBO_GIORNO_DOPO'],
  ['intimazioneEsecutiva', '2026-03-25', 'ALBO_ART_143'],
] as const)('%s posted on 5 March is perfect on %s (%s)', (tipo, destinatarioIl, regola) => {
  expect(esamina(tipo, pubblicata()).perfezionamento).toEqual({
    esito: 'perfezionata',
    mittenteIl: SPEDITO,
    destinatarioIl,
    regola,
    prove: [pubblicata().id],
  });
});

test('taken down on the last day it stands, before it a person looks', () => {
  const tipo = 'accertamentoEsecutivo';
  expect(esamina(tipo, pubblicata(), defissa('2026-03-13')).perfezionamento?.destinatarioIl).toBe(
    '2026-03-13',
  );
  expect(esamina(tipo, pubblicata(), defissa('2026-03-12'))).toMatchObject({
    perfezionamento: null,
    persona: [{ caso: 'DEFISSA_PRIMA_DEL_TERMINE' }],
  });
});

test('two first days, or an end without a beginning, go to a person until one is discarded', () => {
  const due = [pubblicata(), pubblicata('2026-03-07')];
  expect(esamina('ingiunzione', ...due)).toMatchObject({ persona: [{ caso: 'PUBBLICAZIONI_DISCORDI' }] });
  expect(esamina('ingiunzione', defissa('2026-03-12')).persona).toHaveLength(1);
  const scarto = evento({ tipo: 'scartato', evento: pubblicata().id, il: '2026-03-20' });
  expect(esamina('ingiunzione', ...due, scarto).perfezionamento?.destinatarioIl).toBe('2026-03-08');
});

test('the process waits for the day of the perfection; until the posting the task of the albo holds it', () => {
  const mossa = (oggi: string, affidato: boolean, ...eventi: EventoAlbo[]) =>
    mossaAlbo(eventi, { speditoIl: SPEDITO, affidato, oggi }, terminiDi('accertamentoEsecutivo'));
  expect(mossa('2026-03-02', false)).toEqual({ mossa: 'affida' });
  expect(mossa('2026-03-02', true)).toEqual({ mossa: 'attendi', fino: null });
  expect(mossa('2026-03-05', true, pubblicata())).toEqual({ mossa: 'attendi', fino: '2026-03-13' });
  expect(mossa('2026-03-13', true, pubblicata()).mossa).toBe('concludi');
});

test('whatever the order and the repetition of the events, the same value', () => {
  const giorno = fc.integer({ min: 0, max: 30 }).map((n) => addGiorni(SPEDITO, n));
  const uno = fc.oneof(giorno.map(pubblicata), giorno.map(defissa));
  const eventi = fc.array(uno, { maxLength: 4 }).chain((base) =>
    fc.array(fc.nat(3), { maxLength: 2 }).map((scarti) => [
      ...base,
      ...scarti.flatMap((n) => {
        const e = base[n];
        return e ? [evento({ tipo: 'scartato', evento: e.id, il: '2026-06-01' })] : [];
      }),
    ]),
  );
  const caso = eventi.chain((tutti) =>
    fc.record({
      tutti: fc.constant(tutti),
      mescolati: fc
        .tuple(fc.shuffledSubarray(tutti, { minLength: tutti.length }), fc.shuffledSubarray(tutti))
        .map(([a, b]) => [...a, ...b]),
    }),
  );
  fc.assert(
    fc.property(caso, ({ tutti, mescolati }) => {
      const esame = esamina('accertamentoEsecutivo', ...tutti);
      expect(esamina('accertamentoEsecutivo', ...mescolati)).toEqual(esame);
      expect(esame.perfezionamento === null || esame.persona.length === 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

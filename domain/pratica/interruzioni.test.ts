import { dataDi, giornoDi, MAI } from '../calendario';
import type { Fascicolo } from '../fascicolo';
import { type Fatti, leggiFatti, type PartitaNota } from '../fatti';
import type { AttoNoto } from '../notificazione';
import { PROFILO_LEGGE160 } from '../profili/profili';
import type { TipoAtto } from '../vocabolario';
import { fuoriCarico, scadenzaDi } from './carico';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon } from './fascicoli-di-prova';
import { interruzioniDi, isInterruttivo } from './interruzioni';

const fatti = (f: Fascicolo, oggi = '2026-12-31', profilo = PROFILO_LEGGE160): Fatti =>
  leggiFatti(f, profilo, giornoDi(oggi));
function prima(noti: Fatti): PartitaNota {
  const [partita] = noti.partite;
  if (!partita) throw new Error('nessuna partita');
  return partita;
}

test('R-70: titles, intimazione, preavvisi and orders always interrupt, the others as the profile says', () => {
  const interrompe = (tipo: TipoAtto, notificato = true, profilo = PROFILO_LEGGE160) =>
    isInterruttivo({ tipo, notificato, emesso: giornoDi('2026-03-02') } as AttoNoto, profilo);
  const sempre: TipoAtto[] = [
    'accertamentoEsecutivo',
    'intimazioneEsecutiva',
    'ingiunzione',
    'intimazione50',
    'preavvisoFermo',
    'preavvisoIpoteca',
    'pignoramento72bis',
  ];
  expect(sempre.filter((tipo) => !interrompe(tipo, false))).toEqual([]);
  expect([interrompe('sollecitoPrecoattivo'), interrompe('sollecitoPrecoattivo', false)]).toEqual([
    true,
    false,
  ]);
  const vale = profiloCon({ 'presaInCarico.valeSollecito': true });
  expect([
    interrompe('presaInCarico'),
    interrompe('presaInCarico', true, vale),
    interrompe('presaInCarico', false, vale),
  ]).toEqual([false, true, false]);
  const mai: TipoAtto[] = ['sollecito795', 'fermo', 'ipoteca', 'sollecitoRate', 'comunicazioneDecadenza'];
  expect(mai.filter((tipo) => interrompe(tipo, true, vale))).toEqual([]);
});

test('R-70: the facts that interrupt a partita, by legal date, each with its source and the day it was known', () => {
  const noti = fatti(
    fascicoloDi({
      partite: [
        partitaDi('P1', undefined, { titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-10' } }),
        partitaDi('P2'),
      ],
      atti: [
        attoDi(
          'A1',
          'intimazione50',
          ['P1'],
          [
            invioDi('2026-05-02', 'pec', {
              tipo: 'perfezionata',
              legaleIl: '2026-05-03',
              notoIl: '2026-05-09',
            }),
          ],
        ),
        attoDi('A2', 'intimazione50', ['P2'], [invioDi('2026-05-02', 'pec')]),
        attoDi('A3', 'preavvisoFermo', ['P1'], [invioDi('2026-06-02', 'pec', null)]),
        attoDi('A4', 'sollecito795', ['P1'], [invioDi('2026-06-02')]),
      ],
      eventi: [
        { tipo: 'insinuazioneDepositata', il: '2026-07-01' },
        { tipo: 'richiestaRateazione', il: '2026-03-04', rate: 5 },
        { tipo: 'rateazioneRespinta', il: '2026-03-05' },
      ],
    }),
  );
  const lette = interruzioniDi(prima(noti), noti).map((i) => [
    dataDi(i.giorno),
    dataDi(i.noto),
    i.fonte,
    i.fino,
    i.atto?.id,
    i.atto?.tipo,
  ]);
  expect(lette).toEqual([
    ['2026-01-10', '2026-02-02', 'titoloEnte', undefined, undefined, undefined],
    ['2026-03-04', '2026-03-04', 'richiestaRateazione', undefined, undefined, undefined],
    ['2026-05-03', '2026-05-09', 'atto', undefined, 'A1', 'intimazione50'],
    ['2026-07-01', '2026-07-01', 'insinuazione', MAI, undefined, undefined],
  ]);
});

test('R-40, R-70: a title of the Ente served on a dead person interrupts nothing', () => {
  const titolo = { tipo: 'ingiunzione' as const, notificatoIl: '2026-01-10' };
  const noti = fatti(
    fascicoloDi({
      partite: [partitaDi('P1', undefined, { titolo })],
      eventi: [{ tipo: 'decesso', il: '2026-03-01', dal: '2026-01-05' }],
    }),
  );
  expect(interruzioniDi(prima(noti), noti)).toEqual([]);
});

test('R-70: with what was known on a day only; R-74: the sospesi days where the profile says so', () => {
  const f = fascicoloDi({
    atti: [
      attoDi(
        'A1',
        'intimazione50',
        ['P1'],
        [
          invioDi('2026-05-02', 'pec', {
            tipo: 'perfezionata',
            legaleIl: '2026-05-03',
            notoIl: '2026-05-09',
          }),
        ],
      ),
    ],
    eventi: [{ tipo: 'sospensione', il: '2026-06-01', al: '2026-06-10' }],
  });
  const scade = (noto: string, profilo = PROFILO_LEGGE160) => {
    const noti = fatti(f, '2026-12-31', profilo);
    return dataDi(scadenzaDi(prima(noti), noti, giornoDi(noto)));
  };
  expect([scade('2026-05-08'), scade('2026-05-09'), scade('2026-12-31')]).toEqual([
    '2030-06-30',
    '2031-05-03',
    '2031-05-03',
  ]);
  expect(scade('2026-12-31', profiloCon({ 'prescrizione.sospesa': true }))).toBe('2031-05-13');
});

test('R-22: a partita given back is out; R-73: a decision takes out those it names', () => {
  const fuori = (altro: Partial<Fascicolo>, oggi = '2032-01-10') => {
    const noti = fatti(fascicoloDi({ partite: [partitaDi('P1'), partitaDi('P2')], ...altro }), oggi);
    return noti.partite.map((partita) => fuoriCarico(partita, noti));
  };
  const decisione = (il: string, partite?: string[]) => ({
    tipo: 'decisione' as const,
    il,
    proposta: 'prescrizione' as const,
    esito: 'accolta' as const,
    ...(partite ? { partite } : {}),
  });
  expect(fuori({})).toEqual([null, null]);
  const restituzione = { motivo: 'PARTITA_GIA_PRESCRITTA' as const, il: '2026-02-02' };
  expect(fuori({ proposte: [{ ...restituzione, tipo: 'restituzione', partite: ['P2'] }] })).toEqual([
    null,
    'restituita',
  ]);
  expect(fuori({ proposte: [{ ...restituzione, tipo: 'restituzione' }] })).toEqual([null, null]);
  expect(fuori({ proposte: [{ ...restituzione, tipo: 'allarme', partite: ['P2'] }] })).toEqual([null, null]);
  expect(fuori({ eventi: [decisione('2032-01-05', ['P1'])] })).toEqual(['prescritta', null]);
  expect(fuori({ eventi: [{ tipo: 'eredi', il: '2032-01-05' }] })).toEqual([null, null]);
});

test('R-73: a decision without names takes out what was proposed by then and was prescribed on that day', () => {
  const proposta = (il: string, tipo: 'prescrizione' | 'allarme' = 'prescrizione', partite?: string[]) => ({
    tipo,
    motivo: 'PARTITA_PRESCRITTA' as const,
    il,
    ...(partite ? { partite } : {}),
  });
  const fuori = (deciso: string, proposte: ReturnType<typeof proposta>[], nomi?: string[]) => {
    const evento = {
      tipo: 'decisione' as const,
      il: deciso,
      proposta: 'prescrizione' as const,
      esito: 'accolta' as const,
      ...(nomi ? { partite: nomi } : {}),
    };
    const noti = fatti(
      fascicoloDi({ partite: [partitaDi('P1'), partitaDi('P2')], proposte, eventi: [evento] }),
      '2032-01-10',
    );
    return noti.partite.map((partita) => fuoriCarico(partita, noti));
  };
  const p1 = proposta('2030-07-01', 'prescrizione', ['P1']);
  expect(fuori('2030-07-01', [p1])).toEqual(['prescritta', null]);
  expect(fuori('2030-07-01', [p1], [])).toEqual(['prescritta', null]);
  expect(fuori('2030-06-30', [{ ...p1, il: '2030-06-01' }])).toEqual([null, null]);
  expect(fuori('2030-07-01', [{ ...p1, il: '2030-07-02' }])).toEqual([null, null]);
  expect(fuori('2030-07-01', [proposta('2030-07-01', 'allarme', ['P1'])])).toEqual([null, null]);
  expect(fuori('2030-07-01', [proposta('2030-07-01')])).toEqual([null, null]);
});

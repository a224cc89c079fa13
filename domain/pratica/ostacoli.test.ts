import type { AttoEmesso, Evento, Fascicolo, PropostaFatta } from '../fascicolo';
import { decesso, inMorte, intimazioneEredi } from './eredi';
import { attoDi, fascicoloDi, invioDi, partitaDi, quadroDi } from './fascicoli-di-prova';
import { inInsolvenza, insolvenza } from './insolvenza';
import { esitiNegativi } from './notifiche';

const proposta = (
  tipo: PropostaFatta['tipo'],
  il: string,
  altro: Partial<PropostaFatta> = {},
): PropostaFatta => ({
  tipo,
  motivo: 'RIMBORSO',
  il,
  ...altro,
});

const titoloEnte = (notificatoIl: string) => ({ titolo: { tipo: 'ingiunzione' as const, notificatoIl } });

test('R-40: heirs are looked for once, after the death is known; nothing else until they are settled', () => {
  const morte: Evento = { tipo: 'decesso', il: '2026-03-10' };
  const passo = (altro: Partial<Fascicolo>, oggi = '2026-03-20') => {
    const quadro = quadroDi(fascicoloDi({ eventi: [morte], ...altro }), oggi);
    return [inMorte(quadro), decesso(quadro)?.motivo ?? null];
  };
  expect(passo({ eventi: [] })).toEqual([false, null]);
  expect(passo({})).toEqual([true, 'EREDI']);
  expect(passo({ proposte: [proposta('eredi', '2026-03-10')] })).toEqual([true, 'ATTESA_EREDI']);
  expect(passo({ proposte: [proposta('eredi', '2026-03-09')] })).toEqual([true, 'EREDI']);
  expect(passo({ proposte: [proposta('allarme', '2026-03-12')] })).toEqual([true, 'EREDI']);
  expect(passo({ eventi: [morte, { tipo: 'eredi', il: '2026-03-20' }] })).toEqual([false, null]);
});

test('R-42: the heirs are told of a title served by the death, and have ten days from when they are served', () => {
  const passo = (notificatoIl: string, atti: AttoEmesso[] = [], oggi = '2026-06-10') => {
    const eventi: Evento[] = [
      { tipo: 'decesso', il: '2026-03-10' },
      { tipo: 'eredi', il: '2026-06-01' },
    ];
    const partite = [partitaDi('P0'), partitaDi('P1', undefined, titoloEnte(notificatoIl))];
    return intimazioneEredi(quadroDi(fascicoloDi({ partite, eventi, atti }), oggi));
  };
  expect(passo('2026-01-31')?.motivo).toBe('INTIMAZIONE_EREDI');
  expect(passo('2026-03-10')?.motivo).toBe('INTIMAZIONE_EREDI');
  expect([passo('2026-03-11'), passo('2026-06-05')]).toEqual([null, null]);
  const alDefunto = [attoDi('A1', 'intimazione50', ['P1'], [invioDi('2026-02-20', 'raccomandata')])];
  expect(passo('2026-01-31', alDefunto)?.motivo).toBe('INTIMAZIONE_EREDI');
  const preavviso = [attoDi('A1', 'preavvisoFermo', ['P1'], [invioDi('2026-06-02', 'raccomandata')])];
  expect(passo('2026-01-31', preavviso)?.motivo).toBe('INTIMAZIONE_EREDI');
  const intimazione = (il: string, partita = 'P1', esito: null | undefined = undefined) => [
    attoDi('A1', 'intimazione50', [partita], [invioDi(il, 'raccomandata', esito)]),
  ];
  expect(passo('2026-01-31', intimazione('2026-06-01'))).toMatchObject({
    motivo: 'TERMINE_EREDI',
    fino: '2026-06-12',
  });
  expect(passo('2026-01-31', intimazione('2026-06-01'), '2026-06-12')).toBeNull();
  expect(passo('2026-01-31', intimazione('2026-06-05', 'P1', null))).toBeNull();
  expect(passo('2026-01-31', intimazione('2026-06-05', 'P9'))?.motivo).toBe('INTIMAZIONE_EREDI');
});

test('R-43: one claim filed per procedure, by thirty days before the hearing', () => {
  const passo = (altro: Partial<Fascicolo>) => insolvenza(quadroDi(fascicoloDi(altro), '2026-06-10'));
  const aperta: Evento = { tipo: 'insolvenza', il: '2026-05-04', udienza: '2026-09-30' };
  expect(passo({})).toBeNull();
  expect(inInsolvenza(quadroDi(fascicoloDi(), '2026-06-10'))).toBe(false);
  expect(inInsolvenza(quadroDi(fascicoloDi({ eventi: [aperta] }), '2026-06-10'))).toBe(true);
  expect(passo({ eventi: [aperta] })).toMatchObject({ motivo: 'INSINUAZIONE', entro: '2026-08-31' });
  expect(passo({ eventi: [{ tipo: 'insolvenza', il: '2026-05-04' }] })).not.toHaveProperty('entro');
  const detta = (tipo: PropostaFatta['tipo'], il: string) =>
    passo({ eventi: [aperta], proposte: [proposta(tipo, il)] });
  expect(detta('insinuazione', '2026-05-04')?.motivo).toBe('PROCEDURA_CONCORSUALE');
  expect(detta('insinuazione', '2026-05-03')?.motivo).toBe('INSINUAZIONE');
  expect(detta('allarme', '2026-05-04')?.motivo).toBe('INSINUAZIONE');
});

test('R-26, R-27: after a failure the next channel, by post for the heirs; with none left it is told once per dispatch', () => {
  const fallito = (il: string, canale: 'pec' | 'raccomandata' | 'albo') =>
    invioDi(il, canale, { tipo: 'fallita', legaleIl: il, notoIl: il });
  const passo = (altro: Partial<Fascicolo>, oggi = '2026-03-20') =>
    esitiNegativi(quadroDi(fascicoloDi(altro), oggi));
  const atto = (...invii: ReturnType<typeof invioDi>[]) => [attoDi('A1', 'ingiunzione', ['P1'], invii)];
  const ini = { domicilioDigitale: true, registro: 'inipec' as const };
  expect(passo({ debitore: ini, atti: atto(fallito('2026-03-02', 'pec')) })).toMatchObject({
    canale: 'deposito',
    attoId: 'A1',
  });
  const vivi = (eredi: string): Evento[] => [
    { tipo: 'decesso', il: '2026-02-20' },
    { tipo: 'eredi', il: eredi },
  ];
  const dopo = (eredi: string) =>
    passo({ debitore: ini, atti: atto(fallito('2026-03-02', 'pec')), eventi: vivi(eredi) })?.canale;
  expect([dopo('2026-03-20'), dopo('2026-03-01'), dopo('2026-03-21')]).toEqual([
    'raccomandata',
    'raccomandata',
    'deposito',
  ]);
  const ultimo = atto(fallito('2026-03-02', 'albo'));
  expect(passo({ atti: ultimo })).toMatchObject({
    motivo: 'NOTIFICA_SENZA_ESITO',
    attoId: 'A1',
    tentativo: 1,
  });
  const detta = (altro: Partial<PropostaFatta>) =>
    passo({
      atti: ultimo,
      proposte: [proposta('notifica', '2026-03-02', { attoId: 'A1', tentativo: 1, ...altro })],
    });
  expect(detta({})).toBeNull();
  for (const altra of [{ attoId: 'A2' }, { tentativo: 2 }, { tipo: 'allarme' as const }])
    expect(detta(altra)?.motivo).toBe('NOTIFICA_SENZA_ESITO');
  const muto = atto(invioDi('2026-03-02', 'pec', null));
  expect([passo({ atti: muto }, '2026-04-30'), passo({ atti: muto }, '2026-05-01')?.motivo]).toEqual([
    null,
    'NOTIFICA_SENZA_ESITO',
  ]);
});

import { giornoDi } from './calendario';
import type { AttoEmesso, Dispaccio } from './fascicolo';
import {
  type AttoNoto,
  attiNoti,
  canaleSuccessivo,
  confronta,
  primoCanale,
  siNotifica,
} from './notificazione';
import { PROFILO_LEGGE160 } from './profili/profili';
import { componiProfilo, stratoDi } from './profili/profilo';
import type { Canale, EsitoNotifica, TipoAtto } from './vocabolario';

const il = giornoDi;
const invio = (giorno: string, canale?: Canale, esito?: [EsitoNotifica, string, string]): Dispaccio => ({
  il: giorno,
  ...(canale ? { canale } : {}),
  ...(esito ? { esito: { tipo: esito[0], legaleIl: esito[1], notoIl: esito[2] } } : {}),
});
const atto = (id: string, tipo: TipoAtto, partite: string[], ...dispacci: Dispaccio[]): AttoEmesso => ({
  id,
  tipo,
  motivo: 'SOLLECITO_795',
  partite,
  dispacci,
});
const noto = (oggi: string, ...dispacci: Dispaccio[]): AttoNoto | undefined =>
  attiNoti([atto('A1', 'ingiunzione', ['P1'], ...dispacci)], il(oggi))[0];

test('R-26: an act is known from its first dispatch, and its last one is the last made by then', () => {
  const due = [invio('2026-03-02', 'pec'), invio('2026-03-20', 'raccomandata')];
  expect(noto('2026-03-01', ...due)).toBeUndefined();
  expect(noto('2026-03-02', ...due)).toMatchObject({
    emesso: il('2026-03-02'),
    ultimoInvio: il('2026-03-02'),
    invii: [{ il: il('2026-03-02'), canale: 'pec' }],
    notificato: true,
    perfetto: null,
    perfettoNoto: null,
    negativo: null,
  });
  expect(noto('2026-03-20', ...due)).toMatchObject({
    emesso: il('2026-03-02'),
    ultimoInvio: il('2026-03-20'),
  });
  expect(noto('2026-03-20')).toBeUndefined();
});

test('R-28: an act that is only sent is perfect on its day', () => {
  expect(noto('2026-03-05', invio('2026-03-02'))).toMatchObject({
    notificato: false,
    perfetto: il('2026-03-02'),
    perfettoNoto: il('2026-03-02'),
  });
});

test('R-02, R-27: an outcome counts from the day it is known, a negative one of the last dispatch only', () => {
  const fallita = invio('2026-03-02', 'pec', ['fallita', '2026-03-03', '2026-03-05']);
  expect(noto('2026-03-04', fallita)?.negativo).toBeNull();
  expect(noto('2026-03-05', fallita)).toMatchObject({ negativo: 'fallita', perfetto: null });
  const seconda = invio('2026-03-10', 'raccomandata');
  expect(noto('2026-03-09', fallita, seconda)?.negativo).toBe('fallita');
  expect(noto('2026-03-10', fallita, seconda)?.negativo).toBeNull();
  const servita = invio('2026-03-02', 'pec', ['perfezionata', '2026-03-03', '2026-03-08']);
  expect(noto('2026-03-07', servita)?.perfetto).toBeNull();
  expect(noto('2026-03-08', servita)).toMatchObject({
    perfetto: il('2026-03-03'),
    perfettoNoto: il('2026-03-08'),
    negativo: null,
  });
});

test('R-27: served twice, the earlier legal date holds, with the day on which that one was known', () => {
  const presto = invio('2026-03-02', 'pec', ['perfezionata', '2026-03-10', '2026-04-30']);
  const tardi = invio('2026-03-20', 'raccomandata', ['perfezionata', '2026-03-25', '2026-03-28']);
  expect(noto('2026-04-29', presto, tardi)).toMatchObject({ perfetto: il('2026-03-25') });
  expect(noto('2026-04-30', presto, tardi)).toMatchObject({
    perfetto: il('2026-03-10'),
    perfettoNoto: il('2026-04-30'),
  });
  const insieme = invio('2026-03-20', 'raccomandata', ['perfezionata', '2026-03-10', '2026-05-08']);
  expect(noto('2026-05-31', presto, insieme)?.perfettoNoto).toBe(il('2026-04-30'));
  const prima = invio('2026-03-20', 'raccomandata', ['perfezionata', '2026-03-09', '2026-05-08']);
  expect(noto('2026-05-31', presto, prima)).toMatchObject({
    perfetto: il('2026-03-09'),
    perfettoNoto: il('2026-05-08'),
  });
});

test('R-01: by day, then type, then the smallest partita, then id, however they arrive', () => {
  const atti = [
    atto('A9', 'ingiunzione', ['P9'], invio('2026-03-01')),
    atto('A8', 'ingiunzione', ['P9'], invio('2026-03-02')),
    atto('A7', 'sollecito795', ['P1'], invio('2026-03-02')),
    atto('B2', 'fermo', ['P3', 'P1'], invio('2026-03-02')),
    atto('B1', 'fermo', ['P2', 'P3'], invio('2026-03-02')),
    atto('B3', 'fermo', ['P2'], invio('2026-03-02')),
    atto('B0', 'fermo', [], invio('2026-03-03')),
  ];
  const atteso = ['A9', 'A8', 'A7', 'B2', 'B1', 'B3', 'B0'];
  const ids = (dati: readonly AttoEmesso[]) => attiNoti(dati, il('2026-03-03')).map((a) => a.atto.id);
  expect(ids(atti)).toEqual(atteso);
  expect(ids([...atti].reverse())).toEqual(atteso);
  // an act that names nobody comes before those of a partita
  const nessuno = atto('Z', 'fermo', [], invio('2026-03-02'));
  expect(ids([...atti, nessuno])).toEqual(['A9', 'A8', 'A7', 'Z', 'B2', 'B1', 'B3', 'B0']);
  expect(['b', 'a', 'B', 'a'].sort(confronta)).toEqual(['B', 'a', 'a', 'b']);
  expect(confronta('a', 'a')).toBe(0);
});

test('R-28: titles, intimazione, preavvisi, orders and plan reminders go to an addressee; others where the profile says', () => {
  const si = (tipo: TipoAtto, profilo = PROFILO_LEGGE160) => siNotifica(tipo, profilo, il('2026-03-02'));
  const sempre: TipoAtto[] = [
    'accertamentoEsecutivo',
    'intimazioneEsecutiva',
    'ingiunzione',
    'intimazione50',
    'preavvisoFermo',
    'preavvisoIpoteca',
    'pignoramento72bis',
    'sollecitoRate',
  ];
  expect(sempre.filter((tipo) => !si(tipo))).toEqual([]);
  const mai: TipoAtto[] = ['sollecito795', 'fermo', 'ipoteca', 'revocaFermo', 'comunicazioneDecadenza'];
  expect(mai.filter((tipo) => si(tipo))).toEqual([]);
  const con = (precoattivo: boolean, presa: boolean) =>
    componiProfilo('p', PROFILO_LEGGE160, {
      ente: stratoDi({ 'precoattivo.notificato': precoattivo, 'presaInCarico.notificata': presa }, 'ente'),
    });
  expect(si('sollecitoPrecoattivo', con(true, false))).toBe(true);
  expect(si('presaInCarico', con(true, false))).toBe(false);
  expect(si('sollecitoPrecoattivo', con(false, true))).toBe(false);
  expect(si('presaInCarico', con(false, true))).toBe(true);
});

const SCALA: Canale[] = ['pec', 'raccomandata', 'albo'];
const a = (domicilioDigitale: boolean, eredi = false, registro?: 'inipec' | 'inad') => ({
  debitore: { domicilioDigitale, ...(registro ? { registro } : {}) },
  eredi,
});

test('R-26: pec to a digital domicile of who is alive, else the first rung that is not pec', () => {
  expect(primoCanale(SCALA, a(true))).toBe('pec');
  expect(primoCanale(SCALA, a(false))).toBe('raccomandata');
  expect(primoCanale(SCALA, a(true, true))).toBe('raccomandata');
  expect(primoCanale(['albo', 'raccomandata'], a(true))).toBe('albo');
  expect(() => primoCanale(['pec'], a(false))).toThrow(
    'notifica.senza_canali: "notifica.canali" non ha un canale per questo debitore',
  );
});

test('R-26: after a failure the next rung that is not pec; after irreperibile the albo; none after the last', () => {
  const dopo = (
    ultimo: Canale,
    esito: 'fallita' | 'irreperibile' = 'fallita',
    chi = a(true),
    scala = SCALA,
  ) => canaleSuccessivo(scala, ultimo, esito, chi);
  expect(dopo('pec')).toBe('raccomandata');
  expect(dopo('raccomandata')).toBe('albo');
  expect(dopo('albo')).toBeNull();
  expect(dopo('raccomandata', 'irreperibile')).toBe('albo');
  expect(dopo('pec', 'irreperibile', a(true, false, 'inipec'))).toBe('albo');
  expect(dopo('albo', 'irreperibile')).toBeNull();
  expect(dopo('raccomandata', 'fallita', a(false), ['raccomandata', 'pec', 'albo'])).toBe('albo');
  expect(dopo('raccomandata', 'fallita', a(false), ['raccomandata', 'pec'])).toBeNull();
});

test('DPR 600/73 art. 60-ter: a pec of INI-PEC that fails goes to the deposito, and from there as from the pec', () => {
  const dopo = (ultimo: Canale, chi: ReturnType<typeof a>) => canaleSuccessivo(SCALA, ultimo, 'fallita', chi);
  expect(dopo('pec', a(true, false, 'inipec'))).toBe('deposito');
  expect(dopo('pec', a(true, true, 'inipec'))).toBe('raccomandata');
  expect(dopo('pec', a(true, false, 'inad'))).toBe('raccomandata');
  expect(dopo('raccomandata', a(true, false, 'inipec'))).toBe('albo');
  expect(dopo('deposito', a(true, false, 'inipec'))).toBe('raccomandata');
  expect(canaleSuccessivo(['albo', 'pec', 'raccomandata'], 'deposito', 'fallita', a(true))).toBe(
    'raccomandata',
  );
});

test('R-28: an outcome told of an act that is only sent changes nothing; R-02: nor one of a dispatch still to leave', () => {
  const strano: Dispaccio = {
    il: '2026-03-02',
    esito: { tipo: 'fallita', legaleIl: '2026-03-03', notoIl: '2026-03-03' },
  };
  expect(noto('2026-03-05', strano)).toMatchObject({ negativo: null, perfetto: il('2026-03-02') });
  const futuro = invio('2026-04-01', 'pec', ['perfezionata', '2026-03-02', '2026-03-02']);
  expect(noto('2026-03-05', invio('2026-03-02', 'pec'), futuro)?.perfetto).toBeNull();
});

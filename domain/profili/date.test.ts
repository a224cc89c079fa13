import { giornoDi } from '../calendario';
import type { Fascicolo } from '../fascicolo';
import { percentualeOneri } from '../oneri';
import { calcolaConto } from '../pratica/conto';
import { prossimoPasso } from '../pratica/prossimo-passo';
import { scadenzaPrescrizione } from '../prescrizione';
import { PROFILO_LEGGE160 } from './profili';
import { componiProfilo, type Profilo, parametro } from './profilo';

/** The law, with one parameter that takes another value from a date. */
const cambia = (nome: string, dal: string, valore: unknown): Profilo =>
  componiProfilo('prova', PROFILO_LEGGE160, { ente: { [nome]: [{ dal, valore, fonte: 'delibera' }] } });

/** One partita of 800.00 with an ingiunzione served on 2026-02-02 and a sollecito sent on 2026-03-10. */
function fascicolo(altro: Partial<Fascicolo> = {}): Fascicolo {
  return {
    inizio: '2026-01-10',
    debitore: { domicilioDigitale: true },
    partite: [
      {
        id: 'p1',
        natura: 'patrimoniale',
        importi: { capitale: 80_000n, sanzioni: 0n, interessi: 0n, spese: 0n },
        prescrizione: { dal: '2024-12-31', anni: 5 },
        affidataIl: '2026-01-10',
        titolo: { tipo: 'ingiunzione', notificatoIl: '2026-02-02' },
      },
    ],
    atti: [
      {
        id: 'a1',
        tipo: 'sollecito795',
        motivo: 'SOLLECITO_795',
        partite: ['p1'],
        dispacci: [{ il: '2026-03-10' }],
      },
    ],
    eventi: [],
    proposte: [],
    indagini: [],
    ...altro,
  };
}
const passo = (profilo: Profilo, oggi: string, f = fascicolo()) => prossimoPasso(f, profilo, oggi);

test('a term uses the value of its starting day: one that changes while it runs moves nothing', () => {
  const atteso = passo(PROFILO_LEGGE160, '2026-04-20');
  expect(atteso).toMatchObject({ passo: 'attendi', motivo: 'ATTESA_544', fino: '2026-05-10' });
  expect(passo(cambia('piccoli.giorni', '2026-03-11', 200), '2026-04-20')).toEqual(atteso);
  expect(passo(cambia('piccoli.giorni', '2026-03-10', 200), '2026-04-20').fino).toBe('2026-09-27');
});

test('a threshold uses the value of today', () => {
  const profilo = cambia('piccoli.soglia', '2026-04-15', '500.00');
  expect(passo(profilo, '2026-04-14')).toMatchObject({ passo: 'attendi' });
  expect(passo(profilo, '2026-04-15')).toMatchObject({ passo: 'indaga' });
});

test('an expense uses the value of its dispatch', () => {
  const spese = (profilo: Profilo) => calcolaConto(fascicolo(), profilo, '2026-06-01').spese;
  expect(spese(PROFILO_LEGGE160)).toBe(133n);
  expect(spese(cambia('spese.atto.sollecito795', '2026-03-11', '9.00'))).toBe(133n);
  expect(spese(cambia('spese.atto.sollecito795', '2026-03-10', '9.00'))).toBe(900n);
});

test('a rate goes day by day, also the mora that stops on the sospesi days', () => {
  const sospeso = fascicolo({
    eventi: [{ tipo: 'sospensione', il: '2026-05-01', dal: '2026-05-01', al: '2026-06-30' }],
  });
  const mora = (profilo: Profilo, oggi: string) => calcolaConto(sospeso, profilo, oggi).mora;
  const profilo = cambia('mora.inSospensione', '2026-06-01', false);
  expect(mora(profilo, '2026-05-31')).toBe(mora(PROFILO_LEGGE160, '2026-05-31'));
  expect(mora(profilo, '2026-06-30')).toBe(mora(PROFILO_LEGGE160, '2026-05-31'));
  expect(mora(PROFILO_LEGGE160, '2026-06-30')).toBeGreaterThan(mora(profilo, '2026-06-30'));
});

test('the days of the lower oneri are a term from E; their percentage is that of the day', () => {
  const [e, dopo] = [giornoDi('2026-03-05'), giornoDi('2026-04-20')];
  expect(percentualeOneri(cambia('oneri.giorni', '2026-03-06', 10), e, dopo)).toBe(30_000);
  expect(percentualeOneri(cambia('oneri.giorni', '2026-03-05', 10), e, dopo)).toBe(60_000);
  expect(percentualeOneri(cambia('oneri.entro', '2026-04-20', '4.00'), e, dopo)).toBe(40_000);
});

test('a period of prescription is stopped by what holds on the day it begins', () => {
  const sospesi = [{ dal: giornoDi('2026-01-01'), al: giornoDi('2026-01-10') }];
  const scade = (dal: string) =>
    scadenzaPrescrizione({ dal: '2024-12-31', anni: 5 }, [], (inizio) =>
      parametro(cambia('prescrizione.sospesa', dal, true), 'prescrizione.sospesa', inizio) ? sospesi : [],
    );
  expect(scade('2024-12-31') - scade('2025-01-01')).toBe(10);
});

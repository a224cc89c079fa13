import type { Fascicolo } from '../../fascicolo';
import { PROFILO_LEGGE160 } from '../../profili/profili';
import { attoDi, fascicoloDi, invioDi, partitaDi } from '../fascicoli-di-prova';
import { spiega } from '../spiegazione';

/** `move (from): why [rule]`, in the order in which they are told. */
const dette = (altro: Partial<Fascicolo>, oggi: string): string[] =>
  spiega(fascicoloDi(altro), PROFILO_LEGGE160, oggi).spiegazione.alternative.map(
    (a) =>
      `${a.passo} ${a.atto ?? a.proposta ?? ''} (${a.possibileDal}): ${a.perche} [${a.regola}; ${a.norma}]`,
  );
const ingiunto = {
  partite: [
    partitaDi('P1', { capitale: 2_500_00n }, { titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-02' } }),
  ],
};
const sollecitato = {
  ...ingiunto,
  atti: [attoDi('A1', 'sollecito795', ['P1'], [invioDi('2026-02-05', 'raccomandata')])],
};

const indagine = { il: '2026-03-12', motivo: 'INDAGINE_SOLVIBILITA' as const };

test('R-09: on the day of an act, the act comes first', () => {
  const prima = 'Oggi viene prima l’emissione dell’intimazione esecutiva. [R-09; L. 160/2019 c. 792 a)]';
  expect(dette({}, '2026-02-02')).toEqual([
    `emetti presaInCarico (2026-05-04): ${prima}`,
    `emetti sollecito795 (2026-05-04): ${prima}`,
    `emetti preavvisoFermo (2026-07-04): ${prima}`,
    `emetti pignoramento72bis (2026-07-04): ${prima}`,
    `indaga  (2026-07-04): ${prima}`,
    'proponi inesigibilita (2026-07-04): Si propone quando l’indagine non trova beni o gli strumenti sono finiti: oggi restano dovuti 500,00 euro. [R-67; seed B-51]',
    'emetti fermo (2026-08-04): Serve prima il preavviso di fermo, che non è ancora partito. [R-47; DPR 602/73 art. 86]',
    'emetti intimazione50 (2030-03-02): Nessuna partita è vicina alla prescrizione: la partita P1 si prescrive il 30 giugno 2030 e l’allarme comincia il 2 marzo 2030. [R-71; c.c. art. 2943]',
    'proponi allarme (2030-03-02): L’allarme della prima partita (P1) comincia il 2 marzo 2030: si prescrive il 30 giugno 2030. [R-72; design 7]',
    'proponi prescrizione (2030-07-01): La partita P1 è la prima che si prescrive, dopo il 30 giugno 2030. [R-73; c.c. art. 2934]',
    'emetti preavvisoIpoteca (null): Il residuo è di 500,00 euro, meno del minimo di 20.000,00 euro. [R-46; DPR 602/73 art. 77]',
    'emetti ipoteca (null): Il residuo è di 500,00 euro, meno del minimo di 20.000,00 euro. [R-46; DPR 602/73 art. 77]',
    'proponi rateazione (null): Il debitore non ha una richiesta di rateazione da decidere; per un residuo di 500,00 euro sarebbero ammesse al massimo 4 rate. [R-60; L. 160/2019 c. 799]',
    'chiudi  (null): Restano dovuti 500,00 euro. [R-91; c.c. art. 1176]',
  ]);
});

test('R-09: before a proposal, before a search, while the search is open', () => {
  const richiesta = { tipo: 'richiestaRateazione' as const, il: '2026-02-06', rate: 6 };
  const proposta =
    'Oggi viene prima la risposta a una richiesta di rateazione. [R-09; L. 160/2019 c. 796-797]';
  expect(dette({ ...ingiunto, eventi: [richiesta] }, '2026-02-06').filter((d) => d.includes('R-09'))).toEqual(
    [
      `emetti sollecito795 (null): ${proposta}`,
      `emetti preavvisoFermo (null): ${proposta}`,
      `emetti pignoramento72bis (null): ${proposta}`,
      `indaga  (null): ${proposta}`,
    ],
  );
  expect(dette(sollecitato, '2026-03-12').slice(0, 2)).toEqual([
    'emetti preavvisoFermo (2026-03-12): Oggi viene prima l’indagine sui beni. [R-09; seed B-27]',
    'emetti pignoramento72bis (2026-03-12): Oggi viene prima l’indagine sui beni. [R-09; seed B-27]',
  ]);
  const cercata = dette({ ...sollecitato, indagini: [indagine] }, '2026-03-13');
  const attesa = 'Si attende l’esito dell’indagine sui beni chiesta il 12 marzo 2026. [R-44; seed B-27]';
  expect(cercata.slice(0, 2)).toEqual([
    `emetti preavvisoFermo (2026-03-14): ${attesa}`,
    `emetti pignoramento72bis (2026-03-14): ${attesa}`,
  ]);
  expect(cercata).toContain(
    'indaga  (null): Un’indagine è già stata chiesta il 12 marzo 2026. [R-44; seed B-27]',
  );
});

test('R-90, R-91: nothing else is looked at when the pratica closes today or is closed', () => {
  const sgravio = { tipo: 'sgravio' as const, il: '2026-02-06', partita: 'P1', totale: true };
  expect(dette({ ...ingiunto, eventi: [sgravio] }, '2026-02-06')).toEqual([]);
  expect(dette({ ...ingiunto, chiusura: { il: '2026-02-05', motivo: 'OPPOSIZIONE' } }, '2026-02-06')).toEqual(
    [],
  );
});

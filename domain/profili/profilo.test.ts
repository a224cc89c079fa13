import { giornoDi } from '../calendario';
import { LEGGE } from './legge';
import { FORME } from './parametri';
import { PROFILO_LEGGE160, profiloDi } from './profili';
import { componiProfilo, parametro, prossimoCambio, rigaDi, stratoDi } from './profilo';

const il = giornoDi;

test('the law has a value and a source for every parameter', () => {
  for (const nome of Object.keys(FORME) as (keyof typeof FORME)[])
    expect(rigaDi(PROFILO_LEGGE160, nome, il('2026-01-01')).fonte).not.toBe('');
});

test('precedence: law < profile < Ente < carico < pratica, each only on its days, in whatever order they are given', () => {
  const profilo = componiProfilo('prova', null, {
    pratica: { soglia794: [{ dal: '2026-02-10', al: '2026-02-10', valore: '13.00', fonte: 'pratica' }] },
    carico: { soglia794: [{ dal: '2026-02-09', al: '2026-02-11', valore: '12.50', fonte: 'carico' }] },
    ente: { soglia794: [{ dal: '2026-02-01', al: '2026-02-28', valore: '12.00', fonte: 'ente' }] },
    profilo: { soglia794: [{ dal: '2026-01-01', valore: '11.00', fonte: 'profilo' }] },
    legge: LEGGE,
  });
  const valori = [
    '2025-12-31',
    '2026-01-01',
    '2026-02-01',
    '2026-02-09',
    '2026-02-10',
    '2026-02-11',
    '2026-03-01',
  ];
  expect(valori.map((data) => parametro(profilo, 'soglia794', il(data)))).toEqual([
    1000n,
    1100n,
    1200n,
    1250n,
    1300n,
    1250n,
    1100n,
  ]);
  expect(valori.map((data) => rigaDi(profilo, 'soglia794', il(data)).strato)).toEqual([
    'legge',
    'profilo',
    'ente',
    'carico',
    'pratica',
    'carico',
    'profilo',
  ]);
});

test('a base composed before gives the same as all the layers at once', () => {
  const ente = { 'piccoli.giorni': [{ dal: '2026-05-01', valore: 70, fonte: 'ente' }] };
  const pratica = stratoDi({ 'piccoli.giorni': 90 }, 'pratica');
  const base = componiProfilo('prova', null, { legge: LEGGE, ente });
  expect(componiProfilo('prova', base, { pratica })).toEqual(
    componiProfilo('prova', null, { legge: LEGGE, ente, pratica }),
  );
});

test('decisione.md 1: a row with open end holds until the next; before the first and after the last nothing does', () => {
  const profilo = componiProfilo('prova', null, {
    legge: {
      'piccoli.giorni': [
        { dal: '2026-06-01', al: '2029-12-31', valore: 50, fonte: 'b' },
        { dal: '2020-01-01', valore: 120, fonte: 'a' },
      ],
    },
  });
  expect(parametro(profilo, 'piccoli.giorni', il('2026-06-01'))).toBe(50);
  expect(parametro(profilo, 'piccoli.giorni', il('2026-05-31'))).toBe(120);
  expect(() => parametro(profilo, 'piccoli.giorni', il('2019-12-31'))).toThrow(
    'profilo.mancante: "piccoli.giorni" non ha un valore per il 2019-12-31 nel profilo prova (dal 2020-01-01 al 2026-05-31, dal 2026-06-01 al 2029-12-31)',
  );
  expect(() => parametro(profilo, 'piccoli.giorni', il('2030-01-01'))).toThrow('profilo.mancante');
  expect(prossimoCambio(profilo, il('2026-01-01'))).toBe(il('2026-06-01'));
  expect(prossimoCambio(profilo, il('2026-06-01'))).toBe(il('2030-01-01'));
  expect(prossimoCambio(profilo, il('2030-01-01'))).toBeNull();
  expect(prossimoCambio(PROFILO_LEGGE160, il('1900-01-01'))).toBeNull();
});

test('overrides are written by dotted name or nested, and checked by shape', () => {
  const strato = stratoDi({ spese: { notifica: { pec: '3.00' } }, 'piccoli.soglia': null }, 'pratica');
  const profilo = componiProfilo('prova', PROFILO_LEGGE160, { pratica: strato });
  expect(parametro(profilo, 'spese.notifica.pec', il('2026-01-01'))).toBe(300n);
  expect(parametro(profilo, 'piccoli.soglia', il('2026-01-01'))).toBeNull();
  expect(parametro(PROFILO_LEGGE160, 'spese.notifica.pec', il('2026-01-01'))).toBe(200n);
  expect(() =>
    componiProfilo('prova', PROFILO_LEGGE160, { pratica: stratoDi({ 'soglia.794': '1.00' }, 'x') }),
  ).toThrow('profilo.parametro: "soglia.794"');
  for (const [nome, valore] of [
    ['soglia794', 10],
    ['piccoli.giorni', -1],
    ['oneri.attivi', 'no'],
    ['mora.spread', 'due'],
    ['notifica.canali', ['piccione']],
    ['imputazione', 'a caso'],
    ['calendario.patrono', '13-45'],
  ] as const)
    expect(() =>
      componiProfilo('prova', PROFILO_LEGGE160, { pratica: stratoDi({ [nome]: valore }, 'x') }),
    ).toThrow(`profilo.valore: il parametro "${nome}"`);
});

test('an unknown profile is named', () => {
  expect(() => profiloDi('milano')).toThrow('profilo.sconosciuto: "milano"');
  expect(() => profiloDi('toString')).toThrow('profilo.sconosciuto');
});

import { giornoDi } from '../calendario';
import { LEGGE } from './legge';
import { FORME } from './parametri';
import { PROFILO_LEGGE160, profiloDi } from './profili';
import { componiProfilo, parametro, rigaDi, stratoDi } from './profilo';

const il = giornoDi;

test('the law has a value and a source for every parameter', () => {
  for (const nome of Object.keys(FORME) as (keyof typeof FORME)[])
    expect(rigaDi(PROFILO_LEGGE160, nome, il('2026-01-01')).fonte).not.toBe('');
});

test('precedence: law < profile < Ente < pratica, each only on its days', () => {
  const profilo = componiProfilo(
    'prova',
    null,
    LEGGE,
    { soglia794: [{ dal: '2026-01-01', valore: '11.00', fonte: 'profilo' }] },
    { soglia794: [{ dal: '2026-02-01', al: '2026-02-28', valore: '12.00', fonte: 'ente' }] },
    { soglia794: [{ dal: '2026-02-10', al: '2026-02-10', valore: '13.00', fonte: 'pratica' }] },
  );
  const valori = ['2025-12-31', '2026-01-01', '2026-02-01', '2026-02-10', '2026-02-11', '2026-03-01'];
  expect(valori.map((data) => parametro(profilo, 'soglia794', il(data)))).toEqual([
    1000n,
    1100n,
    1200n,
    1300n,
    1200n,
    1100n,
  ]);
});

test('decisione.md 1: a row with open end holds until the next; a date in a closed gap is missing', () => {
  const profilo = componiProfilo('prova', null, {
    'piccoli.giorni': [
      { dal: '2026-06-01', valore: 50, fonte: 'b' },
      { dal: '2020-01-01', al: '2025-12-31', valore: 120, fonte: 'a' },
    ],
  });
  expect(parametro(profilo, 'piccoli.giorni', il('2030-01-01'))).toBe(50);
  expect(parametro(profilo, 'piccoli.giorni', il('2025-12-31'))).toBe(120);
  expect(() => parametro(profilo, 'piccoli.giorni', il('2026-01-01'))).toThrow('profilo.mancante');
  expect(() => parametro(profilo, 'piccoli.giorni', il('2019-12-31'))).toThrow('profilo.mancante');
});

test('overrides are written by dotted name or nested, and checked by shape', () => {
  const strato = stratoDi({ spese: { notifica: { pec: '3.00' } }, 'piccoli.soglia': null }, 'pratica');
  const profilo = componiProfilo('prova', PROFILO_LEGGE160, strato);
  expect(parametro(profilo, 'spese.notifica.pec', il('2026-01-01'))).toBe(300n);
  expect(parametro(profilo, 'piccoli.soglia', il('2026-01-01'))).toBeNull();
  expect(parametro(PROFILO_LEGGE160, 'spese.notifica.pec', il('2026-01-01'))).toBe(200n);
  expect(() => componiProfilo('prova', PROFILO_LEGGE160, stratoDi({ 'soglia.794': '1.00' }, 'x'))).toThrow(
    'profilo.parametro: "soglia.794"',
  );
  for (const [nome, valore] of [
    ['soglia794', 10],
    ['piccoli.giorni', -1],
    ['oneri.attivi', 'no'],
    ['mora.spread', 'due'],
    ['notifica.canali', ['piccione']],
    ['imputazione', 'a caso'],
    ['calendario.patrono', '13-45'],
  ] as const)
    expect(() => componiProfilo('prova', PROFILO_LEGGE160, stratoDi({ [nome]: valore }, 'x'))).toThrow(
      `profilo.valore: il parametro "${nome}"`,
    );
});

test('an unknown profile is named', () => {
  expect(() => profiloDi('milano')).toThrow('profilo.sconosciuto: "milano"');
  expect(() => profiloDi('toString')).toThrow('profilo.sconosciuto');
});

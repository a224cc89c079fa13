import { calcolaConto } from '../../domain/pratica/conto';
import { profiloDi } from '../../domain/profili/profili';
import { fascicoloNuovo } from '../../domain/racconta/vita';
import { denaroInOrdine, passoLecito, Violazione } from './invarianti';
import { INIZIO, nasceCaso } from './nascita';
import { viviACaso } from './vive';

const DEBITORI = 60;

test(`${DEBITORI} debtors for ten years, facts of every type, no invariant broken`, () => {
  const tipi = new Set<string>();
  for (let k = 0; k < DEBITORI; k += 1)
    for (const tipo of Object.keys(viviACaso(1, k, 10).fatti)) tipi.add(tipo);
  expect(tipi.size).toBeGreaterThanOrEqual(15);
});

test('the checks see what is wrong', () => {
  const profilo = profiloDi('legge160');
  const f = fascicoloNuovo(nasceCaso(7));
  expect(calcolaConto(f, profilo, INIZIO).dovuto).toBeGreaterThan(0n);
  const passo = {
    passo: 'emetti',
    atto: 'fermo',
    motivo: 'ISCRIZIONE_FERMO',
    norma: '',
    partite: ['P1'],
  } as const;
  const detto = (p: Parameters<typeof passoLecito>[2], chiusa: boolean) => () =>
    passoLecito(f, profilo, p, INIZIO, chiusa);
  expect(detto({ ...passo, partite: ['P1'] }, true)).toThrow(/^I9/);
  expect(detto({ ...passo, partite: ['P1'] }, false)).toThrow(/^I7/);
  f.eventi.push({ tipo: 'sospensione', il: INIZIO });
  expect(detto({ ...passo, partite: ['P1'] }, false)).toThrow(/^I8/);
  expect(() => denaroInOrdine(f, profilo, INIZIO)).not.toThrow(Violazione);
});

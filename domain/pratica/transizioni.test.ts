import { NORMA_DI } from '../vocabolario';
import { STATI, type Stato, statiDi, statoDi, TRANSIZIONI, transizioniFra } from './transizioni';

test('every motivo is of one state, and is known by its name', () => {
  for (const [stato, motivi] of Object.entries(STATI))
    expect(motivi.map((motivo) => statoDi(motivo))).toEqual(motivi.map(() => stato));
  expect(Object.values(STATI).flat().sort()).toEqual(Object.keys(NORMA_DI).sort());
  expect(() => statoDi('NESSUNO' as never)).toThrow('transizioni.motivo: "NESSUNO" non è in nessuno stato');
});

test('a row of a group starts from each of its states, a row of a state from that one', () => {
  expect(statiDi('titolo')).toEqual(['titolo']);
  for (const gruppo of ['strada', 'ferma', 'aperta'] as const)
    expect([gruppo, statiDi(gruppo).length > 1]).toEqual([gruppo, true]);
  for (const { da, a } of TRANSIZIONI)
    for (const stato of statiDi(da)) expect(transizioniFra(stato, a)).not.toEqual([]);
});

test('nothing leaves the end but money', () => {
  const fra = (da: Stato, a: Stato) => transizioniFra(da, a).map(({ regola }) => regola);
  expect([fra('chiusa', 'chiusa'), fra('chiusa', 'credito')]).toEqual([['R-90'], ['R-90']]);
  const altri = (Object.keys(STATI) as Stato[]).filter((stato) => stato !== 'chiusa' && stato !== 'credito');
  expect(altri.flatMap((stato) => fra('chiusa', stato))).toEqual([]);
});

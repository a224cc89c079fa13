import { MAI } from '../calendario';
import { Agenda } from './agenda';

const cose = (agenda: Agenda, oggi: number) => agenda.togli(oggi).map(({ cosa }) => cosa);

test('in the order of the days; those of one day in the order in which they were decided', () => {
  const agenda = new Agenda();
  expect(agenda.prossimo).toBe(MAI);
  agenda.segna({ cosa: 'saldo', il: 20 });
  agenda.segna({ cosa: 'decesso', il: 10 });
  agenda.segna({ cosa: 'sgravio', il: 20 });
  agenda.segna({ cosa: 'insolvenza', il: 10 });
  agenda.segna({ cosa: 'procedura', il: -5 });
  expect(agenda.prossimo).toBe(-5);
  expect(cose(agenda, -6)).toEqual([]);
  expect(cose(agenda, 19)).toEqual(['procedura', 'decesso', 'insolvenza']);
  expect(agenda.prossimo).toBe(20);
  expect(cose(agenda, 20)).toEqual(['saldo', 'sgravio']);
  expect(cose(agenda, 1_000)).toEqual([]);
  expect(agenda.prossimo).toBe(MAI);
});

test('only what is named is forgotten', () => {
  const agenda = new Agenda();
  agenda.segna({ cosa: 'saldo', il: 1 });
  agenda.segna({ cosa: 'parte', il: 2, quota: 10 });
  agenda.segna({ cosa: 'decesso', il: 3 });
  agenda.dimentica(new Set(['saldo', 'parte']));
  expect(cose(agenda, 3)).toEqual(['decesso']);
});

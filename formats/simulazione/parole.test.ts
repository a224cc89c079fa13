import { differenza, euro, giorniConSegno, interoConSegno } from './parole';

test('a difference says which way it goes, nothing at zero', () => {
  expect(['59689942', '-8083307', '0'].map(differenza)).toEqual(['+596.899,42 €', '-80.833,07 €', '0,00 €']);
  expect([26604, -43, 0].map(interoConSegno)).toEqual(['+26.604', '-43', '0']);
  expect([15, -28, null].map(giorniConSegno)).toEqual(['+15 giorni', '-28 giorni', '-']);
  expect(euro('59689942')).toBe('596.899,42 €');
});

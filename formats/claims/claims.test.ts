import { fineVita, isPrescritta } from './minuta';
import { Rilievi } from './rilievi';

test('findings come out by line, code and field', () => {
  const rilievi = new Rilievi('290.');
  rilievi.add(12, 'chiave', 'comune');
  rilievi.add(2, 'sesso', 'sesso');
  rilievi.add(12, 'chiave', 'codicePartita');
  rilievi.add(12, 'cap', 'cap');
  rilievi.add(0, 'utf8');
  expect(rilievi.elenco().map(({ riga, codice, campo }) => `${riga} ${codice} ${campo}`)).toEqual([
    '0 290.utf8 ',
    '2 290.sesso sesso',
    '12 290.cap cap',
    '12 290.chiave codicePartita',
    '12 290.chiave comune',
  ]);
});

test('findings are many', () => {
  const rilievi = new Rilievi('290.');
  for (let riga = 1000; riga > 0; riga--) rilievi.add(riga, 'cap', 'cap');
  const elenco = rilievi.elenco();
  expect(elenco).toHaveLength(1000);
  expect(elenco[999]).toEqual({ riga: 1000, codice: '290.cap', campo: 'cap' });
});

const claim = (dal: string, anni: number, notificatoIl?: string) => ({
  prescrizione: { dal, anni },
  ...(notificatoIl === undefined
    ? {}
    : { titolo: { tipo: 'ingiunzione' as const, notificatoIl, numero: '1' } }),
});

test('a claim lives on its last day', () => {
  const nudo = claim('2019-06-12', 5);
  expect(fineVita(nudo)).toBe('2024-06-12');
  expect(isPrescritta({ ...nudo, affidataIl: '2024-06-12' })).toBe(false);
  expect(isPrescritta({ ...nudo, affidataIl: '2024-06-13' })).toBe(true);
});

test('a title in time gives a new period, a late one does not', () => {
  expect(fineVita(claim('2018-01-01', 5, '2023-01-01'))).toBe('2028-01-01');
  expect(fineVita(claim('2018-01-01', 5, '2023-01-02'))).toBe('2023-01-01');
});

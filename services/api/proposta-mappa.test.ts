import { readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { proponiColonne } from './proposta-mappa';

const FILE = ['01-punto-e-virgola', '02-virgola-virgolette', '03-intestazioni-e-date', '05-seriali'];

test.each(FILE)('%s: the headers alone give the columns that the clerk confirmed', (nome) => {
  const mappa = JSON.parse(readFileSync(condivisa('cases', 'fogli', `${nome}.mappa.json`), 'utf8')) as {
    colonne: { colonna: string; intestazione: string; campo: string | null }[];
  };
  const proposte = proponiColonne(mappa.colonne.map((c) => c.intestazione));
  expect(proposte).toEqual(
    mappa.colonne.map(({ colonna, intestazione, campo }) => ({ colonna, intestazione, campo })),
  );
});

test('a header that says nothing is not read, a field is proposed once', () => {
  expect(proponiColonne(['Annotazioni', 'Anno', 'Anno', ''])).toEqual([
    { colonna: 'A', intestazione: 'Annotazioni', campo: null },
    { colonna: 'B', intestazione: 'Anno', campo: 'anno' },
    { colonna: 'C', intestazione: 'Anno', campo: null },
    { colonna: 'D', intestazione: '', campo: null },
  ]);
});

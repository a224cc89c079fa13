import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LISTE_LAVORO } from '../../database/liste-lavoro';
import { TIPI_COMPITO } from '../../database/schema/pagamenti';

const CARTELLA = path.join(__dirname, '..', '..', 'docs', 'runbook');
const PARTI = ['Perché si è aperto', 'Che cosa guardare', 'Che cosa fare', 'Che cosa non fare mai'];

test('every worklist has its page, and no page is about a worklist that does not exist', () => {
  const pagine = readdirSync(CARTELLA).filter((file) => file !== 'README.md');
  expect(pagine.sort()).toEqual(TIPI_COMPITO.map((tipo) => `${tipo}.md`).sort());
  const indice = readFileSync(path.join(CARTELLA, 'README.md'), 'utf8');
  for (const tipo of TIPI_COMPITO) expect(indice).toContain(`](${tipo}.md)`);
});

test.each(TIPI_COMPITO)(
  'the page of %s says why, what to look at, what to do, what never to do, and how old a task may be',
  (tipo) => {
    const pagina = readFileSync(path.join(CARTELLA, `${tipo}.md`), 'utf8');
    expect(
      pagina
        .split('\n')
        .filter((riga) => riga.startsWith('## '))
        .map((riga) => riga.slice(3)),
    ).toEqual(PARTI);
    expect(pagina.startsWith('# ')).toBe(true);
    const { giorni } = LISTE_LAVORO[tipo];
    expect(pagina).toContain(
      `**Limite di età: ${giorni} ${giorni === 1 ? 'giorno' : 'giorni'}** (\`ESATTO_LISTE_GIORNI\`)`,
    );
  },
);

import { type Luoghi, luoghi } from './etichette';
import { REGOLE } from './regole';
import { REQUISITI_A_B } from './requisiti-a-b';
import { REQUISITI_D_E } from './requisiti-d-e';
import type { Requisito } from './voce';

const PARTI = [
  { titolo: 'Regole della decisione', requisiti: REGOLE },
  { titolo: 'Capitolati A e B', requisiti: REQUISITI_A_B },
  { titolo: 'Capitolati D ed E', requisiti: REQUISITI_D_E },
] as const;

const PROLOGO = `# Copertura

Dove vive ogni regola della decisione e ogni riga dei capitolati, e quale prova la mostra. Pagina fatta dalle
etichette di codice e prove con \`npm run generate:docs\`; i titoli e le ragioni di ciò che non è coperto stanno in
\`scripts/docs/copertura/\`. Le storie condivise (\`formats/storie/storie-condivise.test.ts\` e \`tests/storie\`) provano
le regole insieme, sulla funzione e sul sistema vero.
`;

const NIENTE: Luoghi = { codice: [], prove: [] };

/** docs/copertura.md: one table per group. */
export function paginaCopertura(radice: string): string {
  const trovati = luoghi(radice);
  const tabelle = PARTI.map(({ titolo, requisiti }) =>
    [
      `## ${titolo}`,
      '',
      '| id | che cosa | dove vive | quale prova |',
      '|---|---|---|---|',
      ...requisiti.map((requisito) => riga(requisito, trovati.get(requisito[0]) ?? NIENTE)),
    ].join('\n'),
  );
  return `${[PROLOGO, ...tabelle].join('\n\n').replaceAll('\n\n\n', '\n\n')}\n`;
}

function riga([id, titolo, perche]: Requisito, { codice, prove }: Luoghi): string {
  const dove = [...codice.map(file), ...(perche === undefined ? [] : [`*${perche}*`])].join(', ');
  return `| ${id} | ${titolo} | ${dove} | ${prove.map(file).join(', ')} |`;
}

const file = (nome: string): string => `\`${nome}\``;

/** Requirements that nothing answers: no tag in the code and no reason, or a rule of the decision that no test names. */
export function scoperti(radice: string): string[] {
  const trovati = luoghi(radice);
  const mancano: string[] = [];
  for (const [id, , perche] of PARTI.flatMap(({ requisiti }) => [...requisiti])) {
    const { codice, prove } = trovati.get(id) ?? NIENTE;
    if (codice.length === 0 && perche === undefined) mancano.push(`${id}: né un’etichetta né una ragione`);
    if (id.startsWith('R-') && prove.length === 0) mancano.push(`${id}: nessuna prova la nomina`);
  }
  return mancano;
}

/** Tags of rules that do not exist. */
export function sconosciute(radice: string): string[] {
  const note = new Set(REGOLE.map(([id]) => id));
  return [...luoghi(radice).keys()].filter((id) => id.startsWith('R-') && !note.has(id));
}

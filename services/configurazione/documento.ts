import type { z } from 'zod';
import { type NomePorta, SCOSTAMENTI, USO_PORTA } from './porte';
import { nomeVariabile, type Sezione } from './sezione';
import { SEZIONI } from './sezioni';

const INTESTAZIONE = `# Configurazione

<!-- Pagina generata dagli schemi di services/configurazione: npm run generate:docs -->

Esatto si regola con variabili d'ambiente \`ESATTO_*\`. Una variabile vuota vale come assente; un valore sbagliato
ferma la partenza con una riga che dice quale e perché. Con \`ESATTO_AMBIENTE=produzione\` ogni indirizzo di una
controparte va indicato, e sono rifiutati gli indirizzi di sandbox, i segreti predefiniti e l'orologio accelerato.
`;

/** The page `docs/configurazione.md`, from the schemas. */
export function paginaConfigurazione(): string {
  return `${[INTESTAZIONE, ...SEZIONI.map(sezione), porte(), CACHE].join('\n')}`;
}

const CACHE = `## Fuori da \`ESATTO_*\`

Il programma \`temporal\` scaricato o costruito sta in \`$XDG_CACHE_HOME/esatto\` (di serie \`~/.cache/esatto\`).
`;

function sezione({ titolo, schema }: Sezione): string {
  const righe = Object.entries(schema.shape).map(([campo, tipo]) => riga(campo, tipo as z.ZodType));
  return [
    `## ${titolo}`,
    '',
    '| variabile | significato | predefinito |',
    '|---|---|---|',
    ...righe,
    '',
  ].join('\n');
}

function riga(campo: string, tipo: z.ZodType): string {
  const predefinito = tipo.safeParse(undefined);
  const valore = predefinito.success ? predefinito.data : undefined;
  const testo = valore === undefined || valore === '' ? '–' : `\`${String(valore)}\``;
  return `| \`${nomeVariabile(campo)}\` | ${tipo.description ?? ''} | ${testo} |`;
}

function porte(): string {
  const nomi = Object.keys(SCOSTAMENTI) as NomePorta[];
  const righe = nomi.map((nome) => `| +${SCOSTAMENTI[nome]} | ${USO_PORTA[nome]} |`);
  return ['## Porte usate', '', '| da `ESATTO_PORTA_BASE` | uso |', '|---|---|', ...righe, ''].join('\n');
}

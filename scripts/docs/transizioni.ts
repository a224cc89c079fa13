import { GRUPPI, STATI, TRANSIZIONI, type Transizione } from '../../domain/pratica/transizioni';

const freccia = ({ da, a }: Transizione): string => `  ${da} --> ${a}`;

/** docs/transizioni.md: the life of a pratica, drawn from its table. */
export function paginaTransizioni(): string {
  const frecce = [...new Set(TRANSIZIONI.map(freccia))];
  const gruppi = Object.entries(GRUPPI).map(([nome, stati]) => `| *${nome}* | ${stati.join(', ')} |`);
  const stati = Object.entries(STATI).map(
    ([nome, motivi]) => `| ${nome} | ${motivi.map((m) => `\`${m}\``).join(', ')} |`,
  );
  const righe = TRANSIZIONI.map(
    ({ da, a, evento, regola, norma }) =>
      `| ${da in GRUPPI ? `*${da}*` : da} | ${a} | ${evento} | ${regola} | ${norma} |`,
  );
  return `# La vita di una pratica

Pagina fatta dal codice (\`domain/pratica/transizioni.ts\`) con \`npm run generate:docs\`: non si corregge a mano.
Nessuno stato è scritto da qualche parte: la decisione riparte ogni volta dai fatti, e lo stato è il motivo
dell’ultima risposta. Le prove controllano che ogni risposta, nelle storie e in vite a caso, segua una riga.

\`\`\`mermaid
stateDiagram-v2
  direction LR
  [*] --> nuova
${frecce.join('\n')}
  chiusa --> [*]
\`\`\`

\`strada\`, \`ferma\` e \`aperta\` sono gruppi di stati:

| gruppo | stati |
|---|---|
${gruppi.join('\n')}

## Gli stati

| stato | motivi |
|---|---|
${stati.join('\n')}

## I passaggi

| da | a | quando | regola | norma |
|---|---|---|---|---|
${righe.join('\n')}
`;
}

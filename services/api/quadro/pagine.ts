import { testoHtml } from '../../../formats/html';
import { CATALOGO } from './catalogo';
import type { DocumentoApi } from './documento';
import { paginaHtml } from './stile';

interface Operazione {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name?: string; in?: string; required?: boolean; schema?: unknown; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
}

/** The human page, made from the document on our side: no script runs in the reader's browser. */
export function paginaDocumentazione(documento: DocumentoApi): string {
  const righe = Object.entries(documento.paths ?? {}).flatMap(([percorso, metodi]) =>
    Object.entries(metodi as Record<string, Operazione>).map(([metodo, o]) => ({ percorso, metodo, o })),
  );
  const risorse = [...new Set(righe.map((r) => r.o.tags?.[0] ?? ''))];
  const sezioni = risorse.map((risorsa) => {
    const sue = righe.filter((r) => r.o.tags?.[0] === risorsa);
    return `<h2 id="${testoHtml(risorsa)}">${testoHtml(risorsa)}</h2>${sue.map(voceOperazione).join('')}`;
  });
  const schemi = Object.entries(documento.components?.schemas ?? {}).map(
    ([nome, schema]) =>
      `<details id="schema-${testoHtml(nome)}"><summary>${testoHtml(nome)}</summary>${json(schema)}</details>`,
  );
  return paginaHtml(
    documento.info.title,
    `<p>${testoHtml(documento.info.description ?? '')}</p>
<p>Documento OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>. Codici di errore: <a href="/problemi">/problemi</a>.</p>
<p>${risorse.map((r) => `<a href="#${testoHtml(r)}">${testoHtml(r)}</a>`).join(' · ')}</p>
${sezioni.join('')}<h2>Schemi</h2>${schemi.join('')}`,
  );
}

function voceOperazione({
  percorso,
  metodo,
  o,
}: {
  percorso: string;
  metodo: string;
  o: Operazione;
}): string {
  const parametri = (o.parameters ?? []).map(
    (p) =>
      `<tr><td><code>${testoHtml(p.name ?? '')}</code></td><td>${testoHtml(p.in ?? '')}${p.required ? ', obbligatorio' : ''}</td>` +
      `<td>${testoHtml(p.description ?? '')} <code>${testoHtml(JSON.stringify(p.schema ?? {}))}</code></td></tr>`,
  );
  const corpi = Object.entries(o.requestBody?.content ?? {}).map(
    ([tipo, c]) => `<h3>Corpo ${testoHtml(tipo)}</h3>${json(c.schema)}`,
  );
  const risposte = Object.entries(o.responses ?? {}).map(([stato, r]) => {
    const contenuti = Object.entries(r.content ?? {}).map(
      ([tipo, c]) => `${testoHtml(tipo)}${json(c.schema)}`,
    );
    return `<h3>${testoHtml(stato)}: ${testoHtml(r.description ?? '')}</h3>${contenuti.join('')}`;
  });
  return `<details id="${testoHtml(o.operationId ?? '')}"><summary><code>${metodo.toUpperCase()} ${testoHtml(percorso)}</code>: ${testoHtml(o.summary ?? '')}</summary>
<p>${testoHtml(o.description ?? '')}</p>${parametri.length > 0 ? `<table>${parametri.join('')}</table>` : ''}${corpi.join('')}${risposte.join('')}</details>`;
}

const json = (valore: unknown): string => `<pre>${testoHtml(JSON.stringify(valore, null, 2) ?? '')}</pre>`;

/** The page that `type` of a problem points to; null for a code outside the catalogue. */
export function paginaProblema(codice: string): string | null {
  const voce = Object.hasOwn(CATALOGO, codice) ? CATALOGO[codice] : undefined;
  if (!voce) return null;
  return paginaHtml(
    voce.titolo,
    `<p><code>${testoHtml(codice)}</code>, stato HTTP ${voce.stato}</p>
<h2>Dove</h2><p>${testoHtml(voce.dove)}</p><h2>Che cosa fare</h2><p>${testoHtml(voce.rimedio)}</p>
${voce.norma ? `<h2>Norma</h2><p>${testoHtml(voce.norma)}</p>` : ''}<p><a href="/problemi">Tutti i codici</a></p>`,
  );
}

export function paginaProblemi(): string {
  const righe = Object.entries(CATALOGO).map(
    ([codice, v]) =>
      `<tr><td><a href="/problemi/${testoHtml(codice)}"><code>${testoHtml(codice)}</code></a></td><td>${v.stato}</td><td>${testoHtml(v.titolo)}</td></tr>`,
  );
  return paginaHtml('Codici di errore', `<table>${righe.join('')}</table>`);
}

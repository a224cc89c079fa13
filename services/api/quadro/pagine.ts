import { CATALOGO } from './catalogo';
import type { DocumentoApi } from './documento';
import { html, paginaHtml } from './stile';

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
    return `<h2 id="${html(risorsa)}">${html(risorsa)}</h2>${sue.map(voceOperazione).join('')}`;
  });
  const schemi = Object.entries(documento.components?.schemas ?? {}).map(
    ([nome, schema]) =>
      `<details id="schema-${html(nome)}"><summary>${html(nome)}</summary>${json(schema)}</details>`,
  );
  return paginaHtml(
    documento.info.title,
    `<p>${html(documento.info.description ?? '')}</p>
<p>Documento OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>. Codici di errore: <a href="/problemi">/problemi</a>.</p>
<p>${risorse.map((r) => `<a href="#${html(r)}">${html(r)}</a>`).join(' · ')}</p>
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
      `<tr><td><code>${html(p.name ?? '')}</code></td><td>${html(p.in ?? '')}${p.required ? ', obbligatorio' : ''}</td>` +
      `<td>${html(p.description ?? '')} <code>${html(JSON.stringify(p.schema ?? {}))}</code></td></tr>`,
  );
  const corpi = Object.entries(o.requestBody?.content ?? {}).map(
    ([tipo, c]) => `<h3>Corpo ${html(tipo)}</h3>${json(c.schema)}`,
  );
  const risposte = Object.entries(o.responses ?? {}).map(([stato, r]) => {
    const contenuti = Object.entries(r.content ?? {}).map(([tipo, c]) => `${html(tipo)}${json(c.schema)}`);
    return `<h3>${html(stato)}: ${html(r.description ?? '')}</h3>${contenuti.join('')}`;
  });
  return `<details id="${html(o.operationId ?? '')}"><summary><code>${metodo.toUpperCase()} ${html(percorso)}</code>: ${html(o.summary ?? '')}</summary>
<p>${html(o.description ?? '')}</p>${parametri.length > 0 ? `<table>${parametri.join('')}</table>` : ''}${corpi.join('')}${risposte.join('')}</details>`;
}

const json = (valore: unknown): string => `<pre>${html(JSON.stringify(valore, null, 2) ?? '')}</pre>`;

/** The page that `type` of a problem points to; null for a code outside the catalogue. */
export function paginaProblema(codice: string): string | null {
  const voce = Object.hasOwn(CATALOGO, codice) ? CATALOGO[codice] : undefined;
  if (!voce) return null;
  return paginaHtml(
    voce.titolo,
    `<p><code>${html(codice)}</code>, stato HTTP ${voce.stato}</p>
<h2>Dove</h2><p>${html(voce.dove)}</p><h2>Che cosa fare</h2><p>${html(voce.rimedio)}</p>
${voce.norma ? `<h2>Norma</h2><p>${html(voce.norma)}</p>` : ''}<p><a href="/problemi">Tutti i codici</a></p>`,
  );
}

export function paginaProblemi(): string {
  const righe = Object.entries(CATALOGO).map(
    ([codice, v]) =>
      `<tr><td><a href="/problemi/${html(codice)}"><code>${html(codice)}</code></a></td><td>${v.stato}</td><td>${html(v.titolo)}</td></tr>`,
  );
  return paginaHtml('Codici di errore', `<table>${righe.join('')}</table>`);
}

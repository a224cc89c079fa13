import { createHash } from 'node:crypto';
import { testoHtml } from '../../../formats/html';

/** The one style of the pages of text; its hash is in the policy, so that nothing else may style or run. */
export const STILE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.2}code,pre{font:14px/1.4 ui-monospace,monospace}pre{overflow:auto;padding:.75rem;border:1px solid #8886}
details{margin:.5rem 0;border:1px solid #8886;padding:.5rem .75rem}summary{cursor:pointer}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;border-bottom:1px solid #8886;padding:.25rem .5rem}`;

const impronta = createHash('sha256').update(STILE).digest('base64');
export const CSP_PAGINE = `default-src 'none'; style-src 'sha256-${impronta}'; frame-ancestors 'none'; base-uri 'none'`;

export const paginaHtml = (titolo: string, contenuto: string): string =>
  `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>${testoHtml(titolo)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STILE}</style></head>
<body><main><h1>${testoHtml(titolo)}</h1>${contenuto}</main></body></html>`;

import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DIFETTI_RELATA, TIPI_RELATA } from '../../../domain/notifica/relata';
import { CATALOGO } from '../quadro/catalogo';
import { montaPaginaRelata } from './pagina';

let html: string;
let csp: string;
beforeAll(async () => {
  const app = express();
  montaPaginaRelata(app);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const risposta = await fetch(`http://127.0.0.1:${port}/relate`);
  html = await risposta.text();
  csp = risposta.headers.get('content-security-policy') ?? '';
  await new Promise((resolve) => server.close(resolve));
});

const dentro = (nome: 'script' | 'style') =>
  new RegExp(`<${nome}>([\\s\\S]*?)</${nome}>`).exec(html)?.[1] ?? '';
const hash = (testo: string) => `'sha256-${createHash('sha256').update(testo).digest('base64')}'`;

test('only its own script and style run, and it calls nobody but this API', () => {
  expect(csp).toContain("default-src 'none'");
  expect(csp).toContain(`script-src ${hash(dentro('script'))}`);
  expect(csp).toContain(`style-src ${hash(dentro('style'))}`);
  expect(csp).toContain("connect-src 'self'");
  expect(csp).not.toContain('unsafe');
  expect(html).not.toMatch(/https?:\/\/|<script [^>]*src|<link|\son\w+=/);
  expect(dentro('script')).not.toMatch(
    /innerHTML|insertAdjacentHTML|localStorage|sessionStorage|document\.cookie/,
  );
});

test('the script is one that a browser reads, and looks for nothing that is not on the page', () => {
  expect(() => new Function(dentro('script'))).not.toThrow();
  const cercati = [...dentro('script').matchAll(/il\('(\w+)'\)/g)].map((m) => m[1]);
  expect(cercati.length).toBeGreaterThan(10);
  for (const id of new Set(cercati)) expect(html).toContain(`id="${id}"`);
});

test('every field has its label, and every kind of relata its fields', () => {
  const ids = [...html.matchAll(/<(?:input|select)[^>]* id="([\w-]+)"/g)].map((m) => m[1]);
  expect(ids.length).toBeGreaterThan(15);
  for (const id of ids) expect(html).toContain(`<label for="${id}">`);
  expect(html).toContain('<html lang="it">');
  for (const tipo of TIPI_RELATA) {
    expect(html).toContain(`<option value="${tipo}">`);
    expect(html).toMatch(new RegExp(`data-per="[^"]*\\b${tipo}\\b`));
  }
});

test('every reason for which a relata is refused has its page', () => {
  for (const difetto of DIFETTI_RELATA) expect(CATALOGO).toHaveProperty([`relata.${difetto}`]);
});

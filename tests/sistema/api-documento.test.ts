import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

interface Operazione {
  operationId: string;
  summary: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  responses: Record<string, { description: string }>;
  'x-ruoli': string[];
}

test('the OpenAPI document holds together: every reference resolves, every operation is whole', async () => {
  const documento = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
    openapi: string;
    info: { title: string; version: string };
    paths: Record<string, Record<string, Operazione>>;
    components: { schemas: Record<string, unknown> };
  };
  expect(documento.openapi).toMatch(/^3\.1\.\d+$/);
  expect(documento.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const testo = JSON.stringify(documento);
  const riferimenti = [...testo.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  expect(riferimenti.filter((nome) => !(nome in documento.components.schemas))).toEqual([]);
  expect(testo).not.toContain('"nullable"');
  const operazioni = Object.entries(documento.paths).flatMap(([percorso, metodi]) =>
    Object.entries(metodi).map(([metodo, o]) => ({ percorso, metodo, o })),
  );
  const ids = operazioni.map(({ o }) => o.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { percorso, metodo, o } of operazioni) {
    const nelPercorso = [...percorso.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    const dichiarati = (o.parameters ?? []).filter((p) => p.in === 'path');
    expect([percorso, dichiarati.map((p) => p.name)]).toEqual([percorso, nelPercorso]);
    expect(dichiarati.every((p) => p.required)).toBe(true);
    expect(o.summary.length).toBeGreaterThan(5);
    expect(Array.isArray(o['x-ruoli'])).toBe(true);
    expect(Object.keys(o.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
    const effetto = metodo === 'post' && !/ricerca|\/proposta$/.test(percorso);
    const chiave = (o.parameters ?? []).some(
      (p) => p.in === 'header' && p.name === 'Idempotency-Key' && p.required,
    );
    expect([percorso, chiave]).toEqual([percorso, effetto]);
  }
});

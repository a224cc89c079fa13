import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COLONNE_RELATE, type ColonnaRelate, leggiRelate } from './relate-csv';

let cartella: string;
beforeAll(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-relate-'));
});
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

const id = (prefisso: string) => `${prefisso}_01J8ZQ4K3T5V6W7X8Y9Z0A1B2C`;
const base = { tentativo: id('tnt'), messo: id('msi'), documento: id('doc') };
const riga = (celle: Partial<Record<ColonnaRelate, string>>): string =>
  COLONNE_RELATE.map((nome) => ({ ...base, ...celle })[nome] ?? '').join(';');
const testa = COLONNE_RELATE.join(';');
const leggi = (contenuto: string | Buffer) => {
  const file = path.join(cartella, 'relate.csv');
  writeFileSync(file, contenuto);
  return leggiRelate(file);
};
const file = (...righe: string[]) => leggi(`${[testa, ...righe].join('\r\n')}\r\n`);

test('one row of each kind', async () => {
  const letto = await file(
    riga({ relata: 'consegna', il: '2026-03-10', consegnatario: 'portiere', informativa: '2026-03-11' }),
    riga({ relata: 'consegna', il: '2026-03-10', consegnatario: 'destinatario' }),
    riga({ relata: 'rifiuto', il: '2026-03-10' }),
    riga({
      relata: 'irreperibilita_relativa',
      deposito: '2026-03-10',
      affissione: '2026-03-10',
      raccomandata: '2026-03-11',
    }),
    riga({ relata: 'irreperibilita_assoluta', il: '2026-03-10', ricerche: 'anagrafe sul_posto' }),
    riga({ relata: 'non_eseguita', il: '2026-03-10', causa: 'trasferito' }),
    riga({ relata: 'informativa', il: '2026-03-12' }),
    riga({ relata: 'avviso', il: '2026-03-20', esito: 'compiuta_giacenza' }),
  );
  expect(letto).toMatchObject({ rifiuto: [], scarti: [] });
  expect(letto.righe.map((r) => r.riga)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(letto.righe[0]).toEqual({
    ...{ riga: 2, tentativoId: base.tentativo, messoId: base.messo, documentoId: base.documento },
    relata: { tipo: 'consegna', il: '2026-03-10', a: 'portiere', informativaIl: '2026-03-11' },
  });
  expect(letto.righe[1]?.relata).toEqual({ tipo: 'consegna', il: '2026-03-10', a: 'destinatario' });
  expect(letto.righe[4]?.relata).toMatchObject({ ricerche: ['anagrafe', 'sul_posto'] });
});

test.each([
  ['identificativo', 'tentativo', { tentativo: 'tnt_1', relata: 'rifiuto', il: '2026-03-10' }],
  ['identificativo', 'documento', { documento: '', relata: 'rifiuto', il: '2026-03-10' }],
  ['relata', 'relata', { relata: 'notificata', il: '2026-03-10' }],
  ['data', 'il', { relata: 'rifiuto', il: '10/03/2026' }],
  ['vocabolo', 'consegnatario', { relata: 'consegna', il: '2026-03-10', consegnatario: 'zio' }],
  ['vocabolo', 'ricerche', { relata: 'irreperibilita_assoluta', il: '2026-03-10', ricerche: 'anagrafe bar' }],
  [
    'manca',
    'raccomandata',
    { relata: 'irreperibilita_relativa', deposito: '2026-03-10', affissione: '2026-03-10' },
  ],
  ['di_troppo', 'causa', { relata: 'rifiuto', il: '2026-03-10', causa: 'trasferito' }],
] as [string, string, Partial<Record<ColonnaRelate, string>>][])(
  'a row with %s in %s is told and the others are read',
  async (difetto, campo, celle) => {
    const letto = await file(riga(celle), riga({ relata: 'rifiuto', il: '2026-03-10' }));
    expect(letto.scarti).toEqual([{ riga: 2, codice: `relate.${difetto}`, campo }]);
    expect(letto.righe).toHaveLength(1);
    expect(letto.rifiuto).toEqual([]);
  },
);

const buona = riga({ relata: 'rifiuto', il: '2026-03-10' });
test.each([
  ['vuoto', ''],
  ['intestazione', `${testa.replace('consegnatario', 'chi')}\n${buona}\n`],
  ['colonne', `${testa}\n${buona};in più\n`],
  ['colonne', `${testa}\n${buona}\ntnt_1;msi_1\n`],
  ['virgolette', `${testa}\n${buona}\n"mai chiusa;;\n`],
  ['tagliato', `${testa}\n${buona}`],
])('a file that is %s is refused whole', async (difetto, contenuto) => {
  const letto = await leggi(contenuto);
  expect(letto.rifiuto.map((r) => r.codice)).toContain(`relate.${difetto}`);
  expect(letto).toMatchObject({ righe: [], scarti: [] });
});

test('bytes that are not UTF-8 refuse the file', async () => {
  const letto = await leggi(Buffer.concat([Buffer.from(`${testa}\n${buona}`), Buffer.from([0xe0, 0x0a])]));
  expect(letto.rifiuto.map((r) => r.codice)).toContain('relate.codifica');
  expect(letto.righe).toEqual([]);
});

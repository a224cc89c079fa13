import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importaEsiti } from '../../activities/notifiche/posta/importa';
import { riga, testoDi } from '../../formats/posta/esiti-di-prova';
import {
  apriProveArchiviate,
  type InvioPartito,
  type ProveArchiviate,
} from '../../tests/banco/prove-archiviate';
import { archivia } from '../documenti';

const dir = mkdtempSync(path.join(tmpdir(), 'esatto-file-esiti-'));
let p: ProveArchiviate;
beforeAll(async () => {
  p = await apriProveArchiviate();
});
afterAll(async () => {
  await p?.chiudi();
  rmSync(dir, { recursive: true, force: true });
});

let numero = 0;
/** As the API does: the bytes are archived, then read. */
async function importa(bytes: Buffer) {
  numero += 1;
  const percorso = path.join(dir, `${numero}.csv`);
  writeFileSync(percorso, bytes);
  const documento = await p.nellEnte((t) => archivia(t, { tipo: 'esiti', mediaType: 'text/csv', bytes }));
  return importaEsiti(p.c.database, p.enteId, { percorso, documentoId: documento.id, autore: 'ute_prova' });
}

const fileDi = ({ pezzoId }: InvioPartito, nome = 'città'): Buffer =>
  Buffer.from(
    testoDi(
      (
        [
          ['CON018', '2026-03-03'],
          ['RECAG001C', '2026-03-06'],
        ] as const
      ).map(([codice, il]) =>
        riga({ id_invio: pezzoId, prodotto: '890', codice_esito: codice, data_esito: il, note: nome }),
      ),
    ),
  );

const scritto = ({ tentativoId }: InvioPartito) =>
  p.nellEnte(async ({ sql }) => {
    const [conti] = await sql`select
      (select count(*)::int from eventi_notifica where tentativo_id = ${tentativoId}) as eventi,
      (select count(*)::int from file_esiti) as file, (select count(*)::int from quarantena_posta) as quarantena`;
    return conti;
  });

test('F8: the same file twice, then its rows in another file: each piece of evidence once', async () => {
  const invio = await p.invia('raccomandata');
  const file = fileDi(invio);
  expect((await importa(file)).rapporto).toMatchObject({ esito: 'letto', applicate: 2, doppie: 0 });
  const prima = await scritto(invio);
  expect(prima).toEqual({ eventi: 2, file: 1, quarantena: 0 });
  expect((await importa(file)).rapporto).toMatchObject({ esito: 'gia_letto' });
  expect(await scritto(invio)).toEqual(prima);
  expect((await importa(fileDi(invio, 'altra nota'))).rapporto).toMatchObject({ applicate: 0, doppie: 2 });
  expect(await scritto(invio)).toEqual({ ...prima, file: 2 });
});

test.each([
  ['cut in the middle of its last row', (b: Buffer) => b.subarray(0, b.length - 12)],
  ['of another code page', (b: Buffer) => Buffer.from(b.toString('utf8'), 'latin1')],
])(
  'F8: a file %s is refused whole: nothing of it is written, not even its first row',
  async (_come, guasta) => {
    const invio = await p.invia('raccomandata');
    const prima = await scritto(invio);
    const { rapporto, pezzi } = await importa(guasta(fileDi(invio)));
    expect(rapporto.esito).toBe('rifiutato');
    expect(pezzi).toEqual([]);
    expect(await scritto(invio)).toEqual(prima);
  },
);

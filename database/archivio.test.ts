import { randomBytes } from 'node:crypto';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { inEnte, type Transazione } from './connessione';
import { archivia, leggiDocumento } from './documenti';
import { concludiChiave, liberaChiave, prenotaChiave } from './idempotenza';
import { caricoConFile, contenutiGiaCaricati } from './precedenti';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

const inA = <T>(work: (t: Transazione) => Promise<T>) => inEnte(banco.app, banco.a.enteId, work);
const inB = <T>(work: (t: Transazione) => Promise<T>) => inEnte(banco.app, banco.b.enteId, work);

describe('documents', () => {
  const bytes = randomBytes(10_000);

  test('the same bytes are kept once for each Ente, and come back as they were', async () => {
    const dati = { tipo: 'atto', mediaType: 'application/pdf', bytes };
    const primo = await inA((t) => archivia(t, dati));
    expect(primo.nuovo).toBe(true);
    expect(await inA((t) => archivia(t, dati))).toEqual({ ...primo, nuovo: false });
    expect((await inB((t) => archivia(t, dati))).id).not.toBe(primo.id);
    expect(await inA((t) => leggiDocumento(t, primo.id))).toMatchObject({
      tipo: 'atto',
      bytes,
      sha256: primo.sha256,
    });
    expect(await inB((t) => leggiDocumento(t, primo.id))).toBeUndefined();
  });

  test('bytes that an administrator changed are not given out', async () => {
    const { id } = await inA((t) =>
      archivia(t, { tipo: 'nota', mediaType: 'text/plain', bytes: Buffer.from('a') }),
    );
    await banco.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update documenti set bytes = 'b' where id = ${id}`;
    });
    await expect(inA((t) => leggiDocumento(t, id))).rejects.toThrow('documenti.alterato');
  });
});

describe('Idempotency-Key', () => {
  const chiave = { chiave: 'k1', rotta: 'POST /carichi', corpoSha256: 'aa' };

  test('new, running, answered, another body, another Ente', async () => {
    expect(await inA((t) => prenotaChiave(t, chiave))).toEqual({ esito: 'nuova' });
    expect(await inA((t) => prenotaChiave(t, chiave))).toEqual({ esito: 'in_corso' });
    const risposta = { stato: 201, corpo: { id: 'car_1', totale: '18000' } };
    await inA((t) => concludiChiave(t, 'k1', risposta));
    expect(await inA((t) => prenotaChiave(t, chiave))).toEqual({ esito: 'ripetuta', risposta });
    expect(await inA((t) => prenotaChiave(t, { ...chiave, corpoSha256: 'bb' }))).toEqual({
      esito: 'altro_corpo',
    });
    expect(await inA((t) => prenotaChiave(t, { ...chiave, rotta: 'POST /x' }))).toEqual({
      esito: 'altro_corpo',
    });
    expect(await inB((t) => prenotaChiave(t, chiave))).toEqual({ esito: 'nuova' });
  });

  test('of twenty calls at once one works; a call that failed gives its key back', async () => {
    const insieme = { ...chiave, chiave: 'k2' };
    const esiti = await Promise.all(Array.from({ length: 20 }, () => inA((t) => prenotaChiave(t, insieme))));
    expect(esiti.filter((e) => e.esito === 'nuova')).toHaveLength(1);
    await inA((t) => liberaChiave(t, 'k2'));
    expect(await inA((t) => prenotaChiave(t, insieme))).toEqual({ esito: 'nuova' });
    expect(await inA((t) => prenotaChiave(t, insieme))).toEqual({ esito: 'in_corso' });
  });
});

test('what was already loaded is known by Ente, and a list that was refused does not count', async () => {
  const [riga] = await inA(
    ({ sql }) => sql<{ sha256: string; contenuto: string }[]>`
      select k.sha256, encode(p.contenuto_sha256, 'hex') as contenuto
      from carichi k join partite p on p.carico_id = k.id where k.id = ${banco.a.caricoId} limit 1`,
  );
  const { sha256, contenuto } = riga ?? { sha256: '', contenuto: '' };
  const altri = Array.from({ length: 12_000 }, () => randomBytes(32).toString('hex'));
  expect(await inA((t) => caricoConFile(t, sha256))).toBe(banco.a.caricoId);
  expect(await inA((t) => contenutiGiaCaricati(t, [...altri, contenuto]))).toEqual(new Set([contenuto]));
  expect(await inB((t) => caricoConFile(t, sha256))).toBeUndefined();
  expect((await inB((t) => contenutiGiaCaricati(t, [contenuto]))).size).toBe(0);
  await inA(({ sql }) => sql`update carichi set stato = 'respinto' where id = ${banco.a.caricoId}`);
  expect(await inA((t) => caricoConFile(t, sha256))).toBeUndefined();
  expect((await inA((t) => contenutiGiaCaricati(t, [contenuto]))).size).toBe(0);
});

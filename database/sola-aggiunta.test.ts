import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { registraAudit, verificaAudit } from './audit';
import { inEnte } from './connessione';

const TABELLE = [
  'documenti',
  'domicili_digitali',
  'partite',
  'voci_partita',
  'fatti',
  'comandi',
  'passi',
  'proposte',
  'consegne',
  'notifiche',
  'eventi_notifica',
  'scritture',
  'movimenti',
  'sigilli',
  'audit',
  'profili_proposte',
  'profili_righe_ente',
  'profili_approvazioni',
  'formalita',
  'rate_piano',
  'raccomandate',
  'letture_cartoline',
];

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

test.each(TABELLE)('%s only grows: refused to the runtime role and to the owner', async (tabella) => {
  for (const comando of [
    `update ${tabella} set ente_id = ente_id`,
    `delete from ${tabella}`,
    `truncate ${tabella} cascade`,
  ]) {
    const app = inEnte(banco.app, banco.a.enteId, ({ sql }) => sql.unsafe(comando));
    await expect(app).rejects.toMatchObject({ sqlstate: '42501' });
    await expect(banco.admin.unsafe(comando)).rejects.toMatchObject({
      code: 'ES001',
      message: expect.stringContaining('database.sola_aggiunta'),
    });
  }
});

test('an audit row stamps itself, and one changed by an administrator is named', async () => {
  const scrivi = (azione: string) =>
    inEnte(banco.app, banco.a.enteId, (t) =>
      registraAudit(t, { utenteId: 'ute_A', azione, oggetto: banco.a.praticaId, esito: 'letta' }),
    );
  const [prima, seconda] = [await scrivi('pratica.leggi'), await scrivi('pratica.leggi')];
  expect(await inEnte(banco.app, banco.a.enteId, verificaAudit)).toEqual([]);
  await banco.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update audit set utente_id = 'ute_B' where id = ${seconda}`;
  });
  expect(await inEnte(banco.app, banco.a.enteId, verificaAudit)).toEqual([seconda]);
  expect(prima).not.toBe(seconda);
});

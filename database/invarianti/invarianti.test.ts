import type { TransactionSql } from 'postgres';
import { type DueEnti, dueEnti } from '../../tests/banco/due-enti';
import { conGuasto, type Dopo } from '../../tests/banco/guasti';
import { type PraticaVissuta, vivi } from '../../tests/banco/pratica-vissuta';
import type { Transazione } from '../connessione';
import * as atti from './atti';
import * as denaro from './denaro';
import type { EsitoInvariante } from './esito';
import { nessunAttoPrescritto } from './prescrizione';
import type { PortaWorkflow } from './temporal';
import * as tracce from './tracce';
import { verificaInvarianti } from './tutti';

let banco: DueEnti;
let id: PraticaVissuta;

beforeAll(async () => {
  banco = await dueEnti();
  id = await vivi(banco);
});
afterAll(() => banco.chiudi());

const aperto: PortaWorkflow = {
  stato: async () => ({ motivo: 'TERMINE_SOLLECITO', fino: '2099-01-01' }),
  aperti: async () => [banco.a.praticaId],
};

test('a life in order breaks nothing; what cannot be measured says why', async () => {
  const esiti = await verificaInvarianti(banco.app, banco.a.enteId, aperto);
  expect(esiti.map((e) => e.id)).toEqual(Array.from({ length: 18 }, (_, i) => `I${i + 1}`));
  expect(esiti.filter((e) => e.violazioni.length > 0)).toEqual([]);
  const muti = esiti.filter((e) => e.ok === null);
  expect(muti.map((e) => e.id)).toEqual(['I5', 'I16', 'I17']);
  expect(muti.every((e) => e.motivo)).toBe(true);
  const altro = await verificaInvarianti(banco.app, banco.b.enteId);
  expect(altro.filter((e) => e.ok === false)).toEqual([]);
  expect(altro.filter((e) => e.ok === null).map((e) => e.id)).toEqual(['I5', 'I12', 'I13', 'I16', 'I17']);
});

const dopo: Dopo = (guasto, misura) => conGuasto(banco, guasto, misura);

type Caso = [
  string,
  string,
  (t: Transazione) => Promise<EsitoInvariante>,
  (sql: TransactionSql) => Promise<unknown>,
];
const OGGI = '2026-12-31';
const sospensione = (dati: string) => (sql: TransactionSql) =>
  sql`insert into fatti (ente_id, id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, norma, registrato_at)
    values (${banco.a.enteId}, 'fat_S', ${banco.a.praticaId}, 2, 'ks', 'sospensione', '2026-03-20', ${dati}::text::jsonb, 'ute_A', 'B-35', '2026-01-01')`;

const CASI: Caso[] = [
  [
    'I1',
    'a second transmission that left',
    atti.nessunAttoDueVolte,
    (sql) =>
      sql`insert into trasmissioni (ente_id, id, tentativo_id, ordine, message_id, stato) values (${banco.a.enteId}, 'trs_X', ${id.t1}, 2, 'm2', 'inviata')`,
  ],
  [
    'I1',
    'a new attempt after one that succeeded',
    atti.nessunAttoDueVolte,
    (sql) =>
      sql`update perfezionamenti set esito = 'perfezionata' where tentativo_id = ${id.t1}`.then(
        () => sql`update tentativi set esito = 'perfezionata' where id = ${id.t1}`,
      ),
  ],
  [
    'I1',
    'a further rung that stands on no stored evidence',
    atti.nessunAttoDueVolte,
    (sql) =>
      sql`update tentativi set giustificato_da = null, giustificato_versione = null where id = ${id.t2}`,
  ],
  [
    'I1',
    'a further rung whose evidence was known after it left',
    atti.nessunAttoDueVolte,
    (sql) => sql`update tentativi set spedito_il = '2026-01-11' where id = ${id.t2}`,
  ],
  [
    'I1',
    'a further rung on the evidence of another act',
    atti.nessunAttoDueVolte,
    async (sql) => {
      await sql`insert into perfezionamenti (ente_id, tentativo_id, versione, esito, destinatario_il, regola, norma, prove, noto_il, autore)
        values (${banco.a.enteId}, ${id.t3}, 1, 'fallita', '2026-01-11', 'PEC_RIFIUTATA', 'n', '{}', '2026-01-11', 'x')`;
      await sql`update tentativi set giustificato_da = ${id.t3} where id = ${id.t2}`;
    },
  ],
  [
    'I2',
    'a dispatch without outcome that nobody looks at',
    (t) => atti.nessunAttoPerduto(t, OGGI),
    (sql) => sql`update tentativi set esito = null, legale_il = null, noto_il = null where id = ${id.t2}`,
  ],
  [
    'I2',
    'an act that has a number and never left',
    (t) => atti.nessunAttoPerduto(t, OGGI),
    async (sql) => {
      await sql`delete from tentativi where id = ${id.t3}`;
      await sql`update pratiche set ultimo_passo = '{"passo":"attendi"}'`;
    },
  ],
  [
    'I3',
    'a claim that is not what was entrusted',
    denaro.nessunCentesimoPerduto,
    (sql) => sql`update partite set capitale = capitale + 1 where id = ${banco.a.partite[0] ?? ''}`,
  ],
  [
    'I3',
    'a cent that vanished from a claim',
    denaro.nessunCentesimoPerduto,
    (sql) => sql`update movimenti set importo = importo - 1 where conto = 'crediti.capitale' and importo > 0`,
  ],
  [
    'I4',
    'money told and not in the book',
    denaro.nessunCentesimoInventato,
    (sql) => sql`update fatti set dati = '{"importo":"4001"}' where tipo = 'pagamento'`,
  ],
  [
    'I4',
    'a receipt told that is in no fact',
    denaro.nessunCentesimoInventato,
    (sql) =>
      sql`insert into pagamenti (ente_id, id, pratica_id, ricevuta_id, importo, valuta, noto_il, mezzo, stato, raccontato_at)
      values (${banco.a.enteId}, 'pag_X', ${banco.a.praticaId}, 'r', 9000, '2026-03-01', '2026-03-01', 'x', 'raccontato', now())`,
  ],
  [
    'I4',
    'a claim below zero',
    denaro.nessunCentesimoInventato,
    (sql) => sql`update movimenti set importo = -20000 where conto = 'crediti.capitale' and importo < 0`,
  ],
  [
    'I6',
    'a date that went by with nobody looking',
    (t) => tracce.nessunTerminePerduto(t, OGGI),
    (sql) => sql`update pratiche set fino = '2026-08-01' where id = ${banco.a.praticaId}`,
  ],
  [
    'I7',
    'a sollecito inside the term of the title',
    atti.nessunTermineAnticipato,
    (sql) => sql`update tentativi set legale_il = '2026-03-02' where id = ${id.t2}`,
  ],
  [
    'I7',
    'a sollecito on a title never served',
    atti.nessunTermineAnticipato,
    (sql) => sql`update tentativi set esito = 'irreperibile' where id = ${id.t2}`,
  ],
  ['I8', 'a dispatch during a sospensione of everything', atti.nessunAttoInSospensione, sospensione('{}')],
  [
    'I8',
    'a dispatch whose every partita was sospesa',
    atti.nessunAttoInSospensione,
    (sql) => sospensione(JSON.stringify({ partite: banco.a.partite, al: '2026-04-01' }))(sql),
  ],
  [
    'I9',
    'a dispatch after the closing',
    atti.nessunAttoDopoLaFine,
    (sql) =>
      sql`update pratiche set stato = 'chiusa', chiusa_il = '2026-03-31', chiusa_motivo = 'PAGATA' where id = ${banco.a.praticaId}`,
  ],
  [
    'I9',
    'an act that asks for nothing',
    atti.nessunAttoDopoLaFine,
    (sql) => sql`update atti set dovuto = 0, importi = '{"dovuto":"0"}' where id = ${id.sollecito}`,
  ],
  [
    'I9',
    'money after the closing with no proposal',
    atti.nessunAttoDopoLaFine,
    async (sql) => {
      await sql`update pratiche set stato = 'chiusa', chiusa_il = '2026-05-01', chiusa_motivo = 'PAGATA' where id = ${banco.a.praticaId}`;
      await sql`update fatti set noto_il = '2026-05-02' where tipo = 'pagamento'`;
    },
  ],
  [
    'I10',
    'an act for a prescribed claim',
    (t) => nessunAttoPrescritto(t, OGGI),
    (sql) => sql`update partite set prescrizione_dal = '2020-12-31' where id = ${banco.a.partite[0] ?? ''}`,
  ],
  [
    'I10',
    'a pratica in alarm that nobody has seen',
    (t) => nessunAttoPrescritto(t, OGGI),
    (sql) => sql`update pratiche set allarme_il = '2026-12-30', prescrive_il = '2027-04-29'`,
  ],
  ['I11', 'a fact nobody signed', tracce.ogniCambioHaUnAutore, (sql) => sql`update fatti set autore = ' '`],
  [
    'I11',
    'an entry rewritten',
    tracce.ogniCambioHaUnAutore,
    (sql) => sql`update scritture set effettiva_il = '2026-02-02' where progressivo = 2`,
  ],
  [
    'I14',
    'a table without forced rules',
    tracce.nessunEnteVedeUnAltro,
    (sql) => sql`alter table fatti no force row level security`,
  ],
  ['I14', 'a policy taken away', tracce.nessunEnteVedeUnAltro, (sql) => sql`drop policy ente on compiti`],
  [
    'I15',
    'an act that asks for a cent more',
    atti.importoDellAttoNelMastro,
    (sql) => sql`update atti set dovuto = 18201, importi = '{"dovuto":"18201"}' where id = ${id.titolo}`,
  ],
  [
    'I15',
    'an act whose PDF is not the archived one',
    atti.importoDellAttoNelMastro,
    (sql) => sql`update atti set pdf_sha256 = ${'0'.repeat(64)} where id = ${id.titolo}`,
  ],
  [
    'I18',
    'a pratica of the carico that nobody started',
    tracce.ogniPraticaDelLotto,
    (sql) => sql`update pratiche set iniziata_il = null where id = ${banco.a.praticaId}`,
  ],
];

test.each(CASI)('%s sees %s', async (nome, _cosa, misura, guasto) => {
  const esito = await dopo(guasto, misura);
  expect(esito).toMatchObject({ id: nome, ok: false });
  expect(esito.violazioni[0]).toMatch(/\S+/);
});

test.each<[string, Parameters<typeof dopo>[0], (t: Transazione) => Promise<EsitoInvariante>]>([
  [
    'one of two partite sospesa',
    (sql) => sospensione(JSON.stringify({ partite: [banco.a.partite[0]] }))(sql),
    atti.nessunAttoInSospensione,
  ],
  [
    'a sospensione over before the dispatch',
    sospensione('{"al":"2026-03-31"}'),
    atti.nessunAttoInSospensione,
  ],
  [
    'an interrupted prescription',
    (sql) => sql`update partite set prescrizione_dal = '2021-02-01'`,
    (t: Transazione) => nessunAttoPrescritto(t, OGGI),
  ],
  [
    'an alarm that somebody was told of',
    async (sql) => {
      await sql`update pratiche set allarme_il = '2026-12-20', prescrive_il = '2027-04-19'`;
      await sql`insert into proposte (ente_id, id, pratica_id, tipo, motivo, il, dati)
        values (${banco.a.enteId}, 'pro_A', ${banco.a.praticaId}, 'allarme', 'ALLARME_PRESCRIZIONE', '2026-12-20', '{}')`;
    },
    (t: Transazione) => nessunAttoPrescritto(t, OGGI),
  ],
  [
    'the day of the alarm itself',
    (sql) => sql`update pratiche set allarme_il = ${OGGI}, prescrive_il = '2027-04-30'`,
    (t: Transazione) => nessunAttoPrescritto(t, OGGI),
  ],
])('%s is no violation', async (_nome, guasto, misura) => {
  expect(await dopo(guasto, misura)).toMatchObject({ ok: true, violazioni: [] });
});

describe('against Temporal', () => {
  const conPorta = async (porta: Partial<PortaWorkflow>) =>
    (await verificaInvarianti(banco.app, banco.a.enteId, { ...aperto, ...porta }))
      .filter((e) => e.ok === false)
      .map((e) => e.id);

  test('a workflow that waits for something else, or does not answer', async () => {
    expect(await conPorta({ stato: async () => ({ motivo: 'SOSPESA', fino: null }) })).toEqual(['I12']);
    expect(await conPorta({ stato: async () => undefined })).toEqual(['I12']);
  });

  test('a pratica without a workflow, with two, and a workflow without a pratica', async () => {
    expect(await conPorta({ aperti: async () => [] })).toEqual(['I13']);
    expect(await conPorta({ aperti: async () => [banco.a.praticaId, banco.a.praticaId] })).toEqual(['I13']);
    expect(await conPorta({ aperti: async () => [banco.a.praticaId, 'pra_X'] })).toEqual(['I13']);
  });
});

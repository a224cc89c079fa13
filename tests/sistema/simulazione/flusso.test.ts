import { readFile } from 'node:fs/promises';
import { caricaPartite } from '../../../activities/carico/carica';
import { controllaCarico } from '../../../activities/carico/controlla';
import { avviaSimulazione } from '../../../activities/temporal/sveglia';
import { inEnte } from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { leggiPraticheDiLista } from '../../../database/simulazioni/pratiche';
import { registraSimulazione } from '../../../database/simulazioni/simulazioni';
import { parseEnteConfig } from '../../../formats/ente';
import { leggiCarico } from '../../../services/cli/simula-carico';
import { spazza } from '../../../services/worker/spazzata/spazzata';
import { leggiCorse } from '../../banco/corse';
import { testoDellaCorsa, trovati } from '../../banco/testo-temporal';
import { caso290, type Prova, ricevi } from '../carico/carichi-di-prova';
import { apriLaboratorio, daRigaDiComando, finita, type Laboratorio } from './simulazioni-di-prova';

jest.setTimeout(300_000);

let lab: Laboratorio;
beforeAll(async () => {
  lab = await apriLaboratorio('simulazione');
  await lab.avviaWorker();
});
afterAll(() => lab?.chiudi());

const testoDi = async (id: string): Promise<string> => {
  const [corsa] = await leggiCorse(lab.contesto, id);
  if (!corsa) throw new Error(`nessuna corsa per ${id}`);
  return testoDellaCorsa(lab.contesto, corsa);
};
const scarica = async (id: string, come: string) => {
  const risposta = await lab.api.chiama(
    'ente.lettura',
    'GET',
    `/v1/enti/${lab.api.a.enteId}/simulazioni/${id}/risultato.${come}`,
  );
  return { tipo: risposta.headers.get('content-type'), testo: await risposta.text() };
};

test('a made-up portfolio gives the bytes of the command line: JSON, page and CSV', async () => {
  const ingresso = {
    profilo: 'firenze',
    confronta: 'legge160',
    righe: 'prodotto',
    debitori: 1_200,
    seme: 7,
    anni: 2,
    dal: '2026-02-01',
  };
  const id = await lab.chiedi(ingresso);
  const s = await lab.attendi(id, 'la simulazione finisce', finita);
  expect(s).toMatchObject({ stato: 'conclusa', errore: null, avanzamento: { fatte: 3, fette: 3 } });
  const riga = await daRigaDiComando(
    ...['--profilo', 'firenze', '--confronta', 'legge160', '--debitori', '1200'],
    ...['--seme', '7', '--anni', '2', '--dal', '2026-02-01'],
  );
  expect(`${JSON.stringify(s.risultato)}\n`).toBe(riga.json);
  expect(await scarica(id, 'html')).toEqual({ tipo: 'text/html; charset=utf-8', testo: riga.pagina });
  expect(await scarica(id, 'csv')).toEqual({ tipo: 'text/csv; charset=utf-8', testo: riga.csv });
});

test('Temporal shows where it is and holds no figure of the result', async () => {
  const { api, contesto } = lab;
  const id = await lab.chiedi({ profilo: 'vasto', debitori: 600, anni: 1 });
  const s = await lab.attendi(id, 'la simulazione finisce', finita);
  const workflow = contesto.temporale.client.workflow.getHandle(id);
  await workflow.result();
  const { searchAttributes } = await workflow.describe();
  expect(searchAttributes).toMatchObject({ Ente: [api.a.enteId], Stato: ['CONCLUSA'] });
  expect(JSON.stringify(await workflow.query('__temporal_workflow_metadata'))).toContain('2 di 2');
  const { profili } = s.risultato as { profili: { incassato: string; affidato: string }[] };
  const [cifre] = profili;
  const testo = await testoDi(id);
  expect(testo).toContain(id);
  expect(trovati(testo, [cifre?.incassato ?? '', cifre?.affidato ?? '', 'vasto', 'affidato'])).toEqual([]);
});

test('it is lived with the rows that the Ente had approved when it was asked', async () => {
  const { banco, a } = lab.api;
  const ingresso = { profilo: 'firenze', debitori: 60, anni: 1 };
  const atti = async (righe: string) => {
    const s = await lab.attendi(await lab.chiedi({ ...ingresso, righe }), 'la simulazione finisce', finita);
    expect(s).toMatchObject({ stato: 'conclusa', righe });
    const { profili } = s.risultato as { profili: { atti: Record<string, number> }[] };
    return profili[0]?.atti ?? {};
  };
  expect(await atti('ente')).toHaveProperty('ingiunzione');
  await banco.admin`update enti_configurazioni
    set parametri = parametri || '{"soglia794": "900000.00"}'::jsonb where ente_id = ${a.enteId}`;
  expect(await atti('prodotto')).toHaveProperty('ingiunzione');
  expect(await atti('ente')).not.toHaveProperty('ingiunzione');
});

/** As a door that died before it told Temporal. */
async function scriviSenzaDirlo(o: { pratiche: number; dal: string }): Promise<string> {
  const id = nuovoId('sim');
  const richiesta = {
    profilo: 'firenze',
    confronta: null,
    versioneProfili: null,
    lista: null,
    fette: 1,
    seme: 1,
    anni: 1,
  } as const;
  const chi = { richiestaDa: nuovoId('ute'), richiestaIl: '2026-01-10' };
  const { banco, a } = lab.api;
  await inEnte(banco.app, a.enteId, (t) => registraSimulazione(t, { id, ...richiesta, ...o, ...chi }));
  return id;
}

test('what the model cannot live fails once, with its code, and the workflow ends', async () => {
  const { api, contesto } = lab;
  const id = await scriviSenzaDirlo({ pratiche: 10, dal: '1990-01-01' });
  await avviaSimulazione(contesto.temporale, { enteId: api.a.enteId, simulazioneId: id });
  await contesto.temporale.client.workflow.getHandle(id).result();
  expect(await lab.leggi(id)).toMatchObject({
    ...{ stato: 'fallita', errore: 'modello.mancante', risultato: null },
    avanzamento: { fatte: 0, fette: 1 },
  });
});

/** The list of a real Ente: 02-sporco has partite that are refused. */
async function caricaLista(): Promise<string> {
  const { api, contesto } = lab;
  const ente = parseEnteConfig(JSON.parse(await readFile(caso290('ente.json'), 'utf8')));
  await inEnte(
    api.banco.app,
    api.a.enteId,
    ({ sql }) => sql`
      update enti_configurazioni set comuni = ${ente.comuniIscrizione as string[]},
        tributi = ${sql.json(ente.tributi as never)}`,
  );
  const nellEnte: Prova['nellEnte'] = ({ enteId }, work) => inEnte(api.banco.app, enteId, work);
  const c = { ...contesto, indirizzi: { cerca: async () => null } };
  const m = await ricevi({ nellEnte }, api.a, caso290('02-sporco.290'));
  await controllaCarico(c, m);
  await caricaPartite(c, m);
  return m.caricoId;
}

/** A hash of every row of the Enti, table by table. */
async function impronte(escluse: readonly string[]): Promise<Record<string, string>> {
  const { admin } = lab.api.banco;
  const tabelle = await admin<{ nome: string }[]>`
    select c.table_name as nome from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'ente_id' and t.table_type = 'BASE TABLE' order by 1`;
  const tutte: Record<string, string> = {};
  for (const { nome } of tabelle.filter((t) => !escluse.includes(t.nome))) {
    const [riga] = await admin<{ impronta: string }[]>`
      select count(*) || ' ' || md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as impronta
      from ${admin(nome)} x`;
    tutte[nome] = riga?.impronta ?? '';
  }
  return tutte;
}

test('a loaded list gives what its file gives to the command line, and nothing of the Ente changes', async () => {
  const { api } = lab;
  const caricoId = await caricaLista();
  const file = caso290('02-sporco.290');
  const letto = await leggiCarico({ file, ente: caso290('ente.json'), mappa: undefined });
  const nelDatabase = await inEnte(api.banco.app, api.a.enteId, (t) =>
    leggiPraticheDiLista(t, caricoId, { dopo: null, quante: 1_000 }),
  );
  expect(nelDatabase.pratiche).toEqual(letto.pratiche);
  expect(letto.pratiche.length).toBeGreaterThan(5);

  const scritte = ['simulazioni', 'audit', 'idempotenza'];
  const prima = await impronte(scritte);
  expect(Object.keys(prima)).toEqual(
    expect.arrayContaining(['fatti', 'movimenti', 'atti', 'pratiche', 'compiti']),
  );
  const id = await lab.chiedi({ profilo: 'trentino', confronta: 'firenze', righe: 'prodotto', caricoId });
  const s = await lab.attendi(id, 'la simulazione finisce', finita);
  expect(await impronte(scritte)).toEqual(prima);

  expect(s).toMatchObject({ stato: 'conclusa', pratiche: letto.pratiche.length });
  const riga = await daRigaDiComando(
    ...['--profilo', 'trentino', '--confronta', 'firenze', '--carico', file, '--ente', caso290('ente.json')],
  );
  expect(`${JSON.stringify(s.risultato)}\n`).toBe(riga.json);
  expect(Object.keys((s.risultato as { carico: object }).carico).length).toBeGreaterThan(0);

  const persone = await api.banco.admin<{ cf: string; nome: string }[]>`
    select codice_fiscale as cf, coalesce(cognome, denominazione) as nome from debitori_anagrafiche`;
  expect(
    trovati(
      await testoDi(id),
      persone.flatMap((p) => [p.cf, p.nome]),
    ),
  ).toEqual([]);
});

test('the pratiche of a list are the same in whatever pages they are read', async () => {
  const { api } = lab;
  const [carico] = await api.banco.admin<{ id: string }[]>`
    select id from carichi where pratiche_totali > 5`;
  const leggi = (dopo: string | null, quante: number) =>
    inEnte(api.banco.app, api.a.enteId, (t) => leggiPraticheDiLista(t, carico?.id ?? '', { dopo, quante }));
  const pagine = [];
  for (let dopo: string | null = null; ; ) {
    const pagina = await leggi(dopo, 3);
    if (pagina.ultima === null) break;
    pagine.push(...pagina.pratiche);
    dopo = pagina.ultima;
  }
  expect(pagine).toEqual((await leggi(null, 1_000)).pratiche);
});

// the last: a sweep also wakes what the other tests have left
test('one that was written and never told is found by the sweep, and lived', async () => {
  const { api, contesto } = lab;
  const id = await scriviSenzaDirlo({ pratiche: 20, dal: '2026-01-01' });
  await spazza(contesto);
  expect(await lab.leggi(id)).toMatchObject({ stato: 'richiesta' }); // merely young
  await api.banco.admin`update simulazioni set registrata_at = now() - interval '2 minutes' where id = ${id}`;
  await spazza(contesto);
  const s = await lab.attendi(id, 'la simulazione finisce', finita);
  expect(s).toMatchObject({ stato: 'conclusa', pratiche: 20 });
});

import { randomBytes } from 'node:crypto';
import { inEnte, type Transazione } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { GIORNI_LISTE } from '../../database/liste-lavoro';
import { leggiOrologio } from '../../database/orologio';
import { TIPI_COMPITO } from '../../database/schema/pagamenti';
import { addGiorni } from '../../domain/calendario';
import { contaGruppi } from '../../services/api/letture/cruscotto';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { type PraticaDiProva, seminaPratica } from '../banco/due-enti';

interface Evento {
  tipo: string;
  classe?: string;
  /** Days before today. */
  fa: number;
  /** Ordinal of its transmission, default 1. */
  invio?: number;
}
interface Seme {
  canale: 'pec' | 'raccomandata' | 'albo' | null;
  tipo: string;
  stato: string;
  esito?: string;
  regola?: string;
  /** Days before today, default 10. */
  spedito?: number;
  /** Days from today; default none. */
  attesa?: number;
  trasmissioni?: string[];
  eventi?: Evento[];
  /** The perfection names the last event as its evidence. */
  provato?: boolean;
  /** A person set the last event aside. */
  scartato?: boolean;
}

let api: ApiDiProva;
let oggi: string;
let pratica: PraticaDiProva;
let altra: PraticaDiProva;
let numero = 1_000;
const QUANTI = 20_000;

const il = (fa: number) => addGiorni(oggi, -fa);
const nellEnte = <T>(lavoro: (t: Transazione) => Promise<T>) => inEnte(api.banco.app, api.a.enteId, lavoro);

async function semina({ sql }: Transazione, p: PraticaDiProva, s: Seme): Promise<string> {
  numero += 1;
  const [atto, notifica, tentativo] = [nuovoId('att'), nuovoId('ntf'), nuovoId('tnt')];
  const spedito = il(s.spedito ?? 10);
  await sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi, dovuto, versione)
    values (${atto}, ${p.direzioneId}, ${p.praticaId}, ${s.tipo}, 2026, ${numero}, 'FORMAZIONE_TITOLO_792', 'c. 792', ${spedito},
      '{}', '{"dovuto":"1"}', 1, 1)`;
  await sql`insert into notifiche (id, atto_id, debitore_id) values (${notifica}, ${atto}, ${p.debitoreId})`;
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il, attesa_fino, esito, legale_il, noto_il)
    values (${tentativo}, ${notifica}, ${atto}, ${p.praticaId}, 1, ${s.canale}, ${s.stato}, ${spedito},
      ${s.attesa === undefined ? null : il(-s.attesa)}, ${s.esito ?? null}, ${s.esito ? spedito : null}, ${s.esito ? oggi : null})`;
  const invii = (s.trasmissioni ?? []).map(() => nuovoId('trs'));
  for (const [i, stato] of (s.trasmissioni ?? []).entries())
    await sql`insert into trasmissioni (id, tentativo_id, ordine, message_id, stato)
      values (${invii[i] ?? ''}, ${tentativo}, ${i + 1}, ${`<${tentativo}.${i}@x>`}, ${stato})`;
  const eventi: string[] = [];
  for (const e of s.eventi ?? []) {
    const id = nuovoId('evn');
    eventi.push(id);
    await sql`insert into eventi_notifica (id, tentativo_id, trasmissione_id, tipo, classe, il, sha256)
      values (${id}, ${tentativo}, ${invii[(e.invio ?? 1) - 1] ?? null}, ${e.tipo}, ${e.classe ?? null},
        ${`${il(e.fa)}T10:00:00Z`}, ${randomBytes(32).toString('hex')})`;
  }
  if (s.scartato)
    await sql`insert into eventi_notifica (id, tentativo_id, tipo, il, sha256, dati)
      select ${nuovoId('evn')}, ${tentativo}, 'scartato', now(), ${randomBytes(32).toString('hex')},
        jsonb_build_object('evento', sha256) from eventi_notifica where id = ${eventi.at(-1) ?? ''}`;
  if (s.regola)
    await sql`insert into perfezionamenti (tentativo_id, versione, esito, destinatario_il, regola, norma, prove, noto_il, autore)
      values (${tentativo}, 1, ${s.esito ?? ''}, ${spedito}, ${s.regola}, 'n', ${s.provato ? eventi.slice(-1) : []}::text[], ${oggi}, 'sistema')`;
  return tentativo;
}

const PRESA: Pick<Seme, 'trasmissioni' | 'eventi'> = {
  trasmissioni: ['inviata'],
  eventi: [{ tipo: 'accettazione', fa: 10 }],
};
const PEC = { canale: 'pec', tipo: 'ingiunzione' } as const;
const piena = (fa: number, invio = 1): Evento => ({
  tipo: 'errore-consegna',
  classe: 'CASELLA_SATURA',
  fa,
  invio,
});

const A_MANO = { canale: 'raccomandata', tipo: 'ingiunzione' } as const;
const passo = (classe: string): Evento => ({ tipo: 'lavorazione', classe, fa: 8 });

const SEMI: readonly Seme[] = [
  { ...PEC, stato: 'da_inviare', spedito: 1, attesa: 59 },
  { ...PEC, stato: 'inviato', spedito: 2, attesa: 58, ...PRESA },
  { ...PEC, stato: 'inviato', spedito: 70, attesa: -10, trasmissioni: ['inviata'] },
  { ...PEC, stato: 'incerto', attesa: 50, trasmissioni: ['incerta'] },
  { ...PEC, stato: 'concluso', esito: 'perfezionata', regola: 'PEC_CONSEGNA', ...PRESA },
  { ...PEC, stato: 'concluso', esito: 'perfezionata', regola: 'PEC_CONSEGNA', ...PRESA },
  {
    ...{ ...PEC, stato: 'concluso', esito: 'fallita', regola: 'PEC_RIFIUTATA', provato: true },
    trasmissioni: ['inviata'],
    eventi: [
      { tipo: 'accettazione', fa: 9 },
      { tipo: 'errore-consegna', classe: 'DOMINIO_INESISTENTE', fa: 9 },
    ],
  },
  { ...PEC, stato: 'concluso', esito: 'fallita', regola: 'PEC_DICHIARATA', trasmissioni: ['incerta'] },
  // seven days of a full mailbox: gone by, and not yet; the second transmission is under way for the third
  { ...PEC, stato: 'inviato', attesa: 50, trasmissioni: ['inviata'], eventi: [piena(7)] },
  { ...PEC, stato: 'inviato', attesa: 50, trasmissioni: ['inviata'], eventi: [piena(3)] },
  { ...PEC, stato: 'inviato', attesa: 50, trasmissioni: ['inviata', 'inviata'], eventi: [piena(9)] },
  { ...A_MANO, stato: 'inviato', attesa: 40 },
  // taken by the carrier; taken by the provider and not by the carrier; taken, but a person set that aside
  { ...A_MANO, stato: 'inviato', attesa: 40, eventi: [passo('STAMPATO'), passo('SPEDITO')] },
  { ...A_MANO, stato: 'inviato', attesa: 40, eventi: [passo('PRESO_IN_CARICO')] },
  { ...A_MANO, stato: 'inviato', attesa: 40, eventi: [passo('SPEDITO')], scartato: true },
  {
    ...{ ...A_MANO, stato: 'concluso', esito: 'irreperibile', regola: 'POSTA_IRREPERIBILE' },
    eventi: [passo('SPEDITO')],
  },
  { canale: null, tipo: 'sollecito795', stato: 'inviato' },
];

beforeAll(async () => {
  api = await apiDiProva();
  oggi = (await leggiOrologio(api.banco.app.sql)).oggi;
  pratica = await seminaPratica(api.banco.app, api.a.enteId, api.a.direzioneId);
  altra = await seminaPratica(api.banco.app, api.a.enteId, api.a.direzioneId);
  await nellEnte(async (t) => {
    for (const seme of SEMI) await semina(t, pratica, seme);
    await semina(t, altra, { ...PEC, stato: 'da_inviare', spedito: 0 });
  });
});
afterAll(() => api.chiudi());

type Persona = Parameters<ApiDiProva['chiama']>[0];
async function cruscotto(query = '', chi: Persona = 'ente.lettura', enteId = api.a.enteId) {
  const risposta = await api.chiama(chi, 'GET', `/v1/enti/${enteId}/notifiche/cruscotto${query}`);
  expect(risposta.status).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: read field by field
  return (await risposta.json()) as any;
}
const delCarico = () => cruscotto(`?caricoId=${pratica.caricoId}`);

test('each attempt is counted once, where it stands, by channel and act', async () => {
  const { righe } = await delCarico();
  expect(righe).toEqual([
    {
      ...{ canale: 'ordinaria', atto: 'sollecito795', tentativi: 1, daInviare: 0, inAttesa: 1, incerti: 0 },
      ...{ perfezionati: 0, falliti: 0, fallimenti: [], inviati: 1, accettati: null, scaduti: 0 },
      secondiInvii: { dovuti: 0, attesi: 0, primoIl: null },
    },
    {
      ...{ canale: 'pec', atto: 'ingiunzione', tentativi: 11, daInviare: 1, inAttesa: 5, incerti: 1 },
      ...{ perfezionati: 2, falliti: 2, inviati: 8, accettati: 4, scaduti: 1 },
      fallimenti: [
        { esito: 'fallita', regola: 'PEC_DICHIARATA', classe: null, quanti: 1 },
        { esito: 'fallita', regola: 'PEC_RIFIUTATA', classe: 'DOMINIO_INESISTENTE', quanti: 1 },
      ],
      secondiInvii: { dovuti: 1, attesi: 1, primoIl: il(-4) },
    },
    {
      ...{ canale: 'raccomandata', atto: 'ingiunzione', tentativi: 5, daInviare: 0, inAttesa: 4, incerti: 0 },
      ...{ perfezionati: 0, falliti: 1, inviati: 5, accettati: 2, scaduti: 0 },
      fallimenti: [{ esito: 'irreperibile', regola: 'POSTA_IRREPERIBILE', classe: null, quanti: 1 }],
      secondiInvii: { dovuti: 0, attesi: 0, primoIl: null },
    },
  ]);
});

test('the dates of dispatch are included, and a date that does not exist is refused', async () => {
  const delGiorno = async (dal: string, al: string) =>
    (await cruscotto(`?caricoId=${pratica.caricoId}&dal=${dal}&al=${al}`)).righe.map(
      (r: { tentativi: number }) => r.tentativi,
    );
  expect(await delGiorno(il(2), il(1))).toEqual([2]);
  expect(await delGiorno(il(70), il(70))).toEqual([1]);
  expect(await delGiorno(il(69), il(11))).toEqual([]);
  const risposta = await api.chiama(
    'ente.lettura',
    'GET',
    `/v1/enti/${api.a.enteId}/notifiche/cruscotto?dal=2026-02-30`,
  );
  expect(risposta.status).toBe(422);
});

test('another Ente and another office see none of it', async () => {
  const { righe } = await cruscotto('', 'estranea', api.b.enteId);
  expect(righe).toHaveLength(1);
  expect(await cruscotto('', 'altraDirezione')).toMatchObject({ righe: [] });
});

test('a worklist tells how many, since when, and how many are beyond their limit; each names its page', async () => {
  const apri = (tipo: string, fa: number, entro: number | null) =>
    nellEnte(
      ({ sql }) => sql`insert into compiti (id, direzione_id, pratica_id, tipo, riferimento, aperto_il, entro)
        values (${nuovoId('cmp')}, ${pratica.direzioneId}, ${pratica.praticaId}, ${tipo}, ${nuovoId('doc')}, ${il(fa)},
          ${entro === null ? null : il(-entro)})`,
    );
  await apri('incerta', 2, 50);
  await apri('incerta', 3, 50); // older than its list allows, whatever its own term
  await apri('incerta', 1, -1); // its own term is over
  await apri('postale', 90, 0);
  await apri('postale', 1, -1);
  const { liste } = await delCarico();
  const dati = (tipo: string) => liste.find((l: { tipo: string }) => l.tipo === tipo);
  expect(dati('incerta')).toEqual({
    ...{ tipo: 'incerta', aperti: 3, piuVecchioIl: il(3), etaGiorni: 3, limiteGiorni: 2, oltreLimite: 2 },
    compiti: `/v1/enti/${api.a.enteId}/compiti?tipo=incerta`,
    guida: '/guida/incerta',
  });
  expect(dati('postale')).toMatchObject({ aperti: 2, etaGiorni: 90, oltreLimite: 1 });
  expect(dati('albo')).toMatchObject({ aperti: 0, piuVecchioIl: null, etaGiorni: null, oltreLimite: 0 });
  expect(dati('indagine')).toBeUndefined();
});

test('an attempt whose task is beyond its limit is overdue, even before its own date', async () => {
  const tentativo = await nellEnte((t) =>
    semina(t, altra, { ...PEC, stato: 'incerto', attesa: 50, trasmissioni: ['incerta'] }),
  );
  const scaduti = async () => (await cruscotto(`?caricoId=${altra.caricoId}`)).righe[0].scaduti;
  expect(await scaduti()).toBe(0);
  await nellEnte(
    ({
      sql,
    }) => sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      values (${nuovoId('cmp')}, ${altra.direzioneId}, ${altra.praticaId}, ${tentativo}, 'incerta', ${tentativo}, ${il(3)}, ${il(-50)})`,
  );
  expect(await scaduti()).toBe(1);
});

test('a provider that does not answer is among the numbers, for every Ente', async () => {
  expect((await cruscotto()).gestori).toEqual([]);
  await api.banco.admin`insert into interruttori (canale, gestore, stato, falliti, aperto_at, fino_at)
    values ('pec', 'smtp.gestore.test:465', 'aperto', 5, '2026-03-02T10:00:00Z', '2026-03-02T10:01:00Z')`;
  expect((await cruscotto('', 'estranea', api.b.enteId)).gestori).toEqual([
    {
      ...{ canale: 'pec', gestore: 'smtp.gestore.test:465', stato: 'aperto', falliti: 5 },
      ...{ apertoAt: '2026-03-02T10:00:00.000Z', finoAt: '2026-03-02T10:01:00.000Z' },
    },
  ]);
});

test('the CSV has the same numbers', async () => {
  const risposta = await api.chiama(
    'ente.lettura',
    'GET',
    `/v1/enti/${api.a.enteId}/notifiche/cruscotto.csv?caricoId=${pratica.caricoId}`,
  );
  expect(risposta.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await risposta.text()).trim().split('\r\n').slice(1)).toEqual([
    'ordinaria;sollecito795;1;0;1;0;0;0;1;;0;0;0;',
    'pec;ingiunzione;11;1;5;1;2;2;8;4;1;1;1;fallita PEC_DICHIARATA: 1, fallita PEC_RIFIUTATA DOMINIO_INESISTENTE: 1',
    'raccomandata;ingiunzione;5;0;4;0;0;1;5;2;0;0;0;irreperibile POSTA_IRREPERIBILE: 1',
  ]);
});

test.each(TIPI_COMPITO)('the page of %s is served, and no other file is', async (tipo) => {
  const pagina = await fetch(`${api.url}/guida/${tipo}`);
  expect([pagina.status, pagina.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await pagina.text()).toContain('Che cosa non fare mai');
  expect((await fetch(`${api.url}/guida/README`)).status).toBe(404);
});

test('a range of days is found by its index among thousands of attempts', async () => {
  const { enteId } = api.a;
  await api.banco.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`insert into atti (ente_id, id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
        dovuto, versione)
      select ${enteId}, 'att_' || n, ${pratica.direzioneId}, ${pratica.praticaId}, 'ingiunzione', 2020, n,
        'FORMAZIONE_TITOLO_792', 'c. 792', '2020-01-01', '{}', '{"dovuto":"1"}', 1, 1 from generate_series(1, ${QUANTI}) n`;
    await sql`insert into tentativi (ente_id, id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il)
      select ${enteId}, 'tnt_' || n, 'ntf_' || n, 'att_' || n, ${pratica.praticaId}, 1, 'pec', 'inviato',
        '2020-01-01'::date + n % 1000 from generate_series(1, ${QUANTI}) n`;
    await sql`insert into eventi_notifica (ente_id, id, tentativo_id, tipo, il, sha256)
      select ${enteId}, 'evn_' || n, 'tnt_' || n, 'accettazione', now(), md5(n::text) from generate_series(1, ${QUANTI}) n`;
    await sql`analyze atti, tentativi, eventi_notifica`;
  });
  const piano = await nellEnte(async (t) => {
    const chi = { utenteId: 'ute_A', ruoli: [], direzioni: null };
    const filtri = { dal: '2020-05-01', al: '2020-05-03' };
    const righe = await t.sql`explain ${contaGruppi(t, { chi, filtri, giorniListe: GIORNI_LISTE, oggi })}`;
    return righe.map((r) => String(Object.values(r)[0])).join('\n');
  });
  expect(piano).toContain('tentativi_spediti');
  for (const tabella of ['atti', 'eventi_notifica']) expect(piano).not.toContain(`Seq Scan on ${tabella}`);
});

import { leggiGradino, riferimentoIncerta } from '../activities/notifiche/gradino';
import {
  isSospesa,
  riattiva,
  sorvegliaCaselle,
  sospendi,
  tentativiFermi,
} from '../activities/notifiche/pec/salute';
import { isRicercaInCorso } from '../activities/notifiche/perfezionamento';
import { registraAnomalia, saluteDi } from '../services/pec-inbox/cursore';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { type PraticaVissuta, vivi } from '../tests/banco/pratica-vissuta';
import { inEnte, type Transazione } from './connessione';
import { nuovoId } from './identificativi';

jest.setTimeout(300_000);

const CASELLA = 'riscossione@pec.ente.test';
const SOGLIE = { ritardoMinuti: 60, quotaPercento: 90 };
let due: DueEnti;
let vissuta: PraticaVissuta;

beforeAll(async () => {
  due = await dueEnti();
  vissuta = await vivi(due);
  await due.admin`update enti_configurazioni set pec = ${CASELLA}`;
});
afterAll(() => due?.chiudi());
beforeEach(async () => {
  await due.admin`delete from compiti where tipo in ('casella', 'incerta', 'pec_sconosciuta')`;
  await due.admin`delete from caselle_pec`;
});

const nellEnte = <T>(lavoro: (t: Transazione) => Promise<T>) => inEnte(due.app, due.a.enteId, lavoro);
const compiti = (tipo: string) =>
  nellEnte(
    ({ sql }) =>
      sql`select riferimento, chiuso_da as da from compiti where tipo = ${tipo} order by registrato_at, id`,
  );

test('the rung is read with the legal time of Italy, in winter and in summer, and the codes that were told', async () => {
  const [trs] = await nellEnte(
    ({ sql }) => sql<{ id: string }[]>`select id from trasmissioni where tentativo_id = ${vissuta.t1}`,
  );
  const trasmissioneId = trs?.id ?? '';
  await nellEnte(async ({ sql }) => {
    for (const [n, il] of ['2026-01-11T23:30:00Z', '2026-07-01T22:30:00Z'].entries())
      await sql`insert into eventi_notifica (id, tentativo_id, trasmissione_id, tipo, classe, il, sha256, dati)
        values (${nuovoId('evn')}, ${vissuta.t1}, ${trasmissioneId}, 'errore-consegna', 'ALTRO', ${il}, ${`${n}`.repeat(64)},
          ${sql.json({ esterno: n === 1, codiceEsteso: '5.9.9' })})`;
    for (const [codice, esito] of [
      ['SMTP_INCERTA', '{"esito":"non_inviata"}'],
      ['PEC_ALTRO', '{"esito":"inviata"}'],
    ] as const)
      await sql`insert into compiti (id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, chiuso_il, chiuso_da, esito)
        values (${nuovoId('cmp')}, ${due.a.praticaId}, ${vissuta.t1}, 'incerta', ${riferimentoIncerta(trasmissioneId, codice)},
          '2026-01-12', '2026-01-13', 'ute_X', ${esito}::text::jsonb)`;
  });
  const gradino = await nellEnte((t) => leggiGradino(t, vissuta.t1));
  expect(gradino.trasmissioni).toEqual([
    {
      ordine: 1,
      stato: 'inviata',
      minuti: expect.any(Number),
      dichiarate: expect.arrayContaining(['*', 'PEC_ALTRO']),
    },
  ]);
  expect(gradino.trasmissioni[0]?.minuti).toBeGreaterThanOrEqual(0);
  expect(gradino.limite).toBeNull();
  const ricevute = gradino.eventi.filter((e) => e.tipo === 'errore-consegna');
  expect(
    ricevute
      .map(({ quando, esterno, codiceEsteso, trasmissione }) => [quando, esterno, codiceEsteso, trasmissione])
      .sort(),
  ).toEqual([
    ['2026-01-12T00:30:00+01:00', false, '5.9.9', 1],
    ['2026-07-02T00:30:00+02:00', true, '5.9.9', 1],
  ]);
  expect(gradino.eventi.filter((e) => e.tipo === 'ripetere')).toEqual([
    expect.objectContaining({ quando: '2026-01-13T00:00:00+01:00', trasmissione: 1 }),
  ]);
});

test('a refused password stops the mailbox of that Ente until a person clears it, with one task', async () => {
  expect(await nellEnte(isSospesa)).toBe(false);
  await nellEnte((t) => sospendi(t, CASELLA, 'SMTP_CREDENZIALI'));
  await nellEnte((t) => sospendi(t, CASELLA, 'IMAP_CREDENZIALI'));
  expect(await nellEnte(isSospesa)).toBe(true);
  expect(await inEnte(due.app, due.b.enteId, isSospesa)).toBe(false);
  expect(await compiti('casella')).toEqual([{ riferimento: `CREDENZIALI:${CASELLA}`, da: null }]);
  // the receipts are still read: only a refusal at the reading stops the reader
  expect(await saluteDi(due.app, due.a.enteId, CASELLA).sospesa()).toBe(false);
  await sorvegliaCaselle(due.app, SOGLIE);
  expect(await compiti('casella')).toHaveLength(1);
  await nellEnte((t) => riattiva(t, CASELLA));
  expect(await nellEnte(isSospesa)).toBe(false);
  await saluteDi(due.app, due.a.enteId, CASELLA).credenzialiRifiutate();
  expect(await saluteDi(due.app, due.a.enteId, CASELLA).sospesa()).toBe(true);
});

test('F1: a person cannot say that it never left while its receipts are still looked for', async () => {
  const trovata = await nellEnte(
    ({ sql }) => sql<{ id: string }[]>`select id from trasmissioni where tentativo_id = ${vissuta.t1}`,
  );
  const suo = { tentativoId: vissuta.t1, trasmissioneId: trovata[0]?.id ?? '' };
  const cercata = () => nellEnte((t) => isRicercaInCorso(t, suo));
  await due.admin`update trasmissioni set riservata_at = now()`;
  expect(await cercata()).toBe(true);
  await due.admin`update trasmissioni set riservata_at = now() - interval '5 minutes 1 second'`;
  expect(await cercata()).toBe(false);
  expect(await nellEnte((t) => isRicercaInCorso(t, { ...suo, trasmissioneId: 'trs_altra' }))).toBe(false);
});

test('what waits for the mailbox is found', async () => {
  expect(await nellEnte(tentativiFermi)).toEqual([]);
  await due.admin`update tentativi set stato = 'da_inviare' where id = ${vissuta.t1}`;
  expect(await nellEnte(tentativiFermi)).toEqual([{ praticaId: due.a.praticaId, tentativoId: vissuta.t1 }]);
  await due.admin`update tentativi set stato = 'concluso' where id = ${vissuta.t1}`;
});

test('a problem opens one task, which closes by itself when it is over; closed by a person it comes back tomorrow', async () => {
  const { salute } = saluteDi(due.app, due.a.enteId, CASELLA);
  const guarda = (usata: number, daPrendere = 0) =>
    salute({
      daPrendere,
      piuVecchioAt: daPrendere > 0 ? new Date('2026-01-01T00:00:00Z') : null,
      quota: { usata, massima: 100 },
    });
  await guarda(95);
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(1);
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(0);
  expect(await compiti('casella')).toEqual([{ riferimento: `QUOTA:${CASELLA}`, da: null }]);
  await guarda(50);
  await sorvegliaCaselle(due.app, SOGLIE);
  expect(await compiti('casella')).toEqual([{ riferimento: `QUOTA:${CASELLA}`, da: 'sistema' }]);

  await guarda(99);
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(1);
  await due.admin`update compiti set chiuso_il = (now() at time zone 'Europe/Rome')::date, chiuso_da = 'ute_X' where chiuso_il is null`;
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(0);
  await due.admin`update compiti set chiuso_il = chiuso_il - 1 where chiuso_da = 'ute_X'`;
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(1);
});

test('the backlog is counted from when it began, and one that nobody has read for an hour is told', async () => {
  const { salute } = saluteDi(due.app, due.a.enteId, CASELLA);
  const guarda = (daPrendere: number, il: string | null) =>
    salute({ daPrendere, piuVecchioAt: il === null ? null : new Date(il), quota: null });
  const riga = async () =>
    (await nellEnte(({ sql }) => sql`select da_prendere, arretrato_dal, piu_vecchio_at from caselle_pec`))[0];
  await guarda(5, '2026-01-01T00:00:00Z');
  const prima = await riga();
  await guarda(3, null);
  expect(await riga()).toEqual({ ...prima, da_prendere: 3 });
  await due.admin`update caselle_pec set arretrato_dal = arretrato_dal - interval '61 minutes'`;
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(1);
  await guarda(0, null);
  expect(await riga()).toEqual({ da_prendere: 0, arretrato_dal: null, piu_vecchio_at: null });
  await due.admin`update caselle_pec set letta_at = letta_at - interval '61 minutes'`;
  expect(await sorvegliaCaselle(due.app, SOGLIE)).toBe(1);
  expect(await compiti('casella')).toEqual([
    { riferimento: `ARRETRATO:${CASELLA}`, da: 'sistema' },
    { riferimento: `NON_LETTA:${CASELLA}`, da: null },
  ]);
});

test('a message that was too big to load: its head is in the archive, and a person has to look', async () => {
  const trovata = {
    codice: 'inbox.messaggio_troppo_grande',
    uid: 7,
    byte: 100_000_000,
    testa: Buffer.from('Subject: x\r\n'),
  } as const;
  await registraAnomalia(due.app, due.a.enteId, CASELLA, trovata);
  await registraAnomalia(due.app, due.a.enteId, CASELLA, trovata);
  const [evento, altro] = await nellEnte(
    ({ sql }) =>
      sql`select documento_id, tentativo_id, dati from eventi_notifica where dati->>'codice' = ${trovata.codice}`,
  );
  expect(altro).toBeUndefined();
  expect(evento).toMatchObject({ tentativo_id: null, dati: { valida: false, uid: 7, byte: 100_000_000 } });
  expect(await compiti('pec_sconosciuta')).toEqual([{ riferimento: evento?.documento_id, da: null }]);
});

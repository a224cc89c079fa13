import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decidiApprovazione } from '../../../activities/carico/approva';
import { avviaPagina } from '../../../activities/carico/avvia';
import { disponiOnboarding } from '../../../activities/carico/calendario-onboarding';
import { caricaPartite } from '../../../activities/carico/carica';
import { leggiCarico } from '../../../activities/carico/carico';
import { controllaCarico } from '../../../activities/carico/controlla';
import { preparaMinuta } from '../../../activities/carico/minuta';
import { valutaPratica } from '../../../activities/pratica/valuta';
import { apriTemporale, type Temporale } from '../../../activities/temporal/cliente';
import { FORMA } from '../../../workflows/messaggi/forma';
import { indirizzoTemporal, prefissoUnico } from '../../banco/temporal-di-prova';
import {
  apriProva,
  type EnteDiProva,
  type Prova,
  RESPONSABILE,
  ricevi,
  salvaMappa,
  scriviLista,
} from './carichi-di-prova';

let p: Prova;
let temporale: Temporale;
let cartella: string;
const guasti = new Set<string>();
beforeAll(async () => {
  temporale = await apriTemporale({
    indirizzo: indirizzoTemporal(),
    namespace: 'default',
    prefisso: `${prefissoUnico('avvia')}-`,
  });
  p = await apriProva({
    temporale,
    punto: async (nome) => {
      if (guasti.delete(nome)) throw new Error('guasto');
    },
  });
  cartella = await mkdtemp(path.join(tmpdir(), 'esatto-avvia-'));
});
afterAll(async () => {
  await rm(cartella, { recursive: true, force: true });
  await p.chiudi();
  await temporale.chiudi();
});

type Avvio = { m: 'carico'; enteId: string; caricoId: string };
async function approvata(ente: EnteDiProva, nome: string): Promise<Avvio> {
  const file = path.join(cartella, `${nome}.csv`);
  const mappa = await scriviLista(file);
  const m = await ricevi(p, ente, file, await salvaMappa(p, ente, mappa, nome));
  await controllaCarico(p.c, m);
  await caricaPartite(p.c, m);
  await preparaMinuta(p.c, m);
  const risposta = { m: 'approvazione' as const, autoreId: RESPONSABILE, approvato: true };
  expect(await decidiApprovazione(p.c, m, risposta)).toEqual({ m: 'esito', esito: 'eseguita' });
  return m;
}

const pagina = (m: Avvio, da = 0, quante = 500) => avviaPagina(p.c, { ...m, m: 'pagina', da, quante });
const pratiche = (ente: EnteDiProva, m: Avvio) =>
  p.nellEnte(
    ente,
    ({ sql }) => sql`
    select p.id, a.codice_fiscale as cf, p.motivo, p.fino::text, p.ultimo_passo, p.valutata_versione, p.valutata_il::text,
      p.iniziata_il::text, p.versione, (select json_agg(json_build_object('il', s.il, 'tipo', s.tipo, 'motivo', s.motivo,
        'versione', s.versione, 'passo', s.passo)) from passi s where s.pratica_id = p.id) as passi
    from pratiche p join debitori_anagrafiche a on a.debitore_id = p.debitore_id
    where p.carico_id = ${m.caricoId} order by p.id`,
  );

test('a page cut short goes on: each pratica is started once, with its first wait', async () => {
  const m = await approvata(p.a, 'lista');
  guasti.add('a-meta-pagina');
  await expect(pagina(m, 0, 3)).rejects.toThrow('guasto');
  expect((await p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId))).praticheAvviate).toBe(0);
  expect(await pagina(m, 0, 3)).toEqual({ m: 'avanzamento', avviate: 3, totale: 4 });
  expect(await pagina(m, 0, 3)).toEqual({ m: 'avanzamento', avviate: 3, totale: 4 });
  expect(await pagina(m, 3, 3)).toEqual({ m: 'avanzamento', avviate: 4, totale: 4 });
  expect((await p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId))).stato).toBe('avviato');
  const righe = await pratiche(p.a, m);
  expect(righe.map((r) => [r.motivo, r.iniziata_il])).toEqual([
    ['TERMINE_PAGAMENTO_792', '2024-06-20'],
    ['TERMINE_PAGAMENTO_792', '2024-06-20'],
    ['SOTTO_SOGLIA_10', '2024-06-20'],
    [null, '2024-06-20'],
  ]);
  const [prima] = righe;
  const descrizione = await temporale.client.workflow.getHandle(prima?.id).describe();
  expect(descrizione.status.name).toBe('RUNNING');
  expect(descrizione.searchAttributes).toMatchObject({
    Ente: [p.a.enteId],
    Carico: [m.caricoId],
    Stato: ['ATTENDI'],
    Motivo: ['TERMINE_PAGAMENTO_792'],
    ResiduoCentesimi: [10_000],
  });
  const ingresso = async (id: string) => {
    const storia = await temporale.client.workflow.getHandle(id).fetchHistory();
    const [dati] = storia.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    return JSON.parse(Buffer.from(dati?.data ?? []).toString('utf8'));
  };
  expect(await ingresso(prima?.id)).toMatchObject({
    m: 'pratica',
    enteId: p.a.enteId,
    attesa: { motivo: 'TERMINE_PAGAMENTO_792', il: prima?.fino },
  });
  expect(await ingresso(righe[3]?.id)).toEqual({
    m: 'pratica',
    enteId: p.a.enteId,
    praticaId: righe[3]?.id,
    forma: FORMA,
  });
});

test('the bulk answer is the one that valutaPratica writes', async () => {
  const insieme = await approvata(p.a, 'insieme');
  const una = await approvata(p.b, 'una');
  await pagina(insieme);
  for (const { id } of await pratiche(p.b, una))
    await valutaPratica(p.c, { m: 'praticaId', enteId: p.b.enteId, praticaId: id });
  const senzaId = (righe: Awaited<ReturnType<typeof pratiche>>) =>
    righe.map(({ id, iniziata_il, ...r }) =>
      JSON.parse(JSON.stringify(r, (_k, v) => (typeof v === 'string' && /^(par|pra)_/.test(v) ? 'id' : v))),
    );
  const [a, b] = [senzaId(await pratiche(p.a, insieme)), senzaId(await pratiche(p.b, una))];
  expect(a.slice(0, 3)).toEqual(b.slice(0, 3));
  expect(a[3]).toMatchObject({ motivo: null, valutata_versione: null, passi: null }); // left to its own run
});

test('a fact that came between the answer and its writing wins', async () => {
  const m = await approvata(p.a, 'fatto');
  const [prima] = await pratiche(p.a, m);
  await p.nellEnte(
    p.a,
    ({ sql }) => sql`
    update pratiche set versione = 2, valutata_versione = 1, motivo = 'SOSPESA' where id = ${prima?.id}`,
  );
  await pagina(m);
  const [dopo] = await pratiche(p.a, m);
  expect(dopo).toMatchObject({ versione: 2, valutata_versione: 1, motivo: 'SOSPESA', passi: null });
});

test('the Schedule of a drop box is made, changed and removed', async () => {
  const handle = temporale.client.schedule.getHandle(`onboarding-${p.a.enteId}`);
  await disponiOnboarding(temporale, p.a.enteId, 300_000);
  await disponiOnboarding(temporale, p.a.enteId, 600_000);
  const { spec, policies } = await handle.describe();
  expect(spec.intervals?.[0]?.every).toBe(600_000);
  expect(policies.overlap).toBe('SKIP');
  await disponiOnboarding(temporale, p.a.enteId, null);
  await disponiOnboarding(temporale, p.a.enteId, null);
  await expect(handle.describe()).rejects.toThrow();
});

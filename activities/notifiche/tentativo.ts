import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato, nuovoId } from '../../database/identificativi';
import { istanteDi, leggiOrologio, type Orologio } from '../../database/orologio';
import type { CasoDaPersona, Mossa } from '../../domain/notifica/mossa';
import type { Canale } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { decidi, leggiSituazione } from '../pratica/situazione';
import { riferimentoIncerta } from './gradino';
import { fermoFino } from './interruttore';
import { mossaDelTentativo } from './mossa';
import { isSospesa } from './pec/salute';
import { isPostaSospesa } from './posta/fornitore';

type Tentativo = Messaggio<'tentativo'>;
/** What a person has to clear is looked at again by itself: who clears it wakes the dispatches at once. */
const CANALE_SOSPESO_MS = 15 * 60_000;

/** What the process of one dispatch does next, read from the attempts and the evidence. Writes nothing. */
export const valutaTentativo = (c: Contesto, m: Tentativo): Promise<Messaggio<'mossa'>> =>
  inEnte(c.database, m.enteId, (t) => valutaDentro(t, c, m));

/** The same inside a transaction that is open already. */
export async function valutaDentro(t: Transazione, c: Contesto, m: Tentativo): Promise<Messaggio<'mossa'>> {
  const { enteId, praticaId, tentativoId } = m;
  const base = { m: 'mossa', enteId, praticaId, tentativoId } as const;
  const riga = await leggiTentativo(t, tentativoId);
  if (!riga || riga.stato === 'concluso') return { ...base, mossa: 'concluso' };
  const orologio = await leggiOrologio(t.sql);
  const { canale, stato } = riga;
  const mossa = await mossaDelTentativo(t, { tentativoId, canale }, orologio.oggi);
  if (mossa === null) return { ...base, mossa: stato === 'da_inviare' ? 'affida' : 'attendi' };
  if (mossa.mossa === 'attendi') return { ...base, mossa: 'attendi', ...attesaDi(orologio, mossa) };
  if (mossa.mossa === 'persona') {
    const chieste = await tutteChieste(t, tentativoId, mossa.casi);
    return chieste
      ? { ...base, mossa: 'attendi', ...alle(orologio, mossa.fino ?? null) }
      : { ...base, mossa: 'persona' };
  }
  if (mossa.mossa === 'concludi' || mossa.mossa === 'affida' || mossa.mossa === 'decorso')
    return { ...base, mossa: mossa.mossa };
  const trasmissioneId = idDerivato('trs', tentativoId, mossa.ordine);
  if (mossa.mossa === 'incerta') return { ...base, mossa: 'incerta', trasmissioneId };
  if (await isFermo(t, canale)) return { ...base, mossa: 'attendi', fino: Date.now() + CANALE_SOSPESO_MS };
  const fermo = await fermoFino(t.sql, canale === 'raccomandata' ? 'posta' : 'pec');
  if (fermo !== null)
    return { ...base, mossa: 'attendi', fino: sparsa(fermo, c, tentativoId), finoIl: orologio.oggi };
  const trasmetti = { ...base, mossa: 'trasmetti', trasmissioneId, canale: canale ?? undefined } as const;
  const prima = mossa.ordine === 1 && mossa.motivo === undefined;
  return prima ? trasmetti : ((await divieto(t, praticaId)) ?? trasmetti);

  /** A further transmission leaves only if the pratica would still act today (I8, I9). */
  async function divieto(tx: Transazione, id: string): Promise<Messaggio<'mossa'> | null> {
    const s = await leggiSituazione(tx, id);
    if (!s || s.chiusa) return { ...base, mossa: 'concluso' };
    const passo = decidi(s);
    if (passo.motivo !== 'SOSPESA') return null;
    return { ...base, mossa: 'attendi', ...alle(orologio, passo.fino ?? null) };
  }
}

/** The mailbox, or the provider of the post, waits for a person. */
const isFermo = (t: Transazione, canale: Canale | null): Promise<boolean> =>
  canale === 'raccomandata' ? isPostaSospesa(t) : isSospesa(t);
/** After the pause the acts that waited do not all come at once: one of the first probes, the others find it answered. */
const sparsa = (fino: number, { interruttore }: Contesto, id: string): number =>
  Math.ceil(fino) + (improntaBreve(id) % interruttore.pausaMs);

/** The same number for the same id. */
const improntaBreve = (id: string): number =>
  [...id].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 1_000_003, 7);

const alle = (orologio: Orologio, fino: string | null): { fino?: number; finoIl?: string } =>
  fino === null ? {} : { fino: istanteDi(orologio, fino), finoIl: fino };

/** Until the civil date, or until the real minutes have gone by when that is sooner. */
export function attesaDi(orologio: Orologio, { fino, fraMinuti }: Extract<Mossa, { mossa: 'attendi' }>) {
  const civile = alle(orologio, fino);
  if (fraMinuti === undefined) return civile;
  const allarme = Date.now() + Math.ceil(fraMinuti * 60_000);
  return { ...civile, fino: Math.min(allarme, civile.fino ?? allarme) };
}

interface RigaTentativo {
  canale: Canale | null;
  stato: string;
}

async function leggiTentativo(t: Transazione, id: string): Promise<RigaTentativo | undefined> {
  const [riga] = await t.sql<RigaTentativo[]>`select canale, stato from tentativi where id = ${id}`;
  return riga;
}

/** A task for who sends by hand: raccomandata, deposito, albo, ordinary mail. Its answer is `esitoNotifica`. */
export async function affidaTentativo(c: Contesto, { enteId, tentativoId }: Tentativo): Promise<undefined> {
  await inEnte(c.database, enteId, async ({ sql }) => {
    await sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      select ${idDerivato('cmp', tentativoId)}, a.direzione_id, t.pratica_id, t.id,
        case when t.canale in ('deposito', 'messo', 'albo') then t.canale else 'postale' end, t.id, t.spedito_il, t.attesa_fino
      from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} on conflict do nothing`;
    await sql`update tentativi set stato = 'inviato' where id = ${tentativoId} and stato = 'da_inviare'`;
  });
  return undefined;
}

/**
 * Nobody saw the end of the send, the provider said what no rule decides, or it is silent: a person looks at it (F1,
 * F2, F5). The reason is read again here: what has been answered meanwhile calls nobody.
 */
export async function dichiaraIncerta(
  c: Contesto,
  { enteId, tentativoId, trasmissioneId }: Messaggio<'trasmissione'>,
): Promise<undefined> {
  await inEnte(c.database, enteId, async (t) => {
    const { sql } = t;
    const { oggi } = await leggiOrologio(sql);
    const riga = await leggiTentativo(t, tentativoId);
    const mossa = riga && (await mossaDelTentativo(t, { tentativoId, canale: riga.canale }, oggi));
    if (mossa?.mossa !== 'incerta') return;
    await sql`update trasmissioni set stato = 'incerta' where id = ${trasmissioneId} and stato = 'riservata'`;
    await sql`update tentativi set stato = 'incerto' where id = ${tentativoId} and stato in ('da_inviare', 'inviato')`;
    await sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      select ${nuovoId('cmp')}, a.direzione_id, t.pratica_id, t.id, 'incerta',
        ${riferimentoIncerta(trasmissioneId, mossa.codice)}, ${oggi}, t.attesa_fino
      from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} on conflict do nothing`;
  });
  return undefined;
}

/**
 * No rule decides what the evidence says: a person looks at it. One task per case and set of events; a case that grows calls
 * again. The reason is read again here.
 */
export async function chiamaPersona(c: Contesto, { enteId, tentativoId }: Tentativo): Promise<undefined> {
  await inEnte(c.database, enteId, async (t) => {
    const { oggi } = await leggiOrologio(t.sql);
    const riga = await leggiTentativo(t, tentativoId);
    const mossa = riga && (await mossaDelTentativo(t, { tentativoId, canale: riga.canale }, oggi));
    if (mossa?.mossa !== 'persona') return;
    for (const caso of mossa.casi) await apriProva(t, tentativoId, caso, oggi);
  });
  return undefined;
}

const compitoDi = (tentativoId: string, { codice, prove }: CasoDaPersona) =>
  idDerivato('cmp', tentativoId, codice, ...prove);

const riferimentoProva = (tentativoId: string, { codice }: CasoDaPersona) => `${tentativoId}:${codice}`;

/** Has a person been called for each of them already? A case that grows under who is looking at it waits for the answer. */
async function tutteChieste(
  { sql }: Transazione,
  tentativoId: string,
  casi: readonly CasoDaPersona[],
): Promise<boolean> {
  const righe = await sql<{ id: string; aperto: string | null }[]>`
    select id, case when chiuso_il is null then riferimento end as aperto from compiti
    where tipo = 'prova' and tentativo_id = ${tentativoId}`;
  return casi.every((caso) => {
    const [id, riferimento] = [compitoDi(tentativoId, caso), riferimentoProva(tentativoId, caso)];
    return righe.some((r) => r.id === id || r.aperto === riferimento);
  });
}

/** Closes the tasks about evidence that a new piece has answered; those that still stand stay open. */
export async function chiudiProveRisolte(t: Transazione, tentativoId: string, autore: string): Promise<void> {
  const { oggi } = await leggiOrologio(t.sql);
  const riga = await leggiTentativo(t, tentativoId);
  const mossa = riga && (await mossaDelTentativo(t, { tentativoId, canale: riga.canale }, oggi));
  const vivi = mossa?.mossa === 'persona' ? mossa.casi.map((caso) => compitoDi(tentativoId, caso)) : [];
  await t.sql`update compiti set chiuso_il = ${oggi}, chiuso_da = ${autore}, esito = '{"motivo":"prova arrivata"}'
    where tentativo_id = ${tentativoId} and tipo = 'prova' and chiuso_il is null and not (id = any(${vivi}))`;
}

/** One task per case and set of events. */
export const apriProva = (
  { sql }: Transazione,
  tentativoId: string,
  caso: CasoDaPersona,
  oggi: string,
) => sql`
  insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
  select ${compitoDi(tentativoId, caso)}, a.direzione_id, t.pratica_id, t.id, 'prova',
    ${riferimentoProva(tentativoId, caso)}, ${oggi}, t.attesa_fino
  from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} on conflict do nothing`;

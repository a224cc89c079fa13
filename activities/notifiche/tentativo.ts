import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato, nuovoId } from '../../database/identificativi';
import { istanteDi, leggiOrologio, type Orologio } from '../../database/orologio';
import { type ParametriDellaPratica, parametriDellaPratica } from '../../database/profili/leggi';
import { giornoDi } from '../../domain/calendario';
import { type Mossa, mossaPec } from '../../domain/notifica/gradino-pec';
import type { TerminiPec } from '../../domain/notifica/perfezionamento-pec';
import { type Profilo, parametro } from '../../domain/profili/profilo';
import type { Canale, NomeProfilo } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { praticaSconosciuta } from '../pratica/errori';
import { profiloDellaPratica } from '../pratica/profilo';
import { decidi, leggiSituazione } from '../pratica/situazione';
import { comanda } from '../temporal/comanda';
import { leggiGradino, riferimentoIncerta } from './gradino';
import { isSospesa } from './pec/salute';

type Tentativo = Messaggio<'tentativo'>;
const ENTRO_MS = 30_000;
/** A mailbox that a person has to clear is looked at again by itself: who clears it wakes the dispatches at once. */
const CASELLA_SOSPESA_MS = 15 * 60_000;

/** What the process of one dispatch does next, read from the attempts and the evidence. Writes nothing. */
export async function valutaTentativo(c: Contesto, m: Tentativo): Promise<Messaggio<'mossa'>> {
  return inEnte(c.database, m.enteId, async (t) => {
    const { enteId, praticaId, tentativoId } = m;
    const base = { m: 'mossa', enteId, praticaId, tentativoId } as const;
    const riga = await leggiTentativo(t, tentativoId);
    if (!riga || riga.stato === 'concluso') return { ...base, mossa: 'concluso' };
    if (riga.canale !== 'pec') return { ...base, mossa: riga.stato === 'da_inviare' ? 'affida' : 'attendi' };
    const orologio = await leggiOrologio(t.sql);
    const mossa = await mossaDelGradino(t, tentativoId, orologio.oggi);
    if (mossa.mossa === 'concludi') return { ...base, mossa: 'concludi' };
    if (mossa.mossa === 'attendi') return { ...base, mossa: 'attendi', ...attesaDi(orologio, mossa) };
    const trasmissioneId = idDerivato('trs', tentativoId, mossa.ordine);
    if (mossa.mossa === 'incerta') return { ...base, mossa: 'incerta', trasmissioneId };
    if (await isSospesa(t)) return { ...base, mossa: 'attendi', fino: Date.now() + CASELLA_SOSPESA_MS };
    if (mossa.ordine === 1) return { ...base, mossa: 'trasmetti', trasmissioneId };
    return (await divieto(t, praticaId)) ?? { ...base, mossa: 'trasmetti', trasmissioneId };

    /** A further transmission leaves only if the pratica would still act today (I8, I9). */
    async function divieto(tx: Transazione, id: string): Promise<Messaggio<'mossa'> | null> {
      const s = await leggiSituazione(tx, id);
      if (!s || s.chiusa) return { ...base, mossa: 'concluso' };
      const passo = decidi(s);
      if (passo.motivo !== 'SOSPESA') return null;
      return { ...base, mossa: 'attendi', ...alle(orologio, passo.fino ?? null) };
    }
  });
}

const alle = (orologio: Orologio, fino: string | null): { fino?: number; finoIl?: string } =>
  fino === null ? {} : { fino: istanteDi(orologio, fino), finoIl: fino };

/** Until the civil date, or until the real minutes have gone by when that is sooner. */
function attesaDi(orologio: Orologio, { fino, fraMinuti }: Extract<Mossa, { mossa: 'attendi' }>) {
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

export async function mossaDelGradino(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa> {
  const profilo = await profiloDelTentativo(t, tentativoId);
  return mossaPec(await leggiGradino(t, tentativoId), (dal) => terminiDi(profilo, dal), oggi);
}

function terminiDi(profilo: Profilo, dal: string): TerminiPec {
  const giorno = giornoDi(dal);
  return {
    saturaGiorni: parametro(profilo, 'pec.saturaGiorni', giorno),
    accettazioneMinuti: parametro(profilo, 'pec.accettazioneMinuti', giorno),
    consegnaOre: parametro(profilo, 'pec.consegnaOre', giorno),
    avvisoFinaleOre: parametro(profilo, 'pec.avvisoFinaleOre', giorno),
    notte: parametro(profilo, 'pec.notte', giorno),
  };
}

async function profiloDelTentativo(t: Transazione, tentativoId: string): Promise<Profilo> {
  const [riga] = await t.sql<{ profilo: NomeProfilo; parametri: ParametriDellaPratica }[]>`
    select p.profilo, ${parametriDellaPratica(t.sql)} as parametri from tentativi t
    join pratiche p on p.ente_id = t.ente_id and p.id = t.pratica_id
    join carichi c on c.ente_id = p.ente_id and c.id = p.carico_id
    left join enti_configurazioni e on e.ente_id = p.ente_id where t.id = ${tentativoId}`;
  if (!riga) throw praticaSconosciuta();
  return profiloDellaPratica(t, riga);
}

/** A task for who sends by hand: raccomandata, deposito, albo, ordinary mail. Its answer is `esitoNotifica`. */
export async function affidaTentativo(c: Contesto, { enteId, tentativoId }: Tentativo): Promise<undefined> {
  await inEnte(c.database, enteId, async ({ sql }) => {
    await sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      select ${idDerivato('cmp', tentativoId)}, a.direzione_id, t.pratica_id, t.id,
        case when t.canale in ('deposito', 'albo') then t.canale else 'postale' end, t.id, t.spedito_il, t.attesa_fino
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
    const mossa = await mossaDelGradino(t, tentativoId, oggi);
    if (mossa.mossa !== 'incerta') return;
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
 * Are the receipts of an uncertain send still looked for? Until then it is too early for a person to say that it never
 * left (F1): the reader of the mailbox finds them by their Message-ID, whenever they come.
 */
export async function isRicercaInCorso(
  t: Transazione,
  { tentativoId, trasmissioneId }: { tentativoId: string; trasmissioneId: string },
): Promise<boolean> {
  const [riga] = await t.sql<{ minuti: number }[]>`
    select extract(epoch from clock_timestamp() - riservata_at)::float8 / 60 as minuti
    from trasmissioni where id = ${trasmissioneId} and tentativo_id = ${tentativoId}`;
  if (!riga) return false;
  const { oggi } = await leggiOrologio(t.sql);
  const profilo = await profiloDelTentativo(t, tentativoId);
  return riga.minuti < parametro(profilo, 'pec.ricercaMinuti', giornoDi(oggi));
}

/** The outcome is a fact of the pratica: it enters through its workflow, open or closed. */
export async function concludiTentativo(c: Contesto, m: Tentativo): Promise<undefined> {
  const { enteId, praticaId, tentativoId } = m;
  const mossa = await inEnte(c.database, enteId, async (t) => {
    const { oggi } = await leggiOrologio(t.sql);
    return mossaDelGradino(t, tentativoId, oggi);
  });
  if (mossa.mossa !== 'concludi') return undefined;
  const { esito, destinatarioIl: legaleIl } = mossa.perfezionamento;
  const risposta = await comanda(
    c.temporale,
    {
      enteId,
      praticaId,
      nome: 'esitoNotifica',
      comandoId: idDerivato('cmd', tentativoId, esito, legaleIl),
      corpo: { tentativoId, esito, legaleIl },
    },
    ENTRO_MS,
  );
  if (risposta === 'in_corso') throw new Error('the pratica has not answered yet');
  return undefined;
}

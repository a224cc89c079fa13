import type { Transazione } from '../connessione';
import { type EsitoInvariante, MASSIMO, verdetto } from './esito';
import { SENZA_TITOLO } from './generi';

/** Acts whose service gives a new full period, of those this version emits. */
const INTERRUTTIVI = [
  'accertamentoEsecutivo',
  'intimazioneEsecutiva',
  'ingiunzione',
  'intimazione50',
  'preavvisoFermo',
  'preavvisoIpoteca',
  'pignoramento72bis',
];

interface Riga {
  atto: string;
  partito: string;
  partita: string;
  dal: string;
  anni: number;
  /** Legal dates of the interruptions known when the act left, ascending. */
  interruzioni: string[] | null;
}

/**
 * I10: no act for a prescribed claim. Computed here again, by itself and from rows, so that it does not agree with the
 * engine by construction. Proceedings are not in this version.
 */
export async function nessunAttoPrescritto({ sql }: Transazione, oggi: string): Promise<EsitoInvariante> {
  const righe = await sql<Riga[]>`
    select a.id as atto, partenza.il::text as partito, r.id as partita, r.prescrizione_dal::text as dal,
      r.prescrizione_anni as anni, (
        select array_agg(n.il::text order by n.il) from (
          select r.titolo_notificato_il as il where r.titolo_notificato_il is not null
          union all
          select f.noto_il from fatti f
          where f.ente_id = a.ente_id and f.pratica_id = a.pratica_id and f.tipo = 'richiestaRateazione'
            and f.noto_il <= partenza.il
          union all
          select t.legale_il from atti k join tentativi t on t.ente_id = k.ente_id and t.atto_id = k.id
          where k.ente_id = a.ente_id and k.pratica_id = a.pratica_id and r.id = any (k.partite)
            and k.tipo = any (${INTERRUTTIVI}::text[]) and t.esito = 'perfezionata' and t.noto_il <= partenza.il
        ) n) as interruzioni
    from atti a
    join lateral (select min(t.spedito_il) as il from tentativi t
      where t.ente_id = a.ente_id and t.atto_id = a.id) partenza on partenza.il is not null
    join partite r on r.ente_id = a.ente_id and r.id = any (a.partite)
    where a.tipo not in ${sql.unsafe(SENZA_TITOLO)}`;
  const violazioni = righe
    .filter((r) => scadenza(r) < r.partito)
    .map(
      (r) =>
        `${r.atto}: partito il ${r.partito}, la partita ${r.partita} era prescritta dopo il ${scadenza(r)}`,
    );
  return verdetto('I10', [...violazioni, ...(await nonViste({ sql }, oggi))]);
}

/**
 * Nothing prescribes unseen (R-71..R-73): an open pratica past its alarm date has a proposal made since then, or an
 * interrupting act that left since then or is still open. The day of the alarm itself is not over yet.
 */
async function nonViste({ sql }: Pick<Transazione, 'sql'>, oggi: string): Promise<string[]> {
  const righe = await sql<{ id: string; allarme: string; prescrive: string }[]>`
    select p.id, p.allarme_il::text as allarme, p.prescrive_il::text as prescrive
    from pratiche p
    where p.stato = 'aperta' and p.iniziata_il is not null and p.allarme_il < ${oggi}::date
      and not exists (select from proposte o where o.ente_id = p.ente_id and o.pratica_id = p.id
        and o.tipo in ('allarme', 'prescrizione') and o.il >= p.allarme_il)
      and not exists (select from atti a where a.ente_id = p.ente_id and a.pratica_id = p.id
        and a.tipo = any (${[...INTERRUTTIVI, 'sollecitoPrecoattivo', 'presaInCarico']}::text[])
        and a.stato <> 'annullato'
        and (a.emesso_il >= p.allarme_il or not exists (select from tentativi t
          where t.ente_id = a.ente_id and t.atto_id = a.id and t.esito = 'perfezionata')))
    limit ${MASSIMO}`;
  return righe.map(
    ({ id, allarme, prescrive }) =>
      `${id}: si prescrive dopo il ${prescrive}, in allarme dal ${allarme}, e nessuno lo ha visto`,
  );
}

function scadenza({ dal, anni, interruzioni }: Riga): string {
  let fine = dopoAnni(dal, anni);
  for (const il of interruzioni ?? []) if (il <= fine && dopoAnni(il, anni) > fine) fine = dopoAnni(il, anni);
  return fine;
}

/** Same day so many years later, clipped to the end of the month. */
function dopoAnni(data: string, anni: number): string {
  const anno = Number(data.slice(0, 4)) + anni;
  const resto = data.slice(4);
  const bisestile = (anno % 4 === 0 && anno % 100 !== 0) || anno % 400 === 0;
  return `${String(anno).padStart(4, '0')}${resto === '-02-29' && !bisestile ? '-02-28' : resto}`;
}

import type { Transazione, TxSql } from '../../database/connessione';
import {
  type Gradino,
  INVIO_INCERTO,
  type StatoTrasmissione,
  type Trasmissione,
} from '../../domain/notifica/gradino-pec';
import type { EventoPec } from '../../domain/notifica/perfezionamento-pec';

/** What a task `incerta` is about: the transmission; and the reason, when it is not the send itself. */
export const riferimentoIncerta = (trasmissioneId: string, codice: string): string =>
  codice.startsWith('SMTP_') ? trasmissioneId : `${trasmissioneId}:${codice}`;

interface RigaTrasmissione {
  ordine: number;
  stato: StatoTrasmissione;
  minuti: number;
}

interface RigaCompito {
  ordine: number;
  codice: string;
  /** What a person said of it. */
  risposta: 'inviata' | 'non_inviata' | null;
  il: string | null;
}

/** Transmissions, verified receipts, and the word of the persons who looked at them. */
export async function leggiGradino(t: Transazione, tentativoId: string): Promise<Gradino> {
  const [trasmissioni, compiti, ricevute, limite] = await Promise.all([
    t.sql<RigaTrasmissione[]>`
      select ordine, stato, extract(epoch from clock_timestamp() - riservata_at)::float8 / 60 as minuti
      from trasmissioni where tentativo_id = ${tentativoId} order by ordine`,
    leggiCompiti(t, tentativoId),
    leggiRicevute(t, tentativoId),
    limiteProprio(t, tentativoId),
  ]);
  const dichiarate = (ordine: number) => compiti.flatMap((c) => (c.ordine === ordine ? [c.codice] : []));
  return {
    trasmissioni: trasmissioni.map(
      ({ ordine, stato, minuti }): Trasmissione => ({
        ordine,
        stato,
        minuti,
        dichiarate: dichiarate(ordine),
      }),
    ),
    eventi: [...ricevute, ...compiti.flatMap(ripetute)],
    limite,
  };
}

const leggiCompiti = ({ sql }: Transazione, tentativoId: string) => sql<RigaCompito[]>`
  select s.ordine, coalesce(nullif(split_part(c.riferimento, ':', 2), ''), ${INVIO_INCERTO}) as codice,
    c.esito->>'esito' as risposta, c.chiuso_il::text as il
  from tentativi t join compiti c on c.pratica_id = t.pratica_id and c.tentativo_id = t.id and c.tipo = 'incerta'
  join trasmissioni s on s.id = split_part(c.riferimento, ':', 1) where t.id = ${tentativoId}`;

/** As a condition on `eventi_notifica e`: a person did not set it aside, or restored it (domain/notifica/scartate.ts). */
export const nonScartata = (sql: TxSql) => sql`(
  select count(*) filter (where x.tipo = 'scartato') <= count(*) filter (where x.tipo = 'ripristinato')
  from eventi_notifica x where x.tentativo_id = e.tentativo_id and x.tipo in ('scartato', 'ripristinato')
    and x.dati->>'evento' = e.sha256)`;

function leggiRicevute({ sql }: Transazione, tentativoId: string): Promise<EventoPec[]> {
  return sql<EventoPec[]>`
    select e.id, s.ordine as trasmissione, e.tipo, e.classe, e.dati->>'codiceEsteso' as "codiceEsteso",
      coalesce((e.dati->>'esterno')::boolean, false) as esterno,
      to_char(e.il at time zone 'Europe/Rome', 'YYYY-MM-DD"T"HH24:MI:SS') || to_char(
        (e.il at time zone 'Europe/Rome') - (e.il at time zone 'UTC'), '"+"HH24:MI') as quando
    from eventi_notifica e join trasmissioni s on s.id = e.trasmissione_id where e.tentativo_id = ${tentativoId}
      and ${nonScartata(sql)}`;
}

/** A person says that it never left: it may leave once more. */
function ripetute({ ordine, risposta, il, codice }: RigaCompito): EventoPec[] {
  if (risposta !== 'non_inviata' || il === null) return [];
  const quando = `${il}T00:00:00+01:00`;
  const detto = { tipo: 'ripetere', quando, trasmissione: ordine, classe: null, codiceEsteso: null };
  return [{ ...detto, id: `ripetere:${ordine}:${codice}`, esterno: false }];
}

/** An act without outcome is a proposal of the pratica; a provision is none of its steps and has its own limit. */
async function limiteProprio({ sql }: Transazione, tentativoId: string): Promise<string | null> {
  const [proprio] = await sql<{ limite: string }[]>`
    select t.attesa_fino::text as limite from tentativi t join atti a on a.id = t.atto_id
    where t.id = ${tentativoId} and a.fatto_id is not null`;
  return proprio?.limite ?? null;
}

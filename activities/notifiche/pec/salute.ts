import {
  type Database,
  fuoriEnte,
  inEnte,
  type Transazione,
  type TxSql,
} from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import type { MotivoSospensioneCasella } from '../../../database/schema/notifiche';
import {
  type ProblemaCasella,
  problemiDi,
  type SaluteCasella,
  type SoglieCasella,
} from '../../../domain/notifica/salute-casella';

/** What a task `casella` is about. */
const riferimentoCasella = (problema: ProblemaCasella, indirizzo: string): string =>
  `${problema}:${indirizzo}`;

/** As a condition: nothing leaves from the mailbox of the Ente until a person clears it. */
export const casellaSospesa = (sql: TxSql) => sql`exists (
  select from caselle_pec c join enti_configurazioni e on e.pec = c.indirizzo where c.sospesa_at is not null)`;

export async function isSospesa({ sql }: Transazione): Promise<boolean> {
  const [riga] = await sql<{ sospesa: boolean }[]>`select ${casellaSospesa(sql)} as sospesa`;
  return riga?.sospesa === true;
}

/** The provider refused the password: no more logins, since a locked account loses receipts too (notifiche-pec.md 1.8). */
export async function sospendi(
  t: Transazione,
  indirizzo: string,
  motivo: MotivoSospensioneCasella,
): Promise<void> {
  await t.sql`insert into caselle_pec (indirizzo, sospesa_at, sospesa_motivo)
    values (${indirizzo}, clock_timestamp(), ${motivo})
    on conflict (ente_id, indirizzo) do update set sospesa_at = excluded.sospesa_at, sospesa_motivo = excluded.sospesa_motivo
      where caselle_pec.sospesa_at is null`;
  await apri(t, indirizzo, 'CREDENZIALI');
}

/** A person says that the mailbox may be used again. */
export async function riattiva({ sql }: Transazione, indirizzo: string): Promise<void> {
  await sql`update caselle_pec set sospesa_at = null, sospesa_motivo = null where indirizzo = ${indirizzo}`;
}

const FERMI_MASSIMO = 500;

/** Dispatches by PEC that have not left, oldest first. */
export const tentativiFermi = ({
  sql,
}: Transazione): Promise<{ praticaId: string; tentativoId: string }[]> => sql`
  select pratica_id as "praticaId", id as "tentativoId" from tentativi t
  where canale = 'pec' and stato <> 'concluso' and (stato = 'da_inviare' or exists (
    select from trasmissioni s where s.tentativo_id = t.id and s.stato = 'da_ritentare'))
  order by registrato_at limit ${FERMI_MASSIMO}`;

interface RigaSalute extends SaluteCasella {
  indirizzo: string;
}

/** The mailboxes of the Ente as the reader and the sends left them. */
const leggiSalute = ({ sql }: Transazione): Promise<RigaSalute[]> => sql<RigaSalute[]>`
  select indirizzo, sospesa_at is not null as sospesa,
    extract(epoch from clock_timestamp() - letta_at)::float8 / 60 as "lettaDaMinuti",
    extract(epoch from clock_timestamp() - arretrato_dal)::float8 / 60 as "arretratoDaMinuti",
    (select extract(epoch from clock_timestamp() - min(i.aperto_at))::float8 / 60 from interruttori i
      where i.canale = 'pec') as "gestoreFermoDaMinuti",
    round(quota_usata * 100.0 / nullif(quota_massima, 0))::int as "quotaPercento"
  from caselle_pec order by indirizzo`;

/**
 * Opens a task for each problem of a mailbox and closes those that are over by themselves; a suspended one is closed by
 * a person only. One that a person closed while the problem lasts opens again the next day. Gives how many it opened.
 */
export async function sorvegliaCaselle(database: Database, soglie: SoglieCasella): Promise<number> {
  const enti = await fuoriEnte(database, (sql) => sql<{ id: string }[]>`select id from enti where attivo`);
  let aperti = 0;
  for (const { id } of enti) aperti += await inEnte(database, id, (t) => sorveglia(t, soglie));
  return aperti;
}

async function sorveglia(t: Transazione, soglie: SoglieCasella): Promise<number> {
  let aperti = 0;
  for (const salute of await leggiSalute(t)) {
    const problemi = problemiDi(salute, soglie);
    for (const problema of problemi) aperti += await apri(t, salute.indirizzo, problema);
    await chiudiSuperati(t, salute.indirizzo, problemi);
  }
  return aperti;
}

async function apri({ sql }: Transazione, indirizzo: string, problema: ProblemaCasella): Promise<number> {
  const { oggi } = await leggiOrologio(sql);
  const riferimento = riferimentoCasella(problema, indirizzo);
  const nuovi = await sql`insert into compiti (id, tipo, riferimento, aperto_il)
    select ${nuovoId('cmp')}, 'casella', ${riferimento}, ${oggi}
    where not exists (select from compiti where tipo = 'casella' and riferimento = ${riferimento}
      and (chiuso_il is null or (chiuso_il = ${oggi} and chiuso_da <> 'sistema' and ${problema} <> 'CREDENZIALI')))
    on conflict do nothing returning id`;
  return nuovi.length;
}

async function chiudiSuperati(
  { sql }: Transazione,
  indirizzo: string,
  problemi: readonly ProblemaCasella[],
): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  const restano = [...problemi, 'CREDENZIALI' as const].map((p) => riferimentoCasella(p, indirizzo));
  await sql`update compiti set chiuso_il = ${oggi}, chiuso_da = 'sistema', esito = '{"motivo":"problema superato"}'
    where tipo = 'casella' and chiuso_il is null and split_part(riferimento, ':', 2) = ${indirizzo} and riferimento <> all(${restano})`;
}

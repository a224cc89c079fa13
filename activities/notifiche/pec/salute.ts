import { type Database, inEnte, type Transazione } from '../../../database/connessione';
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
export const riferimentoCasella = (problema: ProblemaCasella, indirizzo: string): string =>
  `${problema}:${indirizzo}`;

/** True when nothing leaves from the mailbox of the Ente until a person clears it. */
export async function isSospesa({ sql }: Transazione): Promise<boolean> {
  const sospese = await sql`
    select from caselle_pec c join enti_configurazioni e on e.pec = c.indirizzo where c.sospesa_at is not null`;
  return sospese.length > 0;
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

interface RigaSalute extends SaluteCasella {
  indirizzo: string;
}

const PERCENTO = 'round(quota_usata * 100.0 / nullif(quota_massima, 0))::int';

/** The mailboxes of the Ente as the reader and the sends left them. */
export const leggiSalute = ({ sql }: Transazione): Promise<RigaSalute[]> => sql<RigaSalute[]>`
  select indirizzo, sospesa_at is not null as sospesa,
    extract(epoch from clock_timestamp() - letta_at)::float8 / 60 as "lettaDaMinuti",
    extract(epoch from clock_timestamp() - arretrato_dal)::float8 / 60 as "arretratoDaMinuti",
    ${sql.unsafe(PERCENTO)} as "quotaPercento"
  from caselle_pec order by indirizzo`;

/**
 * Opens a task for each problem of a mailbox and closes those that are over by themselves; a suspended one is closed by
 * a person only. One that a person closed while the problem lasts opens again the next day. Gives how many it opened.
 */
export async function sorvegliaCaselle(
  database: Database,
  enteId: string,
  soglie: SoglieCasella,
): Promise<number> {
  return inEnte(database, enteId, async (t) => {
    let aperti = 0;
    for (const { indirizzo, ...salute } of await leggiSalute(t)) {
      const problemi = problemiDi(salute, soglie);
      for (const problema of problemi) aperti += await apri(t, indirizzo, problema);
      await chiudiSuperati(t, indirizzo, problemi);
    }
    return aperti;
  });
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

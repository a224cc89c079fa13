import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { scriviFatto } from './scrivi';

/** A messo as the registry of the Ente has him; he is in office from `dal` to `al` included (null = until revoked). */
export interface Messo {
  id: string;
  nome: string;
  nomina: string;
  dal: string;
  al: string | null;
}

export async function trovaMesso({ sql }: Transazione, id: string): Promise<Messo | undefined> {
  const [messo] = await sql<Messo[]>`
    select id, nome, nomina, dal::text, al::text from messi where id = ${id}`;
  return messo;
}

export const isInCarica = ({ dal, al }: Pick<Messo, 'dal' | 'al'>, giorno: string): boolean =>
  dal <= giorno && (al === null || giorno <= al);

interface DaAffidare {
  tentativoId: string;
  praticaId: string;
}

/** Offices whose acts the caller sees; null = all. */
type Direzioni = readonly string[] | null;
export const diUffici = ({ sql }: Transazione, direzioni: Direzioni) =>
  direzioni === null ? sql`true` : sql`a.direzione_id = any(${[...direzioni]})`;

/** Who has each act: the last row of its assignments. */
export const conMesso = ({ sql }: Transazione) => sql`
  tentativi t join atti a on a.id = t.atto_id
  left join lateral (select f.messo_id, f.il from affidamenti_messo f where f.tentativo_id = t.id
    order by f.progressivo desc limit 1) f on true
  left join messi m on m.id = f.messo_id`;

/** On the list of the messi and not concluded. */
export const inMano = ({ sql }: Transazione) =>
  sql`t.canale = 'messo' and t.stato in ('inviato', 'incerto') and t.esito is null`;

/** Nobody has it, or who had it is in office no more. */
const senzaMesso = ({ sql }: Transazione, oggi: string) => sql`(m.id is null or m.al < ${oggi})`;

export interface AttoSenzaMesso extends DaAffidare {
  attoId: string;
  tipo: string;
  speditoIl: string;
}

/** Acts that no messo in office has, the oldest first, after that (day, id). */
export async function senzaMessoInCarica(
  t: Transazione,
  direzioni: Direzioni,
  { dopo, quanti }: { dopo: { data: string; id: string }; quanti: number },
): Promise<AttoSenzaMesso[]> {
  const { oggi } = await leggiOrologio(t.sql);
  return t.sql<AttoSenzaMesso[]>`
    select t.id as "tentativoId", t.pratica_id as "praticaId", a.id as "attoId", a.tipo, t.spedito_il::text as "speditoIl"
    from ${conMesso(t)} where ${inMano(t)} and ${senzaMesso(t, oggi)} and ${diUffici(t, direzioni)}
      and (t.spedito_il, t.id) > (${dopo.data}::date, ${dopo.id}) order by t.spedito_il, t.id limit ${quanti}`;
}

/**
 * Gives acts to a messo; the day on which he first had one is the date of the sender. Gives the first act that cannot be
 * given, and then writes nothing for it and those after it: the caller rolls back.
 */
export async function affidaA(
  t: Transazione,
  messo: Messo,
  ids: readonly string[],
  { autore, direzioni }: { autore: string; direzioni: Direzioni },
): Promise<{ affidati: DaAffidare[] } | { nonAffidabile: string }> {
  const { oggi } = await leggiOrologio(t.sql);
  const affidati: DaAffidare[] = [];
  for (const id of ids) {
    const [atto] = await t.sql<DaAffidare[]>`
      select t.id as "tentativoId", t.pratica_id as "praticaId" from tentativi t join atti a on a.id = t.atto_id
      where t.id = ${id} and ${inMano(t)} and ${diUffici(t, direzioni)} for update of t`;
    if (!atto) return { nonAffidabile: id };
    if (await affidaUno(t, messo.id, id, { il: oggi, autore })) affidati.push(atto);
  }
  return { affidati };
}

/** False = he has it already. */
async function affidaUno(
  t: Transazione,
  messoId: string,
  tentativoId: string,
  { il, autore }: { il: string; autore: string },
): Promise<boolean> {
  const nuovi = await t.sql`
    insert into affidamenti_messo (tentativo_id, progressivo, messo_id, il, autore)
    select ${tentativoId}, coalesce(max(progressivo), 0) + 1, ${messoId}, ${il}, ${autore}
    from affidamenti_messo where tentativo_id = ${tentativoId}
    having (array_agg(messo_id order by progressivo desc))[1] is distinct from ${messoId} returning messo_id`;
  if (nuovi.length === 0) return false;
  await scriviFatto(
    t,
    { tipo: 'affidata', il },
    { tentativoId, documentoId: null, altri: { messo: messoId } },
  );
  return true;
}

/** Messi in office, who has least in hand first. */
export async function messiInCarica(t: Transazione): Promise<Messo[]> {
  const { oggi } = await leggiOrologio(t.sql);
  return t.sql<Messo[]>`
    select g.id, g.nome, g.nomina, g.dal::text, g.al::text from messi g
    where g.dal <= ${oggi} and (g.al is null or g.al >= ${oggi})
    order by (select count(*) from ${conMesso(t)} where ${inMano(t)} and m.id = g.id), g.id`;
}

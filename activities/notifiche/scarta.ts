import { createHash } from 'node:crypto';
import type { Transazione } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { allineaBustaAttesa } from './cartoline/attesa';
import { scriviEvento } from './eventi';
import { diUffici } from './messo/affida';

/** Why evidence that was set aside counts again. */
export const MOTIVI_RIPRISTINO = ['scartata_per_errore', 'confermata'] as const;
export type MotivoRipristino = (typeof MOTIVI_RIPRISTINO)[number];

interface Detta {
  tentativoId: string;
  /** SHA-256 of the evidence spoken of. */
  evento: string;
  autore: string;
  documentoId: string | null;
}

/**
 * A person says that some events are no evidence about an attempt: each stays in the archive with the name of who set it
 * aside, and counts no more, on whatever channel. False = one of them is not of this attempt, and nothing was written.
 */
export async function scartaEventi(
  t: Transazione,
  tentativoId: string,
  { eventi, autore, documentoId }: { eventi: readonly string[]; autore: string; documentoId: string | null },
): Promise<boolean> {
  const suoi = await proveDi(t, tentativoId, eventi);
  if (suoi.length < new Set(eventi).size) return false;
  for (const { sha256: evento, scarti, ripristini } of suoi)
    if (scarti <= ripristini)
      await scriviParola(t, 'scartato', { tentativoId, evento, autore, documentoId }, scarti, {});
  await allineaBustaAttesa(t, tentativoId, autore);
  return true;
}

export interface DaRipristinare {
  tentativoId: string;
  eventoId: string;
  motivo: MotivoRipristino;
  /** The reason in words, or what confirms it. */
  documentoId: string;
  autore: string;
  direzioni: readonly string[] | null;
}

/** The way back of a discard: the evidence counts again, and who set it aside and who restored it stay on record. */
export async function ripristina(
  t: Transazione,
  r: DaRipristinare,
): Promise<{ esito: 'ripristinata' | 'gia_valida'; praticaId: string } | null> {
  const { tentativoId, eventoId, motivo, autore, documentoId } = r;
  const [atto] = await t.sql<{ praticaId: string }[]>`
    select t.pratica_id as "praticaId" from tentativi t join atti a on a.id = t.atto_id
    where t.id = ${tentativoId} and ${diUffici(t, r.direzioni)}`;
  const [prova] = atto ? await proveDi(t, tentativoId, [eventoId]) : [];
  if (!atto || !prova) return null;
  const { sha256: evento, scarti, ripristini } = prova;
  if (scarti <= ripristini) return { esito: 'gia_valida', ...atto };
  for (let volta = ripristini; volta < scarti; volta += 1)
    await scriviParola(t, 'ripristinato', { tentativoId, evento, autore, documentoId }, volta, { motivo });
  await allineaBustaAttesa(t, tentativoId, autore);
  return { esito: 'ripristinata', ...atto };
}

interface Prova {
  sha256: string;
  scarti: number;
  ripristini: number;
}

/** One at a time on an attempt: two persons at once are read one after the other. */
async function proveDi({ sql }: Transazione, tentativoId: string, ids: readonly string[]): Promise<Prova[]> {
  await sql`select 1 from tentativi where id = ${tentativoId} for update`;
  return sql<Prova[]>`
    select e.sha256, (count(*) filter (where x.tipo = 'scartato'))::int as scarti,
      (count(*) filter (where x.tipo = 'ripristinato'))::int as ripristini
    from eventi_notifica e left join eventi_notifica x on x.tentativo_id = e.tentativo_id
      and x.tipo in ('scartato', 'ripristinato') and x.dati->>'evento' = e.sha256
    where e.tentativo_id = ${tentativoId} and e.tipo not in ('scartato', 'ripristinato') and e.id = any(${[...ids]})
    group by e.sha256`;
}

/** `volta` = how many times it was said before: said once more it is another event. */
async function scriviParola(
  t: Transazione,
  tipo: 'scartato' | 'ripristinato',
  { tentativoId, evento, autore, documentoId }: Detta,
  volta: number,
  altri: Record<string, string>,
): Promise<void> {
  const { oggi: il, istante } = await leggiOrologio(t.sql);
  const quando = istante.toISOString();
  const chiave = [tentativoId, tipo, evento, ...(volta > 0 ? [volta] : [])];
  await scriviEvento(t, {
    tentativoId,
    trasmissioneId: null,
    tipo,
    classe: null,
    il: quando,
    documentoId,
    sha256: createHash('sha256').update(JSON.stringify(chiave)).digest('hex'),
    dati: { il, quando, evento, autore, ...altri },
  });
}

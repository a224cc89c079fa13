import type { Transazione } from '../../database/connessione';
import { dataDi, giornoDi } from '../../domain/calendario';
import { type RataDelPiano, rateDelPiano } from '../../domain/rate-del-piano';
import { type Piano, pianiDi } from '../../domain/rateazione';
import type { Situazione } from '../pratica/situazione';

/** An instalment under its notice number. */
export type RataConAvviso = RataDelPiano & { nav: string };

/** The instalments that a provision prints, in order. */
export async function rateDelProvvedimento({ sql }: Transazione, attoId: string): Promise<RataConAvviso[]> {
  const righe = await sql<{ numero: number; scadenza: string; importo: bigint; nav: string }[]>`
    select numero, scadenza::text, importo, nav from rate_piano where atto_id = ${attoId} order by numero`;
  return righe.map(({ numero, scadenza, importo, nav }) => ({
    numero,
    scadenza: giornoDi(scadenza),
    cents: importo,
    nav,
  }));
}

/**
 * The instalments of the plan granted last, as its provision prints them: a payment of the day of the grant does not move
 * them. A plan older than its provision is counted again.
 */
export async function rateConcesse(
  s: Pick<Situazione, 't' | 'praticaId' | 'fascicolo' | 'profilo'>,
): Promise<RataDelPiano[]> {
  const piano: Piano | undefined = pianiDi(s.fascicolo.eventi, []).at(-1);
  if (!piano) return [];
  const [atto] = await s.t.sql<{ id: string }[]>`
    select id from atti where pratica_id = ${s.praticaId} and tipo = 'provvedimentoRateazione'
      and emesso_il = ${dataDi(piano.concesso)} order by numero desc limit 1`;
  return atto ? rateDelProvvedimento(s.t, atto.id) : rateDelPiano(s.fascicolo, s.profilo, piano);
}

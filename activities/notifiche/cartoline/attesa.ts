import type { Transazione } from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { giornoDi } from '../../../domain/calendario';
import { bustaAttesa } from '../../../domain/notifica/busta-attesa';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { parametro } from '../../../domain/profili/profilo';
import { profiloDelTentativo } from '../perfezionamento';
import { leggiEventiPosta } from '../posta/leggi-eventi';

/**
 * Keeps the row of an envelope that the outcome of a provider announces: open until it is scanned, closed when nothing
 * is waited for any more. Read again from the evidence each time: done twice it changes nothing. Source: seed E-20.
 */
export async function allineaBustaAttesa(t: Transazione, tentativoId: string, autore: string): Promise<void> {
  const { sql } = t;
  const [pezzo] = await sql<{ prodotto: ProdottoPostale }[]>`
    select prodotto from pezzi_postali where tentativo_id = ${tentativoId}`;
  if (!pezzo) return;
  const profilo = await profiloDelTentativo(t, tentativoId);
  const entro = bustaAttesa(await leggiEventiPosta(t, tentativoId), pezzo.prodotto, (nome, dal) =>
    parametro(profilo, nome, giornoDi(dal)),
  );
  const { oggi } = await leggiOrologio(sql);
  if (entro === null)
    await sql`update compiti set chiuso_il = ${oggi}, chiuso_da = ${autore}, esito = '{"motivo":"busta non più attesa"}'
      where tipo = 'busta' and riferimento = ${tentativoId} and chiuso_il is null`;
  else
    await sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      select ${nuovoId('cmp')}, a.direzione_id, t.pratica_id, t.id, 'busta', t.id, ${oggi}, ${entro}
      from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} on conflict do nothing`;
}

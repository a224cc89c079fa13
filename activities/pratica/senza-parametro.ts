import { nuovoId } from '../../database/identificativi';
import { istanteDi } from '../../database/orologio';
import type { PassoFermo } from '../../database/schema/scritto';
import { type DataCivile, dataDi, giornoDi, MAI } from '../../domain/calendario';
import { leggiFatti } from '../../domain/fatti';
import { prossimaPrescrizione } from '../../domain/pratica/margini';
import { dateComuni } from '../../domain/pratica/passi';
import { leggiQuadro, type Quadro } from '../../domain/pratica/quadro';
import { provaCon } from '../../domain/profili/errori';
import { prossimoCambio } from '../../domain/profili/profilo';
import { PARAMETRO_MANCANTE } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { scriviCents } from './passi';
import type { Situazione } from './situazione';

/**
 * The pratica stands still: its profile lacks the row or the figure that the decision needs. A task of the Ente names it, one for
 * all the pratiche that lack it. Decided again when rows come, or on a date that any answer would look at (R-04 b-d).
 */
export async function fermaSenza(s: Situazione, manca: string): Promise<Messaggio<'passo'>> {
  const { sql, enteId } = s.t;
  const letto = provaCon(() => leggiQuadro(leggiFatti(s.fascicolo, s.profilo, giornoDi(s.oggi))));
  const quadro = 'valore' in letto ? letto.valore : null;
  const finoIl = riguardaIl(s, quadro);
  const passo: PassoFermo = {
    passo: 'attendi',
    motivo: PARAMETRO_MANCANTE,
    norma: 'design 1',
    fino: finoIl,
    parametro: manca,
  };
  await sql`insert into compiti (id, tipo, riferimento, aperto_il) values (${nuovoId('cmp')}, 'parametro', ${manca}, ${s.oggi})
    on conflict (ente_id, tipo, riferimento) where chiuso_il is null do nothing`;
  await sql`update pratiche set ultimo_passo = ${sql.json(scriviCents(passo))}, motivo = ${PARAMETRO_MANCANTE}, fino = ${finoIl},
      valutata_versione = ${s.versione}, valutata_il = ${s.oggi}, valutata_profilo = ${s.versioneProfilo}, aggiornata_at = now()
    where id = ${s.praticaId}`;
  if (quadro) await annotaMargine(s, quadro);
  return {
    m: 'passo',
    enteId,
    praticaId: s.praticaId,
    passo: 'attendi',
    motivo: PARAMETRO_MANCANTE,
    versione: s.versione,
    il: s.oggi,
    fino: istanteDi(s.orologio, finoIl),
    finoIl,
    residuo: (quadro?.conto.residuo ?? 0n).toString(),
    chiusa: s.chiusa,
  };
}

/** A pratica whose facts cannot even be added up is asked again each day: no date of it is known. */
function riguardaIl(s: Situazione, quadro: Quadro | null): DataCivile {
  const domani = giornoDi(s.oggi) + 1;
  if (!quadro) return dataDi(domani);
  const date = [...dateComuni(quadro)].map(({ giorno }) => giorno);
  const fino = Math.min(...date, prossimoCambio(s.profilo, giornoDi(s.oggi)) ?? MAI);
  return dataDi(fino === MAI ? domani : fino);
}

async function annotaMargine({ t, praticaId }: Situazione, quadro: Quadro): Promise<void> {
  const { prescriveIl, allarmeIl } = prossimaPrescrizione(quadro);
  await t.sql`update pratiche set prescrive_il = ${prescriveIl}, allarme_il = ${allarmeIl} where id = ${praticaId}`;
}

/** Closes the tasks whose parameter no open pratica lacks any more; called by one that has stood still and goes on. */
export async function chiudiMancanze({ t, oggi }: Situazione): Promise<void> {
  await t.sql`update compiti c set chiuso_il = ${oggi}, chiuso_da = 'sistema', esito = '{"motivo":"riga presente"}'
    where c.tipo = 'parametro' and c.chiuso_il is null and not exists (
      select 1 from pratiche p where p.stato = 'aperta' and p.motivo = ${PARAMETRO_MANCANTE}
        and p.ultimo_passo->>'parametro' = c.riferimento)`;
}

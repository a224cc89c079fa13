import type { Transazione } from '../connessione';
import { cerca, type EsitoInvariante } from './esito';
import { SENZA_DIVIETI, SENZA_TITOLO } from './generi';

const TITOLI = `('accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione')`;

/**
 * I1, no act sent twice: a further transmission of an attempt leaves for a reason on record, a further attempt on the
 * stored negative outcome of the one before, as it was known then.
 */
export const nessunAttoDueVolte = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I1', [
    `select s.id || ': trasmissione ' || s.ordine || ' di ' || s.tentativo_id || ', senza motivo' as violazione
     from trasmissioni s where s.stato in ('inviata', 'incerta') and s.motivo is null
       and exists (select from trasmissioni p where p.ente_id = s.ente_id and p.tentativo_id = s.tentativo_id
         and p.ordine < s.ordine and p.stato in ('inviata', 'incerta'))`,
    `select d.id || ': ripete il tentativo ' || p.id || ', che non e fallito' as violazione
     from tentativi d join tentativi p
       on p.ente_id = d.ente_id and p.notifica_id = d.notifica_id and p.ordine = d.ordine - 1
     where d.spedito_il is not null and (p.esito is null or p.esito = 'perfezionata')
       and not exists (select from perfezionamenti v where v.ente_id = p.ente_id and v.tentativo_id = p.id
         and v.esito <> 'perfezionata' and v.noto_il <= d.spedito_il)`,
    `select d.id || ': gradino ' || d.ordine || ' senza la prova di quello prima' as violazione
     from tentativi d
     left join tentativi p on p.ente_id = d.ente_id and p.notifica_id = d.notifica_id and p.ordine = d.ordine - 1
     left join perfezionamenti v on v.ente_id = d.ente_id and v.tentativo_id = d.giustificato_da
       and v.versione = d.giustificato_versione and v.tentativo_id = p.id
     where d.ordine > 1 and d.spedito_il is not null
       and (v.esito is null or v.esito = 'perfezionata' or v.noto_il > d.spedito_il)`,
  ]);

/** I2, no act lost: what left has an outcome or somebody who looks at it; what has a number leaves or is annulled. */
export const nessunAttoPerduto = ({ sql }: Transazione, oggi: string): Promise<EsitoInvariante> =>
  cerca(sql, 'I2', [
    `select t.id || ': senza esito oltre il ' || coalesce(t.attesa_fino::text, '(nessun limite)') as violazione
     from tentativi t join pratiche p on p.ente_id = t.ente_id and p.id = t.pratica_id
     where t.canale is not null and t.spedito_il is not null and t.esito is null
       and coalesce(t.attesa_fino, t.spedito_il) < '${oggi}'::date and p.stato = 'aperta'
       and p.motivo is distinct from 'SOSPESA'
       and not exists (select from compiti c where c.ente_id = t.ente_id and c.chiuso_il is null
         and (c.tentativo_id = t.id or c.riferimento = t.id))
       and not exists (select from proposte o where o.ente_id = t.ente_id and o.pratica_id = t.pratica_id
         and o.tipo = 'notifica' and o.dati->>'attoId' = t.atto_id)`,
    `select a.id || ': numerato e mai partito' as violazione
     from atti a join pratiche p on p.ente_id = a.ente_id and p.id = a.pratica_id
     where a.stato <> 'annullato' and a.emesso_il < '${oggi}'::date and p.stato = 'aperta'
       and p.motivo is distinct from 'SOSPESA' and p.ultimo_passo->>'passo' = 'attendi' and p.valutata_versione = p.versione
       and not exists (select from tentativi t where t.ente_id = a.ente_id and t.atto_id = a.id)
       and not exists (select from compiti c where c.ente_id = a.ente_id and c.chiuso_il is null
         and c.riferimento = a.id)`,
  ]);

/** I7, no term anticipated: what follows a title waits for its payment term, counted from the proof of service. */
export const nessunTermineAnticipato = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I7', [
    `select a.id || ' (' || a.tipo || '): la partita ' || x.partita || ' non ha un titolo con il termine scaduto' as violazione
     from atti a
     cross join lateral unnest(a.partite) as x (partita)
     join partite r on r.ente_id = a.ente_id and r.id = x.partita
     join lateral (select min(t.spedito_il) as il from tentativi t
       where t.ente_id = a.ente_id and t.atto_id = a.id) partenza on partenza.il is not null
     where a.tipo not in ${TITOLI} and a.tipo not in ${SENZA_TITOLO} and a.tipo <> 'sollecitoPrecoattivo'
       and not coalesce(r.titolo_notificato_il + case r.titolo_tipo when 'ingiunzione' then 30 else 60 end < partenza.il, false)
       and not exists (
         select from atti k join tentativi t on t.ente_id = k.ente_id and t.atto_id = k.id
         where k.ente_id = a.ente_id and k.pratica_id = a.pratica_id and k.tipo in ${TITOLI}
           and x.partita = any (k.partite) and t.esito = 'perfezionata' and t.noto_il <= partenza.il
           and t.legale_il + case k.tipo when 'ingiunzione' then 30 else 60 end < partenza.il)`,
    `select t.id || ': spedito il ' || t.spedito_il || ', prima dell''atto del ' || a.emesso_il as violazione
     from tentativi t join atti a on a.ente_id = t.ente_id and a.id = t.atto_id where t.spedito_il < a.emesso_il`,
  ]);

/** I8, a suspended pratica never acts: no dispatch whose partite were all sospese, as was known when it left. */
export const nessunAttoInSospensione = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I8', [
    `select t.id || ': spedito il ' || t.spedito_il || ' durante una sospensione' as violazione
     from tentativi t join atti a on a.ente_id = t.ente_id and a.id = t.atto_id
     where t.spedito_il is not null and a.tipo not in ${SENZA_DIVIETI} and cardinality(a.partite) > 0
       and not exists (
         select from unnest(a.partite) as x (partita)
         where not exists (
           select from fatti s
           where s.ente_id = t.ente_id and s.pratica_id = t.pratica_id and s.tipo = 'sospensione'
             and s.registrato_at < t.registrato_at
             and (s.dati->'partite' is null or s.dati->'partite' @> to_jsonb(x.partita))
             and t.spedito_il between coalesce((s.dati->>'dal')::date, s.noto_il)
               and coalesce((s.dati->>'al')::date, 'infinity')
             and not exists (
               select from fatti r
               where r.ente_id = t.ente_id and r.pratica_id = t.pratica_id and r.tipo = 'revocaSospensione'
                 and r.registrato_at < t.registrato_at and r.noto_il <= t.spedito_il
                 and r.noto_il >= coalesce((s.dati->>'dal')::date, s.noto_il)
                 and r.registrato_at > s.registrato_at
                 and (r.dati->'partite' is null or r.dati->'partite' @> to_jsonb(x.partita)))))`,
  ]);

/** I9, who has paid or is closed is left alone; money that comes later is recorded and proposed back. */
export const nessunAttoDopoLaFine = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I9', [
    `select t.id || ': spedito il ' || t.spedito_il || ', pratica chiusa il ' || p.chiusa_il as violazione
     from tentativi t join pratiche p on p.ente_id = t.ente_id and p.id = t.pratica_id
     where t.spedito_il > p.chiusa_il`,
    `select a.id || ': chiede ' || a.dovuto || ' centesimi' as violazione from atti a
     where a.dovuto <= 0 and a.tipo not in ${SENZA_DIVIETI}
       and exists (select from tentativi t where t.ente_id = a.ente_id and t.atto_id = a.id)`,
    `select p.id || ': incasso dopo la chiusura, nessuna proposta' as violazione
     from pratiche p join fatti f on f.ente_id = p.ente_id and f.pratica_id = p.id
     where p.stato = 'chiusa' and f.tipo = 'pagamento' and f.noto_il > p.chiusa_il
       and p.valutata_versione = p.versione
       and not exists (select from proposte o where o.ente_id = p.ente_id and o.pratica_id = p.id
         and o.tipo in ('rimborso', 'incasso') and o.il >= f.noto_il)`,
  ]);

/** I15, the amount of the act is that of the ledger when it left, and its notice number is its own. */
export const importoDellAttoNelMastro = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I15', [
    `select a.id || ': chiede ' || a.dovuto || ', il mastro alla scrittura ' || a.mastro_progressivo || ' dice '
       || coalesce(m.saldo, 0) as violazione
     from atti a
     left join lateral (
       select sum(m.importo) as saldo from scritture s
       join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id
       where s.ente_id = a.ente_id and s.pratica_id = a.pratica_id and s.progressivo <= a.mastro_progressivo
         and m.conto like 'crediti.%') m on true
     where exists (select from tentativi t where t.ente_id = a.ente_id and t.atto_id = a.id)
       and coalesce(m.saldo, 0) <> a.dovuto`,
    `select a.id || ': partito senza PDF archiviato' as violazione from atti a
     where exists (select from tentativi t where t.ente_id = a.ente_id and t.atto_id = a.id)
       and not exists (select from documenti d where d.ente_id = a.ente_id and d.id = a.pdf_id and d.sha256 = a.pdf_sha256)`,
  ]);

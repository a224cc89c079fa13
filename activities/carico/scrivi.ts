import type { Transazione } from '../../database/connessione';
import type { DataCivile } from '../../domain/calendario';
import { COLONNE_ANAGRAFICA } from './appoggio';

const DA_COPIARE = COLONNE_ANAGRAFICA.replace('data_nascita', 'data_nascita::date');
const CON_D = DA_COPIARE.replace(/(^|, )/g, '$1d.');

/**
 * One row per debtor of the list: `app_debitori`. A debtor whom the Ente knows keeps the id; where a list describes
 * one twice, the first description counts.
 */
export async function abbinaDebitori({ sql }: Transazione): Promise<void> {
  await sql.unsafe(`
    create temp table app_debitori on commit drop as
    select s.riga::int as riga, coalesce(e.debitore_id, s.debitore_id) as debitore_id, s.pratica_id, s.natura,
      e.debitore_id is null as nuovo, ${CON_D.replaceAll('d.', 's.')}
    from (select distinct on (codice_fiscale) * from app_soggetti order by codice_fiscale, riga::int) s
    left join debitori_anagrafiche e on e.codice_fiscale = s.codice_fiscale`);
}

/** New debtors; of those known, what the list adds or changes, unless a later list has spoken of them. */
export async function scriviDebitori({ sql }: Transazione, dataLista: DataCivile | null): Promise<void> {
  await sql`insert into debitori (id, natura) select debitore_id, natura from app_debitori where nuovo order by riga`;
  await sql.unsafe(`
    insert into debitori_anagrafiche (debitore_id, ${COLONNE_ANAGRAFICA})
    select debitore_id, ${COLONNE_ANAGRAFICA} from app_debitori where nuovo order by riga`);
  // an address is one thing: street, CAP and place of different lists are never mixed
  await sql`
    update debitori_anagrafiche e set
      cognome = coalesce(d.cognome, e.cognome), nome = coalesce(d.nome, e.nome),
      denominazione = coalesce(d.denominazione, e.denominazione), sesso = coalesce(d.sesso, e.sesso),
      data_nascita = coalesce(d.data_nascita, e.data_nascita),
      belfiore_nascita = coalesce(d.belfiore_nascita, e.belfiore_nascita),
      indirizzo = case when d.indirizzo = '' then e.indirizzo else d.indirizzo end,
      cap = case when d.indirizzo = '' then e.cap else d.cap end,
      belfiore = case when d.indirizzo = '' then e.belfiore else d.belfiore end,
      localita = case when d.indirizzo = '' then e.localita else d.localita end,
      aggiornata_at = now()
    from app_debitori d
    where not d.nuovo and e.debitore_id = d.debitore_id and not exists (
      select from pratiche p join carichi k on k.ente_id = p.ente_id and k.id = p.carico_id
      where p.debitore_id = e.debitore_id and k.data_lista > ${dataLista}::date and k.stato <> 'respinto')`;
}

/** Gives the number of pratiche: one per debtor. */
export async function scriviPratiche(
  { sql }: Transazione,
  caricoId: string,
  direzioneId: string,
): Promise<number> {
  const { count } = await sql`
    insert into pratiche (id, carico_id, direzione_id, debitore_id, profilo, inizio)
    select d.pratica_id, ${caricoId}, ${direzioneId}, d.debitore_id, e.profilo, a.affidata_il::date
    from app_debitori d
    join (select codice_fiscale, min(affidata_il) as affidata_il from app_partite group by 1) a using (codice_fiscale)
    cross join enti_configurazioni e
    order by d.pratica_id`;
  return count;
}

export async function scriviPartite(
  { sql }: Transazione,
  caricoId: string,
  direzioneId: string,
): Promise<void> {
  await sql`
    insert into partite (id, direzione_id, pratica_id, carico_id, riga, codice, natura, capitale, sanzioni, interessi,
      spese, prescrizione_dal, prescrizione_anni, titolo_tipo, titolo_notificato_il, titolo_numero, affidata_il, ordine,
      contenuto_sha256)
    select a.id, ${direzioneId}, d.pratica_id, ${caricoId}, a.riga::int, a.codice, a.natura, a.capitale::bigint,
      a.sanzioni::bigint, a.interessi::bigint, a.spese::bigint, a.prescrizione_dal::date, a.prescrizione_anni::int,
      a.titolo_tipo, a.titolo_notificato_il::date, a.titolo_numero, a.affidata_il::date,
      row_number() over (partition by d.pratica_id order by a.id), decode(a.contenuto, 'hex')
    from app_partite a join app_debitori d using (codice_fiscale)`;
  await sql`
    insert into voci_partita (partita_id, ordine, riga, anno, tributo, componente, imponibile, importo, decorrenza,
      informazioni, titolo, titolo_tipo, titolo_numero, titolo_data, targa)
    select partita_id, ordine::int, riga::int, anno::int, tributo, componente, imponibile::bigint, importo::bigint,
      decorrenza::date, informazioni, titolo, titolo_tipo, titolo_numero, titolo_data::date, targa from app_voci`;
  await sql.unsafe(`
    insert into coobbligati (partita_id, ordine, riga, cointestatario, ${COLONNE_ANAGRAFICA})
    select partita_id, ordine::int, riga::int, cointestatario::boolean, ${DA_COPIARE} from app_coobbligati`);
}

/** What was staged, to be compared with what the report says. */
export async function contaAppoggio({ sql }: Transazione): Promise<{ partite: number; totale: bigint }> {
  const [somma] = await sql<{ partite: bigint; totale: bigint }[]>`
    select count(*) as partite,
      coalesce(sum(capitale::bigint + sanzioni::bigint + interessi::bigint + spese::bigint), 0)::bigint as totale
    from app_partite`;
  return { partite: Number(somma?.partite ?? 0n), totale: somma?.totale ?? 0n };
}

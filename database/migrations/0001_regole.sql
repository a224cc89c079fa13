-- What drizzle does not emit: forced row-level security, append-only tables, the rules of the ledger, grants.
-- The role esatto_app exists already: roles belong to the cluster and are made by the bootstrap (database/migra.ts).

do $$
declare t record;
begin
  for t in select c.table_name from information_schema.columns c
           join information_schema.tables b using (table_schema, table_name)
           where c.table_schema = 'public' and c.column_name = 'ente_id' and b.table_type = 'BASE TABLE'
  loop
    execute format('alter table public.%I force row level security', t.table_name);
  end loop;
end $$;
--> statement-breakpoint

-- Append-only: refused to everybody, the owner included, even when no row would change.
create function rifiuta_modifica() returns trigger language plpgsql as $$
begin
  raise exception 'database.sola_aggiunta: % su % rifiutato: la tabella si estende soltanto; una correzione e una nuova riga',
    tg_op, tg_table_name
    using errcode = 'ES001', table = tg_table_name;
end $$;
--> statement-breakpoint

do $$
declare t text;
begin
  foreach t in array array['documenti', 'domicili_digitali', 'partite', 'voci_partita', 'fatti', 'comandi', 'passi',
    'proposte', 'consegne', 'notifiche', 'eventi_notifica', 'scritture', 'movimenti', 'sigilli', 'audit']
  loop
    execute format('create trigger sola_aggiunta before update or delete or truncate on public.%I
      for each statement execute function rifiuta_modifica()', t);
  end loop;
end $$;
--> statement-breakpoint

-- The text of the lines of an entry, as it enters its hash.
create function mastro_riga(ordine integer, conto text, partita text, importo bigint) returns text
  language sql immutable parallel safe
  return ordine::text || '|' || conto || '|' || coalesce(partita, '') || '|' || importo::text;
--> statement-breakpoint

-- Hash of an entry: the hash before it, its own columns, its lines. One definition for who writes and who verifies.
create function mastro_impronta(precedente bytea, pratica text, progressivo integer, chiave text, causale text,
    riferimento text, effettiva date, registrata timestamptz, righe text) returns bytea
  language sql stable parallel safe
  return sha256(precedente || convert_to(pratica || e'\n' || progressivo::text || e'\n' || chiave || e'\n' || causale
    || e'\n' || riferimento || e'\n' || (effettiva - date '2000-01-01')::text
    || e'\n' || extract(epoch from registrata)::text || e'\n' || righe, 'UTF8'));
--> statement-breakpoint

-- Chain: each entry carries the hash of the one before it; the recorded instant is that of the transaction.
create function mastro_controlla_scritture() returns trigger language plpgsql as $$
declare guasta record;
begin
  select n.id into guasta
  from nuove n
  left join scritture p on p.ente_id = n.ente_id and p.pratica_id = n.pratica_id and p.progressivo = n.progressivo - 1
  where n.transazione <> pg_current_xact_id() or n.registrata_at <> now()
    or n.precedente_hash <> case when n.progressivo = 1 then decode(repeat('00', 32), 'hex') else p.hash end
    or (n.progressivo > 1 and p.hash is null) or n.progressivo < 1
  limit 1;
  if found then
    raise exception 'mastro.catena: la scrittura % non segue la precedente della sua pratica', guasta.id
      using errcode = 'ES003', table = 'scritture';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger scritture_catena after insert on scritture referencing new table as nuove
  for each statement execute function mastro_controlla_scritture();
--> statement-breakpoint

-- Lines: all those of an entry in one statement of the transaction that wrote the entry; they balance for each
-- partita; the hash of the entry is theirs. Set-based, so that the opening of a whole list costs one pass.
create function mastro_controlla_movimenti() returns trigger language plpgsql as $$
declare guasta record;
begin
  select n.scrittura_id, n.partita_id into guasta from nuovi n
  group by n.ente_id, n.scrittura_id, n.partita_id having sum(n.importo) <> 0 limit 1;
  if found then
    raise exception 'mastro.non_bilanciata: la scrittura % non quadra per la partita %',
      guasta.scrittura_id, coalesce(guasta.partita_id, '(nessuna)')
      using errcode = 'ES002', table = 'movimenti';
  end if;

  select g.scrittura_id into guasta
  from (
    select ente_id, scrittura_id, count(*) as quanti, min(ordine) as primo, max(ordine) as ultimo,
      string_agg(mastro_riga(ordine, conto, partita_id, importo), e'\n' order by ordine) as righe
    from nuovi group by ente_id, scrittura_id
  ) g
  left join scritture s on s.ente_id = g.ente_id and s.id = g.scrittura_id
  where s.id is null or s.transazione <> pg_current_xact_id()
    or g.quanti < 2 or g.primo <> 1 or g.ultimo <> g.quanti
    or s.hash <> mastro_impronta(s.precedente_hash, s.pratica_id, s.progressivo, s.chiave, s.causale, s.riferimento,
      s.effettiva_il, s.registrata_at, g.righe)
  limit 1;
  if found then
    raise exception 'mastro.fuori_transazione: i movimenti della scrittura % non sono quelli con cui e stata registrata',
      guasta.scrittura_id
      using errcode = 'ES004', table = 'movimenti';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger movimenti_controllo after insert on movimenti referencing new table as nuovi
  for each statement execute function mastro_controlla_movimenti();
--> statement-breakpoint

-- At commit, no entry without its lines.
create function mastro_controlla_saldo() returns trigger language plpgsql as $$
begin
  if (select count(*) < 2 or sum(importo) <> 0 from movimenti
      where ente_id = new.ente_id and scrittura_id = new.id) then
    raise exception 'mastro.non_bilanciata: la scrittura % non ha almeno due movimenti a somma zero', new.id
      using errcode = 'ES002', table = 'scritture';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger scritture_saldo after insert on scritture deferrable initially deferred
  for each row execute function mastro_controlla_saldo();
--> statement-breakpoint

-- The amount printed on an act is that of the ledger at its instant: when the transaction that sends it for the first
-- time commits, the act takes the place the ledger has reached. The runtime role cannot write that column itself.
create function atti_segna_istante() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update atti set mastro_progressivo = coalesce((select max(progressivo) from scritture
      where ente_id = new.ente_id and pratica_id = new.pratica_id), 0)
    where ente_id = new.ente_id and id = new.atto_id;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger tentativi_istante after insert on tentativi deferrable initially deferred
  for each row when (new.ordine = 1) execute function atti_segna_istante();
--> statement-breakpoint

-- What was sent stays as it was sent. Before that, an act overtaken by a fact takes the amounts of its new day.
create function atti_resta_come_partito() returns trigger language plpgsql as $$
begin
  if exists (select from tentativi where ente_id = old.ente_id and atto_id = old.id) then
    raise exception 'atti.partito: l''atto % e gia partito e non cambia piu', old.id
      using errcode = 'ES005', table = 'atti';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger atti_partito before update on atti for each row
  when ((old.importi, old.dovuto, old.emesso_il, old.motivo, old.norma, old.versione, old.pdf_id, old.pdf_sha256, old.stato)
    is distinct from (new.importi, new.dovuto, new.emesso_il, new.motivo, new.norma, new.versione, new.pdf_id,
      new.pdf_sha256, new.stato))
  execute function atti_resta_come_partito();
--> statement-breakpoint

create function audit_impronta_riga(a audit) returns bytea language sql stable
  return sha256(convert_to(a.ente_id || e'\n' || a.id || e'\n' || a.utente_id || e'\n' || a.azione || e'\n' || a.oggetto
    || e'\n' || a.esito || e'\n' || coalesce(a.codice, '') || e'\n' || coalesce(a.documento_id, '')
    || e'\n' || coalesce(a.norma, '') || e'\n' || extract(epoch from a.at)::text, 'UTF8'));
--> statement-breakpoint
create function audit_scrivi_impronta() returns trigger language plpgsql as $$
begin
  new.at := clock_timestamp();
  new.hash := audit_impronta_riga(new);
  return new;
end $$;
--> statement-breakpoint
create trigger audit_impronta before insert on audit for each row execute function audit_scrivi_impronta();
--> statement-breakpoint

-- PDF and signed mail do not compress: out of line and as they are.
alter table documenti alter column bytes set storage external;
--> statement-breakpoint

-- The runtime role owns nothing, never deletes, and updates only the columns in which a state moves.
grant usage on schema public to esatto_app;
--> statement-breakpoint
grant select, insert on all tables in schema public to esatto_app;
--> statement-breakpoint
grant update (attivo) on enti to esatto_app;
--> statement-breakpoint
grant update (denominazione, codice_fiscale, indirizzo, pec, comuni, tributi, carta_intestata, funzionario, responsabile,
  casella, profilo, parametri, aggiornata_at) on enti_configurazioni to esatto_app;
--> statement-breakpoint
grant update (codice, nome) on direzioni to esatto_app;
--> statement-breakpoint
grant update (nome, attivo) on utenti to esatto_app;
--> statement-breakpoint
grant update (attiva) on assegnazioni to esatto_app;
--> statement-breakpoint
grant update (codice_fiscale, cognome, nome, denominazione, indirizzo, cap, belfiore, localita, sesso, data_nascita,
  belfiore_nascita, aggiornata_at) on debitori_anagrafiche to esatto_app;
--> statement-breakpoint
grant update (mappa, aggiornata_at) on mappe to esatto_app;
--> statement-breakpoint
grant update (documento_id, mappa_id, stato, data_lista, report, totale_cents, approvato_da, approvato_il, dichiarazione,
  minuta_pdf_id, minuta_csv_id, pratiche_totali, pratiche_avviate, aggiornato_at) on carichi to esatto_app;
--> statement-breakpoint
grant update (parametri, versione, stato, ultimo_passo, motivo, fino, valutata_versione, valutata_il, iniziata_il,
  chiusa_il, chiusa_motivo, aggiornata_at) on pratiche to esatto_app;
--> statement-breakpoint
grant update (esito_noto_il, elenco) on indagini to esatto_app;
--> statement-breakpoint
grant update (ultimo) on numeratori to esatto_app;
--> statement-breakpoint
grant update (stato, pdf_id, pdf_sha256, emesso_il, motivo, norma, importi, dovuto, versione) on atti to esatto_app;
--> statement-breakpoint
grant update (stato, spedito_il, esito, legale_il, noto_il, attesa_fino) on tentativi to esatto_app;
--> statement-breakpoint
grant update (stato, inviata_at, inviata_il, codice) on trasmissioni to esatto_app;
--> statement-breakpoint
grant update (uidvalidity, uid, aggiornata_at) on caselle_pec to esatto_app;
--> statement-breakpoint
grant update (direzione_id, pratica_id, stato, raccontato_at) on pagamenti to esatto_app;
--> statement-breakpoint
grant update (entro, chiuso_il, chiuso_da, esito) on compiti to esatto_app;
--> statement-breakpoint
grant update (stato, risposta, iniziata_at, conclusa_at) on idempotenza to esatto_app;
--> statement-breakpoint
grant update (modo, giorno_ms, civile_base, reale_base) on orologio to esatto_app;

-- The checks of the ledger read at most the entries of their own transaction, found by its instant, and never loop over
-- rows: on tables without statistics (the first list of an installation is its largest) the planner took the index of
-- the Ente for a key, and ten thousand openings cost a hundred million reads.
create or replace function mastro_controlla_scritture() returns trigger language plpgsql set enable_nestloop = off as $$
declare guasta record;
begin
  select n.id into guasta from nuove n
  where n.transazione <> pg_current_xact_id() or n.registrata_at <> now() or n.progressivo < 1
    or (n.progressivo = 1 and n.precedente_hash <> decode(repeat('00', 32), 'hex'))
    or (n.progressivo > 1 and not exists (
      select from scritture p where p.ente_id = n.ente_id and p.pratica_id = n.pratica_id
        and p.progressivo = n.progressivo - 1 and p.hash = n.precedente_hash offset 0))
  limit 1;
  if found then
    raise exception 'mastro.catena: la scrittura % non segue la precedente della sua pratica', guasta.id
      using errcode = 'ES003', table = 'scritture';
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function mastro_controlla_movimenti() returns trigger language plpgsql set enable_nestloop = off as $$
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
  left join (
    select * from scritture where registrata_at = now() and transazione = pg_current_xact_id()
  ) s on s.ente_id = g.ente_id and s.id = g.scrittura_id
  where s.id is null or g.quanti < 2 or g.primo <> 1 or g.ultimo <> g.quanti
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

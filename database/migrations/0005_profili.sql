CREATE TABLE "profili_approvazioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"proposta_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"proposta_da" text NOT NULL,
	"approvata_da" text NOT NULL,
	"approvata_il" date NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "profili_approvazioni_chiave" PRIMARY KEY("ente_id","proposta_id"),
	CONSTRAINT "profili_approvazioni_ordine" UNIQUE("ente_id","ordine"),
	CONSTRAINT "profili_approvazioni_due_persone" CHECK (approvata_da <> proposta_da)
);
--> statement-breakpoint
ALTER TABLE "profili_approvazioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profili_proposte" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"proposta_da" text NOT NULL,
	"proposta_il" date NOT NULL,
	"documento_id" text,
	"transazione" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "profili_proposte_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "profili_proposte_autore" UNIQUE("ente_id","id","proposta_da")
);
--> statement-breakpoint
ALTER TABLE "profili_proposte" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profili_righe" (
	"progressivo" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "profili_righe_progressivo_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"profilo" text,
	"parametro" text NOT NULL,
	"dal" date,
	"al" date,
	"valore" jsonb NOT NULL,
	"fonte" text NOT NULL,
	"approvato_da" text NOT NULL,
	"versione" text NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "profili_righe_unica" UNIQUE NULLS NOT DISTINCT("profilo","parametro","dal"),
	CONSTRAINT "profili_righe_profilo" CHECK (profilo in ('legge160', 'trentino', 'firenze', 'vasto')),
	CONSTRAINT "profili_righe_date" CHECK (al >= dal),
	CONSTRAINT "profili_righe_fonte" CHECK (fonte <> '')
);
--> statement-breakpoint
CREATE TABLE "profili_righe_ente" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"proposta_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"parametro" text NOT NULL,
	"dal" date NOT NULL,
	"al" date,
	"valore" jsonb NOT NULL,
	"fonte" text NOT NULL,
	CONSTRAINT "profili_righe_ente_chiave" PRIMARY KEY("ente_id","proposta_id","ordine"),
	CONSTRAINT "profili_righe_ente_unica" UNIQUE("ente_id","proposta_id","parametro","dal"),
	CONSTRAINT "profili_righe_ente_date" CHECK (al >= dal),
	CONSTRAINT "profili_righe_ente_fonte" CHECK (fonte <> '')
);
--> statement-breakpoint
ALTER TABLE "profili_righe_ente" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "carichi" ADD COLUMN "parametri" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "carichi" ADD COLUMN "parametri_da" text;--> statement-breakpoint
ALTER TABLE "pratiche" ADD COLUMN "valutata_profilo" text;--> statement-breakpoint
ALTER TABLE "profili_approvazioni" ADD CONSTRAINT "profili_approvazioni_proposta" FOREIGN KEY ("ente_id","proposta_id","proposta_da") REFERENCES "public"."profili_proposte"("ente_id","id","proposta_da") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profili_proposte" ADD CONSTRAINT "profili_proposte_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profili_proposte" ADD CONSTRAINT "profili_proposte_documento" FOREIGN KEY ("ente_id","documento_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profili_righe_ente" ADD CONSTRAINT "profili_righe_ente_proposta" FOREIGN KEY ("ente_id","proposta_id") REFERENCES "public"."profili_proposte"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carichi" ADD CONSTRAINT "carichi_parametri" CHECK ((parametri_da is null) = (parametri = '{}') and approvato_da <> parametri_da);--> statement-breakpoint
CREATE POLICY "ente" ON "profili_approvazioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "profili_proposte" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "profili_righe_ente" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table profili_proposte force row level security;
--> statement-breakpoint
alter table profili_righe_ente force row level security;
--> statement-breakpoint
alter table profili_approvazioni force row level security;
--> statement-breakpoint

do $$
declare t text;
begin
  foreach t in array array['profili_righe', 'profili_proposte', 'profili_righe_ente', 'profili_approvazioni']
  loop
    execute format('create trigger sola_aggiunta before update or delete or truncate on public.%I
      for each statement execute function rifiuta_modifica()', t);
  end loop;
end $$;
--> statement-breakpoint

-- The second person sees the rows that were proposed, and no others: none is added to a proposal afterwards.
create function profili_proposta_intera() returns trigger language plpgsql as $$
begin
  if not exists (select from profili_proposte where ente_id = new.ente_id and id = new.proposta_id
      and transazione = pg_current_xact_id()) then
    raise exception 'profilo.proposta_chiusa: la proposta % non prende altre righe', new.proposta_id
      using errcode = 'ES021', table = 'profili_righe_ente';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger profili_righe_ente_intera before insert on profili_righe_ente
  for each row execute function profili_proposta_intera();
--> statement-breakpoint

-- Who approves may do it for the whole Ente, and nothing begins on a day that has already been lived.
create function profili_controlla_approvazione() returns trigger language plpgsql as $$
begin
  if not exists (select from assegnazioni where ente_id = new.ente_id and utente_id = new.approvata_da and attiva
      and direzione_id is null and ruolo in ('ente.responsabile', 'societa.amministratore')) then
    raise exception 'profilo.approvatore: chi approva non ha un ruolo che lo consenta su tutto l''Ente'
      using errcode = 'ES022', table = 'profili_approvazioni';
  end if;
  if exists (select from profili_righe_ente where ente_id = new.ente_id and proposta_id = new.proposta_id
      and dal <= new.approvata_il) then
    raise exception 'profilo.passato: la proposta % comincia in un giorno che non e dopo l''approvazione', new.proposta_id
      using errcode = 'ES023', table = 'profili_approvazioni';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger profili_approvazioni_controllo before insert on profili_approvazioni
  for each row execute function profili_controlla_approvazione();
--> statement-breakpoint

-- What was approved with a list stays as it was approved.
create function carichi_parametri_fissati() returns trigger language plpgsql as $$
begin
  raise exception 'carico.parametri_fissati: i parametri del carico % sono quelli approvati', old.id
    using errcode = 'ES024', table = 'carichi';
end $$;
--> statement-breakpoint
create trigger carichi_parametri_fissati before update on carichi for each row
  when (old.stato in ('approvato', 'avviato', 'respinto')
    and (old.parametri, old.parametri_da) is distinct from (new.parametri, new.parametri_da))
  execute function carichi_parametri_fissati();
--> statement-breakpoint

grant select on profili_righe to esatto_app;
--> statement-breakpoint
grant select, insert on profili_proposte, profili_righe_ente, profili_approvazioni to esatto_app;
--> statement-breakpoint
grant update (valutata_profilo) on pratiche to esatto_app;
--> statement-breakpoint
grant update (parametri, parametri_da) on carichi to esatto_app;
--> statement-breakpoint
-- The values with which an Ente begins are written once, with it: afterwards a change is a row with its date.
revoke update (parametri) on enti_configurazioni from esatto_app;

CREATE TABLE "affidamenti_messo" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"tentativo_id" text NOT NULL,
	"progressivo" integer NOT NULL,
	"messo_id" text NOT NULL,
	"il" date NOT NULL,
	"autore" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "affidamenti_messo_chiave" PRIMARY KEY("ente_id","tentativo_id","progressivo")
);
--> statement-breakpoint
ALTER TABLE "affidamenti_messo" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messi" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"nome" text NOT NULL,
	"nomina" text NOT NULL,
	"nomina_documento_id" text,
	"dal" date NOT NULL,
	"al" date,
	"autore" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "messi_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "messi_periodo" CHECK (al is null or al >= dal)
);
--> statement-breakpoint
ALTER TABLE "messi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tentativi" DROP CONSTRAINT "tentativi_canale";--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "affidamenti_messo" ADD CONSTRAINT "affidamenti_messo_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affidamenti_messo" ADD CONSTRAINT "affidamenti_messo_messo" FOREIGN KEY ("ente_id","messo_id") REFERENCES "public"."messi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messi" ADD CONSTRAINT "messi_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "affidamenti_del_messo" ON "affidamenti_messo" USING btree ("ente_id","messo_id");--> statement-breakpoint
ALTER TABLE "tentativi" ADD CONSTRAINT "tentativi_canale" CHECK (canale in ('pec', 'deposito', 'raccomandata', 'messo', 'albo'));--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'messo', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'prova', 'casella', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
CREATE POLICY "ente" ON "affidamenti_messo" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "messi" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table messi force row level security;
--> statement-breakpoint
alter table affidamenti_messo force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.affidamenti_messo
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on messi, affidamenti_messo to esatto_app;
--> statement-breakpoint
-- an appointment is never rewritten: only its end is known later
grant update (al) on messi to esatto_app;

CREATE TABLE "letture_cartoline" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"scansione_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"autore" text NOT NULL,
	"fonte" text NOT NULL,
	"letto" jsonb NOT NULL,
	"il" date NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "letture_cartoline_chiave" PRIMARY KEY("ente_id","scansione_id","ordine"),
	CONSTRAINT "letture_cartoline_autore" UNIQUE("ente_id","scansione_id","autore"),
	CONSTRAINT "letture_cartoline_fonte" CHECK (fonte in ('persona', 'macchina'))
);
--> statement-breakpoint
ALTER TABLE "letture_cartoline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "raccomandate" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"numero" text NOT NULL,
	"tentativo_id" text NOT NULL,
	"prodotto" text NOT NULL,
	"accettata_il" date NOT NULL,
	"documento_id" text NOT NULL,
	"autore" text NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "raccomandate_chiave" PRIMARY KEY("ente_id","numero"),
	CONSTRAINT "raccomandate_tentativo" UNIQUE("ente_id","tentativo_id"),
	CONSTRAINT "raccomandate_prodotto" CHECK (prodotto in ('AR', 'AG', 'RS'))
);
--> statement-breakpoint
ALTER TABLE "raccomandate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scansioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"genere" text NOT NULL,
	"documento_id" text NOT NULL,
	"sha256" text NOT NULL,
	"nome_file" text NOT NULL,
	"codice" text NOT NULL,
	"tentativo_id" text,
	"direzione_id" text,
	"tornata_il" date,
	"causa" text,
	"acquisita_da" text NOT NULL,
	"acquisita_il" date NOT NULL,
	"scartata_il" date,
	"scartata_motivo" text,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "scansioni_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "scansioni_genere" CHECK (genere in ('cartolina', 'busta')),
	CONSTRAINT "scansioni_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "scansioni_causa" CHECK (causa in ('M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09')),
	CONSTRAINT "scansioni_busta" CHECK ((genere = 'busta') = (tornata_il is not null) and (causa is null or genere = 'busta')),
	CONSTRAINT "scansioni_scarto" CHECK ((scartata_il is null) = (scartata_motivo is null)),
	CONSTRAINT "scansioni_motivo" CHECK (scartata_motivo in ('illeggibile', 'altrui', 'doppia'))
);
--> statement-breakpoint
ALTER TABLE "scansioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "letture_cartoline" ADD CONSTRAINT "letture_cartoline_scansione" FOREIGN KEY ("ente_id","scansione_id") REFERENCES "public"."scansioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raccomandate" ADD CONSTRAINT "raccomandate_del_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raccomandate" ADD CONSTRAINT "raccomandate_distinta" FOREIGN KEY ("ente_id","documento_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scansioni" ADD CONSTRAINT "scansioni_documento" FOREIGN KEY ("ente_id","documento_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scansioni" ADD CONSTRAINT "scansioni_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scansioni_una_volta" ON "scansioni" USING btree ("ente_id","sha256") WHERE scartata_il is null;--> statement-breakpoint
CREATE INDEX "scansioni_del_tentativo" ON "scansioni" USING btree ("ente_id","tentativo_id");--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'messo', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'prova', 'casella', 'fornitore', 'esiti_posta', 'scansione_sconosciuta', 'cartolina', 'lettura_discorde', 'busta', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
CREATE POLICY "ente" ON "letture_cartoline" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "raccomandate" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "scansioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table raccomandate force row level security;
--> statement-breakpoint
alter table scansioni force row level security;
--> statement-breakpoint
alter table letture_cartoline force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.raccomandate
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.letture_cartoline
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on raccomandate, scansioni, letture_cartoline to esatto_app;
--> statement-breakpoint
-- an image finds its dispatch, or is put aside; what it is and who brought it in never change
grant update (tentativo_id, direzione_id, scartata_il, scartata_motivo) on scansioni to esatto_app;

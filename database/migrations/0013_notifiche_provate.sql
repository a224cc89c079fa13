CREATE TABLE "perfezionamenti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"tentativo_id" text NOT NULL,
	"versione" integer NOT NULL,
	"esito" text NOT NULL,
	"mittente_il" date,
	"destinatario_il" date NOT NULL,
	"regola" text NOT NULL,
	"norma" text NOT NULL,
	"prove" text[] NOT NULL,
	"noto_il" date NOT NULL,
	"autore" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "perfezionamenti_chiave" PRIMARY KEY("ente_id","tentativo_id","versione"),
	CONSTRAINT "perfezionamenti_esito" CHECK (esito in ('perfezionata', 'fallita', 'irreperibile'))
);
--> statement-breakpoint
ALTER TABLE "perfezionamenti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "sospesa_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "sospesa_motivo" text;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "letta_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "da_prendere" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "arretrato_dal" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "piu_vecchio_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "quota_usata" bigint;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "quota_massima" bigint;--> statement-breakpoint
ALTER TABLE "tentativi" ADD COLUMN "esaminato_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "perfezionamenti" ADD CONSTRAINT "perfezionamenti_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD CONSTRAINT "caselle_pec_sospesa" CHECK ((sospesa_at is null) = (sospesa_motivo is null));--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD CONSTRAINT "caselle_pec_motivo" CHECK (sospesa_motivo in ('SMTP_CREDENZIALI', 'IMAP_CREDENZIALI'));--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'casella', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
CREATE POLICY "ente" ON "perfezionamenti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table perfezionamenti force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.perfezionamenti
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on perfezionamenti to esatto_app;
--> statement-breakpoint
grant update (esaminato_at) on tentativi to esatto_app;
--> statement-breakpoint
grant update (sospesa_at, sospesa_motivo, letta_at, da_prendere, arretrato_dal, piu_vecchio_at, quota_usata, quota_massima)
  on caselle_pec to esatto_app;
--> statement-breakpoint
-- a transmission that certainly was not taken is handed over again: its minutes begin again
grant update (riservata_at) on trasmissioni to esatto_app;

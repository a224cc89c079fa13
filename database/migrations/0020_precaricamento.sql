CREATE TABLE "caricamenti_posta" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"chiave" text NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"documento_id" text,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "caricamenti_posta_chiave" PRIMARY KEY("ente_id","chiave"),
	CONSTRAINT "caricamenti_posta_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "caricamenti_posta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "caricamenti_posta" ADD CONSTRAINT "caricamenti_posta_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caricamenti_posta" ADD CONSTRAINT "caricamenti_posta_documento" FOREIGN KEY ("ente_id","documento_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'messo', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'prova', 'casella', 'fornitore', 'esiti_posta', 'scansione_sconosciuta', 'cartolina', 'lettura_discorde', 'busta', 'documento_atteso', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
CREATE POLICY "ente" ON "caricamenti_posta" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table caricamenti_posta force row level security;
--> statement-breakpoint
grant select, insert on caricamenti_posta to esatto_app;
--> statement-breakpoint
-- what was announced never changes: only its bytes come
grant update (documento_id) on caricamenti_posta to esatto_app;

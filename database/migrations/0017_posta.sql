CREATE TABLE "file_esiti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"sha256" text NOT NULL,
	"documento_id" text NOT NULL,
	"righe" integer NOT NULL,
	"applicate" integer NOT NULL,
	"doppie" integer NOT NULL,
	"in_quarantena" integer NOT NULL,
	"autore" text NOT NULL,
	"il" date NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "file_esiti_chiave" PRIMARY KEY("ente_id","sha256"),
	CONSTRAINT "file_esiti_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "file_esiti_conti" CHECK (righe = applicate + doppie + in_quarantena)
);
--> statement-breakpoint
ALTER TABLE "file_esiti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lotti_postali" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"il" date NOT NULL,
	"stato" text DEFAULT 'aperto' NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lotti_postali_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "lotti_postali_giorno" UNIQUE("ente_id","il"),
	CONSTRAINT "lotti_postali_stato" CHECK (stato in ('aperto', 'consegnato'))
);
--> statement-breakpoint
ALTER TABLE "lotti_postali" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pezzi_postali" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"tentativo_id" text NOT NULL,
	"fornitore" text NOT NULL,
	"lotto_id" text,
	"prodotto" text NOT NULL,
	"destinatario" jsonb NOT NULL,
	"fonte" text NOT NULL,
	"rilevato_at" timestamp with time zone NOT NULL,
	"pdf_id" text NOT NULL,
	"pagine" integer NOT NULL,
	"numero_raccomandata" text,
	"costo" bigint,
	"a_carico" text NOT NULL,
	"preparato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "pezzi_postali_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "pezzi_postali_tentativo" UNIQUE("ente_id","tentativo_id"),
	CONSTRAINT "pezzi_postali_fornitore" CHECK (fornitore in ('consolidatore', 'file')),
	CONSTRAINT "pezzi_postali_prodotto" CHECK (prodotto in ('AR', 'AG', 'RS')),
	CONSTRAINT "pezzi_postali_a_carico" CHECK (a_carico in ('debitore', 'ente', 'societa'))
);
--> statement-breakpoint
ALTER TABLE "pezzi_postali" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quarantena_posta" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"file_id" text,
	"riga" integer,
	"motivo" text NOT NULL,
	"campo" text NOT NULL,
	"pezzo_id" text,
	"contenuto" jsonb NOT NULL,
	"il" date NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "quarantena_posta_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "quarantena_posta_riga" CHECK ((file_id is null) = (riga is null))
);
--> statement-breakpoint
ALTER TABLE "quarantena_posta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "perfezionamenti" ALTER COLUMN "esito" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "perfezionamenti" ALTER COLUMN "destinatario_il" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "perfezionamenti" ALTER COLUMN "regola" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "perfezionamenti" ALTER COLUMN "norma" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enti_configurazioni" ADD COLUMN "mittente_postale" jsonb;--> statement-breakpoint
ALTER TABLE "file_esiti" ADD CONSTRAINT "file_esiti_documento" FOREIGN KEY ("ente_id","documento_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotti_postali" ADD CONSTRAINT "lotti_postali_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pezzi_postali" ADD CONSTRAINT "pezzi_postali_trasmissione" FOREIGN KEY ("ente_id","id") REFERENCES "public"."trasmissioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pezzi_postali" ADD CONSTRAINT "pezzi_postali_tentativo_suo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pezzi_postali" ADD CONSTRAINT "pezzi_postali_lotto" FOREIGN KEY ("ente_id","lotto_id") REFERENCES "public"."lotti_postali"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pezzi_postali" ADD CONSTRAINT "pezzi_postali_pdf" FOREIGN KEY ("ente_id","pdf_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantena_posta" ADD CONSTRAINT "quarantena_posta_file" FOREIGN KEY ("ente_id","file_id") REFERENCES "public"."documenti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantena_posta" ADD CONSTRAINT "quarantena_posta_pezzo" FOREIGN KEY ("ente_id","pezzo_id") REFERENCES "public"."pezzi_postali"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pezzi_postali_del_lotto" ON "pezzi_postali" USING btree ("ente_id","lotto_id");--> statement-breakpoint
CREATE INDEX "pezzi_postali_numero" ON "pezzi_postali" USING btree ("ente_id","numero_raccomandata");--> statement-breakpoint
ALTER TABLE "perfezionamenti" ADD CONSTRAINT "perfezionamenti_ritirato" CHECK ((esito is null) = (destinatario_il is null) and (esito is null) = (regola is null)
        and (esito is null) = (norma is null) and (esito is not null or mittente_il is null));--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'messo', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'prova', 'casella', 'fornitore', 'esiti_posta', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
CREATE POLICY "ente" ON "file_esiti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "lotti_postali" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "pezzi_postali" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "quarantena_posta" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table lotti_postali force row level security;
--> statement-breakpoint
alter table pezzi_postali force row level security;
--> statement-breakpoint
alter table file_esiti force row level security;
--> statement-breakpoint
alter table quarantena_posta force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.file_esiti
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on public.quarantena_posta
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on lotti_postali, pezzi_postali, file_esiti, quarantena_posta to esatto_app;
--> statement-breakpoint
grant update (stato) on lotti_postali to esatto_app;
--> statement-breakpoint
-- the address of a piece that the provider refused may be corrected; one that left a batch goes into a later one
grant update (lotto_id, destinatario, fonte, rilevato_at, numero_raccomandata) on pezzi_postali to esatto_app;

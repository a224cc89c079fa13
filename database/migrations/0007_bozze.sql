CREATE TABLE "bozze" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"tipo" text NOT NULL,
	"motivo" text NOT NULL,
	"norma" text NOT NULL,
	"approvazione" text NOT NULL,
	"partite" text[] NOT NULL,
	"rate" integer[],
	"importi" jsonb NOT NULL,
	"dovuto" bigint NOT NULL,
	"versione" integer NOT NULL,
	"aperta_il" date NOT NULL,
	"stato" text DEFAULT 'aperta' NOT NULL,
	"approvata_da" text,
	"approvata_il" date,
	"atto_id" text,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "bozze_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "bozze_tipo" CHECK (tipo in ('sollecitoPrecoattivo', 'accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione', 'presaInCarico', 'sollecito795', 'intimazione50', 'preavvisoFermo', 'fermo', 'preavvisoIpoteca', 'ipoteca', 'pignoramento72bis', 'sollecitoRate', 'comunicazioneDecadenza', 'revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo')),
	CONSTRAINT "bozze_approvazione" CHECK (approvazione in ('lotto', 'singola')),
	CONSTRAINT "bozze_stato" CHECK (stato in ('aperta', 'approvata', 'emessa', 'caduta')),
	CONSTRAINT "bozze_approvata" CHECK ((approvata_da is null) = (approvata_il is null)),
	CONSTRAINT "bozze_emessa" CHECK ((stato = 'emessa') = (atto_id is not null))
);
--> statement-breakpoint
ALTER TABLE "bozze" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lotti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"tipo" text NOT NULL,
	"stato" text DEFAULT 'preparato' NOT NULL,
	"quante" integer NOT NULL,
	"totale" bigint NOT NULL,
	"preparato_da" text NOT NULL,
	"preparato_il" date NOT NULL,
	"approvato_da" text,
	"approvato_il" date,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lotti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "lotti_tipo" CHECK (tipo in ('sollecitoPrecoattivo', 'accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione', 'presaInCarico', 'sollecito795', 'intimazione50', 'preavvisoFermo', 'fermo', 'preavvisoIpoteca', 'ipoteca', 'pignoramento72bis', 'sollecitoRate', 'comunicazioneDecadenza', 'revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo')),
	CONSTRAINT "lotti_stato" CHECK (stato in ('preparato', 'in_approvazione', 'approvato')),
	CONSTRAINT "lotti_due_persone" CHECK (approvato_da <> preparato_da),
	CONSTRAINT "lotti_approvazione" CHECK ((stato = 'preparato') = (approvato_da is null))
);
--> statement-breakpoint
ALTER TABLE "lotti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lotti_bozze" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"lotto_id" text NOT NULL,
	"bozza_id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"versione" integer NOT NULL,
	"dovuto" bigint NOT NULL,
	"esito" text,
	"codice" text,
	CONSTRAINT "lotti_bozze_chiave" PRIMARY KEY("ente_id","lotto_id","bozza_id"),
	CONSTRAINT "lotti_bozze_esito" CHECK (esito in ('approvata', 'rifiutata')),
	CONSTRAINT "lotti_bozze_rifiuto" CHECK ((esito is not distinct from 'rifiutata') = (codice is not null))
);
--> statement-breakpoint
ALTER TABLE "lotti_bozze" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "formalita" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"atto_id" text NOT NULL,
	"registro" text NOT NULL,
	"esito" text NOT NULL,
	"estremi" text NOT NULL,
	"il" date NOT NULL,
	"documento_id" text NOT NULL,
	"autore" text NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "formalita_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "formalita_registro" CHECK (registro in ('pra', 'conservatoria', 'terzo')),
	CONSTRAINT "formalita_esito" CHECK (esito in ('eseguita', 'rifiutata'))
);
--> statement-breakpoint
ALTER TABLE "formalita" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "bozze" ADD CONSTRAINT "bozze_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bozze" ADD CONSTRAINT "bozze_atto" FOREIGN KEY ("ente_id","atto_id") REFERENCES "public"."atti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotti" ADD CONSTRAINT "lotti_direzione" FOREIGN KEY ("ente_id","direzione_id") REFERENCES "public"."direzioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotti_bozze" ADD CONSTRAINT "lotti_bozze_lotto" FOREIGN KEY ("ente_id","lotto_id") REFERENCES "public"."lotti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotti_bozze" ADD CONSTRAINT "lotti_bozze_bozza" FOREIGN KEY ("ente_id","bozza_id") REFERENCES "public"."bozze"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formalita" ADD CONSTRAINT "formalita_atto" FOREIGN KEY ("ente_id","atto_id") REFERENCES "public"."atti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bozze_una_in_attesa" ON "bozze" USING btree ("ente_id","pratica_id") WHERE stato in ('aperta', 'approvata');--> statement-breakpoint
CREATE INDEX "bozze_da_approvare" ON "bozze" USING btree ("ente_id","direzione_id","tipo") WHERE stato = 'aperta';--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'pagamento_da_attribuire', 'registro'));--> statement-breakpoint
CREATE POLICY "ente" ON "bozze" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "lotti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "lotti_bozze" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "formalita" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table bozze force row level security;
--> statement-breakpoint
alter table lotti force row level security;
--> statement-breakpoint
alter table lotti_bozze force row level security;
--> statement-breakpoint
alter table formalita force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on formalita
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on bozze, lotti, lotti_bozze, formalita to esatto_app;
--> statement-breakpoint
grant update (stato, versione, approvata_da, approvata_il, atto_id) on bozze to esatto_app;
--> statement-breakpoint
grant update (stato, approvato_da, approvato_il) on lotti to esatto_app;
--> statement-breakpoint
grant update (esito, codice) on lotti_bozze to esatto_app;

CREATE TABLE "rate_piano" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"atto_id" text NOT NULL,
	"numero" integer NOT NULL,
	"scadenza" date NOT NULL,
	"importo" bigint NOT NULL,
	"nav" text NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "rate_piano_chiave" PRIMARY KEY("ente_id","atto_id","numero"),
	CONSTRAINT "rate_piano_nav" UNIQUE("ente_id","nav"),
	CONSTRAINT "rate_piano_importo" CHECK (importo > 0)
);
--> statement-breakpoint
ALTER TABLE "rate_piano" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "atti" DROP CONSTRAINT "atti_tipo";--> statement-breakpoint
ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "atti" ADD COLUMN "fatto_id" text;--> statement-breakpoint
ALTER TABLE "atti" ADD COLUMN "righe" jsonb;--> statement-breakpoint
ALTER TABLE "rate_piano" ADD CONSTRAINT "rate_piano_atto" FOREIGN KEY ("ente_id","atto_id") REFERENCES "public"."atti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atti" ADD CONSTRAINT "atti_fatto" FOREIGN KEY ("ente_id","fatto_id") REFERENCES "public"."fatti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atti" ADD CONSTRAINT "atti_del_fatto" UNIQUE("ente_id","fatto_id");--> statement-breakpoint
ALTER TABLE "atti" ADD CONSTRAINT "atti_provvedimento" CHECK ((fatto_id is null) = (righe is null));--> statement-breakpoint
ALTER TABLE "atti" ADD CONSTRAINT "atti_tipo" CHECK (tipo in ('sollecitoPrecoattivo', 'accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione', 'presaInCarico', 'sollecito795', 'intimazione50', 'preavvisoFermo', 'fermo', 'preavvisoIpoteca', 'ipoteca', 'pignoramento72bis', 'sollecitoRate', 'comunicazioneDecadenza', 'revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo', 'provvedimentoRateazione', 'diniegoRateazione'));--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'pagamento_da_attribuire', 'registro', 'provvedimento'));--> statement-breakpoint
CREATE POLICY "ente" ON "rate_piano" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table rate_piano force row level security;
--> statement-breakpoint
create trigger sola_aggiunta before update or delete or truncate on rate_piano
  for each statement execute function rifiuta_modifica();
--> statement-breakpoint
grant select, insert on rate_piano to esatto_app;
--> statement-breakpoint
-- A provision takes its place in the ledger when it is decided, not when it leaves: facts may come in between.
create or replace function atti_segna_istante() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update atti set mastro_progressivo = coalesce((select max(progressivo) from scritture
      where ente_id = new.ente_id and pratica_id = new.pratica_id), 0)
    where ente_id = new.ente_id and id = new.atto_id and fatto_id is null;
  return null;
end $$;

CREATE TABLE "interruttori" (
	"canale" text NOT NULL,
	"gestore" text NOT NULL,
	"stato" text DEFAULT 'chiuso' NOT NULL,
	"falliti" integer DEFAULT 0 NOT NULL,
	"aperto_at" timestamp with time zone,
	"fino_at" timestamp with time zone,
	"prova_di" text,
	CONSTRAINT "interruttori_chiave" PRIMARY KEY("canale","gestore"),
	CONSTRAINT "interruttori_canale" CHECK (canale in ('pec', 'posta')),
	CONSTRAINT "interruttori_stato" CHECK (stato in ('chiuso', 'aperto', 'in_prova')),
	CONSTRAINT "interruttori_intero" CHECK ((stato = 'chiuso') = (aperto_at is null) and (stato = 'chiuso') = (fino_at is null)
        and (stato = 'in_prova') = (prova_di is not null) and falliti >= 0)
);
--> statement-breakpoint
ALTER TABLE "tentativi" ADD COLUMN "giustificato_da" text;--> statement-breakpoint
ALTER TABLE "tentativi" ADD COLUMN "giustificato_versione" integer;--> statement-breakpoint
ALTER TABLE "tentativi" ADD CONSTRAINT "tentativi_giustificazione" FOREIGN KEY ("ente_id","giustificato_da","giustificato_versione") REFERENCES "public"."perfezionamenti"("ente_id","tentativo_id","versione") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tentativi_spediti" ON "tentativi" USING btree ("ente_id","spedito_il");--> statement-breakpoint
ALTER TABLE "tentativi" ADD CONSTRAINT "tentativi_giustificazione_intera" CHECK ((giustificato_da is null) = (giustificato_versione is null) and (giustificato_da is null or ordine > 1));--> statement-breakpoint
-- of the installation and of no Ente: no rule of rows, no datum of persons
grant select, insert, update (stato, falliti, aperto_at, fino_at, prova_di) on interruttori to esatto_app;

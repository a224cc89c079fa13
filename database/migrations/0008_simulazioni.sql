CREATE TABLE "simulazioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text,
	"carico_id" text,
	"profilo" text NOT NULL,
	"confronta" text,
	"pratiche" integer NOT NULL,
	"seme" bigint NOT NULL,
	"anni" integer NOT NULL,
	"dal" date NOT NULL,
	"stato" text DEFAULT 'richiesta' NOT NULL,
	"fette" integer NOT NULL,
	"fatte" integer DEFAULT 0 NOT NULL,
	"ultima" text,
	"somme" json,
	"risultato" json,
	"errore" text,
	"richiesta_da" text NOT NULL,
	"richiesta_il" date NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"terminata_at" timestamp with time zone,
	CONSTRAINT "simulazioni_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "simulazioni_stato" CHECK (stato in ('richiesta', 'in_corso', 'conclusa', 'annullata', 'fallita')),
	CONSTRAINT "simulazioni_profilo" CHECK (profilo in ('legge160', 'trentino', 'firenze', 'vasto')),
	CONSTRAINT "simulazioni_confronta" CHECK (confronta in ('legge160', 'trentino', 'firenze', 'vasto')),
	CONSTRAINT "simulazioni_lista" CHECK ((carico_id is null) = (direzione_id is null)),
	CONSTRAINT "simulazioni_misure" CHECK (pratiche > 0 and fette between 1 and pratiche and seme >= 0 and anni > 0),
	CONSTRAINT "simulazioni_fatte" CHECK (fatte between 0 and fette and (stato <> 'conclusa' or fatte = fette)),
	CONSTRAINT "simulazioni_somme" CHECK (somme is null or stato = 'in_corso'),
	CONSTRAINT "simulazioni_risultato" CHECK ((stato = 'conclusa') = (risultato is not null)),
	CONSTRAINT "simulazioni_errore" CHECK ((stato = 'fallita') = (errore is not null)),
	CONSTRAINT "simulazioni_terminata" CHECK ((stato in ('conclusa', 'annullata', 'fallita')) = (terminata_at is not null))
);
--> statement-breakpoint
ALTER TABLE "simulazioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "simulazioni" ADD CONSTRAINT "simulazioni_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulazioni" ADD CONSTRAINT "simulazioni_direzione" FOREIGN KEY ("ente_id","direzione_id") REFERENCES "public"."direzioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulazioni" ADD CONSTRAINT "simulazioni_carico" FOREIGN KEY ("ente_id","carico_id") REFERENCES "public"."carichi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "simulazioni_aperte" ON "simulazioni" USING btree ("ente_id","registrata_at") WHERE stato in ('richiesta', 'in_corso');--> statement-breakpoint
CREATE POLICY "ente" ON "simulazioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
alter table simulazioni force row level security;
--> statement-breakpoint

-- What has ended stays as it ended: a slice that comes late, or a second end, changes nothing.
create function simulazioni_terminate() returns trigger language plpgsql as $$
begin
  raise exception 'simulazione.terminata: la simulazione % e gia finita (%)', old.id, old.stato
    using errcode = 'ES025', table = 'simulazioni';
end $$;
--> statement-breakpoint
create trigger simulazioni_terminate before update on simulazioni for each row
  when (old.stato in ('conclusa', 'annullata', 'fallita')) execute function simulazioni_terminate();
--> statement-breakpoint
grant select, insert on simulazioni to esatto_app;
--> statement-breakpoint
grant update (stato, fatte, ultima, somme, risultato, errore, terminata_at) on simulazioni to esatto_app;

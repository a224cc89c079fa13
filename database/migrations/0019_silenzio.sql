ALTER TABLE "pezzi_postali" ADD COLUMN "chiesto_il" date;--> statement-breakpoint
grant update (chiesto_il) on pezzi_postali to esatto_app;

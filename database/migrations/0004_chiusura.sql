ALTER TABLE "pratiche" ADD COLUMN "chiusa_versato" bigint;--> statement-breakpoint
grant update (chiusa_versato) on pratiche to esatto_app;

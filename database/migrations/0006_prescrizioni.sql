ALTER TABLE "pratiche" ADD COLUMN "prescrive_il" date;--> statement-breakpoint
ALTER TABLE "pratiche" ADD COLUMN "allarme_il" date;--> statement-breakpoint
CREATE INDEX "pratiche_in_allarme" ON "pratiche" USING btree ("ente_id","allarme_il","id") WHERE stato = 'aperta';--> statement-breakpoint
grant update (prescrive_il, allarme_il) on pratiche to esatto_app;

ALTER TABLE "carichi" ADD COLUMN "affidata_il" date;--> statement-breakpoint
ALTER TABLE "coobbligati" ADD COLUMN "cointestatario" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "voci_partita" ADD COLUMN "imponibile" bigint;--> statement-breakpoint
ALTER TABLE "voci_partita" ADD COLUMN "titolo" text;--> statement-breakpoint
ALTER TABLE "voci_partita" ADD COLUMN "targa" text;
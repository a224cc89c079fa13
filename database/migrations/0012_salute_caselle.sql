ALTER TABLE "compiti" DROP CONSTRAINT "compiti_tipo";--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "sospesa_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "sospesa_motivo" text;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "letta_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "da_prendere" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "arretrato_dal" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "piu_vecchio_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "quota_usata" bigint;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD COLUMN "quota_massima" bigint;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD CONSTRAINT "caselle_pec_sospesa" CHECK ((sospesa_at is null) = (sospesa_motivo is null));--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD CONSTRAINT "caselle_pec_motivo" CHECK (sospesa_motivo in ('SMTP_CREDENZIALI', 'IMAP_CREDENZIALI'));--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'casella', 'pagamento_da_attribuire', 'registro', 'provvedimento', 'parametro'));--> statement-breakpoint
grant update (sospesa_at, sospesa_motivo, letta_at, da_prendere, arretrato_dal, piu_vecchio_at, quota_usata, quota_massima)
  on caselle_pec to esatto_app;
--> statement-breakpoint
-- a transmission that certainly was not taken is handed over again: its minutes begin again
grant update (riservata_at) on trasmissioni to esatto_app;

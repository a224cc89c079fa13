CREATE TABLE "atti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"tipo" text NOT NULL,
	"anno" integer NOT NULL,
	"numero" integer NOT NULL,
	"motivo" text NOT NULL,
	"norma" text NOT NULL,
	"emesso_il" date NOT NULL,
	"partite" text[] NOT NULL,
	"rate" integer[],
	"importi" jsonb NOT NULL,
	"dovuto" bigint NOT NULL,
	"nav" text,
	"mastro_progressivo" integer DEFAULT 0 NOT NULL,
	"versione" integer NOT NULL,
	"stato" text DEFAULT 'numerato' NOT NULL,
	"pdf_id" text,
	"pdf_sha256" text,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "atti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "atti_numero" UNIQUE("ente_id","tipo","anno","numero"),
	CONSTRAINT "atti_nav" UNIQUE("ente_id","nav"),
	CONSTRAINT "atti_tipo" CHECK (tipo in ('sollecitoPrecoattivo', 'accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione', 'presaInCarico', 'sollecito795', 'intimazione50', 'preavvisoFermo', 'fermo', 'preavvisoIpoteca', 'ipoteca', 'pignoramento72bis', 'sollecitoRate', 'comunicazioneDecadenza', 'revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo')),
	CONSTRAINT "atti_stato" CHECK (stato in ('numerato', 'reso', 'annullato')),
	CONSTRAINT "atti_reso" CHECK (stato <> 'reso' or (pdf_id is not null and pdf_sha256 is not null)),
	CONSTRAINT "atti_dovuto" CHECK ((importi->>'dovuto')::bigint = dovuto)
);
--> statement-breakpoint
ALTER TABLE "atti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "numeratori" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"tipo" text NOT NULL,
	"anno" integer NOT NULL,
	"ultimo" integer NOT NULL,
	CONSTRAINT "numeratori_chiave" PRIMARY KEY("ente_id","tipo","anno")
);
--> statement-breakpoint
ALTER TABLE "numeratori" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carichi" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"formato" text NOT NULL,
	"nome_file" text NOT NULL,
	"sha256" text NOT NULL,
	"documento_id" text,
	"mappa_id" text,
	"stato" text DEFAULT 'ricevuto' NOT NULL,
	"data_lista" date,
	"affidata_il" date,
	"report" jsonb,
	"totale_cents" bigint,
	"caricato_da" text NOT NULL,
	"caricato_il" date NOT NULL,
	"approvato_da" text,
	"approvato_il" date,
	"dichiarazione" text,
	"minuta_pdf_id" text,
	"minuta_csv_id" text,
	"pratiche_totali" integer DEFAULT 0 NOT NULL,
	"pratiche_avviate" integer DEFAULT 0 NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"aggiornato_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carichi_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "carichi_stato" CHECK (stato in ('ricevuto', 'controllato', 'rifiutato', 'in_approvazione', 'approvato', 'avviato', 'respinto')),
	CONSTRAINT "carichi_formato" CHECK (formato in ('290', 'csv', 'xlsx')),
	CONSTRAINT "carichi_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "carichi_due_persone" CHECK (approvato_da is null or approvato_da <> caricato_da),
	CONSTRAINT "carichi_approvazione" CHECK (stato not in ('approvato', 'avviato') or (approvato_da is not null and approvato_il is not null and dichiarazione is not null))
);
--> statement-breakpoint
ALTER TABLE "carichi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mappe" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"nome" text NOT NULL,
	"mappa" jsonb NOT NULL,
	"aggiornata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "mappe_chiave" PRIMARY KEY("ente_id","id")
);
--> statement-breakpoint
ALTER TABLE "mappe" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "debitori" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"natura" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "debitori_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "debitori_natura" CHECK (natura in ('persona', 'ente'))
);
--> statement-breakpoint
ALTER TABLE "debitori" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "debitori_anagrafiche" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"debitore_id" text NOT NULL,
	"codice_fiscale" text NOT NULL,
	"cognome" text,
	"nome" text,
	"denominazione" text,
	"indirizzo" text NOT NULL,
	"cap" text,
	"belfiore" text,
	"localita" text,
	"sesso" text,
	"data_nascita" date,
	"belfiore_nascita" text,
	"aggiornata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "debitori_anagrafiche_chiave" PRIMARY KEY("ente_id","debitore_id"),
	CONSTRAINT "debitori_anagrafiche_codice_fiscale" UNIQUE("ente_id","codice_fiscale")
);
--> statement-breakpoint
ALTER TABLE "debitori_anagrafiche" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "domicili_digitali" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"debitore_id" text NOT NULL,
	"indirizzo" text,
	"registro" text,
	"rilevato_il" date NOT NULL,
	"fonte" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "domicili_digitali_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "domicili_digitali_registro" CHECK (registro in ('inipec', 'inad', 'ipa'))
);
--> statement-breakpoint
ALTER TABLE "domicili_digitali" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documenti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"tipo" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"dimensione" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "documenti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "documenti_contenuto" UNIQUE("ente_id","tipo","sha256"),
	CONSTRAINT "documenti_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "documenti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assegnazioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"utente_id" text NOT NULL,
	"direzione_id" text,
	"ruolo" text NOT NULL,
	"attiva" boolean DEFAULT true NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "assegnazioni_unica" UNIQUE NULLS NOT DISTINCT("ente_id","utente_id","direzione_id","ruolo"),
	CONSTRAINT "assegnazioni_ruolo" CHECK (ruolo in ('ente.lettura', 'ente.operatore', 'ente.responsabile', 'societa.operatore', 'societa.ufficiale', 'societa.amministratore', 'macchina'))
);
--> statement-breakpoint
ALTER TABLE "assegnazioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "direzioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"codice" text NOT NULL,
	"nome" text NOT NULL,
	CONSTRAINT "direzioni_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "direzioni_codice" UNIQUE("ente_id","codice")
);
--> statement-breakpoint
ALTER TABLE "direzioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enti" (
	"id" text PRIMARY KEY NOT NULL,
	"codice" text NOT NULL,
	"attivo" boolean DEFAULT true NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "enti_codice_unique" UNIQUE("codice")
);
--> statement-breakpoint
CREATE TABLE "enti_configurazioni" (
	"ente_id" text PRIMARY KEY DEFAULT current_setting('app.ente', true) NOT NULL,
	"denominazione" text NOT NULL,
	"codice_fiscale" text NOT NULL,
	"indirizzo" text NOT NULL,
	"pec" text,
	"comuni" text[] DEFAULT '{}' NOT NULL,
	"tributi" jsonb NOT NULL,
	"carta_intestata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"funzionario" text NOT NULL,
	"responsabile" text NOT NULL,
	"casella" text,
	"profilo" text DEFAULT 'legge160' NOT NULL,
	"parametri" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"aggiornata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "enti_configurazioni_profilo" CHECK (profilo in ('legge160', 'trentino', 'firenze', 'vasto'))
);
--> statement-breakpoint
ALTER TABLE "enti_configurazioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "utenti" (
	"id" text PRIMARY KEY NOT NULL,
	"nome" text NOT NULL,
	"attivo" boolean DEFAULT true NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comandi" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"chiave" text NOT NULL,
	"nome" text NOT NULL,
	"corpo_sha256" text NOT NULL,
	"via" text NOT NULL,
	"autore" text NOT NULL,
	"documento_id" text,
	"esito" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "comandi_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "comandi_una_volta" UNIQUE("ente_id","chiave"),
	CONSTRAINT "comandi_via" CHECK (via in ('UPDATE', 'SIGNAL'))
);
--> statement-breakpoint
ALTER TABLE "comandi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consegne" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"proposta_id" text NOT NULL,
	"il" date NOT NULL,
	"documento_id" text,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "consegne_chiave" PRIMARY KEY("ente_id","proposta_id")
);
--> statement-breakpoint
ALTER TABLE "consegne" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fatti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"progressivo" integer NOT NULL,
	"chiave" text NOT NULL,
	"tipo" text NOT NULL,
	"noto_il" date NOT NULL,
	"dati" jsonb NOT NULL,
	"autore" text NOT NULL,
	"documento_id" text,
	"norma" text NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "fatti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "fatti_una_volta" UNIQUE("ente_id","pratica_id","chiave"),
	CONSTRAINT "fatti_progressivo" UNIQUE("ente_id","pratica_id","progressivo")
);
--> statement-breakpoint
ALTER TABLE "fatti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "indagini" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"motivo" text NOT NULL,
	"il" date NOT NULL,
	"esito_noto_il" date,
	"elenco" text[],
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "indagini_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "indagini_esito" CHECK ((esito_noto_il is null) = (elenco is null))
);
--> statement-breakpoint
ALTER TABLE "indagini" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "passi" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"versione" integer NOT NULL,
	"il" date NOT NULL,
	"tipo" text NOT NULL,
	"motivo" text NOT NULL,
	"passo" jsonb NOT NULL,
	"eseguito_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "passi_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "passi_tipo" CHECK (tipo in ('attendi', 'emetti', 'indaga', 'proponi', 'chiudi'))
);
--> statement-breakpoint
ALTER TABLE "passi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposte" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"tipo" text NOT NULL,
	"motivo" text NOT NULL,
	"il" date NOT NULL,
	"dati" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proposte_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "proposte_tipo" CHECK (tipo in ('restituzione', 'rimborso', 'incasso', 'allarme', 'prescrizione', 'eredi', 'insinuazione', 'rateazione', 'inesigibilita', 'notifica'))
);
--> statement-breakpoint
ALTER TABLE "proposte" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "movimenti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"scrittura_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"partita_id" text,
	"conto" text NOT NULL,
	"importo" bigint NOT NULL,
	CONSTRAINT "movimenti_chiave" PRIMARY KEY("ente_id","scrittura_id","ordine"),
	CONSTRAINT "movimenti_importo" CHECK (importo <> 0),
	CONSTRAINT "movimenti_conto" CHECK (conto in ('crediti.capitale', 'crediti.sanzioni', 'crediti.interessi', 'crediti.spese', 'crediti.mora', 'crediti.oneri', 'crediti.procedura', 'carichi.ente', 'maturati.mora', 'maturati.oneri', 'maturati.procedura', 'sgravi', 'restituzioni', 'prescrizioni', 'discarichi', 'estinzioni', 'incassi.ponte', 'versamenti.debitore', 'rimborsi.debitore', 'incassi.dopo_chiusura'))
);
--> statement-breakpoint
ALTER TABLE "movimenti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scritture" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"chiave" text NOT NULL,
	"causale" text NOT NULL,
	"riferimento" text NOT NULL,
	"effettiva_il" date NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT now() NOT NULL,
	"progressivo" integer NOT NULL,
	"precedente_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"transazione" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "scritture_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "scritture_una_volta" UNIQUE("ente_id","chiave"),
	CONSTRAINT "scritture_progressivo" UNIQUE("ente_id","pratica_id","progressivo"),
	CONSTRAINT "scritture_causale" CHECK (causale in ('apertura', 'maturazione', 'sgravio', 'restituzione', 'prescrizione', 'discarico', 'estinzione', 'incasso', 'imputazione', 'rimborso', 'storno'))
);
--> statement-breakpoint
ALTER TABLE "scritture" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sigilli" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"tipo" text NOT NULL,
	"giorno" date NOT NULL,
	"al" timestamp with time zone NOT NULL,
	"righe" bigint NOT NULL,
	"progressivo" integer NOT NULL,
	"precedente_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sigillato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "sigilli_chiave" PRIMARY KEY("ente_id","tipo","giorno"),
	CONSTRAINT "sigilli_progressivo" UNIQUE("ente_id","tipo","progressivo"),
	CONSTRAINT "sigilli_tipo" CHECK (tipo in ('mastro', 'audit'))
);
--> statement-breakpoint
ALTER TABLE "sigilli" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "caselle_pec" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"indirizzo" text NOT NULL,
	"uidvalidity" bigint,
	"uid" bigint DEFAULT 0 NOT NULL,
	"aggiornata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "caselle_pec_chiave" PRIMARY KEY("ente_id","indirizzo")
);
--> statement-breakpoint
ALTER TABLE "caselle_pec" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "eventi_notifica" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"tentativo_id" text,
	"trasmissione_id" text,
	"tipo" text NOT NULL,
	"classe" text,
	"il" timestamp with time zone NOT NULL,
	"documento_id" text,
	"sha256" text NOT NULL,
	"dati" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "eventi_notifica_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "eventi_notifica_una_volta" UNIQUE("ente_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "eventi_notifica" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifiche" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"atto_id" text NOT NULL,
	"debitore_id" text NOT NULL,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "notifiche_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "notifiche_destinatario" UNIQUE("ente_id","atto_id","debitore_id")
);
--> statement-breakpoint
ALTER TABLE "notifiche" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tentativi" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"notifica_id" text NOT NULL,
	"atto_id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"canale" text,
	"stato" text DEFAULT 'da_inviare' NOT NULL,
	"spedito_il" date,
	"esito" text,
	"legale_il" date,
	"noto_il" date,
	"attesa_fino" date,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "tentativi_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "tentativi_ordine" UNIQUE("ente_id","notifica_id","ordine"),
	CONSTRAINT "tentativi_canale" CHECK (canale in ('pec', 'deposito', 'raccomandata', 'albo')),
	CONSTRAINT "tentativi_stato" CHECK (stato in ('da_inviare', 'inviato', 'incerto', 'concluso')),
	CONSTRAINT "tentativi_esito" CHECK (esito in ('perfezionata', 'fallita', 'irreperibile')),
	CONSTRAINT "tentativi_esito_intero" CHECK ((esito is null) = (legale_il is null) and (esito is null) = (noto_il is null))
);
--> statement-breakpoint
ALTER TABLE "tentativi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trasmissioni" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"tentativo_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"message_id" text NOT NULL,
	"stato" text DEFAULT 'riservata' NOT NULL,
	"riservata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"inviata_at" timestamp with time zone,
	"inviata_il" date,
	"destinatario_domicilio_id" text,
	"motivo" text,
	"codice" text,
	CONSTRAINT "trasmissioni_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "trasmissioni_ordine" UNIQUE("ente_id","tentativo_id","ordine"),
	CONSTRAINT "trasmissioni_message_id" UNIQUE("ente_id","message_id"),
	CONSTRAINT "trasmissioni_stato" CHECK (stato in ('riservata', 'inviata', 'rifiutata', 'incerta', 'da_ritentare'))
);
--> statement-breakpoint
ALTER TABLE "trasmissioni" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "compiti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text,
	"pratica_id" text,
	"carico_id" text,
	"tentativo_id" text,
	"tipo" text NOT NULL,
	"riferimento" text NOT NULL,
	"aperto_il" date NOT NULL,
	"entro" date,
	"chiuso_il" date,
	"chiuso_da" text,
	"esito" jsonb,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "compiti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "compiti_tipo" CHECK (tipo in ('indagine', 'postale', 'deposito', 'albo', 'approvazione', 'proposta', 'incerta', 'pec_sconosciuta', 'pagamento_da_attribuire')),
	CONSTRAINT "compiti_chiusura" CHECK ((chiuso_il is null) = (chiuso_da is null))
);
--> statement-breakpoint
ALTER TABLE "compiti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pagamenti" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text,
	"pratica_id" text,
	"ricevuta_id" text NOT NULL,
	"nav" text,
	"importo" bigint NOT NULL,
	"valuta" date NOT NULL,
	"noto_il" date NOT NULL,
	"mezzo" text NOT NULL,
	"stato" text DEFAULT 'ricevuto' NOT NULL,
	"documento_id" text,
	"raccontato_at" timestamp with time zone,
	"registrato_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "pagamenti_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "pagamenti_ricevuta" UNIQUE("ente_id","ricevuta_id"),
	CONSTRAINT "pagamenti_importo" CHECK (importo > 0),
	CONSTRAINT "pagamenti_stato" CHECK (stato in ('ricevuto', 'raccontato', 'da_attribuire')),
	CONSTRAINT "pagamenti_raccontato" CHECK (stato <> 'raccontato' or (pratica_id is not null and raccontato_at is not null))
);
--> statement-breakpoint
ALTER TABLE "pagamenti" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coobbligati" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"partita_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"riga" integer NOT NULL,
	"cointestatario" boolean DEFAULT false NOT NULL,
	"codice_fiscale" text NOT NULL,
	"cognome" text,
	"nome" text,
	"denominazione" text,
	"indirizzo" text NOT NULL,
	"cap" text,
	"belfiore" text,
	"localita" text,
	"sesso" text,
	"data_nascita" date,
	"belfiore_nascita" text,
	CONSTRAINT "coobbligati_chiave" PRIMARY KEY("ente_id","partita_id","ordine")
);
--> statement-breakpoint
ALTER TABLE "coobbligati" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partite" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"pratica_id" text NOT NULL,
	"carico_id" text NOT NULL,
	"riga" integer NOT NULL,
	"codice" text NOT NULL,
	"natura" text NOT NULL,
	"capitale" bigint DEFAULT 0 NOT NULL,
	"sanzioni" bigint DEFAULT 0 NOT NULL,
	"interessi" bigint DEFAULT 0 NOT NULL,
	"spese" bigint DEFAULT 0 NOT NULL,
	"prescrizione_dal" date NOT NULL,
	"prescrizione_anni" integer NOT NULL,
	"titolo_tipo" text,
	"titolo_notificato_il" date,
	"titolo_numero" text,
	"ricorso" boolean DEFAULT false NOT NULL,
	"scadenza_ultima_rata" date,
	"affidata_il" date NOT NULL,
	"ordine" integer NOT NULL,
	"aggiunta" boolean DEFAULT false NOT NULL,
	"contenuto_sha256" "bytea",
	CONSTRAINT "partite_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "partite_ordine" UNIQUE("ente_id","pratica_id","ordine"),
	CONSTRAINT "partite_natura" CHECK (natura in ('tributaria', 'patrimoniale', 'cds')),
	CONSTRAINT "partite_titolo" CHECK (titolo_tipo in ('accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione')),
	CONSTRAINT "partite_titolo_intero" CHECK ((titolo_tipo is null) = (titolo_notificato_il is null)),
	CONSTRAINT "partite_positiva" CHECK (capitale + sanzioni + interessi + spese > 0)
);
--> statement-breakpoint
ALTER TABLE "partite" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pratiche" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"carico_id" text NOT NULL,
	"direzione_id" text NOT NULL,
	"debitore_id" text NOT NULL,
	"profilo" text NOT NULL,
	"parametri" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"versione" integer DEFAULT 1 NOT NULL,
	"stato" text DEFAULT 'aperta' NOT NULL,
	"inizio" date NOT NULL,
	"ultimo_passo" jsonb,
	"motivo" text,
	"fino" date,
	"valutata_versione" integer,
	"valutata_il" date,
	"iniziata_il" date,
	"chiusa_il" date,
	"chiusa_motivo" text,
	"registrata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"aggiornata_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pratiche_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "pratiche_debitore_carico" UNIQUE("ente_id","carico_id","debitore_id"),
	CONSTRAINT "pratiche_stato" CHECK (stato in ('aperta', 'chiusa')),
	CONSTRAINT "pratiche_profilo" CHECK (profilo in ('legge160', 'trentino', 'firenze', 'vasto')),
	CONSTRAINT "pratiche_chiusura" CHECK ((stato = 'chiusa') = (chiusa_il is not null) and (stato = 'chiusa') = (chiusa_motivo is not null))
);
--> statement-breakpoint
ALTER TABLE "pratiche" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "voci_partita" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"partita_id" text NOT NULL,
	"ordine" integer NOT NULL,
	"riga" integer NOT NULL,
	"anno" integer NOT NULL,
	"tributo" text NOT NULL,
	"componente" text NOT NULL,
	"imponibile" bigint,
	"importo" bigint NOT NULL,
	"decorrenza" date,
	"informazioni" text,
	"titolo" text,
	"titolo_tipo" text,
	"titolo_numero" text,
	"titolo_data" date,
	"targa" text,
	CONSTRAINT "voci_partita_chiave" PRIMARY KEY("ente_id","partita_id","ordine"),
	CONSTRAINT "voci_partita_componente" CHECK (componente in ('capitale', 'sanzioni', 'interessi', 'spese'))
);
--> statement-breakpoint
ALTER TABLE "voci_partita" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"id" text NOT NULL,
	"utente_id" text NOT NULL,
	"azione" text NOT NULL,
	"oggetto" text NOT NULL,
	"esito" text NOT NULL,
	"codice" text,
	"documento_id" text,
	"norma" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"hash" "bytea" DEFAULT ''::bytea NOT NULL,
	CONSTRAINT "audit_chiave" PRIMARY KEY("ente_id","id"),
	CONSTRAINT "audit_esito" CHECK (esito in ('eseguita', 'rifiutata', 'letta', 'errore'))
);
--> statement-breakpoint
ALTER TABLE "audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotenza" (
	"ente_id" text DEFAULT current_setting('app.ente', true) NOT NULL,
	"chiave" text NOT NULL,
	"rotta" text NOT NULL,
	"corpo_sha256" text NOT NULL,
	"stato" text DEFAULT 'in_corso' NOT NULL,
	"risposta" jsonb,
	"iniziata_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"conclusa_at" timestamp with time zone,
	CONSTRAINT "idempotenza_chiave" PRIMARY KEY("ente_id","chiave"),
	CONSTRAINT "idempotenza_stato" CHECK (stato in ('in_corso', 'conclusa')),
	CONSTRAINT "idempotenza_conclusa" CHECK ((stato = 'conclusa') = (risposta is not null))
);
--> statement-breakpoint
ALTER TABLE "idempotenza" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "orologio" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"modo" text NOT NULL,
	"giorno_ms" integer,
	"civile_base" timestamp with time zone DEFAULT now() NOT NULL,
	"reale_base" timestamp with time zone,
	CONSTRAINT "orologio_unico" CHECK (id = 1),
	CONSTRAINT "orologio_modo" CHECK (modo in ('reale', 'accelerato', 'comandato')),
	CONSTRAINT "orologio_giorno" CHECK ((modo = 'accelerato') = (giorno_ms is not null) and giorno_ms > 0)
);
--> statement-breakpoint
ALTER TABLE "atti" ADD CONSTRAINT "atti_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carichi" ADD CONSTRAINT "carichi_direzione" FOREIGN KEY ("ente_id","direzione_id") REFERENCES "public"."direzioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mappe" ADD CONSTRAINT "mappe_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debitori_anagrafiche" ADD CONSTRAINT "debitori_anagrafiche_debitore" FOREIGN KEY ("ente_id","debitore_id") REFERENCES "public"."debitori"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domicili_digitali" ADD CONSTRAINT "domicili_digitali_debitore" FOREIGN KEY ("ente_id","debitore_id") REFERENCES "public"."debitori"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assegnazioni" ADD CONSTRAINT "assegnazioni_utente_id_utenti_id_fk" FOREIGN KEY ("utente_id") REFERENCES "public"."utenti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assegnazioni" ADD CONSTRAINT "assegnazioni_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assegnazioni" ADD CONSTRAINT "assegnazioni_direzione" FOREIGN KEY ("ente_id","direzione_id") REFERENCES "public"."direzioni"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direzioni" ADD CONSTRAINT "direzioni_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enti_configurazioni" ADD CONSTRAINT "enti_configurazioni_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comandi" ADD CONSTRAINT "comandi_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consegne" ADD CONSTRAINT "consegne_proposta" FOREIGN KEY ("ente_id","proposta_id") REFERENCES "public"."proposte"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fatti" ADD CONSTRAINT "fatti_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indagini" ADD CONSTRAINT "indagini_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passi" ADD CONSTRAINT "passi_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposte" ADD CONSTRAINT "proposte_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scritture" ADD CONSTRAINT "scritture_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sigilli" ADD CONSTRAINT "sigilli_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caselle_pec" ADD CONSTRAINT "caselle_pec_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eventi_notifica" ADD CONSTRAINT "eventi_notifica_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifiche" ADD CONSTRAINT "notifiche_atto" FOREIGN KEY ("ente_id","atto_id") REFERENCES "public"."atti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifiche" ADD CONSTRAINT "notifiche_debitore" FOREIGN KEY ("ente_id","debitore_id") REFERENCES "public"."debitori"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tentativi" ADD CONSTRAINT "tentativi_notifica" FOREIGN KEY ("ente_id","notifica_id") REFERENCES "public"."notifiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tentativi" ADD CONSTRAINT "tentativi_atto" FOREIGN KEY ("ente_id","atto_id") REFERENCES "public"."atti"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trasmissioni" ADD CONSTRAINT "trasmissioni_tentativo" FOREIGN KEY ("ente_id","tentativo_id") REFERENCES "public"."tentativi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compiti" ADD CONSTRAINT "compiti_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pagamenti" ADD CONSTRAINT "pagamenti_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pagamenti" ADD CONSTRAINT "pagamenti_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coobbligati" ADD CONSTRAINT "coobbligati_partita" FOREIGN KEY ("ente_id","partita_id") REFERENCES "public"."partite"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partite" ADD CONSTRAINT "partite_pratica" FOREIGN KEY ("ente_id","pratica_id") REFERENCES "public"."pratiche"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pratiche" ADD CONSTRAINT "pratiche_carico" FOREIGN KEY ("ente_id","carico_id") REFERENCES "public"."carichi"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pratiche" ADD CONSTRAINT "pratiche_debitore" FOREIGN KEY ("ente_id","debitore_id") REFERENCES "public"."debitori"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voci_partita" ADD CONSTRAINT "voci_partita_partita" FOREIGN KEY ("ente_id","partita_id") REFERENCES "public"."partite"("ente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotenza" ADD CONSTRAINT "idempotenza_ente" FOREIGN KEY ("ente_id") REFERENCES "public"."enti"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "atti_della_pratica" ON "atti" USING btree ("ente_id","pratica_id","emesso_il");--> statement-breakpoint
CREATE INDEX "atti_da_rendere" ON "atti" USING btree ("ente_id","registrato_at") WHERE stato = 'numerato';--> statement-breakpoint
CREATE UNIQUE INDEX "carichi_file" ON "carichi" USING btree ("ente_id","sha256") WHERE stato not in ('rifiutato', 'respinto');--> statement-breakpoint
CREATE INDEX "carichi_per_stato" ON "carichi" USING btree ("ente_id","stato","caricato_il");--> statement-breakpoint
CREATE UNIQUE INDEX "mappe_nome" ON "mappe" USING btree ("ente_id","nome");--> statement-breakpoint
CREATE INDEX "domicili_digitali_ultimo" ON "domicili_digitali" USING btree ("ente_id","debitore_id","rilevato_il","registrato_at");--> statement-breakpoint
CREATE INDEX "comandi_della_pratica" ON "comandi" USING btree ("ente_id","pratica_id","at");--> statement-breakpoint
CREATE INDEX "indagini_della_pratica" ON "indagini" USING btree ("ente_id","pratica_id","il");--> statement-breakpoint
CREATE INDEX "passi_della_pratica" ON "passi" USING btree ("ente_id","pratica_id","il","eseguito_at");--> statement-breakpoint
CREATE INDEX "proposte_della_pratica" ON "proposte" USING btree ("ente_id","pratica_id","il");--> statement-breakpoint
CREATE INDEX "scritture_per_giorno" ON "scritture" USING btree ("ente_id","registrata_at");--> statement-breakpoint
CREATE INDEX "eventi_notifica_del_tentativo" ON "eventi_notifica" USING btree ("ente_id","tentativo_id","il");--> statement-breakpoint
CREATE INDEX "tentativi_della_pratica" ON "tentativi" USING btree ("ente_id","pratica_id");--> statement-breakpoint
CREATE INDEX "tentativi_dell_atto" ON "tentativi" USING btree ("ente_id","atto_id","ordine");--> statement-breakpoint
CREATE INDEX "tentativi_aperti" ON "tentativi" USING btree ("ente_id","stato","attesa_fino") WHERE stato <> 'concluso';--> statement-breakpoint
CREATE INDEX "trasmissioni_aperte" ON "trasmissioni" USING btree ("ente_id","riservata_at") WHERE stato in ('riservata', 'incerta', 'da_ritentare');--> statement-breakpoint
CREATE UNIQUE INDEX "compiti_uno_aperto" ON "compiti" USING btree ("ente_id","tipo","riferimento") WHERE chiuso_il is null;--> statement-breakpoint
CREATE INDEX "compiti_aperti" ON "compiti" USING btree ("ente_id","tipo","entro") WHERE chiuso_il is null;--> statement-breakpoint
CREATE INDEX "compiti_della_pratica" ON "compiti" USING btree ("ente_id","pratica_id");--> statement-breakpoint
CREATE INDEX "pagamenti_della_pratica" ON "pagamenti" USING btree ("ente_id","pratica_id");--> statement-breakpoint
CREATE INDEX "pagamenti_da_raccontare" ON "pagamenti" USING btree ("ente_id","registrato_at") WHERE stato <> 'raccontato';--> statement-breakpoint
CREATE INDEX "coobbligati_codice_fiscale" ON "coobbligati" USING btree ("ente_id","codice_fiscale");--> statement-breakpoint
CREATE INDEX "partite_contenuto" ON "partite" USING btree ("ente_id","contenuto_sha256");--> statement-breakpoint
CREATE INDEX "partite_del_carico" ON "partite" USING btree ("ente_id","carico_id","riga");--> statement-breakpoint
CREATE INDEX "pratiche_del_debitore" ON "pratiche" USING btree ("ente_id","debitore_id");--> statement-breakpoint
CREATE INDEX "pratiche_in_scadenza" ON "pratiche" USING btree ("ente_id","fino") WHERE stato = 'aperta';--> statement-breakpoint
CREATE INDEX "pratiche_per_stato" ON "pratiche" USING btree ("ente_id","stato","motivo");--> statement-breakpoint
CREATE INDEX "audit_per_giorno" ON "audit" USING btree ("ente_id","at");--> statement-breakpoint
CREATE INDEX "audit_per_oggetto" ON "audit" USING btree ("ente_id","oggetto","at");--> statement-breakpoint
CREATE POLICY "ente" ON "atti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "numeratori" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "carichi" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "mappe" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "debitori" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "debitori_anagrafiche" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "domicili_digitali" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "documenti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "assegnazioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "direzioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "enti_configurazioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "comandi" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "consegne" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "fatti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "indagini" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "passi" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "proposte" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "movimenti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "scritture" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "sigilli" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "caselle_pec" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "eventi_notifica" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "notifiche" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "tentativi" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "trasmissioni" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "compiti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "pagamenti" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "coobbligati" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "partite" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "pratiche" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "voci_partita" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "audit" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));--> statement-breakpoint
CREATE POLICY "ente" ON "idempotenza" AS PERMISSIVE FOR ALL TO public USING (ente_id = current_setting('app.ente', true)) WITH CHECK (ente_id = current_setting('app.ente', true));
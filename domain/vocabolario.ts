/** Closed vocabularies of the field. Source: domain/decisione.md, section 12, and cases/storie section 2. */

export const NATURE = ['tributaria', 'patrimoniale', 'cds'] as const;
export type Natura = (typeof NATURE)[number];

export const COMPONENTI = ['capitale', 'sanzioni', 'interessi', 'spese'] as const;
export type Componente = (typeof COMPONENTI)[number];

export const TIPI_TITOLO = ['accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione'] as const;
export type TipoTitolo = (typeof TIPI_TITOLO)[number];

export const TIPI_ATTO = [
  'sollecitoPrecoattivo',
  ...TIPI_TITOLO,
  'presaInCarico',
  'sollecito795',
  'intimazione50',
  'preavvisoFermo',
  'fermo',
  'preavvisoIpoteca',
  'ipoteca',
  'pignoramento72bis',
  'sollecitoRate',
  'comunicazioneDecadenza',
  'revocaFermo',
  'cancellazioneIpoteca',
  'svincoloTerzo',
] as const;
export type TipoAtto = (typeof TIPI_ATTO)[number];

/** Answers to who asks for instalments: numbered, printed and notified, but no step of the decision (atti.md, A17). */
export const PROVVEDIMENTI = ['provvedimentoRateazione', 'diniegoRateazione'] as const;
export type Provvedimento = (typeof PROVVEDIMENTI)[number];

/** All that is printed under a number. */
export const TIPI_STAMPATI = [...TIPI_ATTO, ...PROVVEDIMENTI] as const;
export type TipoStampato = (typeof TIPI_STAMPATI)[number];

export const CANALI = ['pec', 'deposito', 'raccomandata', 'messo', 'albo'] as const;
export type Canale = (typeof CANALI)[number];

export const ESITI_NOTIFICA = ['perfezionata', 'fallita', 'irreperibile'] as const;
export type EsitoNotifica = (typeof ESITI_NOTIFICA)[number];

export const PASSI = ['attendi', 'emetti', 'indaga', 'proponi', 'chiudi'] as const;
export type TipoPasso = (typeof PASSI)[number];

export const PROPOSTE = [
  'restituzione',
  'rimborso',
  'incasso',
  'allarme',
  'prescrizione',
  'eredi',
  'insinuazione',
  'rateazione',
  'inesigibilita',
  'notifica',
] as const;
export type TipoProposta = (typeof PROPOSTE)[number];

export const BENI = ['veicolo', 'immobile', 'conto', 'stipendio', 'affitto', 'pensione'] as const;
export type Bene = (typeof BENI)[number];

export const PROFILI = ['legge160', 'trentino', 'firenze', 'vasto'] as const;
export type NomeProfilo = (typeof PROFILI)[number];

/** Registers from which a digital domicile may come; `inipec` changes the rung after a failed PEC. */
export const REGISTRI = ['inipec', 'inad', 'ipa'] as const;
export type Registro = (typeof REGISTRI)[number];

/** The norm of each motivo is fixed. */
export const NORMA_DI = {
  SOTTO_SOGLIA_10: 'L. 160/2019 c. 794',
  ATTESA_ULTIMA_RATA: 'seed E-28',
  TERMINE_SOLLECITO_PRECOATTIVO: 'seed B-14, D-112, E-45',
  ATTESA_NOTIFICA: 'DPR 600/73 art. 60',
  TERMINE_PAGAMENTO_792: 'L. 160/2019 c. 792 a)',
  TERMINE_PAGAMENTO_INGIUNZIONE: 'R.D. 639/1910 art. 2',
  ATTESA_PRESA_IN_CARICO: 'L. 160/2019 c. 792 b)',
  TERMINE_SOLLECITO: 'L. 160/2019 c. 795',
  ATTESA_544: 'L. 228/2012 c. 544',
  SOSPENSIONE_ESECUZIONE: 'L. 160/2019 c. 792 b)',
  TERMINE_INTIMAZIONE: 'DPR 602/73 art. 50',
  TERMINE_EREDI: 'c.p.c. art. 477',
  TERMINE_PREAVVISO_FERMO: 'DPR 602/73 art. 86',
  TERMINE_PREAVVISO_IPOTECA: 'DPR 602/73 art. 77',
  ATTESA_INDAGINE: 'seed B-27',
  ATTESA_ESITO_CAUTELARE: 'seed A-15',
  TERMINE_TERZO: 'DPR 602/73 art. 72-bis',
  SOSPESA: 'seed B-35',
  RATEAZIONE_RICHIESTA: 'L. 160/2019 c. 799',
  RATEAZIONE_IN_CORSO: 'L. 160/2019 c. 801',
  TERMINE_SOLLECITO_RATE: 'L. 160/2019 c. 800',
  ATTESA_EREDI: 'DPR 600/73 art. 65',
  PROCEDURA_CONCORSUALE: 'CCII art. 150',
  SILENZIO_ENTE: 'seed B-54',
  ATTESA_DECISIONE_ENTE: 'seed B-53',
  ATTESA_DECISIONE_PRESCRIZIONE: 'c.c. art. 2934',
  PRATICA_CHIUSA: 'design 7',
  SOLLECITO_PRECOATTIVO: 'seed B-14, D-112, E-45',
  FORMAZIONE_TITOLO_792: 'L. 160/2019 c. 792 a)',
  FORMAZIONE_INGIUNZIONE: 'R.D. 639/1910 art. 2',
  PRESA_IN_CARICO: 'L. 160/2019 c. 792 c)',
  SOLLECITO_795: 'L. 160/2019 c. 795',
  SECONDO_CANALE: 'DPR 600/73 art. 60',
  INTIMAZIONE_50: 'DPR 602/73 art. 50',
  INTIMAZIONE_EREDI: 'c.p.c. art. 477',
  GUARDIA_PRESCRIZIONE: 'c.c. art. 2943',
  PRESCRIZIONE_VIVA: 'seed B-57',
  PREAVVISO_FERMO: 'DPR 602/73 art. 86',
  ISCRIZIONE_FERMO: 'DPR 602/73 art. 86',
  PREAVVISO_IPOTECA: 'DPR 602/73 art. 77',
  ISCRIZIONE_IPOTECA: 'DPR 602/73 art. 77',
  PIGNORAMENTO_TERZI: 'DPR 602/73 art. 72-bis',
  SOLLECITO_RATE: 'L. 160/2019 c. 800',
  DECADENZA_C800: 'L. 160/2019 c. 800',
  DECADENZA_REGOLAMENTO: 'seed B-42',
  REVOCA_FERMO: 'DPR 602/73 art. 86',
  CANCELLAZIONE_IPOTECA: 'DPR 602/73 art. 77',
  SVINCOLO_TERZO: 'DPR 602/73 art. 72-bis',
  INDAGINE_SOLVIBILITA: 'seed B-27',
  INDAGINE_SCADUTA: 'seed B-27',
  NUOVI_ELEMENTI: 'seed B-53',
  PARTITA_GIA_PRESCRITTA: 'seed E-44',
  PREAVVISO_PRESCRIZIONE: 'seed B-10',
  RIMBORSO: 'seed B-36',
  INCASSO_DOPO_CHIUSURA: 'seed B-34',
  ALLARME_PRESCRIZIONE: 'design 7',
  PARTITA_PRESCRITTA: 'c.c. art. 2934',
  EREDI: 'DPR 600/73 art. 65',
  INSINUAZIONE: 'CCII art. 201',
  RATEAZIONE_AMMISSIBILE: 'L. 160/2019 c. 796-797',
  RATEAZIONE_NON_AMMISSIBILE: 'L. 160/2019 c. 796-797',
  RESIDUO_MINIMO: 'seed B-51',
  NON_ABBIENTE: 'seed A-12',
  NESSUNO_STRUMENTO: 'seed A-14',
  TENTATIVI_INFRUTTUOSI: 'seed B-51',
  NOTIFICA_SENZA_ESITO: 'design 7',
  PAGATA: 'c.c. art. 1176',
  SGRAVIATA: 'seed B-35',
  SANZIONI_ESTINTE: 'L. 689/81 art. 7',
  OPPOSIZIONE: 'seed A-22',
  DISCARICO_SILENZIO: 'seed B-54',
  DISCARICO_MINIMO: 'seed B-55',
  DISCARICO_ACCETTATO: 'seed B-52',
  RESTITUITA: 'seed B-10, E-44',
  PRESCRITTA: 'c.c. art. 2934',
} as const;
export type Motivo = keyof typeof NORMA_DI;
export const MOTIVI = Object.keys(NORMA_DI) as [Motivo, ...Motivo[]];

/** No answer of the rules: the pratica stands still because its profile lacks a row or a figure that the decision needs. */
export const PARAMETRO_MANCANTE = 'PARAMETRO_MANCANTE';
/** What may be written as the reason of a pratica. */
export const MOTIVI_SCRITTI = [...MOTIVI, PARAMETRO_MANCANTE] as const;
export type MotivoScritto = (typeof MOTIVI_SCRITTI)[number];

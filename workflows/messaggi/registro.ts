import { CODICI_RIFIUTO, NOMI_COMANDO } from '../../domain/comandi/vocabolario';
import { STATI_SIMULAZIONE } from '../../domain/simulazione/stati';
import {
  BENI,
  CANALI,
  COMPONENTI,
  ESITI_NOTIFICA,
  MOTIVI_SCRITTI,
  NATURE,
  NORMA_DI,
  PASSI,
  TIPI_TITOLO,
} from '../../domain/vocabolario';
import {
  booleano,
  type Campo,
  centesimi,
  chiave,
  data,
  facoltativo,
  id,
  intero,
  lista,
  oggetto,
  scelta,
  type Valore,
} from './campi';

const NORME = [...new Set<string>([...Object.values(NORMA_DI), 'seed B-13'])];
const pratica = { enteId: id('ent'), praticaId: id('pra') };
const simulazione = { enteId: id('ent'), simulazioneId: id('sim') };
const tentativo = { ...pratica, tentativoId: id('tnt') };
const importi = oggetto(Object.fromEntries(COMPONENTI.map((c) => [c, facoltativo(centesimi)])));
const partite = facoltativo(lista(id('par')));

const nuovaPartita = oggetto({
  id: id('par'),
  natura: scelta(NATURE),
  importi,
  prescrizione: oggetto({ dal: data, anni: intero }),
  titolo: facoltativo(oggetto({ tipo: scelta(TIPI_TITOLO), notificatoIl: data })),
  ricorso: facoltativo(booleano),
  scadenzaUltimaRata: facoltativo(data),
});

/** Body of each command: cases/storie/README.md section 2, plus the answers to the tasks of a worklist. */
export const CORPI = {
  pagamento: oggetto({
    importo: centesimi,
    valuta: facoltativo(data),
    rata: facoltativo(intero),
    ricevutaId: facoltativo(id('ric')),
  }),
  sospensione: oggetto({ dal: facoltativo(data), al: facoltativo(data), partite }),
  revocaSospensione: oggetto({ partite }),
  sgravio: oggetto({ partita: id('par'), importi: facoltativo(importi), totale: facoltativo(booleano) }),
  ricorso: oggetto({ partita: id('par') }),
  esitoRicorso: oggetto({ partita: id('par'), esito: scelta(['rigettato', 'accolto']) }),
  chiusuraPerOpposizione: oggetto({}),
  richiestaRateazione: oggetto({ rate: intero }),
  rateazioneConcessa: oggetto({ rate: intero, primaScadenza: data }),
  rateazioneRespinta: oggetto({}),
  veicoloStrumentale: oggetto({}),
  decesso: oggetto({ dal: facoltativo(data) }),
  eredi: oggetto({}),
  insolvenza: oggetto({ udienza: facoltativo(data) }),
  insinuazioneDepositata: oggetto({}),
  proceduraChiusa: oggetto({}),
  osservazioni: oggetto({ esito: scelta(['prosegui', 'accetta']) }),
  decisione: oggetto({ proposta: scelta(['prescrizione']), esito: scelta(['accolta']) }),
  partitaAggiunta: oggetto({ partita: nuovaPartita }),
  esitoIndagine: oggetto({ compitoId: id('cmp'), beni: lista(scelta(BENI)) }),
  esitoNotifica: oggetto({
    tentativoId: id('tnt'),
    esito: scelta(ESITI_NOTIFICA),
    legaleIl: data,
    compitoId: facoltativo(id('cmp')),
  }),
  esitoRitirato: oggetto({ tentativoId: id('tnt') }),
  approvaAtto: oggetto({ bozzaId: id('boz'), versione: intero, lottoId: facoltativo(id('lot')) }),
} as const;
export type NomeComando = keyof typeof CORPI;
export type Corpo<N extends NomeComando = NomeComando> = Valore<(typeof CORPI)[N]>;

const intestazione = {
  comandoId: facoltativo(chiave),
  autoreId: facoltativo(id('ute')),
  documentoId: facoltativo(id('doc')),
};
const attesa = oggetto({ fino: facoltativo(intero), motivo: scelta(MOTIVI_SCRITTI), il: facoltativo(data) });
/** Of the history of the run: workflows/messaggi/forma. */
const forma = facoltativo(intero);

/** Every message that may cross into Temporal, by the name it carries in `m`. Anything else is refused. */
export const REGISTRO = {
  pratica: oggetto({ ...pratica, attesa: facoltativo(attesa), forma }),
  praticaId: oggetto(pratica),
  passo: oggetto({
    ...pratica,
    passo: scelta(PASSI),
    motivo: scelta(MOTIVI_SCRITTI),
    versione: intero,
    il: data,
    fino: facoltativo(intero),
    finoIl: facoltativo(data),
    residuo: centesimi,
    chiusa: booleano,
  }),
  registra: oggetto({
    ...pratica,
    nome: scelta(NOMI_COMANDO),
    via: scelta(['UPDATE', 'SIGNAL']),
    comandoId: chiave,
    autoreId: facoltativo(id('ute')),
    documentoId: facoltativo(id('doc')),
  }),
  stato: oggetto({ motivo: facoltativo(scelta(MOTIVI_SCRITTI)), finoIl: facoltativo(data) }),
  esito: oggetto({
    esito: scelta(['eseguita', 'rifiutata']),
    codice: facoltativo(scelta(CODICI_RIFIUTO)),
    norma: facoltativo(scelta(NORME)),
  }),
  emesso: oggetto({
    esito: scelta(['fatto', 'superato']),
    attoId: facoltativo(id('att')),
    versione: facoltativo(intero),
    tentativoId: facoltativo(id('tnt')),
  }),
  atto: oggetto({ ...pratica, attoId: id('att'), versione: intero }),
  provvedimento: oggetto({ ...pratica, attoId: id('att') }),
  tentativo: oggetto({ ...tentativo, attesa: facoltativo(attesa), forma }),
  mossa: oggetto({
    ...tentativo,
    mossa: scelta([
      'trasmetti',
      'affida',
      'incerta',
      'persona',
      'attendi',
      'decorso',
      'concludi',
      'concluso',
    ]),
    trasmissioneId: facoltativo(id('trs')),
    /** Of a transmission; absent = by PEC. */
    canale: facoltativo(scelta(CANALI)),
    fino: facoltativo(intero),
    finoIl: facoltativo(data),
  }),
  trasmissione: oggetto({ ...tentativo, trasmissioneId: id('trs') }),
  spedita: oggetto({
    esito: scelta(['inviata', 'incerta', 'rifiutata', 'da_ritentare', 'in_lotto', 'credenziali', 'superata']),
    /** Milliseconds before which the provider does not want it again. */
    fraMs: facoltativo(intero),
  }),
  carico: oggetto({ enteId: id('ent'), caricoId: id('car') }),
  controllato: oggetto({ esito: scelta(['accettato', 'rifiutato']), pratiche: intero }),
  approvazione: oggetto({ autoreId: id('ute'), approvato: booleano, comandoId: facoltativo(chiave) }),
  pagina: oggetto({ enteId: id('ent'), caricoId: id('car'), da: intero, quante: intero }),
  avanzamento: oggetto({ avviate: intero, totale: intero }),
  lotto: oggetto({ enteId: id('ent'), lottoId: id('lot'), autoreId: id('ute') }),
  ente: oggetto({ enteId: id('ent') }),
  trovati: oggetto({ carichi: lista(id('car'), 1_000) }),
  ricevuta: oggetto({ enteId: id('ent'), ricevutaId: id('ric') }),
  simulazione: oggetto(simulazione),
  fetta: oggetto({ ...simulazione, n: intero }),
  fette: oggetto({
    stato: scelta(STATI_SIMULAZIONE),
    fatte: intero,
    fette: intero,
    caricoId: facoltativo(id('car')),
  }),
  incassata: oggetto({ esito: scelta(['attribuita', 'parcheggiata']), praticaId: facoltativo(id('pra')) }),
} as const;

export const COMANDI: Record<string, Campo> = Object.fromEntries(
  Object.entries(CORPI).map(([nome, corpo]) => [
    nome,
    oggetto({ ...intestazione, ...(corpo.campi as Record<string, Campo>) }),
  ]),
);

export type NomeMessaggio = keyof typeof REGISTRO;
/** `m` names the schema that the payload guard applies. */
export type Messaggio<N extends NomeMessaggio> = Valore<(typeof REGISTRO)[N]> & { m: N };
export type Comando<N extends NomeComando = NomeComando> = Corpo<N> & {
  m: `comando.${N}`;
} & Valore<ReturnType<typeof oggetto<typeof intestazione>>>;

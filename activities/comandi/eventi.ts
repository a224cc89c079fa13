import type { DataCivile } from '../../domain/calendario';
import { parseCentesimi } from '../../domain/comandi/centesimi';
import type { Evento, Importi } from '../../domain/fascicolo';
import { COMPONENTI } from '../../domain/vocabolario';
import type { Comando, Corpo, NomeComando } from '../../workflows/messaggi/registro';

type Cents = Partial<Record<keyof Importi, string | undefined>>;
const importiDi = (scritti: Cents): Importi =>
  Object.fromEntries(COMPONENTI.map((c) => [c, parseCentesimi(scritti[c] ?? '0')])) as unknown as Importi;

/** Commands that are facts of the decision; the answers to a task are written where the task is. */
export type NomeFatto = Exclude<
  NomeComando,
  'esitoIndagine' | 'esitoNotifica' | 'esitoRitirato' | 'approvaAtto'
>;

/** Drops the keys without a value: an optional key of the domain is absent, never undefined. */
const presenti = <T extends object>(valore: T) =>
  Object.fromEntries(Object.entries(valore).filter(([, v]) => v !== undefined && v !== null)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

type Lettori = { [N in NomeFatto]: (corpo: Corpo<N>, il: DataCivile) => Evento };

const LETTORI: Lettori = {
  pagamento: ({ importo, valuta, rata }, il) => ({
    il,
    tipo: 'pagamento',
    ...presenti({ importo: parseCentesimi(importo), valuta, rata }),
  }),
  sospensione: ({ dal, al, partite }, il) =>
    ({ il, tipo: 'sospensione', ...presenti({ dal, al, partite }) }) as Evento,
  revocaSospensione: ({ partite }, il) =>
    ({ il, tipo: 'revocaSospensione', ...presenti({ partite }) }) as Evento,
  sgravio: ({ partita, importi, totale }, il) =>
    ({
      il,
      tipo: 'sgravio',
      partita,
      ...presenti({ importi: importi ? importiDi(importi) : undefined, totale }),
    }) as Evento,
  ricorso: ({ partita }, il) => ({ il, tipo: 'ricorso', partita }),
  esitoRicorso: ({ partita, esito }, il) => ({ il, tipo: 'esitoRicorso', partita, esito }),
  chiusuraPerOpposizione: (_corpo, il) => ({ il, tipo: 'chiusuraPerOpposizione' }),
  richiestaRateazione: ({ rate }, il) => ({ il, tipo: 'richiestaRateazione', rate }),
  rateazioneConcessa: ({ rate, primaScadenza }, il) => ({
    il,
    tipo: 'rateazioneConcessa',
    rate,
    primaScadenza,
  }),
  rateazioneRespinta: (_corpo, il) => ({ il, tipo: 'rateazioneRespinta' }),
  veicoloStrumentale: (_corpo, il) => ({ il, tipo: 'veicoloStrumentale' }),
  decesso: ({ dal }, il) => ({ il, tipo: 'decesso', ...presenti({ dal }) }),
  eredi: (_corpo, il) => ({ il, tipo: 'eredi' }),
  insolvenza: ({ udienza }, il) => ({ il, tipo: 'insolvenza', ...presenti({ udienza }) }),
  insinuazioneDepositata: (_corpo, il) => ({ il, tipo: 'insinuazioneDepositata' }),
  proceduraChiusa: (_corpo, il) => ({ il, tipo: 'proceduraChiusa' }),
  osservazioni: ({ esito }, il) => ({ il, tipo: 'osservazioni', esito }),
  decisione: ({ proposta, esito }, il) => ({ il, tipo: 'decisione', proposta, esito }),
  partitaAggiunta: ({ partita }, il) => ({
    il,
    tipo: 'partitaAggiunta',
    partita: {
      ...(presenti(partita) as { id: string }),
      natura: partita.natura,
      prescrizione: partita.prescrizione,
      importi: importiDi(partita.importi),
      affidataIl: il,
    },
  }),
};

/** The fact that a command would be, known on `il`. The shape was checked by the guard of the workflow. */
export function eventoDi(nome: NomeFatto, comando: Comando, il: DataCivile): Evento {
  const leggi = LETTORI[nome] as (corpo: unknown, il: DataCivile) => Evento;
  return leggi(comando, il);
}

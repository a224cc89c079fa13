/**
 * What the sandbox provider does with a recipient is written in its address:
 * `<manopola>[-<giorni>][.<qualunque cosa>]@dominio`. Any other local part behaves as `ok`. Source: notifiche-pec.md 1.11.
 */
const MANOPOLE = {
  ok: 'consegnato',
  piena: 'mancata consegna: casella piena',
  inesistente: 'mancata consegna: indirizzo non valido',
  disattiva: 'mancata consegna: casella non attiva',
  nodominio: 'mancata consegna: dominio inesistente',
  ignota: 'mancata consegna con un motivo che nessuna tabella conosce',
  virus: 'rifiutato alla porta per virus',
  infetta: 'mancata consegna per virus, detta dal gestore del mittente',
  esterno: 'accettato, ma l’indirizzo non è una PEC',
  lenta12: 'avviso della dodicesima ora, poi consegnato',
  lenta24: 'avviso della dodicesima e della ventiquattresima ora, mai consegnato',
  tardi: 'consegnato il giorno stesso, con la ricevuta che arriva giorni dopo',
  muta: 'accettato e mai consegnato, senza avvisi',
  sorda: 'preso con 250 e mai accettato',
  duplicata: 'la ricevuta di consegna arriva due volte',
  disordine: 'la consegna arriva prima dell’accettazione',
  incarico: 'consegnato, con la presa in carico nella casella del mittente',
  taglio: 'preso, ma la connessione cade prima della risposta',
  falsa: 'solo una consegna contraffatta, dentro una busta di trasporto',
  manomessa: 'ricevuta di consegna con un byte cambiato',
  scaduto: 'ricevuta firmata con un certificato scaduto',
  altrafirma: 'ricevuta firmata da un altro gestore',
  annidata: 'ricevuta il cui daticert.xml è solo nel messaggio restituito',
  entita: 'ricevuta il cui daticert.xml dichiara entità',
  discorde: 'ricevuta le cui intestazioni dicono altro da daticert.xml',
  altrui: 'ricevuta autentica di un messaggio di altri',
  estranea: 'ricevuta autentica per un altro destinatario',
  enorme: 'ricevuta di 100 MB',
} as const;
export type Manopola = keyof typeof MANOPOLE;

const FORMA = new RegExp(`^(${Object.keys(MANOPOLE).join('|')})(?:-(\\d{1,4}))?(?:\\.[^@]*)?@`, 'i');

/** `giorni`: civil days between the acceptance and the delivery (or its failure). */
export function leggiManopola(indirizzo: string): { manopola: Manopola; giorni: number } {
  const [, nome, giorni] = FORMA.exec(indirizzo) ?? [];
  return { manopola: (nome?.toLowerCase() ?? 'ok') as Manopola, giorni: Number(giorni ?? 0) };
}

import { TESTO_CODICE } from '../../formats/pec/codici';
import { TIPI_IMMAGINE } from '../../formats/posta/immagine';
import type { EventoProva, TentativoProva } from '../../formats/prova/fatti';
import type { Racconto } from '../../formats/prova/pacchetto';
import { cartellaEvento } from '../../formats/prova/percorsi';
import type { EsameRicevuta } from '../../formats/prova/ricevuta';
import { type Elemento, elenco } from '../atti/contenuto';
import { giorno } from '../atti/parole';
import { NOMI_ESITO } from './in-breve';

/** What a judge would ask for and is not here, or was not looked at. Never empty: revocation is not checked. */
export function cheCosaManca(r: Racconto): Elemento[] {
  const { fatti, esami } = r;
  const voci = [
    ...(fatti.atto.sha256 === null ? ['Il PDF dell’atto: non era ancora stato reso.'] : []),
    ...fatti.tentativi.flatMap((t) => [
      ...t.trasmissioni.flatMap((x) => (t.posta ? delPezzo(t, x.stato) : dellaTrasmissione(t, x.ordine))),
      ...t.eventi.flatMap((e) => dellEvento(t, e, esami.get(e.id))),
      ...delTentativo(t, r),
    ]),
    ...(fatti.tentativi.length === 0 ? ['Nessun tentativo di notifica.'] : []),
    ...(esami.size > 0
      ? [
          'La revoca dei certificati dei gestori (CRL, OCSP) e l’elenco pubblico dei gestori PEC non sono stati consultati.',
        ]
      : []),
    ...(fatti.tentativi.some((t) => t.canale !== 'pec')
      ? [
          'Per i mezzi diversi dalla PEC le prove sono immagini e dati registrati: qui se ne garantisce solo l’integrità.',
        ]
      : []),
  ];
  return [elenco(...voci)];
}

const ESITI_PEC = ['avvenuta-consegna', 'errore-consegna', 'non-accettazione'];

function dellaTrasmissione(t: TentativoProva, ordine: number): string[] {
  const nome = `tentativo ${t.ordine}, trasmissione ${ordine}`;
  const trasmissione = t.trasmissioni.find((x) => x.ordine === ordine);
  const tipi = t.eventi.filter((e) => e.trasmissione === ordine).map((e) => e.tipo);
  const manca = (tipo: string) => !tipi.includes(tipo);
  return [
    ...(trasmissione?.indirizzo ? [] : [`L’indirizzo usato e la sua provenienza (${nome}).`]),
    ...(trasmissione?.stato === 'incerta' ? [`La certezza che il messaggio sia partito (${nome}).`] : []),
    ...(manca('accettazione') && manca('non-accettazione')
      ? [`La ricevuta di accettazione: la data per il mittente non è provata (${nome}).`]
      : []),
    ...(ESITI_PEC.every(manca) ? [`La ricevuta di consegna o l’avviso di mancata consegna (${nome}).`] : []),
  ];
}

function delPezzo(t: TentativoProva, stato: string): string[] {
  const nome = `tentativo ${t.ordine}`;
  const accettato = t.eventi.some((e) => e.classe === 'SPEDITO');
  return [
    ...(stato === 'incerta' ? [`La certezza che il pezzo sia partito (${nome}).`] : []),
    ...(accettato ? [] : [`L’accettazione del vettore: la data per il mittente non è provata (${nome}).`]),
  ];
}

function dellEvento(t: TentativoProva, e: EventoProva, esame: EsameRicevuta | undefined): string[] {
  const nome = cartellaEvento(t, e);
  if (e.tipo === 'affidata') return []; // it is in the register of the messi
  if (e.tipo === 'decorso')
    return [`Del ritiro che non risulta (${nome}) non c’è un documento: i giorni sono contati dalla CAD.`];
  if (e.tipo === 'documento' && typeof e.dati.sha256 === 'string' && !isArrivato(e))
    return [
      `Il documento che il fornitore ha annunciato con l’evento ${nome}, SHA-256 ${e.dati.sha256}: non è mai arrivato.`,
    ];
  if (e.sha256 === null) return [`Un documento che provi l’evento ${nome}: ci sono solo i dati registrati.`];
  if (!esame) return [];
  const { verifica, risponde, attoConsegnato, sha1 } = esame;
  const consegna = verifica.tipo === 'avvenuta-consegna';
  return [
    ...(verifica.codice === null ? [] : [`${nome} non è autentica. ${TESTO_CODICE[verifica.codice]}`]),
    ...(risponde ? [] : [`${nome} non risponde a questa trasmissione.`]),
    ...(attoConsegnato === false ? [`Nel messaggio riportato da ${nome} non c’è l’atto.`] : []),
    ...(consegna && attoConsegnato === null
      ? [`${nome} non riporta il messaggio consegnato: che cosa sia stato consegnato non è provato da sola.`]
      : []),
    ...(sha1 ? [`La firma di ${nome} usa SHA-1, oggi considerato debole.`] : []),
  ];
}

/** Until the scan has come, all there may be is the event that announced it. */
const isArrivato = ({ sha256, mediaType }: EventoProva): boolean =>
  sha256 !== null && TIPI_IMMAGINE.some((tipo) => tipo === mediaType);

function delTentativo(t: TentativoProva, { fatti, perfezionamenti }: Racconto): string[] {
  const { registrato } = t;
  const detto = perfezionamenti.find((x) => x.tentativoId === t.id);
  const primo = Math.min(...fatti.tentativi.map((x) => x.ordine));
  const senzaProve = t.eventi.length === 0 && t.speditoIl !== null && !t.fonte?.documento;
  const prove = [
    ...(t.ordine > primo && !t.giustificato
      ? [`La prova per cui si è passati al tentativo ${t.ordine}: il suo esito precedente non è registrato.`]
      : []),
    ...(senzaProve ? [`Ogni prova del tentativo ${t.ordine}.`] : []),
    ...(t.trasmissioni.length === 0
      ? [`La provenienza dell’indirizzo del tentativo ${t.ordine}: è quello stampato sull’atto.`]
      : []),
  ];
  if (!detto?.calcolabile || registrato === null) return prove;
  const { calcolato } = detto;
  if (calcolato?.esito === registrato.esito && calcolato.destinatarioIl === registrato.legaleIl) return prove;
  return [
    ...prove,
    `La concordanza con la pratica, che per il tentativo ${t.ordine} ha registrato: ${NOMI_ESITO[registrato.esito]}, ${giorno(registrato.legaleIl)}.`,
  ];
}

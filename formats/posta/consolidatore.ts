import type { DataCivile } from '../../domain/calendario';
import type { IndirizzoPostale } from '../../domain/notifica/indirizzo-postale';
import {
  CAUSE_POSTALI,
  type CausaPostale,
  DOCUMENTI_POSTALI,
  type EventoPosta,
  type ProdottoPostale,
} from '../../domain/notifica/posta-eventi';
import { ErroreFormato } from '../comuni/errore';
import { chiaveDi } from './allegato';
import type { EventoConsolidatore } from './consolidatore-forme';
import { creaEvento, type DifettoCodice, eventoDelCodice, type PezzoNoto } from './evento';
import { dataRoma } from './tempo';

/** Who sends, as it is printed on the envelope and on the advice of receipt. */
export interface MittentePostale {
  /** Code of the Ente at the consolidator. */
  codice: string;
  nome: string;
  indirizzo: string;
  cap: string;
  comune: string;
  provincia: string;
}

/** One act for one addressee. `id` is the key at the provider: minted before the first byte leaves, never reused. */
export interface PezzoDaSpedire {
  id: string;
  prodotto: ProdottoPostale;
  destinatario: IndirizzoPostale;
  /** In the order of printing. `sha256` hexadecimal. */
  documenti: readonly { uri: string; sha256: string }[];
  /** Instant at which the piece was prepared: the same at every submission, or the request would be another one. */
  preparatoAt: string;
}

/** What the contract with the provider fixes. */
export interface ContrattoConsolidatore {
  requestSenderId: string;
  eventType: string;
  /** As `BN_FRONTE_RETRO`. */
  printType: string;
}

const PRODOTTO_ITALIA = { AR: 'AR', AG: '890', RS: 'RS' } as const;
const PRODOTTO_ESTERO = { AR: 'RIR', AG: null, RS: 'RIS' } as const;
const REQUEST_ID_MINIMO = 30;

/**
 * Body of `paper-deliveries-engagement`: the same piece gives the same bytes. No tax code of the addressee in it.
 * Source: `consolidatore-v1.yml`, PaperEngageRequest. @throws ErroreFormato `posta.richiesta`
 */
export function richiestaConsolidatore(p: PezzoDaSpedire, m: MittentePostale, c: ContrattoConsolidatore) {
  const d = p.destinatario;
  const productType = d.stato === null ? PRODOTTO_ITALIA[p.prodotto] : PRODOTTO_ESTERO[p.prodotto];
  if (productType === null)
    throw richiesta(p.id, 'la L. 890/1982 non vale all’estero: usare una raccomandata AR');
  if (p.id.length < REQUEST_ID_MINIMO) throw richiesta(p.id, 'id di almeno 30 caratteri');
  if (p.documenti.length === 0) throw richiesta(p.id, 'serve almeno un documento');
  if (d.stato === null && d.cap === null) throw richiesta(p.id, 'manca il CAP di un indirizzo italiano');
  return {
    requestId: p.id,
    requestSenderId: c.requestSenderId,
    requestPaId: m.codice,
    clientRequestTimeStamp: p.preparatoAt,
    eventType: c.eventType,
    productType,
    attachments: p.documenti.map((documento, order) => ({
      uri: documento.uri,
      order,
      documentType: 'ATTO',
      sha256: Buffer.from(documento.sha256, 'hex').toString('base64'),
    })),
    printType: c.printType,
    receiverName: d.nome,
    ...(d.nomeRiga2 !== null && { receiverNameRow2: d.nomeRiga2 }),
    receiverAddress: d.indirizzo,
    ...(d.indirizzoRiga2 !== null && { receiverAddressRow2: d.indirizzoRiga2 }),
    ...(d.cap !== null && { receiverCap: d.cap }),
    receiverCity: d.comune,
    ...(d.provincia !== null && { receiverPr: d.provincia }),
    ...(d.stato !== null && { receiverCountry: d.stato }),
    senderName: m.nome,
    senderAddress: m.indirizzo,
    senderCity: m.comune,
    senderPr: m.provincia,
    arName: m.nome,
    arAddress: m.indirizzo,
    arCap: m.cap,
    arCity: m.comune,
  };
}

const richiesta = (id: string, difetto: string) =>
  new ErroreFormato('posta.richiesta', `pezzo ${id}: ${difetto}. Correggere il dato e riprovare.`);

const PRODOTTI: Readonly<Record<string, ProdottoPostale>> = {
  AR: 'AR',
  RIR: 'AR',
  '890': 'AG',
  RS: 'RS',
  RIS: 'RS',
};

/** Why an event, or one of its documents, is not evidence: kept as it came, on a worklist. */
export interface ScartoConsolidatore {
  motivo:
    | DifettoCodice
    | 'prodotto'
    | 'prodotto_diverso'
    | 'causale'
    | 'data_futura'
    | 'documento'
    | 'sha256'
    | 'sha256_diverso';
  campo: string;
}

/**
 * Neutral evidence in one pushed event about a piece of ours; a document that is not understood does not stop the rest.
 * `annunciati`: SHA-256, hexadecimal, of the scans announced beforehand, by key.
 */
export function eventiDelConsolidatore(
  e: EventoConsolidatore,
  pezzo: PezzoNoto,
  oggi: DataCivile,
  annunciati: ReadonlyMap<string, string> = new Map(),
): { eventi: EventoPosta[]; scarti: ScartoConsolidatore[] } {
  const scarta = (motivo: ScartoConsolidatore['motivo'], campo: string) => ({
    eventi: [],
    scarti: [{ motivo, campo }],
  });
  const prodotto = PRODOTTI[e.productType];
  if (prodotto === undefined) return scarta('prodotto', 'productType');
  if (prodotto !== pezzo.prodotto) return scarta('prodotto_diverso', 'productType');
  const causa = causaDi(e.deliveryFailureCause);
  if (causa === undefined) return scarta('causale', 'deliveryFailureCause');
  const il = dataRoma(e.statusDateTime);
  if (il > oggi) return scarta('data_futura', 'statusDateTime');
  const dati = { quando: e.statusDateTime, il, causa, consegnatario: null };
  const evento = eventoDelCodice(pezzo, e.statusCode, dati);
  if (typeof evento === 'string') return scarta(evento, 'statusCode');
  const letti = (e.attachments ?? []).map((a, i) => leggiAllegato(a, `attachments[${i}]`, pezzo, annunciati));
  return {
    eventi: [evento, ...letti.flatMap((l) => l.eventi)],
    scarti: letti.flatMap((l) => (l.scarto ? [l.scarto] : [])),
  };
}

function causaDi(testo: string | undefined): CausaPostale | null | undefined {
  if (testo === undefined || testo === '') return null;
  return CAUSE_POSTALI.find((nome) => nome === testo);
}

type Allegato = NonNullable<EventoConsolidatore['attachments']>[number];

function leggiAllegato(
  a: Allegato,
  campo: string,
  pezzo: PezzoNoto,
  annunciati: ReadonlyMap<string, string>,
): { eventi: EventoPosta[]; scarto?: ScartoConsolidatore } {
  const documento = DOCUMENTI_POSTALI.find((nome) => nome === a.documentType.toUpperCase());
  if (documento === undefined) return { eventi: [], scarto: { motivo: 'documento', campo } };
  const impronta = Buffer.from(a.sha256, 'base64');
  if (impronta.length !== 32) return { eventi: [], scarto: { motivo: 'sha256', campo } };
  const sha256 = impronta.toString('hex');
  const annunciato = annunciati.get(chiaveDi(a.uri) ?? '');
  if (annunciato !== undefined && annunciato !== sha256)
    return { eventi: [], scarto: { motivo: 'sha256_diverso', campo } };
  const quando = { quando: a.date, il: dataRoma(a.date) };
  const eventi = [
    creaEvento(pezzo.id, {
      tipo: 'documento',
      documento,
      riferimento: a.uri,
      sha256,
      ...quando,
    }),
  ];
  // the interface has no field for it: the day of the CAD is that of the document
  if (documento === 'CAD')
    eventi.push(creaEvento(pezzo.id, { tipo: 'cad_spedita', numero: a.documentId ?? null, ...quando }));
  return { eventi };
}

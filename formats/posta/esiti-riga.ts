import { type DataCivile, isDataCivile } from '../../domain/calendario';
import {
  CAUSE_POSTALI,
  type Consegnatario,
  type DocumentoPostale,
  ESITI_CAD,
  type EventoPosta,
  type ProdottoPostale,
} from '../../domain/notifica/posta-eventi';
import { COLONNE_ESITI, type ColonnaEsiti } from './esiti-struttura';
import { creaEvento, type DifettoCodice, eventoDelCodice, type PezzoNoto } from './evento';
import { istanteRoma } from './tempo';

export type CelleEsito = Readonly<Record<ColonnaEsiti, string>>;

/** Why a row is not applied: it stays in quarantine with its bytes until a person looks at it. */
export type MotivoQuarantena =
  | DifettoCodice
  | 'pezzo_assente'
  | 'pezzo_sconosciuto'
  | 'prodotto'
  | 'prodotto_diverso'
  | 'data'
  | 'data_futura'
  | 'ora'
  | 'causale'
  | 'provvisorio'
  | 'provvisorio_discorde'
  | 'cad'
  | 'immagine';

export class RigaInQuarantena extends Error {
  constructor(
    readonly motivo: MotivoQuarantena,
    readonly campo: ColonnaEsiti,
  ) {
    super(`posta.${motivo}: ${campo}`);
  }
}

/** Spellings of the products in the market. */
const PRODOTTI: Readonly<Record<string, ProdottoPostale>> = {
  AR: 'AR',
  RIR: 'AR',
  AG: 'AG',
  '890': 'AG',
  RS: 'RS',
  RIS: 'RS',
  ORDINARIA: 'RS',
};

export function celleDi(testi: readonly string[]): CelleEsito {
  return Object.fromEntries(COLONNE_ESITI.map((nome, i) => [nome, (testi[i] ?? '').trim()])) as CelleEsito;
}

/**
 * Evidence in one row about one of our pieces. `oggi`: no outcome comes from the future.
 * @throws RigaInQuarantena
 */
export function eventiDellaRiga(c: CelleEsito, pezzo: PezzoNoto, oggi: DataCivile): EventoPosta[] {
  const prodotto = PRODOTTI[c.prodotto.toUpperCase()];
  if (prodotto === undefined) throw new RigaInQuarantena('prodotto', 'prodotto');
  if (prodotto !== pezzo.prodotto) throw new RigaInQuarantena('prodotto_diverso', 'prodotto');
  const il = data(c, 'data_esito', oggi);
  if (il === null) throw new RigaInQuarantena('data', 'data_esito');
  const evento = eventoDelCodice(pezzo, c.codice_esito, {
    il,
    quando: istante(c, il),
    causa: causa(c),
    consegnatario: consegnatario(c.consegnatario_qualita),
  });
  if (typeof evento === 'string') throw new RigaInQuarantena(evento, 'codice_esito');
  checkProvvisorio(c.provvisorio, evento);
  const nuovo = (contenuto: Parameters<typeof creaEvento>[1]) => creaEvento(pezzo.id, contenuto);
  const giorno = (dal: DataCivile) => ({ il: dal, quando: mezzanotte(dal) });
  const eventi = [evento];
  const giacenza = data(c, 'data_inizio_giacenza', oggi);
  if (giacenza !== null) eventi.push(nuovo({ tipo: 'giacenza', ...giorno(giacenza) }));
  const cad = data(c, 'data_spedizione_cad', oggi);
  if (cad !== null) eventi.push(nuovo({ tipo: 'cad_spedita', numero: c.numero_cad || null, ...giorno(cad) }));
  const esitoCad = leggiCad(c, oggi);
  if (esitoCad !== null)
    eventi.push(nuovo({ tipo: 'cad_esito', esito: esitoCad.esito, ...giorno(esitoCad.il) }));
  const immagine = leggiImmagine(c);
  if (immagine !== null)
    eventi.push(
      nuovo({ tipo: 'documento', documento: documentoDi(evento, prodotto), ...immagine, ...giorno(il) }),
    );
  return eventi;
}

function data(c: CelleEsito, campo: ColonnaEsiti, oggi: DataCivile): DataCivile | null {
  const testo = c[campo];
  if (testo === '') return null;
  if (!isDataCivile(testo)) throw new RigaInQuarantena('data', campo);
  if (testo > oggi) throw new RigaInQuarantena('data_futura', campo);
  return testo;
}

/** Midnight always exists in Rome: the clocks change at two. */
const mezzanotte = (il: DataCivile): string => istanteRoma(il, '00:00:00') ?? `${il}T00:00:00+01:00`;

function istante(c: CelleEsito, il: DataCivile): string {
  if (c.ora_esito === '') return mezzanotte(il);
  const [, minuti, secondi = ':00'] = /^(\d\d:\d\d)(:\d\d)?$/.exec(c.ora_esito) ?? [];
  const letto = minuti === undefined ? null : istanteRoma(il, `${minuti}${secondi}`);
  if (letto === null) throw new RigaInQuarantena('ora', 'ora_esito');
  return letto;
}

function causa(c: CelleEsito) {
  if (c.causale === '') return null;
  const nota = CAUSE_POSTALI.find((nome) => nome === c.causale);
  if (nota === undefined) throw new RigaInQuarantena('causale', 'causale');
  return nota;
}

const consegnatario = (qualita: string): Consegnatario | null =>
  qualita === '' ? null : qualita.toLowerCase() === 'destinatario' ? 'destinatario' : 'altri';

/** The column says again what the code says: when they disagree nobody knows which is right. */
function checkProvvisorio(testo: string, evento: EventoPosta): void {
  if (testo === '') return;
  if (testo !== 'S' && testo !== 'N') throw new RigaInQuarantena('provvisorio', 'provvisorio');
  const preEsito = evento.tipo === 'recapito' && evento.stadio === 'pre_esito';
  if (preEsito !== (testo === 'S')) throw new RigaInQuarantena('provvisorio_discorde', 'provvisorio');
}

function leggiCad(c: CelleEsito, oggi: DataCivile) {
  const il = data(c, 'data_esito_cad', oggi);
  if (il === null && c.esito_cad === '') return null;
  const esito = ESITI_CAD.find((nome) => nome === c.esito_cad);
  if (il === null || esito === undefined)
    throw new RigaInQuarantena('cad', il === null ? 'data_esito_cad' : 'esito_cad');
  return { il, esito };
}

/** The name is that of a file beside the outcomes: never a path. */
function leggiImmagine(c: CelleEsito): { riferimento: string; sha256: string } | null {
  const { nome_file_immagine: riferimento, sha256_immagine: sha256 } = c;
  if (riferimento === '' && sha256 === '') return null;
  if (!/^[\w][\w .()-]{0,200}$/u.test(riferimento))
    throw new RigaInQuarantena('immagine', 'nome_file_immagine');
  if (!/^[0-9a-f]{64}$/i.test(sha256)) throw new RigaInQuarantena('immagine', 'sha256_immagine');
  return { riferimento, sha256: sha256.toLowerCase() };
}

/** What the image of an outcome shows: the card of who took it, or the envelope that nobody took. */
function documentoDi(evento: EventoPosta, prodotto: ProdottoPostale): DocumentoPostale {
  const tornata = evento.tipo === 'recapito' && /^(MANCATA|IRREPERIBILE|COMPIUTA)/.test(evento.esito);
  return tornata ? 'PLICO' : prodotto === 'AG' ? '23L' : 'AR';
}

import {
  type CodicePec,
  type Daticert,
  ERRORI_DATICERT,
  type ErroreDaticert,
  TIPI_DATICERT,
  type TipoDaticert,
  type TipoRicevuta,
} from './tipi';
import { type Elemento, leggiXml } from './xml';

export const MAX_DATICERT = 64 * 1024;

export type EsitoDaticert = { readonly daticert: Daticert } | { readonly codice: CodicePec };

/** daticert.xml -> record, on the grammar of RFC 6109 par. 4.4: fixed order, nothing unknown, no DOCTYPE. */
export function leggiDaticert(bytes: Buffer): EsitoDaticert {
  if (bytes.length > MAX_DATICERT) return { codice: 'pec.daticert_illeggibile' };
  const xml = testoUtf8(bytes);
  if (xml === null) return { codice: 'pec.daticert_illeggibile' };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { codice: 'pec.daticert_vietato' };
  const radice = leggiXml(xml);
  if (!radice) return { codice: 'pec.daticert_illeggibile' };
  const tipo = radice.attributi.get('tipo');
  if (radice.nome === 'postacert' && tipo !== undefined && !TIPI_DATICERT.includes(tipo as TipoDaticert))
    return { codice: 'pec.tipo_sconosciuto' };
  const daticert = daRadice(radice);
  return daticert && coerente(daticert) ? { daticert } : { codice: 'pec.daticert_non_valido' };
}

function testoUtf8(bytes: Buffer): string | null {
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const codifica = /^\s*<\?xml\s[^?]*encoding\s*=\s*["']([^"']+)["']/.exec(xml)?.[1] ?? 'utf-8';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
    const vietati = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
    return /^(utf-8|us-ascii)$/i.test(codifica) && !vietati.test(xml) ? xml : null;
  } catch {
    return null;
  }
}

function daRadice(radice: Elemento): Daticert | null {
  const [intestazione, dati, altro] = radice.figli;
  if (radice.nome !== 'postacert' || altro || !soloAttributi(radice, ['tipo', 'errore'])) return null;
  if (intestazione?.nome !== 'intestazione' || dati?.nome !== 'dati') return null;
  const contenitori = [radice, intestazione, dati];
  if (
    contenitori.some((e) => e.testo.trim() !== '') ||
    !soloAttributi(intestazione, []) ||
    !soloAttributi(dati, [])
  )
    return null;
  const tipo = radice.attributi.get('tipo');
  const errore = radice.attributi.get('errore') ?? 'nessuno';
  if (tipo === undefined) return null;
  const testa = new Lettore(intestazione.figli);
  const corpo = new Lettore(dati.figli);
  const mittente = testa.uno('mittente');
  const destinatari = testa.molti('destinatari', ['tipo']).map((e) => ({
    indirizzo: e.testo.trim(),
    tipo: e.attributi.get('tipo') ?? 'certificato',
  }));
  const risposte = testa.uno('risposte');
  const oggetto = testa.forse('oggetto');
  const gestoreEmittente = corpo.uno('gestore-emittente');
  const istante = leggiIstante(corpo.elemento('data', ['zona']));
  const identificativo = corpo.uno('identificativo');
  const msgid = corpo.forse('msgid');
  const ricevuta = corpo.elemento('ricevuta', ['tipo']);
  const consegna = corpo.forse('consegna');
  const ricezione = corpo.molti('ricezione', []).map((e) => e.testo.trim());
  const erroreEsteso = corpo.forse('errore-esteso');
  const tipoRicevuta = ricevuta?.attributi.get('tipo') ?? null;
  if (!testa.finito() || !corpo.finito() || !mittente || risposte === null || !gestoreEmittente) return null;
  if (!identificativo || istante === null || destinatari.length === 0) return null;
  if (destinatari.some((d) => d.indirizzo === '' || !/^(certificato|esterno)$/.test(d.tipo))) return null;
  if (!ERRORI_DATICERT.includes(errore as ErroreDaticert)) return null;
  if (ricevuta && (ricevuta.testo.trim() !== '' || !/^(completa|breve|sintetica)$/.test(tipoRicevuta ?? '')))
    return null;
  return {
    tipo: tipo as TipoDaticert,
    errore: errore as ErroreDaticert,
    mittente,
    destinatari: destinatari as Daticert['destinatari'],
    risposte,
    oggetto,
    gestoreEmittente,
    istante,
    identificativo,
    msgid,
    ricevuta: tipoRicevuta as TipoRicevuta | null,
    consegna,
    ricezione,
    erroreEsteso,
  };
}

/** What the DTD leaves open but the type demands: whom a delivery is about, and no error in a success. */
function coerente(d: Daticert): boolean {
  if (d.msgid !== null && !/^<[^<>\s]+>$/.test(d.msgid)) return false;
  const riguardaUno = ['avvenuta-consegna', 'errore-consegna', 'preavviso-errore-consegna'].includes(d.tipo);
  if (riguardaUno && !d.consegna) return false;
  const riuscita = ['accettazione', 'presa-in-carico', 'avvenuta-consegna', 'posta-certificata'].includes(
    d.tipo,
  );
  return !(riuscita && d.errore !== 'nessuno');
}

const soloAttributi = (e: Elemento, ammessi: readonly string[]): boolean =>
  [...e.attributi.keys()].every((nome) => ammessi.includes(nome));

/** Reads siblings in their fixed order; `finito` tells whether all were consumed and legal. */
class Lettore {
  private posto = 0;
  private valido = true;
  constructor(private readonly figli: readonly Elemento[]) {}

  elemento(nome: string, attributi: readonly string[] = []): Elemento | null {
    const figlio = this.figli[this.posto];
    if (figlio?.nome !== nome) return null;
    this.posto++;
    const contiene = nome === 'data' ? figlio.testo.trim() === '' : figlio.figli.length === 0;
    if (!contiene || !soloAttributi(figlio, attributi)) this.valido = false;
    return figlio;
  }

  uno(nome: string): string | null {
    const testo = this.forse(nome);
    if (testo === null) this.valido = false;
    return testo;
  }

  forse(nome: string): string | null {
    return this.elemento(nome)?.testo.trim() ?? null;
  }

  molti(nome: string, attributi: readonly string[]): Elemento[] {
    const trovati: Elemento[] = [];
    for (let e = this.elemento(nome, attributi); e; e = this.elemento(nome, attributi)) trovati.push(e);
    return trovati;
  }

  finito(): boolean {
    return this.valido && this.posto === this.figli.length;
  }
}

/** `data` -> RFC 3339 with its own offset; null when the day does not exist or a field is malformed. */
function leggiIstante(data: Elemento | null): string | null {
  const [giorno, ora, altro] = data?.figli ?? [];
  if (giorno?.nome !== 'giorno' || ora?.nome !== 'ora' || altro || giorno.figli.length + ora.figli.length > 0)
    return null;
  const [, gg, mm, aaaa] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(giorno.testo.trim()) ?? [];
  const hms = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.exec(ora.testo.trim())?.[0];
  const [, segno, hh, min] = /^([+-])(0\d|1[0-4]):?([0-5]\d)$/.exec(data?.attributi.get('zona') ?? '') ?? [];
  if (aaaa === undefined || hms === undefined || segno === undefined) return null;
  const civile = `${aaaa}-${mm}-${gg}`;
  const esiste = new Date(`${civile}T00:00:00Z`);
  if (Number.isNaN(esiste.getTime()) || esiste.toISOString().slice(0, 10) !== civile) return null;
  return `${civile}T${hms}${segno}${hh}:${min}`;
}

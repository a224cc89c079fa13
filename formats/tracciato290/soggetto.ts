import { checkCodice, isBelfiore, isCifre, readCodice } from '../comuni/codice-fiscale';
import { isRiempitivo, parseGma, testo } from './campi';
import type { Contesto } from './contesto';

/** The fields of an N2 or N3 that are checked; null when absent or not readable. */
export interface SoggettoLetto {
  riga: number;
  record: string;
  /** Columns by which an N3 is shorter than an N2: 0 or 10. */
  scarto: number;
  codiceFiscale: string | null;
  indirizzo: string | null;
  cap: string | null;
  belfiore: string | null;
  natura: '1' | '2' | null;
  cognome: string | null;
  nome: string | null;
  sesso: 'M' | 'F' | null;
  dataNascita: string | null;
  belfioreNascita: string | null;
  denominazione: string | null;
}

/** Reads and checks the subject of an N2 (`scarto` 0) or of an N3 (`scarto` 10). */
export function leggiSoggetto(ctx: Contesto, riga: number, record: string, scarto: 0 | 10): SoggettoLetto {
  const carattere = record.charAt(208 - scarto);
  const natura = carattere === '1' || carattere === '2' ? carattere : null;
  if (natura === null) ctx.rifiuta(riga, 'natura', 'natura');
  const grezzo = ctx.richiesto(riga, 'codiceFiscale', testo(record, 24, 40));
  const codiceFiscale = grezzo === null ? null : ctx.maiuscolo(riga, 'codiceFiscale', grezzo);
  const isPersona = codiceFiscale !== null && leggiCodice(ctx, riga, codiceFiscale, natura);
  const luogo = testo(record, 104 - scarto, 108 - scarto);
  const belfiore = leggiBelfiore(ctx, riga, 'belfiore', luogo, true);
  const letto: SoggettoLetto = {
    riga,
    record,
    scarto,
    codiceFiscale,
    indirizzo: ctx.richiesto(riga, 'indirizzo', testo(record, 56 - scarto, 86 - scarto)),
    cap: leggiCap(ctx, riga, testo(record, 99 - scarto, 104 - scarto), luogo),
    belfiore,
    natura,
    cognome: null,
    nome: null,
    sesso: null,
    dataNascita: null,
    belfioreNascita: null,
    denominazione: null,
  };
  if (natura === '1') leggiPersona(ctx, letto, isPersona);
  else if (natura === '2')
    letto.denominazione = ctx.richiesto(riga, 'denominazione', testo(record, 209 - scarto, 285 - scarto));
  const isPulito =
    isRiempitivo(record, scarto === 0 ? 286 : 275, 290) &&
    (natura !== '1' || isRiempitivo(record, 266 - scarto, 285 - scarto));
  if (!isPulito) ctx.avvisi.add(riga, 'filler', 'filler');
  return letto;
}

/** True when the code is a valid one of 16 characters. */
function leggiCodice(ctx: Contesto, riga: number, codice: string, natura: '1' | '2' | null): boolean {
  const esito = checkCodice(codice);
  if (esito === 'numerico') {
    if (natura === '1') ctx.avvisi.add(riga, 'cf_numerico_persona', 'codiceFiscale');
  } else if (esito === 'persona') {
    if (natura === '2') ctx.rifiuta(riga, 'natura_cf', 'codiceFiscale');
    return true;
  } else ctx.rifiuta(riga, esito, 'codiceFiscale');
  return false;
}

function leggiBelfiore(
  ctx: Contesto,
  riga: number,
  campo: string,
  grezzo: string,
  isRichiesto: boolean,
): string | null {
  if (grezzo === '' && !isRichiesto) return null;
  const codice = ctx.maiuscolo(riga, campo, grezzo);
  if (isBelfiore(codice)) return codice;
  ctx.avvisi.add(riga, 'belfiore', campo);
  return null;
}

function leggiCap(ctx: Contesto, riga: number, cap: string, luogo: string): string | null {
  if (cap.length === 5 && isCifre(cap) && cap !== '00000') return cap;
  // Abroad: the code of a foreign state begins with Z.
  if (luogo.charAt(0) !== 'Z' && luogo.charAt(0) !== 'z') ctx.avvisi.add(riga, 'cap', 'cap');
  return null;
}

function leggiPersona(ctx: Contesto, letto: SoggettoLetto, isPersona: boolean): void {
  const { riga, record, scarto } = letto;
  letto.cognome = leggiNome(ctx, riga, 'cognome', testo(record, 209 - scarto, 233 - scarto));
  letto.nome = leggiNome(ctx, riga, 'nome', testo(record, 233 - scarto, 253 - scarto));
  const sesso = record.charAt(253 - scarto);
  if (sesso === 'M' || sesso === 'F') letto.sesso = sesso;
  else ctx.avvisi.add(riga, 'sesso', 'sesso');
  letto.dataNascita = leggiNascita(ctx, riga, record, 254 - scarto);
  const nascita = testo(record, 262 - scarto, 266 - scarto);
  letto.belfioreNascita = leggiBelfiore(ctx, riga, 'belfioreNascita', nascita, false);
  if (!isPersona || letto.codiceFiscale === null) return;
  const codice = readCodice(letto.codiceFiscale);
  if (codice === null) return;
  if (letto.sesso !== null && letto.sesso !== codice.sesso) ctx.avvisi.add(riga, 'cf_incoerente', 'sesso');
  if (letto.dataNascita !== null && !letto.dataNascita.endsWith(fineData(codice)))
    ctx.avvisi.add(riga, 'cf_incoerente', 'dataNascita');
  if (letto.belfioreNascita !== null && letto.belfioreNascita !== codice.belfiore)
    ctx.avvisi.add(riga, 'cf_incoerente', 'belfioreNascita');
  if (nascita === '') letto.belfioreNascita = codice.belfiore;
}

function fineData({ anno, mese, giorno }: { anno: number; mese: number; giorno: number }): string {
  return `${due(anno)}-${due(mese)}-${due(giorno)}`;
}

function due(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}

function leggiNascita(ctx: Contesto, riga: number, record: string, da: number): string | null {
  if (isRiempitivo(record, da, da + 8)) return null;
  const data = parseGma(record, da, 1880, ctx.anno);
  if (data !== null && data <= ctx.fornitura) return data;
  ctx.avvisi.add(riga, 'data_nascita', 'dataNascita');
  return null;
}

const CARATTERI_NOME = /^[\p{L} '’\-.`]*$/u;
const SOLO_ASCII = /^[A-Z ]*$/;

function leggiNome(ctx: Contesto, riga: number, campo: string, nome: string): string | null {
  if (!SOLO_ASCII.test(nome) && !CARATTERI_NOME.test(nome)) ctx.avvisi.add(riga, 'nome_caratteri', campo);
  return ctx.richiesto(riga, campo, nome);
}

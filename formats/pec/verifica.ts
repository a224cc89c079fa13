import { accordo, CAMPI_UNICI } from './accordo';
import type { Certificato } from './catena';
import { classeErrore } from './classe';
import { type EsitoCms, verificaCms } from './cms';
import { leggiDaticert } from './daticert';
import { daticertDi, scomponiFirmato } from './firmato';
import { controllaGestore, dominiCompetenti, type ElencoGestori } from './gestori';
import { leggiEntita, ripetute, tipoContenuto, unicoIndirizzo, valoreDi } from './mime';
import type {
  CodicePec,
  Controlli,
  Daticert,
  EsamePec,
  EsitoControllo,
  Intestazione,
  VerificaPec,
} from './tipi';

/** A completa receipt returns a whole message of at most 30 MB. */
export const MAX_MESSAGGIO = 48 * 1024 * 1024;

/**
 * `fidati`: the trusted authorities. `il`: the instant at which certificates must be in force. `gestori`: the directory
 * of the providers, when there is one.
 */
export interface Fiducia {
  readonly fidati: readonly Certificato[];
  readonly il: Date;
  readonly gestori?: ElencoGestori | null;
}

const NIENTE: Controlli = {
  digest: 'non_disponibile',
  firma: 'non_disponibile',
  catena: 'non_disponibile',
  gestore: 'non_disponibile',
};

/**
 * Is this an authentic PEC system message: digest, signature, chain, signer = From, daticert in agreement with
 * the headers. Not "a receipt of ours": a transport envelope is valid too (see the inbox for that question).
 */
export function verificaPec(raw: Buffer, fiducia: Fiducia): VerificaPec {
  return esaminaPec(raw, fiducia).verifica;
}

/** The same, with the record and the headers it stood on. */
export function esaminaPec(raw: Buffer, fiducia: Fiducia): EsamePec {
  if (raw.length > MAX_MESSAGGIO) return TROPPO_GRANDE;
  const messaggio = leggiEntita(raw);
  if (!messaggio) return respinto('pec.messaggio_illeggibile', []);
  const { intestazioni, corpo } = messaggio;
  const doppia = ripetute(intestazioni, CAMPI_UNICI).length > 0;
  if (doppia) return respinto('pec.intestazione_doppia', intestazioni);
  const firmato = scomponiFirmato(corpo, tipoContenuto(messaggio));
  if (typeof firmato === 'string') return respinto(firmato, intestazioni);
  const letto = leggiContenuto(firmato.contenuto, intestazioni);
  if (!firmato.p7s) {
    const controlli: Controlli = { ...NIENTE, firma: 'ko' };
    return esame('pec.firma_illeggibile', controlli, letto.daticert, intestazioni, false);
  }
  const cms = verificaCms(firmato.contenuto, firmato.p7s, fiducia.fidati, fiducia.il);
  const gestore = verificaGestore(cms, intestazioni, letto.daticert, fiducia.gestori ?? null);
  const { digest, firma, catena } = cms;
  const controlli: Controlli = { digest, firma, catena, gestore: gestore.esito };
  return esame(
    cms.codice ?? gestore.codice ?? letto.codice,
    controlli,
    letto.daticert,
    intestazioni,
    cms.sha1,
  );
}

function leggiContenuto(
  contenuto: Buffer,
  intestazioni: readonly Intestazione[],
): { codice: CodicePec | null; daticert: Daticert | null } {
  const bytes = daticertDi(contenuto);
  const anomalia = valoreDi(intestazioni, 'x-trasporto')?.toLowerCase() === 'errore';
  if (bytes === 'pec.daticert_mancante' && anomalia) return { codice: 'pec.busta_anomalia', daticert: null };
  if (typeof bytes === 'string') return { codice: bytes, daticert: null };
  const letto = leggiDaticert(bytes);
  if ('codice' in letto) return { codice: letto.codice, daticert: null };
  return { codice: accordo(intestazioni, letto.daticert), daticert: letto.daticert };
}

interface VerificaGestore {
  readonly esito: EsitoControllo;
  readonly codice: CodicePec | null;
}

/**
 * RFC 6109 par. 4.5: the certificate's address is the From of the notice; and the directory, when there is one, does
 * not give those domains to somebody else. Without it the verification is partial.
 */
function verificaGestore(
  cms: EsitoCms,
  intestazioni: readonly Intestazione[],
  daticert: Daticert | null,
  elenco: ElencoGestori | null,
): VerificaGestore {
  const from = unicoIndirizzo(valoreDi(intestazioni, 'from') ?? '');
  if (cms.firmatario === null)
    return { esito: 'non_disponibile', codice: from === null ? 'pec.mittente_illeggibile' : null };
  const no = (codice: CodicePec): VerificaGestore => ({ esito: 'ko', codice });
  if (from === null) return no('pec.mittente_illeggibile');
  const { indirizzi, impronta } = cms.firmatario;
  if (indirizzi.length === 0) return no('pec.firmatario_senza_indirizzo');
  if (!indirizzi.includes(from)) return no('pec.firmatario_diverso');
  const suo = from.slice(from.lastIndexOf('@') + 1);
  const domini = [suo, ...(daticert ? dominiCompetenti(daticert) : [])];
  const esito = controllaGestore(elenco, impronta, domini);
  return { esito, codice: esito === 'ko' ? 'pec.gestore_non_competente' : null };
}

const respinto = (codice: CodicePec, intestazioni: readonly Intestazione[]): EsamePec =>
  esame(codice, NIENTE, null, intestazioni, false);

function esame(
  codice: CodicePec | null,
  controlli: Controlli,
  daticert: Daticert | null,
  intestazioni: readonly Intestazione[],
  sha1: boolean,
): EsamePec {
  const verifica: VerificaPec = {
    valida: codice === null,
    codice,
    tipo: daticert?.tipo ?? null,
    msgid: daticert?.msgid ?? null,
    destinatario: daticert ? destinatarioDi(daticert) : null,
    classe: daticert ? classeErrore(daticert) : null,
    il: daticert?.istante ?? null,
    controlli,
  };
  const parziale = verifica.valida && controlli.gestore === 'non_disponibile';
  return { verifica, daticert, intestazioni, sha1, parziale };
}

/** The one recipient that the message is about; null when it speaks of several. */
function destinatarioDi(d: Daticert): string | null {
  if (d.consegna !== null) return d.consegna;
  const indirizzi = d.ricezione.length > 0 ? d.ricezione : d.destinatari.map((x) => x.indirizzo);
  return indirizzi.length === 1 ? (indirizzi[0] ?? null) : null;
}

/** What is said of a file that is too big to be read. */
export const TROPPO_GRANDE: EsamePec = respinto('pec.troppo_grande', []);

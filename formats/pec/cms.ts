import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString } from 'asn1js';
import * as pkijs from 'pkijs';
import { berBenFormato } from './ber';
import {
  arrivaAFidata,
  type Certificato,
  firmaPosta,
  improntaDi,
  indirizziDi,
  inVigore,
  leggiCertificato,
} from './catena';
import { leggiDatiFirmati } from './dati-firmati';
import type { CodicePec, EsitoControllo } from './tipi';

export interface EsitoCms {
  readonly digest: EsitoControllo;
  readonly firma: EsitoControllo;
  readonly catena: EsitoControllo;
  /** The first thing that is wrong; null when the three checks are ok. */
  readonly codice: CodicePec | null;
  /** Addresses and SHA-1 (lower case hexadecimal) of the signer's certificate; null when there is none. */
  readonly firmatario: { readonly indirizzi: readonly string[]; readonly impronta: string } | null;
  readonly sha1: boolean;
}

const OID_DATI = '1.2.840.113549.1.7.1';
const OID_TIPO = '1.2.840.113549.1.9.3';
const OID_IMPRONTA = '1.2.840.113549.1.9.4';
const OID_PSS = '1.2.840.113549.1.1.10';
const IMPRONTE: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms that name their digest; the others take the digest of the signer info. */
const FIRME: Record<string, string | null> = {
  '1.2.840.113549.1.1.1': null,
  [OID_PSS]: null,
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

interface Firma {
  readonly info: pkijs.SignerInfo;
  readonly certificati: readonly Certificato[];
  readonly hash: string;
  readonly improntaDichiarata: Buffer | null;
  /** What the signature covers: the signed attributes as a SET, or null for the content itself. */
  readonly attributi: Buffer | null;
}

/** Detached CMS over `contenuto` (RFC 5652): three checks that do not depend on each other. */
export function verificaCms(
  contenuto: Buffer,
  p7s: Buffer,
  fidati: readonly Certificato[],
  il: Date,
): EsitoCms {
  const firma = leggiFirma(p7s);
  if (!firma) return illeggibile;
  const impronta = createHash(firma.hash).update(contenuto).digest();
  const firmatario = certificatoDi(firma);
  const diretta = firma.improntaDichiarata === null;
  const uguale = !diretta && impronta.equals(firma.improntaDichiarata);
  if (!firmatario) {
    const digest = diretta ? 'non_disponibile' : uguale ? 'ok' : 'ko';
    return { ...illeggibile, digest, firma: 'non_disponibile', codice: 'pec.certificato_mancante' };
  }
  const firmaOk = verificaFirma(firma, firmatario, firma.attributi ?? contenuto);
  const digestOk = diretta ? firmaOk : uguale;
  const problema = problemaCatena(firmatario, firma, fidati, il);
  const codice = digestOk
    ? null
    : fineRigaAlterata(contenuto, firma)
      ? 'pec.fine_riga_alterata'
      : 'pec.digest_diverso';
  return {
    digest: digestOk ? 'ok' : 'ko',
    firma: firmaOk ? 'ok' : 'ko',
    catena: problema === null ? 'ok' : 'ko',
    codice: codice ?? (firmaOk ? problema : 'pec.firma_errata'),
    firmatario: { indirizzi: indirizziDi(firmatario), impronta: improntaDi(firmatario) },
    sha1: firma.hash === 'sha1',
  };
}

const illeggibile: EsitoCms = {
  digest: 'non_disponibile',
  firma: 'ko',
  catena: 'non_disponibile',
  codice: 'pec.firma_illeggibile',
  firmatario: null,
  sha1: false,
};

/** The signer's certificate and the others that came with the signature; null when it is not readable. */
export function certificatiDellaFirma(
  p7s: Buffer,
): { firmatario: Certificato | null; altri: readonly Certificato[] } | null {
  const firma = leggiFirma(p7s);
  if (!firma) return null;
  const firmatario = certificatoDi(firma);
  return { firmatario, altri: firma.certificati.filter((c) => c !== firmatario) };
}

/** One signer, detached content, known digest, attributes as RFC 5652 par. 5.3 wants them; else null. */
function leggiFirma(p7s: Buffer): Firma | null {
  try {
    if (!berBenFormato(p7s)) return null;
    const letto = fromBER(Uint8Array.from(p7s));
    if (letto.offset !== p7s.length) return null;
    const dati = leggiDatiFirmati(letto.result);
    if (!dati) return null;
    const firmatario = new pkijs.SignerInfo({ schema: dati.firmatario });
    const impronta = firmatario.digestAlgorithm.algorithmId;
    const hash = IMPRONTE[impronta];
    if (hash === undefined || !dati.impronte.includes(impronta)) return null;
    const certificati = dati.certificati.map(leggiCertificato);
    if (certificati.includes(null)) return null;
    const noti = certificati as Certificato[];
    if (!firmatario.signedAttrs)
      return { info: firmatario, certificati: noti, hash, improntaDichiarata: null, attributi: null };
    const tipo = attributo(firmatario.signedAttrs, OID_TIPO);
    const dichiarata = attributo(firmatario.signedAttrs, OID_IMPRONTA);
    if (!(tipo instanceof ObjectIdentifier) || tipo.valueBlock.toString() !== OID_DATI) return null;
    if (!(dichiarata instanceof OctetString)) return null;
    return {
      info: firmatario,
      certificati: noti,
      hash,
      improntaDichiarata: Buffer.from(dichiarata.valueBlock.valueHexView),
      attributi: Buffer.from(firmatario.signedAttrs.encodedValue),
    };
  } catch {
    return null;
  }
}

/** The one value of the one attribute with that id; null when missing or repeated. */
function attributo(attributi: pkijs.SignedAndUnsignedAttributes, oid: string): unknown {
  const trovati = attributi.attributes.filter((a) => a.type === oid);
  return trovati.length === 1 && trovati[0]?.values.length === 1 ? trovati[0].values[0] : null;
}

function certificatoDi(firma: Firma): Certificato | null {
  const sid = firma.info.sid;
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return perIdentificativo(firma, sid);
  return (
    firma.certificati.find(
      (c) => c.asn.serialNumber.isEqual(sid.serialNumber) && c.asn.issuer.isEqual(sid.issuer),
    ) ?? null
  );
}

function perIdentificativo(firma: Firma, sid: unknown): Certificato | null {
  const cercato = (sid as { valueBlock?: { valueHexView?: Uint8Array } })?.valueBlock?.valueHexView;
  if (!cercato) return null;
  const chiave = (c: Certificato) =>
    c.asn.extensions?.find((e) => e.extnID === '2.5.29.14')?.parsedValue as
      | { valueBlock: { valueHexView: Uint8Array } }
      | undefined;
  return (
    firma.certificati.find((c) => {
      const suo = chiave(c)?.valueBlock.valueHexView;
      return suo !== undefined && Buffer.from(suo).equals(Buffer.from(cercato));
    }) ?? null
  );
}

function verificaFirma(firma: Firma, firmatario: Certificato, coperto: Buffer): boolean {
  const algoritmo = firma.info.signatureAlgorithm.algorithmId;
  const nominato = FIRME[algoritmo];
  if (nominato === undefined || (nominato !== null && nominato !== firma.hash)) return false;
  const valore = Buffer.from(firma.info.signature.valueBlock.valueHexView);
  try {
    const chiave = chiavePer(firmatario.x509.publicKey, algoritmo);
    return chiave !== null && verify(firma.hash, coperto, chiave, valore);
  } catch {
    return false;
  }
}

function chiavePer(key: KeyObject, algoritmo: string) {
  const curva = algoritmo.startsWith('1.2.840.10045.');
  if (curva !== (key.asymmetricKeyType === 'ec')) return null;
  if (algoritmo !== OID_PSS) return { key };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
}

function problemaCatena(
  firmatario: Certificato,
  firma: Firma,
  fidati: readonly Certificato[],
  il: Date,
): CodicePec | null {
  if (!inVigore(firmatario, il)) return 'pec.certificato_scaduto';
  if (!firmaPosta(firmatario)) return 'pec.certificato_non_adatto';
  return arrivaAFidata(firmatario, firma.certificati, fidati, il) ? null : 'pec.catena_non_fidata';
}

/** The digest would match with CRLF line ends: the file was converted, the original must be fetched again. */
function fineRigaAlterata(contenuto: Buffer, firma: Firma): boolean {
  if (firma.improntaDichiarata === null) return false;
  const canonico = contenuto.toString('latin1').replace(/\r?\n/g, '\r\n');
  return createHash(firma.hash).update(canonico, 'latin1').digest().equals(firma.improntaDichiarata);
}

import { X509Certificate } from 'node:crypto';
import { BasicConstraints, Certificate } from 'pkijs';

/** A certificate in the two readings needed: OpenSSL's for signatures and dates, pkijs' for extensions. */
export interface Certificato {
  readonly x509: X509Certificate;
  readonly asn: Certificate;
}

/** A provider signs thousands of receipts with one certificate: those just read, by their bytes. */
const letti = new Map<string, Certificato>();
const LETTI_MASSIMO = 256;

/** DER -> certificate; null when either reader refuses it. */
export function leggiCertificato(der: Buffer): Certificato | null {
  const byte = der.toString('latin1');
  const gia = letti.get(byte);
  if (gia) return gia;
  try {
    const letto = { x509: new X509Certificate(der), asn: Certificate.fromBER(Uint8Array.from(der)) };
    if (letti.size >= LETTI_MASSIMO) letti.clear();
    letti.set(byte, letto);
    return letto;
  } catch {
    return null;
  }
}

/** All the certificates of a PEM text; null when there are none or one is not readable. */
export function leggiCertificatiPem(pem: string): Certificato[] | null {
  const blocchi = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const letti = blocchi.map((b) =>
    leggiCertificato(Buffer.from(b.replace(/-----[A-Z ]+-----/g, ''), 'base64')),
  );
  return letti.length > 0 && !letti.includes(null) ? (letti as Certificato[]) : null;
}

const USO_CHIAVE = '2.5.29.15';
const VINCOLI_BASE = '2.5.29.19';
const NOMI_ALTERNATIVI = '2.5.29.17';
const USO_ESTESO = '2.5.29.37';
const POSTA_PROTETTA = ['1.3.6.1.5.5.7.3.4', '2.5.29.37.0'];
/** Critical extensions that this file obeys or that do not limit the use made here (policies). */
const COMPRESE = [
  USO_CHIAVE,
  VINCOLI_BASE,
  NOMI_ALTERNATIVI,
  USO_ESTESO,
  '2.5.29.32',
  '2.5.29.14',
  '2.5.29.35',
];
const MAX_CATENA = 6;
const MAX_TENTATIVI = 200;

const estensione = (c: Certificato, oid: string): unknown =>
  c.asn.extensions?.find((e) => e.extnID === oid)?.parsedValue;

export const inVigore = (c: Certificato, il: Date): boolean =>
  new Date(c.x509.validFrom) <= il && il <= new Date(c.x509.validTo);

/** Addresses in the subject alternative name, lower case. RFC 6109 par. 4.5: the provider's From is there. */
export function indirizziDi(c: Certificato): string[] {
  const san = estensione(c, NOMI_ALTERNATIVI) as
    | { altNames?: { type: number; value: unknown }[] }
    | undefined;
  return (san?.altNames ?? []).filter((n) => n.type === 1).map((n) => String(n.value).toLowerCase());
}

/** As the directory of the providers names a certificate: RFC 6109 par. 4.5, `providerCertificateHash`. */
export const improntaDi = (c: Certificato): string => c.x509.fingerprint.replaceAll(':', '').toLowerCase();

/** First byte of the key usage bit string; null when the extension is absent (no limit). */
function usoChiave(c: Certificato): number | null {
  const bit = estensione(c, USO_CHIAVE) as { valueBlock?: { valueHexView: Uint8Array } } | undefined;
  return bit ? (bit.valueBlock?.valueHexView[0] ?? 0) : null;
}

/** May sign mail: digitalSignature, and e-mail protection when the extended use is stated. */
export function firmaPosta(c: Certificato): boolean {
  const uso = usoChiave(c);
  const esteso = estensione(c, USO_ESTESO) as { keyPurposes?: string[] } | undefined;
  const ammesso = esteso?.keyPurposes?.some((p) => POSTA_PROTETTA.includes(p)) ?? true;
  return (uso === null || (uso & 0x80) !== 0) && ammesso && senzaIgnote(c);
}

const senzaIgnote = (c: Certificato): boolean =>
  (c.asn.extensions ?? []).every((e) => !e.critical || COMPRESE.includes(e.extnID));

/** True when `padre` may and did issue `figlio`, with `sotto` authorities already between it and the signer. */
function haEmesso(padre: Certificato, figlio: Certificato, sotto: number): boolean {
  const vincoli = estensione(padre, VINCOLI_BASE);
  if (!(vincoli instanceof BasicConstraints) || !vincoli.cA || !senzaIgnote(padre)) return false;
  const limite = vincoli.pathLenConstraint;
  if (limite !== undefined && Number(typeof limite === 'number' ? limite : limite.toBigInt()) < sotto)
    return false;
  const uso = usoChiave(padre);
  if (uso !== null && (uso & 0x04) === 0) return false;
  try {
    return figlio.x509.checkIssued(padre.x509) && figlio.x509.verify(padre.x509.publicKey);
  } catch {
    return false;
  }
}

/**
 * A path from the signer to a trusted authority, every certificate in force on that day. No CRL, no OCSP:
 * revocation is not checked here. Bounded: a message cannot make it search for long.
 */
export function arrivaAFidata(
  firmatario: Certificato,
  intermedi: readonly Certificato[],
  fidati: readonly Certificato[],
  il: Date,
): boolean {
  let tentativi = 0;
  const sali = (c: Certificato, visti: readonly Certificato[]): boolean => {
    if (!inVigore(c, il) || visti.length > MAX_CATENA || ++tentativi > MAX_TENTATIVI) return false;
    const sotto = visti.length;
    if (fidati.some((f) => inVigore(f, il) && haEmesso(f, c, sotto))) return true;
    const padri = intermedi.filter((p) => p !== c && !visti.includes(p) && haEmesso(p, c, sotto));
    return padri.some((p) => sali(p, [...visti, c]));
  };
  return sali(firmatario, []);
}

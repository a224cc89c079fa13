import { constants, createHash, generateKeyPairSync, privateEncrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import forge from 'node-forge';
import { scriviFile } from './registro';

/** Signs a part as the provider of a domain: detached CMS, SHA-256, certificate included. DER bytes. */
export type FirmaDelGestore = (dominio: string, contenuto: Buffer, scaduto?: boolean) => Buffer;

export interface Autorita {
  readonly caPem: string;
  readonly firma: FirmaDelGestore;
}

const DAL = new Date('2020-01-01T00:00:00Z');
const AL = new Date('2046-01-01T00:00:00Z');
const NOME_CA = [
  { name: 'commonName', value: 'CA di prova PEC (sandbox)' },
  { name: 'countryName', value: 'IT' },
];

/** Test authority of the sandbox: made at the first start, kept in `dir`. Valid 2020-2046. */
export async function apriAutorita(dir: string): Promise<Autorita> {
  const file = (nome: string) => path.join(dir, 'autorita', nome);
  const chiaveCa = await chiave(file('ca.key.pem'));
  const chiaveGestori = await chiave(file('gestori.key.pem'));
  const ca = await certificatoCa(file('ca.pem'), chiaveCa);
  const certificati = new Map<string, forge.pki.Certificate>();
  const certificatoDi = (dominio: string, scaduto: boolean) => {
    const nome = `${dominio}|${scaduto}`;
    const noto = certificati.get(nome) ?? emetti(dominio, scaduto, chiaveCa, chiaveGestori, ca);
    certificati.set(nome, noto);
    return noto;
  };
  return {
    caPem: forge.pki.certificateToPem(ca),
    firma: (dominio, contenuto, scaduto = false) =>
      firmaCms(contenuto, certificatoDi(dominio, scaduto), chiaveGestori),
  };
}

interface Chiave {
  readonly pem: string;
  readonly pubblica: forge.pki.rsa.PublicKey;
  readonly privata: forge.pki.rsa.PrivateKey;
}

async function chiave(file: string): Promise<Chiave> {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await scriviFile(file, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  }
  const pem = readFileSync(file, 'utf8');
  const privata = forge.pki.privateKeyFromPem(pem);
  return { pem, privata, pubblica: forge.pki.rsa.setPublicKey(privata.n, privata.e) };
}

async function certificatoCa(file: string, k: Chiave): Promise<forge.pki.Certificate> {
  if (existsSync(file)) return forge.pki.certificateFromPem(readFileSync(file, 'utf8'));
  const c = forge.pki.createCertificate();
  c.publicKey = k.pubblica;
  c.serialNumber = '01';
  c.validity.notBefore = DAL;
  c.validity.notAfter = AL;
  c.setSubject(NOME_CA);
  c.setIssuer(NOME_CA);
  c.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  c.sign(rapida(k), forge.md.sha256.create());
  await scriviFile(file, forge.pki.certificateToPem(c));
  return c;
}

function emetti(
  dominio: string,
  scaduto: boolean,
  ca: Chiave,
  gestori: Chiave,
  emittente: forge.pki.Certificate,
): forge.pki.Certificate {
  const indirizzo = `posta-certificata@${dominio}`;
  const c = forge.pki.createCertificate();
  c.publicKey = gestori.pubblica;
  c.serialNumber = `10${createHash('sha256').update(`${dominio}|${scaduto}`).digest('hex').slice(0, 16)}`;
  c.validity.notBefore = DAL;
  c.validity.notAfter = scaduto ? new Date('2021-01-01T00:00:00Z') : AL;
  c.setSubject([
    { name: 'commonName', value: indirizzo },
    { name: 'countryName', value: 'IT' },
  ]);
  c.setIssuer(emittente.subject.attributes);
  c.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'extKeyUsage', emailProtection: true },
    { name: 'subjectAltName', altNames: [{ type: 1, value: indirizzo }] },
  ]);
  c.sign(rapida(ca), forge.md.sha256.create());
  return c;
}

function firmaCms(contenuto: Buffer, certificato: forge.pki.Certificate, k: Chiave): Buffer {
  const p7 = forge.pkcs7.createSignedData();
  p7.content = forge.util.createBuffer(contenuto.toString('latin1'));
  p7.addCertificate(certificato);
  p7.addSigner({
    key: rapida(k),
    certificate: certificato,
    digestAlgorithm: forge.pki.oids.sha256 ?? '',
    authenticatedAttributes: [
      { type: forge.pki.oids.contentType ?? '', value: forge.pki.oids.data ?? '' },
      { type: forge.pki.oids.messageDigest ?? '' },
    ],
  });
  p7.sign({ detached: true });
  return Buffer.from(forge.asn1.toDer(p7.toAsn1()).getBytes(), 'latin1');
}

const DIGEST_INFO_SHA256 = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** forge's own RSA takes tens of ms per signature: the private operation is left to OpenSSL. */
function rapida(k: Chiave): forge.pki.rsa.PrivateKey {
  const sign = (md: forge.md.MessageDigest) => {
    const impronta = Buffer.from(md.digest().getBytes(), 'latin1');
    return privateEncrypt(
      { key: k.pem, padding: constants.RSA_PKCS1_PADDING },
      Buffer.concat([DIGEST_INFO_SHA256, impronta]),
    ).toString('latin1');
  };
  return Object.assign(Object.create(k.privata), { sign });
}

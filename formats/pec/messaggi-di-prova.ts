import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** Test helper: PEC messages made to order, right or wrong, with an authority made on the spot. Never shipped. */
export interface Soggetto {
  readonly certificato: forge.pki.Certificate;
  readonly chiave: forge.pki.rsa.PrivateKey;
}

export interface OpzioniCertificato {
  readonly nome?: string;
  readonly san?: string[] | null;
  readonly dal?: string;
  readonly al?: string;
  readonly autorita?: boolean;
  readonly limite?: number;
  readonly firmaPosta?: boolean;
}

const chiaviFatte = new Map<string, forge.pki.rsa.PrivateKey>();

/** 1024 bits: these keys protect nothing, they must only be quick. */
function chiaveDi(nome: string): forge.pki.rsa.PrivateKey {
  const nota = chiaviFatte.get(nome);
  if (nota) return nota;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const nuova = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  chiaviFatte.set(nome, nuova);
  return nuova;
}

let seriale = 10;

/** A certificate issued by `emittente`, or by itself when that is null. */
export function emetti(emittente: Soggetto | null, o: OpzioniCertificato): Soggetto {
  const nome = o.nome ?? 'posta-certificata@pec.dest.test';
  const chiave = chiaveDi(nome);
  const c = forge.pki.createCertificate();
  c.publicKey = forge.pki.rsa.setPublicKey(chiave.n, chiave.e);
  c.serialNumber = `${seriale++}`;
  c.validity.notBefore = new Date(`${o.dal ?? '2020-01-01'}T00:00:00Z`);
  c.validity.notAfter = new Date(`${o.al ?? '2046-01-01'}T00:00:00Z`);
  const soggetto = [{ name: 'commonName', value: nome }];
  c.setSubject(soggetto);
  c.setIssuer(emittente ? emittente.certificato.subject.attributes : soggetto);
  const limite = o.limite === undefined ? {} : { pathLenConstraint: o.limite };
  const indirizzi = o.san === undefined ? [nome] : o.san;
  c.setExtensions([
    { name: 'basicConstraints', cA: o.autorita === true, critical: true, ...limite },
    o.autorita
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      : { name: 'keyUsage', digitalSignature: o.firmaPosta !== false, keyEncipherment: true, critical: true },
    ...(o.autorita || indirizzi === null
      ? []
      : [{ name: 'subjectAltName', altNames: indirizzi.map((value) => ({ type: 1, value })) }]),
  ]);
  c.sign(emittente?.chiave ?? chiave, forge.md.sha256.create());
  return { certificato: c, chiave };
}

export const pemDi = (s: Soggetto): string => forge.pki.certificateToPem(s.certificato);

export interface OpzioniFirma {
  readonly hash?: 'sha1' | 'sha256' | 'sha512';
  readonly senzaAttributi?: boolean;
  readonly senzaCertificato?: boolean;
  readonly intermedi?: readonly Soggetto[];
  readonly firmatari?: number;
  readonly attaccata?: boolean;
}

export function firma(contenuto: Buffer, chi: Soggetto, o: OpzioniFirma = {}): Buffer {
  const p7 = forge.pkcs7.createSignedData();
  p7.content = forge.util.createBuffer(contenuto.toString('latin1'));
  if (!o.senzaCertificato) p7.addCertificate(chi.certificato);
  for (const s of o.intermedi ?? []) p7.addCertificate(s.certificato);
  const { oids } = forge.pki;
  for (let n = 0; n < (o.firmatari ?? 1); n++)
    p7.addSigner({
      key: chi.chiave,
      certificate: chi.certificato,
      digestAlgorithm: oids[o.hash ?? 'sha256'] ?? '',
      authenticatedAttributes: o.senzaAttributi
        ? []
        : [{ type: oids.contentType ?? '', value: oids.data ?? '' }, { type: oids.messageDigest ?? '' }],
    });
  p7.sign({ detached: o.attaccata !== true });
  return Buffer.from(forge.asn1.toDer(p7.toAsn1()).getBytes(), 'latin1');
}

export const MSGID = '<ntf.prova.a1@pec.ente.test>';

/** daticert.xml of a delivery; `cambia` edits its text. */
export function xmlConsegna(cambia: (xml: string) => string = (x) => x): string {
  return cambia(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<postacert tipo="avvenuta-consegna" errore="nessuno">',
      '<intestazione><mittente>riscossione@pec.ente.test</mittente>',
      '<destinatari tipo="certificato">mario@pec.dest.test</destinatari>',
      '<risposte>riscossione@pec.ente.test</risposte><oggetto>Atto &amp; altro</oggetto></intestazione>',
      '<dati><gestore-emittente>GESTORE DI PROVA</gestore-emittente>',
      '<data zona="+0100"><giorno>21/11/2026</giorno><ora>10:15:09</ora></data>',
      '<identificativo>opec1@pec.ente.test</identificativo><msgid>&lt;ntf.prova.a1@pec.ente.test&gt;</msgid>',
      '<ricevuta tipo="completa"/><consegna>mario@pec.dest.test</consegna></dati>',
      '</postacert>',
    ].join('\n'),
  );
}

export interface Parte {
  readonly testa: string;
  readonly corpo: string;
}

export const parteDaticert = (xml: string, nome = 'daticert.xml'): Parte => ({
  testa: `Content-Type: application/xml; name="${nome}"\r\nContent-Transfer-Encoding: base64`,
  corpo: Buffer.from(xml).toString('base64').replace(/.{76}/g, '$&\r\n'),
});

/** postacert.eml with a daticert.xml that its sender attached: the spoof of domain page 1.7. */
export const parteOriginale = (xmlAllegato?: string): Parte => ({
  testa:
    'Content-Type: message/rfc822; name="postacert.eml"\r\nContent-Disposition: inline; filename="postacert.eml"',
  corpo: [
    'From: riscossione@pec.ente.test',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="dentro"',
    '',
    '--dentro',
    ...(xmlAllegato
      ? [parteDaticert(xmlAllegato).testa, '', parteDaticert(xmlAllegato).corpo]
      : ['', 'ciao']),
    '--dentro--',
  ].join('\r\n'),
});

export interface OpzioniMessaggio extends OpzioniFirma {
  readonly parti?: readonly Parte[];
  readonly intestazioni?: readonly string[];
  /** Edits the signed bytes before the signature. */
  readonly primaDellaFirma?: (contenuto: string) => string;
  /** Edits the whole message after the signature. */
  readonly dopo?: (messaggio: string) => string;
}

export const INTESTAZIONI = [
  'X-Ricevuta: avvenuta-consegna',
  'Date: Sat, 21 Nov 2026 10:15:09 +0100',
  'Subject: CONSEGNA: Atto',
  'From: posta-certificata@pec.dest.test',
  'To: riscossione@pec.ente.test',
  'Message-ID: <ric1@pec.dest.test>',
  `X-Riferimento-Message-ID: ${MSGID}`,
  'MIME-Version: 1.0',
];

/** A signed delivery receipt; whatever is not said is right. */
export function messaggio(chi: Soggetto, o: OpzioniMessaggio = {}): Buffer {
  const parti = o.parti ?? [
    { testa: 'Content-Type: text/plain', corpo: 'CONSEGNA' },
    parteDaticert(xmlConsegna()),
  ];
  const misto = [
    'Content-Type: multipart/mixed; boundary="misto"',
    '',
    ...parti.flatMap((p) => ['--misto', p.testa, '', p.corpo]),
    '--misto--',
    '',
  ].join('\r\n');
  const contenuto = o.primaDellaFirma?.(misto) ?? misto;
  const p7s = firma(Buffer.from(contenuto, 'latin1'), chi, o);
  const intero = [
    ...(o.intestazioni ?? INTESTAZIONI),
    'Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary="firmato"',
    '',
    'preambolo',
    '',
    '--firmato',
    contenuto,
    '--firmato',
    'Content-Type: application/x-pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    '',
    p7s.toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
    '--firmato--',
    '',
  ].join('\r\n');
  return Buffer.from(o.dopo?.(intero) ?? intero, 'latin1');
}

import { randomBytes } from 'node:crypto';
import type { FirmaDelGestore } from './autorita';
import type { OraLegale } from './tempo';

/** What a system message says; the writer below gives it the form of RFC 6109. */
export interface Avviso {
  readonly tipo: string;
  readonly errore: string;
  readonly mittente: string;
  readonly destinatari: readonly { indirizzo: string; tipo: 'certificato' | 'esterno' }[];
  readonly oggetto: string;
  readonly identificativo: string;
  readonly msgid: string | null;
  readonly ricevuta?: string;
  readonly consegna?: string;
  readonly ricezione?: readonly string[];
  readonly erroreEsteso?: string;
}

/** The frame: who signs, which headers, what goes inside beside daticert. */
export interface Cornice {
  readonly dominio: string;
  readonly prefisso: string;
  readonly intestazioni: readonly [string, string][];
  readonly from?: string;
  readonly to: string;
  readonly ora: OraLegale;
  readonly postacert?: Buffer;
  readonly scaduto?: boolean;
  /** What a hostile message does to its daticert.xml before the signature; null = it leaves it out. */
  readonly daticert?: ((xml: string) => string) | null;
}

const xml = (s: string) =>
  s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const elemento = (nome: string, valore: string | undefined | null) =>
  valore === undefined || valore === null ? [] : [`<${nome}>${xml(valore)}</${nome}>`];

/** daticert.xml in the order that the grammar fixes. */
export function daticert(a: Avviso, gestore: string, ora: OraLegale): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<postacert tipo="${a.tipo}" errore="${a.errore}">`,
    '<intestazione>',
    ...elemento('mittente', a.mittente),
    ...a.destinatari.map((d) => `<destinatari tipo="${d.tipo}">${xml(d.indirizzo)}</destinatari>`),
    ...elemento('risposte', a.mittente),
    ...elemento('oggetto', a.oggetto),
    '</intestazione>',
    '<dati>',
    ...elemento('gestore-emittente', gestore),
    `<data zona="${ora.zona}"><giorno>${ora.giorno}</giorno><ora>${ora.ora}</ora></data>`,
    ...elemento('identificativo', a.identificativo),
    ...elemento('msgid', a.msgid),
    ...(a.ricevuta ? [`<ricevuta tipo="${a.ricevuta}"/>`] : []),
    ...elemento('consegna', a.consegna),
    ...(a.ricezione ?? []).flatMap((r) => elemento('ricezione', r)),
    ...elemento('errore-esteso', a.erroreEsteso),
    '</dati>',
    '</postacert>',
    '',
  ].join('\n');
}

const base64 = (b: Buffer) => b.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');

/** A signed system message, CRLF throughout. `altera` spoils the signed part after the signature. */
export function componi(a: Avviso, c: Cornice, firma: FirmaDelGestore, altera = false): Buffer {
  const sigla = randomBytes(12).toString('hex');
  const contenuto = parteFirmata(a, c, sigla);
  const p7s = firma(c.dominio, contenuto, c.scaduto);
  if (altera) contenuto.writeUInt8(contenuto.readUInt8(contenuto.length - 60) ^ 1, contenuto.length - 60);
  const testa = [
    ...c.intestazioni.map(([nome, valore]) => `${nome}: ${valore}`),
    `Date: ${c.ora.intestazione}`,
    `Subject: ${parolaCodificata(`${c.prefisso}: ${a.oggetto}`)}`,
    `From: ${c.from ?? `posta-certificata@${c.dominio}`}`,
    `To: ${c.to}`,
    `Message-ID: <ric.${sigla}@${c.dominio}>`,
    ...(a.msgid === null ? [] : [`X-Riferimento-Message-ID: ${a.msgid}`]),
    'MIME-Version: 1.0',
    `Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg="sha-256";\r\n boundary="----S${sigla}"`,
    '',
    'Messaggio S/MIME firmato',
    '',
    `------S${sigla}`,
    '',
  ].join('\r\n');
  const coda = [
    '',
    `------S${sigla}`,
    'Content-Type: application/x-pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7s"',
    '',
    base64(p7s),
    '',
    `------S${sigla}--`,
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(testa), contenuto, Buffer.from(coda)]);
}

function parteFirmata(a: Avviso, c: Cornice, sigla: string): Buffer {
  const confine = `----M${sigla}`;
  const gestore = `Gestore PEC di prova ${c.dominio}`;
  const testo = [
    `Content-Type: multipart/mixed; boundary="${confine}"`,
    '',
    `--${confine}`,
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: 7bit',
    '',
    c.prefisso,
    `Identificativo messaggio: ${a.identificativo}`,
    ...(c.daticert === null ? [] : parteDaticert(confine, daticert(a, gestore, c.ora), c.daticert)),
    '',
  ].join('\r\n');
  const allegato = [
    `--${confine}`,
    'Content-Type: message/rfc822; name="postacert.eml"',
    'Content-Disposition: inline; filename="postacert.eml"',
    'Content-Transfer-Encoding: 7bit',
    '',
    '',
  ].join('\r\n');
  const dentro = c.postacert ? [Buffer.from(allegato), c.postacert, Buffer.from('\r\n')] : [];
  return Buffer.concat([Buffer.from(testo), ...dentro, Buffer.from(`--${confine}--\r\n`)]);
}

const parteDaticert = (confine: string, xml: string, cambia: (xml: string) => string = (x) => x) => [
  `--${confine}`,
  'Content-Type: application/xml; name="daticert.xml"',
  'Content-Disposition: inline; filename="daticert.xml"',
  'Content-Transfer-Encoding: base64',
  '',
  base64(Buffer.from(cambia(xml))),
];

const parolaCodificata = (s: string) =>
  /^[\x20-\x7e]*$/.test(s) ? s : `=?UTF-8?B?${Buffer.from(s).toString('base64')}?=`;

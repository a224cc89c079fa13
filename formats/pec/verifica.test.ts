import { readdirSync, readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { leggiCertificatiPem } from './catena';
import {
  emetti,
  INTESTAZIONI,
  messaggio,
  type OpzioniMessaggio,
  type Parte,
  parteDaticert,
  parteOriginale,
  pemDi,
  xmlConsegna,
} from './di-prova';
import type { Controlli } from './tipi';
import { verificaPec } from './verifica';

const IL = new Date('2026-11-22T12:00:00Z');
const ca = emetti(null, { nome: 'CA prova', autorita: true });
const gestore = emetti(ca, {});
const certificati = (...pem: string[]) => leggiCertificatiPem(pem.join('\n')) ?? [];
const fidati = certificati(pemDi(ca));
const verifica = (raw: Buffer, il = IL) => verificaPec(raw, { fidati, il });
const di = (o: OpzioniMessaggio = {}, chi = gestore) => verifica(messaggio(chi, o));
const testo: Parte = { testa: 'Content-Type: text/plain', corpo: 'CONSEGNA' };
const buono: Controlli = { digest: 'ok', firma: 'ok', catena: 'ok', gestore: 'non_disponibile' };
const conTesta = (cambia: (riga: string) => string | string[]) => INTESTAZIONI.flatMap(cambia);

describe('the fixtures of ../shared/pec', () => {
  const attesi: Record<string, [string, string | null, string]> = {
    '01-posta-certificata.eml': ['posta-certificata', null, '2026-11-21T10:15:02+01:00'],
    '02-accettazione.eml': ['accettazione', null, '2026-11-21T10:15:02+01:00'],
    '03-non-accettazione-formale.eml': ['non-accettazione', 'ALTRO', '2026-11-21T10:15:03+01:00'],
    '05-presa-in-carico.eml': ['presa-in-carico', null, '2026-11-21T10:15:06+01:00'],
    '06-avvenuta-consegna-completa.eml': ['avvenuta-consegna', null, '2026-11-21T10:15:09+01:00'],
    '10-preavviso-24h.eml': ['preavviso-errore-consegna', 'TEMPO_SCADUTO', '2026-11-22T10:15:02+01:00'],
    '11-errore-consegna-no-dest.eml': ['errore-consegna', 'NON_VALIDA', '2026-11-21T10:15:09+01:00'],
    '13-errore-consegna-casella-piena.eml': [
      'errore-consegna',
      'CASELLA_SATURA',
      '2026-11-21T10:15:09+01:00',
    ],
  };
  const loro = { fidati: certificati(readFileSync(condivisa('pec', 'ca.pem'), 'utf8')), il: IL };

  test('are all known to this test', () => {
    expect(readdirSync(condivisa('pec', 'eml')).sort()).toEqual(Object.keys(attesi));
  });

  test.each(Object.entries(attesi))('%s', (file, [tipo, classe, il]) => {
    expect(verificaPec(readFileSync(condivisa('pec', 'eml', file)), loro)).toEqual({
      valida: true,
      codice: null,
      tipo,
      msgid: '<ntf.01JD6Z8M3V7QK2.a1@pec.comune.esempio.it>',
      destinatario: 'edilbianchi.srl@pec.dest-esempio.it',
      classe,
      il,
      controlli: buono,
    });
  });

  test('no flipped byte of the signed part or of the signature passes (one byte in 41)', () => {
    const raw = readFileSync(condivisa('pec', 'eml', '02-accettazione.eml'));
    const dal = raw.indexOf('\r\n------SIG_02-\r\n') + 17;
    const secondo = raw.indexOf('\r\n------SIG_02-\r\n', dal);
    const p7s = raw.indexOf('\r\n\r\n', secondo) + 4;
    const passati: number[] = [];
    for (let i = dal; i < raw.length - 20; i += 41) {
      // blanks between base64 lines mean nothing
      if (i >= secondo && (i < p7s || raw[i] === 0x0d || raw[i] === 0x0a)) continue;
      const alterato = Buffer.from(raw);
      alterato.writeUInt8(alterato.readUInt8(i) ^ 4, i);
      if (verificaPec(alterato, loro).valida) passati.push(i);
    }
    expect(passati).toEqual([]);
  });
});

describe('each check by itself', () => {
  test('a right message', () => expect(di()).toMatchObject({ valida: true, codice: null, controlli: buono }));

  test('digest: a byte of the signed part changed after the signature', () => {
    const v = di({ dopo: (m) => m.replace('\r\nCONSEGNA\r\n', '\r\nCONSEGNE\r\n') });
    expect(v).toMatchObject({
      valida: false,
      codice: 'pec.digest_diverso',
      controlli: { ...buono, digest: 'ko' },
    });
  });

  test('digest: CRLF turned into LF by somebody on the way has its own code', () => {
    const v = di({ dopo: (m) => m.replace(/\r/g, '') });
    expect(v.codice).toBe('pec.fine_riga_alterata');
    expect(v.controlli).toEqual({ ...buono, digest: 'ko' });
  });

  test('firma: signed with a key that is not the certificate’s', () => {
    const altro = emetti(ca, { nome: 'posta-certificata@altro.test' });
    const v = di({}, { certificato: gestore.certificato, chiave: altro.chiave });
    expect(v).toMatchObject({
      valida: false,
      codice: 'pec.firma_errata',
      controlli: { ...buono, firma: 'ko' },
    });
  });

  test('catena: another authority, even with the same name', () => {
    const gemella = emetti(null, { nome: 'CA prova', autorita: true });
    const altra = emetti(null, { nome: 'CA altra', autorita: true });
    expect(di({}, emetti(altra, {}))).toMatchObject({
      codice: 'pec.catena_non_fidata',
      controlli: { ...buono, catena: 'ko' },
    });
    const impostore = { certificato: gemella.certificato, chiave: altra.chiave };
    expect(di({}, emetti(impostore, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: self-signed, and self-signed with itself inside the message', () => {
    expect(di({}, emetti(null, {})).codice).toBe('pec.catena_non_fidata');
    const falsa = emetti(null, { nome: 'CA falsa', autorita: true });
    expect(di({ intermedi: [falsa] }, emetti(falsa, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: expired or not yet valid on the day', () => {
    const breve = emetti(ca, { dal: '2026-01-01', al: '2026-06-30' });
    expect(di({}, breve)).toMatchObject({
      codice: 'pec.certificato_scaduto',
      controlli: { ...buono, catena: 'ko' },
    });
    expect(verifica(messaggio(breve), new Date('2026-03-01T12:00:00Z')).valida).toBe(true);
    expect(verifica(messaggio(breve), new Date('2025-12-31T12:00:00Z')).codice).toBe(
      'pec.certificato_scaduto',
    );
  });

  test('catena: an intermediate authority is followed, one that is not an authority is not', () => {
    const mezza = emetti(ca, { nome: 'CA intermedia', autorita: true });
    expect(di({ intermedi: [mezza] }, emetti(mezza, {})).valida).toBe(true);
    expect(di({}, emetti(mezza, {})).codice).toBe('pec.catena_non_fidata');
    const nonAutorita = emetti(ca, { nome: 'posta-certificata@terzo.test' });
    expect(di({ intermedi: [nonAutorita] }, emetti(nonAutorita, {})).codice).toBe('pec.catena_non_fidata');
    const stretta = emetti(ca, { nome: 'CA stretta', autorita: true, limite: 0 });
    const sotto = emetti(stretta, { nome: 'CA sotto', autorita: true });
    expect(di({ intermedi: [stretta] }, emetti(stretta, {})).valida).toBe(true);
    expect(di({ intermedi: [stretta, sotto] }, emetti(sotto, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: a certificate that may not sign', () => {
    expect(di({}, emetti(ca, { firmaPosta: false })).codice).toBe('pec.certificato_non_adatto');
  });

  test('gestore: signer and From differ, or the signer has no address', () => {
    const altro = emetti(ca, { nome: 'posta-certificata@truffa.test' });
    expect(di({}, altro)).toMatchObject({
      valida: false,
      codice: 'pec.firmatario_diverso',
      controlli: { ...buono, gestore: 'ko' },
    });
    expect(di({}, emetti(ca, { san: null }))).toMatchObject({
      codice: 'pec.firmatario_senza_indirizzo',
      controlli: { gestore: 'ko' },
    });
    expect(di({}, emetti(ca, { san: ['altro@x.test', 'Posta-Certificata@PEC.dest.test'] })).valida).toBe(
      true,
    );
  });

  test('several things wrong at once are each reported', () => {
    const estraneo = emetti(null, { nome: 'posta-certificata@truffa.test' });
    const v = di({ dopo: (m) => m.replace('\r\nCONSEGNA\r\n', '\r\nCONSEGNE\r\n') }, estraneo);
    expect(v.controlli).toEqual({ digest: 'ko', firma: 'ok', catena: 'ko', gestore: 'ko' });
  });
});

describe('the signature envelope', () => {
  test.each<[string, OpzioniMessaggio, string | null]>([
    ['SHA-1, as in old receipts', { hash: 'sha1' }, null],
    ['SHA-512', { hash: 'sha512' }, null],
    ['no signed attributes', { senzaAttributi: true }, null],
    ['no certificate inside', { senzaCertificato: true }, 'pec.certificato_mancante'],
    ['two signers', { firmatari: 2 }, 'pec.firma_illeggibile'],
    ['content carried inside the signature', { attaccata: true }, 'pec.firma_illeggibile'],
    [
      'base64 with a foreign character',
      { dopo: (m) => m.replace('base64\r\n\r\nMI', 'base64\r\n\r\n!MI') },
      'pec.firma_illeggibile',
    ],
    [
      'signature cut',
      { dopo: (m) => m.replace(/\r\n.{76}\r\n.{1,76}\r\n\r\n--firmato--/, '\r\n\r\n--firmato--') },
      'pec.firma_illeggibile',
    ],
    [
      'signature part empty',
      { dopo: (m) => m.replace(/(base64\r\n\r\n)MI[\s\S]*?(\r\n--firmato--)/, '$1$2') },
      'pec.firma_illeggibile',
    ],
  ])('%s', (_nome, o, codice) => {
    const v = di(o);
    expect(v.codice).toBe(codice);
    if (codice === 'pec.firma_illeggibile')
      expect(v.controlli).toEqual({
        ...buono,
        digest: 'non_disponibile',
        firma: 'ko',
        catena: 'non_disponibile',
      });
  });

  test('without signed attributes digest and signature fall together', () => {
    const v = di({ senzaAttributi: true, dopo: (m) => m.replace('\r\nCONSEGNA\r\n', '\r\nCONSEGNE\r\n') });
    expect(v.controlli).toMatchObject({ digest: 'ko', firma: 'ko' });
  });

  test.each<[string, OpzioniMessaggio['dopo'], string]>([
    ['ordinary mail', (m) => m.replace('multipart/signed', 'multipart/mixed'), 'pec.non_firmato'],
    [
      'another protocol',
      (m) => m.replace('application/x-pkcs7-signature"', 'application/pgp-signature"'),
      'pec.non_firmato',
    ],
    ['no closing delimiter', (m) => m.replace('--firmato--', ''), 'pec.struttura_errata'],
    [
      'no signature part',
      (m) => m.replace(/--firmato\r\nContent-Type: application[\s\S]*?(?=--firmato--)/, ''),
      'pec.struttura_errata',
    ],
    [
      'a third part',
      (m) => m.replace('--firmato--', '--firmato\r\n\r\nciao\r\n--firmato--'),
      'pec.struttura_errata',
    ],
    ['no boundary', (m) => m.replace('; boundary="firmato"', ''), 'pec.struttura_errata'],
    [
      'two boundaries',
      (m) => m.replace('boundary="firmato"', 'boundary="altro"; boundary="firmato"'),
      'pec.non_firmato',
    ],
    ['headers only', (m) => m.slice(0, m.indexOf('\r\n\r\n')), 'pec.messaggio_illeggibile'],
    [
      'a line that is not a header',
      (m) => m.replace('MIME-Version', 'MIME Version'),
      'pec.messaggio_illeggibile',
    ],
    [
      'a bare CR that hides a header',
      (m) => m.replace('Subject: ', 'Subject: \rX-Trasporto: x'),
      'pec.messaggio_illeggibile',
    ],
  ])('%s', (_nome, dopo, codice) => {
    expect(di({ dopo: dopo ?? ((m) => m) })).toMatchObject({ valida: false, codice });
  });

  test('garbage and a huge file are answers, not exceptions', () => {
    expect(verifica(Buffer.alloc(0)).codice).toBe('pec.messaggio_illeggibile');
    expect(verifica(Buffer.alloc(70_000, 0xff)).codice).toBe('pec.messaggio_illeggibile');
    expect(verifica(Buffer.alloc(49 * 1024 * 1024)).codice).toBe('pec.troppo_grande');
  });

  test('a receipt that returns a 20 MB act is verified', () => {
    const grande = { testa: 'Content-Type: message/rfc822', corpo: 'A'.repeat(20_000_000) };
    expect(di({ parti: [testo, parteDaticert(xmlConsegna()), grande] }).valida).toBe(true);
  });
});

describe('whose daticert', () => {
  const falso = xmlConsegna((x) => x.replaceAll('mario@', 'altro@').replace('10:15:09', '11:11:11'));

  test('one inside the returned message is never read, even when it comes first', () => {
    const v = di({ parti: [parteOriginale(falso), testo, parteDaticert(xmlConsegna())] });
    expect(v).toMatchObject({
      valida: true,
      destinatario: 'mario@pec.dest.test',
      il: '2026-11-21T10:15:09+01:00',
    });
  });

  test('only inside the returned message: there is none', () => {
    expect(di({ parti: [testo, parteOriginale(falso)] }).codice).toBe('pec.daticert_mancante');
  });

  test.each<[string, Parte[]]>([
    ['twins', [parteDaticert(xmlConsegna()), parteDaticert(falso)]],
    [
      'a twin of another type',
      [parteDaticert(xmlConsegna()), { ...testo, testa: 'Content-Type: text/plain; name=daticert.xml' }],
    ],
    ['a twin in capitals', [parteDaticert(falso, 'DATICERT.XML'), parteDaticert(xmlConsegna())]],
  ])('%s: none is believed', (_nome, parti) => {
    expect(di({ parti }).codice).toBe('pec.daticert_doppio');
  });

  test('a part with its headers twice could be read in two ways', () => {
    const doppia = {
      ...testo,
      testa: 'Content-Type: text/plain\r\nContent-Type: application/xml; name="daticert.xml"',
    };
    expect(di({ parti: [parteDaticert(xmlConsegna()), doppia] }).codice).toBe('pec.struttura_errata');
  });

  test('missing, and the signed part not multipart/mixed', () => {
    expect(di({ parti: [testo] }).codice).toBe('pec.daticert_mancante');
    expect(di({ primaDellaFirma: () => 'Content-Type: text/plain\r\n\r\nciao\r\n' }).codice).toBe(
      'pec.daticert_mancante',
    );
  });

  test('an anomaly envelope is named as such', () => {
    const intestazioni = conTesta((r) => (r.startsWith('X-Ricevuta') ? 'X-Trasporto: errore' : r));
    expect(di({ parti: [testo, parteOriginale(falso)], intestazioni }).codice).toBe('pec.busta_anomalia');
  });

  test('broken base64, and an encoding that the norm does not use', () => {
    const parte = parteDaticert(xmlConsegna());
    expect(di({ parti: [{ ...parte, corpo: parte.corpo.replace('A', '*') }] }).codice).toBe(
      'pec.daticert_illeggibile',
    );
    const qp = { ...parte, testa: parte.testa.replace('base64', 'quoted-printable') };
    expect(di({ parti: [qp] }).codice).toBe('pec.daticert_illeggibile');
    const chiara = { testa: 'Content-Type: text/xml; name=daticert.xml', corpo: xmlConsegna() };
    expect(di({ parti: [chiara] }).valida).toBe(true);
  });
});

describe('headers against daticert', () => {
  test.each<[string, string[], string]>([
    [
      'another X-Ricevuta',
      conTesta((r) => r.replace('avvenuta-consegna', 'accettazione')),
      'pec.tipo_discorde',
    ],
    ['no X-Ricevuta', conTesta((r) => (r.startsWith('X-Ricevuta') ? [] : r)), 'pec.tipo_discorde'],
    ['X-Trasporto beside it', ['X-Trasporto: posta-certificata', ...INTESTAZIONI], 'pec.tipo_discorde'],
    [
      'X-Trasporto instead',
      conTesta((r) => r.replace('X-Ricevuta: avvenuta-consegna', 'X-Trasporto: posta-certificata')),
      'pec.tipo_discorde',
    ],
    [
      'a virus that daticert does not know',
      ['X-VerificaSicurezza: errore', ...INTESTAZIONI],
      'pec.tipo_discorde',
    ],
    [
      'another message',
      conTesta((r) => r.replace('<ntf.prova.a1', '<ntf.altro.a1')),
      'pec.riferimento_discorde',
    ],
    [
      'the same id in other letters',
      conTesta((r) => r.replace('<ntf.prova', '<NTF.prova')),
      'pec.riferimento_discorde',
    ],
    ['no reference', conTesta((r) => (r.startsWith('X-Rif') ? [] : r)), 'pec.riferimento_discorde'],
    [
      'to another mailbox',
      conTesta((r) => r.replace('To: riscossione@', 'To: altri@')),
      'pec.destinatario_discorde',
    ],
    ['two From', [...INTESTAZIONI, 'From: altro@pec.dest.test'], 'pec.intestazione_doppia'],
    ['two X-Ricevuta', ['x-ricevuta: avvenuta-consegna', ...INTESTAZIONI], 'pec.intestazione_doppia'],
    ['two X-Riferimento', [...INTESTAZIONI, 'X-Riferimento-Message-ID: <b@c>'], 'pec.intestazione_doppia'],
    ['no From', conTesta((r) => (r.startsWith('From') ? [] : r)), 'pec.mittente_illeggibile'],
    [
      'two addresses in From',
      conTesta((r) => (r.startsWith('From') ? `${r}, a@b.test` : r)),
      'pec.mittente_illeggibile',
    ],
    [
      'the right address only as a name',
      conTesta((r) => (r.startsWith('From') ? 'From: "posta-certificata@pec.dest.test" <a@b.test>' : r)),
      'pec.firmatario_diverso',
    ],
  ])('%s', (_nome, intestazioni, codice) => {
    expect(di({ intestazioni })).toMatchObject({ valida: false, codice });
  });

  test('folded, in other cases, with a name before the address: all the same', () => {
    const intestazioni = conTesta((r) =>
      r
        .replace('X-Riferimento-Message-ID: ', 'x-riferimento-message-id:\r\n ')
        .replace('X-Ricevuta', 'X-RICEVUTA')
        .replace(/^From: (.*)$/, 'From: "Per conto di: x@y.it" <$1>'),
    );
    expect(di({ intestazioni }).valida).toBe(true);
  });

  test('a transport envelope is valid and is not a receipt', () => {
    const xml = xmlConsegna((x) =>
      x.replace('avvenuta-consegna', 'posta-certificata').replace(/<consegna>.*<\/consegna>/, ''),
    );
    const intestazioni = conTesta((r) =>
      r.replace('X-Ricevuta: avvenuta-consegna', 'X-Trasporto: posta-certificata'),
    );
    const v = di({ parti: [testo, parteDaticert(xml)], intestazioni });
    expect(v).toMatchObject({ valida: true, tipo: 'posta-certificata', destinatario: 'mario@pec.dest.test' });
    // the same signed bytes dressed as a receipt
    expect(di({ parti: [testo, parteDaticert(xml)] }).codice).toBe('pec.tipo_discorde');
  });
});

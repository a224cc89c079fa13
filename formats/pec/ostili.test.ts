import { INTESTAZIONI, type Parte, parteDaticert, parteOriginale, xmlConsegna } from './messaggi-di-prova';
import { di, testo } from './verifica-di-prova';

const conTesta = (cambia: (riga: string) => string | string[]) => INTESTAZIONI.flatMap(cambia);

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

  test('daticert may leave the reference out: then nothing signed disagrees, and the header alone proves nothing', () => {
    const senza = parteDaticert(xmlConsegna((x) => x.replace(/<msgid>.*<\/msgid>/, '')));
    expect(di({ parti: [testo, senza] })).toMatchObject({ valida: true, msgid: null });
  });

  test.each([
    ['riscossione@pec.ente.test', null],
    ['mario@pec.dest.test', null],
    ['altri@pec.ente.test', 'pec.destinatario_discorde'],
  ])('a notice of exceeded time to %s: %s', (to, codice) => {
    const xml = xmlConsegna((x) =>
      x
        .replace('avvenuta-consegna', 'preavviso-errore-consegna')
        .replace('nessuno', 'altro')
        .replace('<ricevuta tipo="completa"/>', ''),
    );
    const intestazioni = conTesta((r) =>
      r.replace('avvenuta-consegna', 'preavviso-errore-consegna').replace(/^To: .*/, `To: ${to}`),
    );
    expect(di({ parti: [testo, parteDaticert(xml)], intestazioni }).codice).toBe(codice);
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

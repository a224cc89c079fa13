import { type OpzioniMessaggio, parteDaticert, xmlConsegna } from './messaggi-di-prova';
import { buono, di, testo, verifica } from './verifica-di-prova';

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

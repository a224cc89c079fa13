import { improntaDi } from './catena';
import { leggiGestori } from './gestori';
import { emetti, INTESTAZIONI, messaggio, parteDaticert, pemDi, xmlConsegna } from './messaggi-di-prova';
import { esaminaPec } from './verifica';
import { buono, ca, certificati, fidati, gestore, IL, testo } from './verifica-di-prova';

const improntaDel = (chi = gestore) => improntaDi(certificati(pemDi(chi))[0] as never);
const altro = emetti(ca, { nome: 'posta-certificata@pec.altro.test' });

/** An LDIF directory: one entry for each provider. */
const ldif = (...voci: { impronta: string; domini: string[] }[]) =>
  [
    'version: 1\ndn: o=postacert\nobjectClass: top\no: postacert\n',
    ...voci.map(
      ({ impronta, domini }, n) =>
        `dn: providerName=Gestore ${n}, o=postacert\nobjectClass: provider\nproviderName: Gestore ${n}\nproviderCertificateHash: ${impronta}\n${domini.map((d) => `managedDomains: ${d}\n`).join('')}`,
    ),
  ].join('\n');

const elenco = (...voci: Parameters<typeof ldif>) => leggiGestori(ldif(...voci));
const esamina = (gestori: ReturnType<typeof leggiGestori>, raw = messaggio(gestore)) =>
  esaminaPec(raw, { fidati, il: IL, gestori });

describe('check (d): the directory of the providers', () => {
  test('none at hand: the verification is partial, never refused for that', () => {
    expect(esamina(null)).toMatchObject({ parziale: true, verifica: { valida: true, controlli: buono } });
  });

  test('listed, and it manages the domains of From and of the mailbox: complete', () => {
    const suo = elenco({ impronta: improntaDel(), domini: ['PEC.dest.test', 'pec.terzi.test'] });
    expect(esamina(suo)).toMatchObject({
      parziale: false,
      verifica: { valida: true, codice: null, controlli: { ...buono, gestore: 'ok' } },
    });
  });

  test('a directory that knows neither the domain nor the certificate leaves it partial', () => {
    const estraneo = elenco({ impronta: '0'.repeat(40), domini: ['pec.lontano.test'] });
    expect(esamina(estraneo)).toMatchObject({ parziale: true, verifica: { valida: true } });
    const senzaDominio = elenco({ impronta: improntaDel(), domini: ['pec.lontano.test'] });
    expect(esamina(senzaDominio)).toMatchObject({ parziale: true, verifica: { valida: true } });
  });

  test('the domain is of somebody else, or of the same with another certificate: not competent', () => {
    const diAltri = elenco(
      { impronta: improntaDel(), domini: ['pec.mio.test'] },
      { impronta: improntaDel(altro), domini: ['pec.dest.test'] },
    );
    expect(esamina(diAltri)).toMatchObject({
      parziale: false,
      verifica: {
        valida: false,
        codice: 'pec.gestore_non_competente',
        controlli: { ...buono, gestore: 'ko' },
      },
    });
    const vecchio = elenco({ impronta: improntaDel(altro), domini: ['pec.dest.test'] });
    expect(esamina(vecchio).verifica.codice).toBe('pec.gestore_non_competente');
  });

  test('another listed provider cannot say that somebody else’s mailbox has received', () => {
    const due = elenco(
      { impronta: improntaDel(), domini: ['pec.dest.test'] },
      { impronta: improntaDel(altro), domini: ['pec.altro.test'] },
    );
    const intestazioni = INTESTAZIONI.map((r) =>
      r.replace('From: posta-certificata@pec.dest', 'From: posta-certificata@pec.altro'),
    );
    const raw = messaggio(altro, { intestazioni });
    expect(esamina(null, raw)).toMatchObject({ parziale: true, verifica: { valida: true } });
    expect(esamina(due, raw).verifica.codice).toBe('pec.gestore_non_competente');
  });

  test('of a domain that does not exist the sender’s provider speaks', () => {
    const suo = elenco({ impronta: improntaDel(), domini: ['pec.dest.test'] });
    const xml = xmlConsegna((x) =>
      x
        .replace('avvenuta-consegna', 'errore-consegna')
        .replace('nessuno', 'no-dominio')
        .replace('<ricevuta tipo="completa"/>', '')
        .replaceAll('mario@pec.dest.test', 'mario@non.esiste'),
    );
    const intestazioni = INTESTAZIONI.map((r) => r.replace('avvenuta-consegna', 'errore-consegna'));
    const raw = messaggio(gestore, { intestazioni, parti: [testo, parteDaticert(xml)] });
    expect(esamina(suo, raw)).toMatchObject({ parziale: false, verifica: { valida: true } });
  });
});

describe('reading the LDIF', () => {
  const una = { impronta: 'AB'.repeat(20), domini: ['pec.uno.test'] };

  test('folded lines, comments, CRLF, base64 values, options of an attribute, a BOM', () => {
    const scritto = ldif(una)
      .replace(
        'managedDomains: pec.uno.test',
        'managedDomains:: cGVjLnVuby50ZXN0\nproviderCertificate;binary:: AAEC\n AwQF',
      )
      .replace('providerName: Gestore 0', '# a comment\nproviderName: Gesto\n re 0')
      .replaceAll('\n', '\r\n');
    const [letto] = leggiGestori(`\ufeff${scritto}`) ?? [];
    expect(letto).toEqual({
      nome: 'Gestore 0',
      impronte: new Set(['ab'.repeat(20)]),
      domini: new Set(['pec.uno.test']),
    });
  });

  test('a hash written with colons is the same', () => {
    const conPunti = una.impronta.replace(/..(?=.)/g, '$&:');
    expect(elenco({ ...una, impronta: conPunti })?.[0]?.impronte).toEqual(new Set(['ab'.repeat(20)]));
  });

  test.each([
    ['empty', ''],
    ['nobody in it', 'dn: o=postacert\no: postacert\n'],
    ['not an LDIF', '<html>non trovato</html>'],
    ['a hash that is not SHA-1', ldif({ ...una, impronta: 'abcd' })],
  ])('%s: null', (_nome, testoLdif) => {
    expect(leggiGestori(testoLdif)).toBeNull();
  });
});

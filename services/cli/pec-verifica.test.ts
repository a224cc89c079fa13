import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import forge from 'node-forge';
import { condivisa } from '../../tests/condivisa';
import { pecVerifica } from './pec-verifica';

const eml = (nome: string) => condivisa('pec', 'eml', nome);
const ca = condivisa('pec', 'ca.pem');

async function prova(args: string[], json = true) {
  const detto = { out: '', err: '' };
  const ascolta = (su: 'stdout' | 'stderr', dove: 'out' | 'err') =>
    jest.spyOn(process[su], 'write').mockImplementation((testo) => {
      detto[dove] += testo;
      return true;
    });
  const orecchie = [ascolta('stdout', 'out'), ascolta('stderr', 'err')];
  const codice = await pecVerifica(args, { json });
  for (const orecchio of orecchie) orecchio.mockRestore();
  return { codice, ...detto };
}

test('a valid message: 0, and exactly the keys of the contract', async () => {
  const { codice, out, err } = await prova([
    eml('06-avvenuta-consegna-completa.eml'),
    '--fidati',
    ca,
    '--il',
    '2026-11-21',
  ]);
  expect({ codice, err }).toEqual({ codice: 0, err: '' });
  const letto = JSON.parse(out);
  expect(Object.keys(letto)).toEqual([
    'valida',
    'codice',
    'tipo',
    'msgid',
    'destinatario',
    'classe',
    'il',
    'controlli',
  ]);
  expect(letto).toMatchObject({ valida: true, codice: null, tipo: 'avvenuta-consegna' });
});

test('not valid: 1, with the code and words', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'esatto-cli-')), 'm.eml');
  writeFileSync(
    file,
    readFileSync(eml('02-accettazione.eml'), 'latin1').replace(
      'X-Ricevuta: accettazione',
      'X-Ricevuta: avvenuta-consegna',
    ),
    'latin1',
  );
  const args = [file, '--fidati', ca, '--il', '2026-11-21'];
  const conJson = await prova(args);
  expect(conJson.codice).toBe(1);
  expect(JSON.parse(conJson.out).codice).toBe('pec.tipo_discorde');
  expect((await prova(args, false)).out).toContain('NON valido: pec.tipo_discorde');
});

test('with the directory of the providers the verification is complete, or refused for who is not competent', async () => {
  const cartella = mkdtempSync(path.join(os.tmpdir(), 'esatto-cli-'));
  const raw = readFileSync(eml('06-avvenuta-consegna-completa.eml'));
  const args = [eml('06-avvenuta-consegna-completa.eml'), '--fidati', ca, '--il', '2026-11-21'];
  expect((await prova(args, false)).out).toContain('autentico (verifica parziale');
  const elenco = (impronta: string) => {
    const file = path.join(cartella, `${impronta}.ldif`);
    const righe = [
      'dn: providerName=G, o=postacert',
      'providerName: G',
      `providerCertificateHash: ${impronta}`,
    ];
    writeFileSync(file, [...righe, 'managedDomains: pec.dest-esempio.it', ''].join('\n'));
    return [...args, '--gestori', file];
  };
  const p7s =
    /name="smime\.p7s"[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw.toString('latin1'))?.[1] ?? '';
  const firmatario = certificatoDelP7s(Buffer.from(p7s, 'base64'));
  const completa = await prova(elenco(firmatario));
  expect(completa.codice).toBe(0);
  expect(JSON.parse(completa.out).controlli.gestore).toBe('ok');
  const diAltri = await prova(elenco('0'.repeat(40)));
  expect(diAltri.codice).toBe(1);
  expect(JSON.parse(diAltri.out)).toMatchObject({
    codice: 'pec.gestore_non_competente',
    controlli: { gestore: 'ko' },
  });
  expect(await prova([...args, '--gestori', ca])).toMatchObject({ codice: 2, out: '' });
});

/** SHA-1 of the only certificate of a signature, as the directory names it. */
function certificatoDelP7s(der: Buffer): string {
  const messaggio = forge.pkcs7.messageFromAsn1(
    forge.asn1.fromDer(der.toString('latin1')),
  ) as forge.pkcs7.PkcsSignedData;
  const [certificato] = messaggio.certificates;
  const bytes = forge.asn1
    .toDer(forge.pki.certificateToAsn1(certificato as forge.pki.Certificate))
    .getBytes();
  return createHash('sha1').update(bytes, 'latin1').digest('hex');
}

test('a file of 100 MB is an answer, and it is not even read', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'esatto-cli-')), 'grande.eml');
  writeFileSync(file, 'Subject: x\r\n\r\n');
  truncateSync(file, 100_000_000);
  const prima = process.memoryUsage().arrayBuffers;
  const { codice, out } = await prova([file, '--fidati', ca, '--il', '2026-11-21']);
  expect({ codice, detto: JSON.parse(out).codice }).toEqual({ codice: 1, detto: 'pec.troppo_grande' });
  expect(process.memoryUsage().arrayBuffers - prima).toBeLessThan(10_000_000);
});

test('after the end of the authority nothing is valid any more', async () => {
  const { codice, out } = await prova([eml('02-accettazione.eml'), '--fidati', ca, '--il', '2046-01-02']);
  expect(codice).toBe(1);
  expect(JSON.parse(out).codice).toBe('pec.certificato_scaduto');
});

test.each<[string, string[], string]>([
  ['nothing', [], 'pec.uso'],
  ['no authority', [eml('02-accettazione.eml'), '--il', '2026-11-21'], 'pec.uso'],
  ['an unknown option', [eml('02-accettazione.eml'), '--fiducia', ca], 'pec.uso'],
  [
    'a day that does not exist',
    [eml('02-accettazione.eml'), '--fidati', ca, '--il', '2026-02-30'],
    'pec.data_errata',
  ],
  ['no such file', ['assente.eml', '--fidati', ca, '--il', '2026-11-21'], 'pec.file_illeggibile'],
  [
    'an authority that is not one',
    [eml('02-accettazione.eml'), '--fidati', eml('02-accettazione.eml'), '--il', '2026-11-21'],
    'pec.fidati_illeggibile',
  ],
])('wrong use, %s: 2 and one line', async (_nome, args, codice) => {
  const prova2 = await prova(args);
  expect(prova2).toMatchObject({ codice: 2, out: '' });
  expect(prova2.err).toMatch(new RegExp(`^${codice}: .+\n$`));
});

import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { perfezionamentoPosta } from '../../domain/notifica/posta';
import { eventiDellaLettura } from './cartolina-eventi';
import { codiceDelNome, leggiCodice } from './codice-cartolina';
import { pngDiProva } from './immagini-di-prova';
import { COLONNE_INDICE_SCANSIONI, leggiIndiceScansioni } from './indice-scansioni';
import { leggiLettura } from './lettura-forma';
import { apriLotto } from './lotto-scansioni';

let cartella: string;
beforeAll(async () => {
  cartella = await mkdtemp(path.join(tmpdir(), 'esatto-scansioni-'));
});
afterAll(() => rm(cartella, { recursive: true, force: true }));

const TNT = 'tnt_01J8ZQ4K3T5V6W7X8Y9Z0A1B2C';
const NAV = '301000000000000123';

test.each([
  ['61612345678 9', { di: 'raccomandata', valore: '616123456789' }],
  ['ra 123456785 it', { di: 'raccomandata', valore: 'RA123456785IT' }],
  [TNT, { di: 'tentativo', valore: TNT }],
  [NAV, { di: 'avviso', valore: NAV }],
  [`PAGOPA|002|${NAV}|80000000008|12345`, { di: 'avviso', valore: NAV }],
  ['codfase=NBPA;18', null],
  ['lista', null],
  ['', null],
  ['../../etc/passwd', null],
])('the code %s', (testo, atteso) => {
  expect(leggiCodice(testo)).toEqual(atteso);
});

test.each([
  ['616123456789.tif', '616123456789'],
  ['cartoline/616123456789_2.PNG', '616123456789'],
  [`${TNT}.jpg`, TNT],
  [`${TNT}_01.pdf`, TNT],
])('the name %s', (nome, atteso) => {
  expect(codiceDelNome(nome)).toBe(atteso);
});

/** yazl refuses bad names: they are written over the good one, which has the same length. */
async function zip(voci: Record<string, Buffer>, rinomina?: [string, string]): Promise<string> {
  const z = new ZipFile();
  for (const [nome, bytes] of Object.entries(voci)) z.addBuffer(bytes, nome);
  z.end();
  let bytes: Buffer = await buffer(z.outputStream);
  if (rinomina) bytes = Buffer.from(bytes.toString('latin1').replaceAll(rinomina[0], rinomina[1]), 'latin1');
  const file = path.join(cartella, `${Math.random()}.zip`);
  writeFileSync(file, bytes);
  return file;
}

describe('a ZIP of images', () => {
  test('its images one by one, and its index apart', async () => {
    const lotto = await apriLotto(
      await zip({ 'a/1.png': pngDiProva(1), 'indice.csv': Buffer.from('x'), '2.png': pngDiProva(2) }),
    );
    expect(lotto.voci.map((v) => v.percorso)).toEqual(['a/1.png', '2.png']);
    expect(await lotto.voci[1]?.leggi()).toEqual(pngDiProva(2));
    expect(lotto.indice?.percorso).toBe('indice.csv');
    lotto.chiudi();
  });

  test.each<[string, string]>([
    ['../x.png', 'percorso_vietato'],
    ['/xxx.png', 'percorso_vietato'],
    ['..\\x.png', 'percorso_vietato'],
    ['C:\\x.png', 'percorso_vietato'],
    ['a\0bc.png', 'percorso_vietato'],
    ['.htaccess'.slice(0, 8), 'percorso_vietato'],
    ['xxx.png ', 'percorso_vietato'],
  ])('%j is refused whole', async (ostile, difetto) => {
    const file = await zip({ 'aaaa.png': pngDiProva() }, ['aaaa.png', ostile]);
    await expect(apriLotto(file)).rejects.toMatchObject({ codice: `scansione.lotto_${difetto}` });
  });

  test('two of one name, none at all, no ZIP at all', async () => {
    const doppio = await zip({ 'aaaa.png': pngDiProva(1), 'bbbb.png': pngDiProva(2) }, [
      'bbbb.png',
      'aaaa.png',
    ]);
    await expect(apriLotto(doppio)).rejects.toMatchObject({ codice: 'scansione.lotto_nome_doppio' });
    await expect(apriLotto(await zip({ 'indice.csv': Buffer.from('') }))).rejects.toMatchObject({
      codice: 'scansione.lotto_vuoto',
    });
    const nulla = path.join(cartella, 'nulla.zip');
    writeFileSync(nulla, pngDiProva());
    await expect(apriLotto(nulla)).rejects.toMatchObject({ codice: 'scansione.lotto_illeggibile' });
  });

  test('too many images; and one that is more than it declares stops when it is read', async () => {
    const tante = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}.png`, Buffer.from('x')]));
    await expect(apriLotto(await zip(tante))).rejects.toMatchObject({
      codice: 'scansione.lotto_troppo_grande',
    });
    const file = await zip({ 'bomba.png': Buffer.alloc(5_000_000) });
    const bytes = Buffer.from(await import('node:fs').then((fs) => fs.readFileSync(file)));
    const centrale = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bytes.writeUInt32LE(10, centrale + 24);
    writeFileSync(file, bytes);
    const lotto = await apriLotto(file);
    expect(lotto.voci[0]?.byte).toBe(10);
    await expect(lotto.voci[0]?.leggi()).rejects.toMatchObject({ codice: 'scansione.lotto_illeggibile' });
    lotto.chiudi();
  });
});

describe('the index of the ZIP', () => {
  const testa = COLONNE_INDICE_SCANSIONI.join(';');
  const leggi = (...righe: string[]) => leggiIndiceScansioni(Buffer.from([testa, ...righe, ''].join('\r\n')));

  test('a code alone, an envelope, a card that a machine has read', () => {
    const voci = leggi(
      '1.png;616123456789;;;;;;;;;;',
      '2.png;616123456790;busta;2026-03-20;M04;;;;;;;',
      '3.png;616123456791;cartolina;;;AR;CONSEGNATO;2026-03-09;destinatario;;;',
    );
    expect(voci.get('1.png')).toEqual({ codice: '616123456789', busta: null, letto: null });
    expect(voci.get('2.png')?.busta).toEqual({ tornataIl: '2026-03-20', causa: 'M04' });
    expect(voci.get('3.png')?.letto).toMatchObject({ documento: 'AR', il: '2026-03-09', causa: null });
  });

  test.each([
    ['an envelope without its day', '1.png;1;busta;;M04;;;;;;;', 'riga 2: tornata_il'],
    ['a cause that is none', '1.png;1;busta;2026-03-20;M10;;;;;;;', 'riga 2: causa'],
    ['another kind', '1.png;1;relata;;;;;;;;;', 'riga 2: genere'],
    ['half a reading', '1.png;1;;;;AR;;2026-03-09;;;;', 'riga 2: documento'],
    ['a column less', '1.png;1;;;;;;;;;', 'riga 2: 11 colonne'],
    ['a quote never closed', '"1.png;1;;;;;;;;;;', 'riga 2: virgolette'],
  ])('%s', (_, riga, detto) => {
    expect(() => leggi(riga)).toThrow(detto);
  });

  test('other columns, and bytes that are no UTF-8', () => {
    expect(() => leggiIndiceScansioni(Buffer.from('file;codice\r\n'))).toThrow(
      'riga 1: attese file;codice;genere',
    );
    expect(() => leggiIndiceScansioni(Buffer.from([0xff, 0xfe, 0x41]))).toThrow('UTF-8');
  });
});

describe('what a checked reading proves', () => {
  const IMMAGINE = { riferimento: 'scn_1', sha256: 'a'.repeat(64) };
  const esame = (prodotto: 'AR' | 'AG', ...letture: object[]) => {
    const eventi = letture.flatMap((l) => {
      const letta = leggiLettura(l);
      if (!letta) throw new Error('no reading');
      return eventiDellaLettura('tnt_1', letta, IMMAGINE);
    });
    return perfezionamentoPosta(eventi, prodotto, () => 10);
  };

  test('delivered: served on the day of the card', () => {
    expect(
      esame('AR', { documento: 'AR', esito: 'CONSEGNATO', il: '2026-03-09' }).perfezionamento,
    ).toMatchObject({
      esito: 'perfezionata',
      destinatarioIl: '2026-03-09',
      regola: 'AR_CONSEGNA',
    });
  });

  test('never collected: on the tenth day from the notice, whenever the envelope came back', () => {
    const plico = {
      documento: 'PLICO',
      esito: 'COMPIUTA_GIACENZA',
      il: '2026-04-10',
      giacenzaDal: '2026-03-09',
    };
    expect(esame('AR', plico).perfezionamento).toMatchObject({
      destinatarioIl: '2026-03-19',
      regola: 'AR_COMPIUTA_GIACENZA',
    });
  });

  test('judicial act: the deposit counts with the CAD and its own advice alone', () => {
    const verde = {
      documento: '23L',
      esito: 'COMPIUTA_GIACENZA',
      il: '2026-03-25',
      giacenzaDal: '2026-03-09',
      cadIl: '2026-03-10',
      cadNumero: '616123456790',
    };
    expect(esame('AG', verde).perfezionamento).toBeNull();
    const avviso = { documento: 'ARCAD', esitoCad: 'CONSEGNATA', il: '2026-03-12' };
    expect(esame('AG', verde, avviso).perfezionamento).toMatchObject({
      destinatarioIl: '2026-03-20',
      regola: 'AG_DEPOSITO_CAD',
    });
  });

  test('a reading of another shape is none', () => {
    for (const storta of [null, {}, { documento: 'AR', il: '2026-03-09' }, { documento: 'CAN', il: 'ieri' }])
      expect(leggiLettura(storta)).toBeNull();
  });
});

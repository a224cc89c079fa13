import { readdirSync, readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import type { Claim } from '../claims/claim';
import { addClaim, emptyMinuta } from '../claims/minuta';
import { PrecedentiInMemoria } from '../claims/precedenti';
import { parseEnteConfig } from '../ente';
import { claims290, controlla290, letture290 } from './tracciato290';

const caso = (nome: string) => condivisa('cases', '290', nome);
const ente = parseEnteConfig(JSON.parse(readFileSync(caso('ente.json'), 'utf8')));
const nomi = readdirSync(condivisa('cases', '290'))
  .filter((file) => file.endsWith('.290'))
  .map((file) => file.slice(0, -4));

async function carica(file: string): Promise<PrecedentiInMemoria> {
  const precedenti = new PrecedentiInMemoria();
  precedenti.registraFile((await controlla290(file, ente)).sha256);
  for await (const claim of claims290(file, ente)) precedenti.registraContenuto(claim.contenuto);
  return precedenti;
}

test.each(nomi)('report of %s', async (nome) => {
  const {
    nota,
    precedenti,
    letture = [],
    ...atteso
  } = JSON.parse(readFileSync(caso(`${nome}.atteso.json`), 'utf8'));
  const prima = precedenti ? await carica(caso(precedenti[0])) : new PrecedentiInMemoria();
  const { rapporto } = await controlla290(caso(`${nome}.290`), ente, { precedenti: prima, letture: true });
  const { letture: lette = [], ...resto } = rapporto;
  expect(resto).toEqual(atteso);
  expect(lette).toEqual(expect.arrayContaining(letture));
  if (rapporto.esito === 'rifiutato') expect(rapporto).not.toHaveProperty('letture');
});

test('there are cases', () => {
  expect(nomi).toHaveLength(21);
});

async function claimsDi(nome: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  for await (const claim of claims290(caso(nome), ente)) claims.push(claim);
  return claims;
}

test('claims of 01-pulito', async () => {
  const claims = await claimsDi('01-pulito.290');
  const minuta = emptyMinuta();
  for (const claim of claims) addClaim(minuta, claim);
  const importi = (capitale: bigint, sanzioni: bigint, interessi: bigint, spese: bigint) => ({
    capitale,
    sanzioni,
    interessi,
    spese,
  });
  expect(minuta.tributaria).toMatchObject({
    claims: 69,
    importi: importi(7859890n, 1488484n, 122868n, 22810n),
    prescritte: 1,
  });
  expect(minuta.patrimoniale).toMatchObject({
    claims: 7,
    importi: importi(159720n, 0n, 0n, 5520n),
    prescritte: 1,
  });
  expect(minuta.cds).toMatchObject({ claims: 41, importi: importi(0n, 1204400n, 0n, 57320n), prescritte: 1 });
  expect(minuta.tutte).toMatchObject({
    claims: 117,
    importi: importi(8019610n, 2692884n, 122868n, 85650n),
    prescritte: 3,
  });
  expect(minuta.tutte.totale).toBe(10921012n);
  const alla = (riga: number) => claims.find((claim) => claim.riga === riga);
  expect(alla(3)).toMatchObject({
    natura: 'tributaria',
    importi: importi(46861n, 0n, 0n, 0n),
    prescrizione: { dal: '2021-12-31', anni: 5 },
    affidataIl: '2024-06-12',
    debitore: {
      natura: 'fisica',
      cognome: 'LUNGARINI',
      indirizzo: expect.stringMatching(/^VICOLO CAMPIONE \d/),
    },
  });
  expect(alla(10)).toMatchObject({
    importi: importi(326246n, 97873n, 9172n, 875n),
    prescrizione: { dal: '2021-12-26', anni: 5 },
  });
  expect(alla(26)?.prescrizione.dal).toBe('2017-12-31');
  expect(
    alla(32)?.coobbligati.map(({ riga, codiceFiscale, cointestatario }) => [
      riga,
      codiceFiscale,
      cointestatario,
    ]),
  ).toEqual([
    [33, 'CSDMAI40H04L736C', false],
    [34, 'FRRNMO58M71Z210F', false],
  ]);
  expect(claims.every((claim) => claim.titolo === undefined)).toBe(true);
});

test('claims of a file with scarti are those of the accepted partite', async () => {
  const claims = await claimsDi('02-sporco.290');
  expect(claims).toHaveLength(124);
  const totale = claims.flatMap(({ voci }) => voci).reduce((somma, { importo }) => somma + importo, 0n);
  expect(totale).toBe(11557329n);
});

test('readings by blocks are those of the report', async () => {
  const file = caso('02-sporco.290');
  const { rapporto, fisica } = await controlla290(file, ente, { letture: true });
  const blocchi = [];
  for await (const blocco of letture290(file, ente, fisica)) blocchi.push(...blocco);
  expect(blocchi).toEqual(rapporto.letture);
});

test('the claims of a refused file end with an error', async () => {
  await expect(claimsDi('17-totali.290')).rejects.toMatchObject({ codice: '290.rifiutato' });
});

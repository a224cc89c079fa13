import type { DatiMinuta } from '../../../activities/atti/minuta';
import { DICHIARAZIONE, decidiApprovazione } from '../../../activities/carico/approva';
import { caricaPartite } from '../../../activities/carico/carica';
import { leggiCarico } from '../../../activities/carico/carico';
import { controllaCarico } from '../../../activities/carico/controlla';
import { preparaMinuta } from '../../../activities/carico/minuta';
import { leggiDocumento } from '../../../database/documenti';
import { nuovoId } from '../../../database/identificativi';
import {
  apriProva,
  CLERK,
  caso290,
  casoFoglio,
  leggiJson,
  type Prova,
  RESPONSABILE,
  ricevi,
  salvaMappa,
} from './carichi-di-prova';

let p: Prova;
const minute: DatiMinuta[] = [];
beforeAll(async () => {
  p = await apriProva({
    rendiMinuta: async (dati) => {
      minute.push(dati);
      return { pdf: Buffer.from('%PDF-1.7 minuta'), html: '', sha256: '', testoSha256: '' };
    },
  });
});
afterAll(() => p.chiudi());

type Avvio = { m: 'carico'; enteId: string; caricoId: string };
const stato = (m: Avvio) => p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId));
const risposta = (autoreId: string, approvato = true) => ({
  m: 'approvazione' as const,
  autoreId,
  approvato,
});

async function finoAllaMinuta(file: string, mappaId: string | null = null): Promise<Avvio> {
  const m = await ricevi(p, p.a, file, mappaId);
  await controllaCarico(p.c, m);
  await caricaPartite(p.c, m);
  await preparaMinuta(p.c, m);
  return m;
}

test('the minuta has the totals of the list, then only a second person approves, once', async () => {
  const m = await finoAllaMinuta(caso290('01-pulito.290'));
  const [dati] = minute.slice(-1);
  expect(dati?.totali).toEqual({
    debitori: 40,
    nature: [
      {
        natura: 'tributaria',
        partite: 69,
        prescritte: 1,
        importi: { capitale: 7859890n, sanzioni: 1488484n, interessi: 122868n, spese: 22810n },
      },
      {
        natura: 'patrimoniale',
        partite: 7,
        prescritte: 1,
        importi: { capitale: 159720n, sanzioni: 0n, interessi: 0n, spese: 5520n },
      },
      {
        natura: 'cds',
        partite: 41,
        prescritte: 1,
        importi: { capitale: 0n, sanzioni: 1204400n, interessi: 0n, spese: 57320n },
      },
    ],
  });
  expect(dati?.avvisi[0]?.messaggio).toMatch(/^3 partite già prescritte/);
  expect((await stato(m)).stato).toBe('in_approvazione');
  const rifiuto = {
    m: 'esito',
    esito: 'rifiutata',
    codice: 'APPROVAZIONE_STESSA_PERSONA',
    norma: 'seed B-13',
  };
  expect(await decidiApprovazione(p.c, m, risposta(CLERK))).toEqual(rifiuto);
  expect((await stato(m)).stato).toBe('in_approvazione');
  const fatta = { m: 'esito', esito: 'eseguita' };
  expect(await decidiApprovazione(p.c, m, risposta(RESPONSABILE))).toEqual(fatta);
  expect(await decidiApprovazione(p.c, m, risposta(RESPONSABILE))).toEqual(fatta); // its answer was lost
  const tardi = { m: 'esito', esito: 'rifiutata', codice: 'CARICO_NON_IN_APPROVAZIONE' };
  expect(await decidiApprovazione(p.c, m, risposta(RESPONSABILE, false))).toEqual(tardi);
  expect(await decidiApprovazione(p.c, m, risposta(nuovoId('ute')))).toEqual(tardi);
  await p.nellEnte(p.a, async ({ sql }) => {
    const [riga] = await sql`select stato, approvato_da, dichiarazione from carichi where id = ${m.caricoId}`;
    expect(riga).toMatchObject({
      stato: 'approvato',
      approvato_da: RESPONSABILE,
      dichiarazione: DICHIARAZIONE,
    });
    const voci =
      await sql`select azione, esito, codice from audit where oggetto = ${m.caricoId} order by at, id`;
    expect(voci.map((v) => [v.azione, v.esito, v.codice])).toEqual([
      ['carico.approva', 'rifiutata', 'APPROVAZIONE_STESSA_PERSONA'],
      ['carico.approva', 'eseguita', null],
      ['carico.respingi', 'rifiutata', 'CARICO_NON_IN_APPROVAZIONE'],
      ['carico.approva', 'rifiutata', 'CARICO_NON_IN_APPROVAZIONE'],
    ]);
    const [compito] = await sql`select chiuso_da from compiti where riferimento = ${m.caricoId}`;
    expect(compito?.chiuso_da).toBe(RESPONSABILE);
  });
});

test('the CSV of the minuta says refusals and totals, and holds no cell that a spreadsheet would run', async () => {
  const mappa = await salvaMappa(p, p.a, await leggiJson(casoFoglio('04-formule.mappa.json')), 'formule');
  const m = await finoAllaMinuta(casoFoglio('04-formule.csv'), mappa);
  const csv = await p.nellEnte(p.a, async (t) => {
    const [riga] = await t.sql`select minuta_csv_id from carichi where id = ${m.caricoId}`;
    return (await leggiDocumento(t, riga?.minuta_csv_id))?.bytes.toString('utf8') ?? '';
  });
  const righe = csv.slice(1).trimEnd().split('\r\n');
  const { report } = await stato(m);
  const con = (esito: string) => righe.filter((r) => r.startsWith(`${esito};`)).length;
  expect([con('accettata'), con('rifiutata'), con('totale')]).toEqual([
    report?.partiteAccettate,
    report?.partiteRifiutate.length,
    3,
  ]);
  const celle = righe.slice(1).flatMap((r) => r.split(';'));
  expect(celle.filter((c) => /^["\s]*[=+@\t]|^["\s]*-(?!\d+,\d\d$)/.test(c))).toEqual([]);
  expect(csv).toMatch(/'[=+@-]/); // the dangerous ones are there, made harmless
});

test('a list sent back stays loaded, and its claims may come again', async () => {
  const m = await finoAllaMinuta(caso290('03-cosmetico.290'));
  expect((await decidiApprovazione(p.c, m, risposta(RESPONSABILE, false))).esito).toBe('eseguita');
  expect((await decidiApprovazione(p.c, m, risposta(RESPONSABILE, false))).esito).toBe('eseguita');
  expect((await stato(m)).stato).toBe('respinto');
  const ancora = await ricevi(p, p.a, caso290('03-cosmetico.290'));
  await controllaCarico(p.c, ancora);
  expect((await stato(ancora)).report?.partiteRifiutate).toEqual([]);
});

test('the minuta asked for twice is the same', async () => {
  const m = await finoAllaMinuta(caso290('05-utf8.290'));
  const quante = minute.length;
  await preparaMinuta(p.c, m);
  expect(minute).toHaveLength(quante);
});

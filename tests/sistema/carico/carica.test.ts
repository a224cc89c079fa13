import { caricaPartite } from '../../../activities/carico/carica';
import { leggiCarico } from '../../../activities/carico/carico';
import { controllaCarico } from '../../../activities/carico/controlla';
import { cercaDomicili } from '../../../activities/carico/domicili';
import { saldiEnte } from '../../../database/mastro';
import {
  apriProva,
  caso290,
  casoFoglio,
  conta,
  leggiJson,
  type Prova,
  ricevi,
  salvaMappa,
} from './carichi-di-prova';

let p: Prova;
const guasti = new Map<string, Error>();
beforeEach(async () => {
  guasti.clear();
  p = await apriProva({
    punto: async (nome) => {
      const guasto = guasti.get(nome);
      guasti.delete(nome);
      if (guasto) throw guasto;
    },
  });
});
afterEach(() => p.chiudi());

const VUOTO = {
  debitori: 0,
  pratiche: 0,
  partite: 0,
  voci_partita: 0,
  coobbligati: 0,
  scritture: 0,
  movimenti: 0,
};

test('01-pulito: 117 partite of 40 debtors, the totals of the cases, a ledger that balances', async () => {
  const m = await ricevi(p, p.a, caso290('01-pulito.290'));
  expect(await controllaCarico(p.c, m)).toEqual({ m: 'controllato', esito: 'accettato', pratiche: 0 });
  expect(await caricaPartite(p.c, m)).toEqual({ m: 'controllato', esito: 'accettato', pratiche: 40 });
  expect(await conta(p, p.a)).toMatchObject({ debitori: 40, pratiche: 40, partite: 117, scritture: 40 });
  await p.nellEnte(p.a, async (t) => {
    const totali = await t.sql`
      select natura, count(*)::int as claims, sum(capitale)::text as capitale, sum(sanzioni)::text as sanzioni,
        sum(interessi)::text as interessi, sum(spese)::text as spese from partite group by 1 order by 1`;
    expect([...totali]).toEqual([
      { natura: 'cds', claims: 41, capitale: '0', sanzioni: '1204400', interessi: '0', spese: '57320' },
      { natura: 'patrimoniale', claims: 7, capitale: '159720', sanzioni: '0', interessi: '0', spese: '5520' },
      {
        natura: 'tributaria',
        claims: 69,
        capitale: '7859890',
        sanzioni: '1488484',
        interessi: '122868',
        spese: '22810',
      },
    ]);
    const saldi = await saldiEnte(t);
    expect(Object.fromEntries(saldi)).toEqual({
      'crediti.capitale': 8019610n,
      'crediti.sanzioni': 2692884n,
      'crediti.interessi': 122868n,
      'crediti.spese': 85650n,
      'carichi.ente': -10921012n,
    });
    const carico = await leggiCarico(t, m.caricoId);
    expect(carico).toMatchObject({ stato: 'controllato', dataLista: '2024-06-12', totaleCents: 10921012n });
    const [riga3] = await t.sql`
      select r.*, r.prescrizione_dal::text as dal, p.inizio::text from partite r join pratiche p on p.id = r.pratica_id
      where r.riga = 3`;
    expect(riga3).toMatchObject({
      natura: 'tributaria',
      capitale: 46861n,
      dal: '2021-12-31',
      inizio: '2024-06-12',
    });
    const [voci] = await t.sql`
      select bool_and(somma = capitale + sanzioni + interessi + spese) as giusta from (
        select p.*, (select sum(importo) from voci_partita v where v.partita_id = p.id) as somma from partite p) x`;
    expect(voci?.giusta).toBe(true);
    const [ordine] = await t.sql`
      select count(*)::int as n from (select pratica_id, max(ordine) as ultimo, count(*) as quante from partite
        group by 1) x where ultimo <> quante`;
    expect(ordine?.n).toBe(0);
  });
  expect(await conta(p, p.b)).toEqual(VUOTO);
});

test('a fault half way leaves nothing; the retry loads all; a third call changes nothing', async () => {
  const m = await ricevi(p, p.a, caso290('01-pulito.290'));
  await controllaCarico(p.c, m);
  guasti.set('a-meta-caricamento', new Error('guasto'));
  await expect(caricaPartite(p.c, m)).rejects.toThrow('guasto');
  expect(await conta(p, p.a)).toEqual(VUOTO);
  expect((await caricaPartite(p.c, m)).pratiche).toBe(40);
  const prima = await conta(p, p.a);
  expect((await caricaPartite(p.c, m)).pratiche).toBe(40);
  expect(await conta(p, p.a)).toEqual(prima);
});

test('two workers on the same list: it is loaded once', async () => {
  const m = await ricevi(p, p.a, caso290('01-pulito.290'));
  await controllaCarico(p.c, m);
  const esiti = await Promise.all([caricaPartite(p.c, m), caricaPartite(p.c, m)]);
  expect(esiti.map((e) => e.pratiche)).toEqual([40, 40]);
  expect(await conta(p, p.a)).toMatchObject({ partite: 117, scritture: 40 });
});

test('the same bytes cannot be loaded twice while the first lives; of another Ente they can be received', async () => {
  await ricevi(p, p.a, caso290('01-pulito.290'));
  await expect(ricevi(p, p.a, caso290('01-pulito.290'))).rejects.toThrow('database.23505');
  await expect(ricevi(p, p.b, caso290('01-pulito.290'))).resolves.toBeDefined();
});

test('21-reinvio after 01: the report of the cases, known debtors keep their id, new pratiche', async () => {
  const prima = await ricevi(p, p.a, caso290('01-pulito.290'));
  await controllaCarico(p.c, prima);
  await caricaPartite(p.c, prima);
  const m = await ricevi(p, p.a, caso290('21-reinvio.290'));
  await controllaCarico(p.c, m);
  const atteso = await leggiJson(caso290('21-reinvio.atteso.json'));
  const { report } = await p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId));
  for (const chiave of ['partiteAccettate', 'partiteRifiutate', 'avvisi', 'totaleCents', 'esito'] as const)
    expect(report?.[chiave]).toEqual(atteso[chiave]);
  const { pratiche } = await caricaPartite(p.c, m);
  await p.nellEnte(p.a, async ({ sql }) => {
    const [riga] = await sql`
      select (select count(*)::int from debitori) as debitori,
        (select count(distinct codice_fiscale)::int from debitori_anagrafiche) as codici,
        (select count(*)::int from pratiche where carico_id = ${m.caricoId}) as pratiche,
        (select count(*)::int from partite where carico_id = ${m.caricoId}) as partite`;
    expect(riga).toMatchObject({ pratiche, partite: atteso.partiteAccettate });
    expect(riga?.debitori).toBe(riga?.codici);
  });
});

test('a list loaded between the check and the load: the report is made again, then the load follows it', async () => {
  const m = await ricevi(p, p.a, caso290('21-reinvio.290'));
  await controllaCarico(p.c, m);
  const prima = await ricevi(p, p.a, caso290('01-pulito.290'));
  await controllaCarico(p.c, prima);
  await caricaPartite(p.c, prima);
  await expect(caricaPartite(p.c, m)).rejects.toThrow('carico.rapporto_superato');
  await caricaPartite(p.c, m);
  const atteso = await leggiJson(caso290('21-reinvio.atteso.json'));
  const { report } = await p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId));
  expect(report?.partiteAccettate).toBe(atteso.partiteAccettate);
});

test.each(['08-troncato', '09-codifica', '15-ente-diverso', '17-totali', '19-carattere'])(
  '%s is refused with its codes and nothing is written',
  async (nome) => {
    const m = await ricevi(p, p.a, caso290(`${nome}.290`));
    expect(await controllaCarico(p.c, m)).toEqual({ m: 'controllato', esito: 'rifiutato', pratiche: 0 });
    const { report, stato } = await p.nellEnte(p.a, (t) => leggiCarico(t, m.caricoId));
    expect(stato).toBe('rifiutato');
    expect(report?.rifiutoFile).toEqual((await leggiJson(caso290(`${nome}.atteso.json`))).rifiutoFile);
    expect((await caricaPartite(p.c, m)).pratiche).toBe(0);
    expect(await conta(p, p.a)).toEqual(VUOTO);
    await expect(ricevi(p, p.a, caso290(`${nome}.290`))).resolves.toBeDefined(); // it may come again
  },
);

test('a sheet: titles that the Ente has notified enter with their date and number', async () => {
  const mappa = await leggiJson(casoFoglio('01-punto-e-virgola.mappa.json'));
  const m = await ricevi(p, p.a, casoFoglio('01-punto-e-virgola.csv'), await salvaMappa(p, p.a, mappa));
  await controllaCarico(p.c, m);
  await caricaPartite(p.c, m);
  const atteso = await leggiJson(casoFoglio('01-punto-e-virgola.atteso.json'));
  await p.nellEnte(p.a, async (t) => {
    const { report } = await leggiCarico(t, m.caricoId);
    expect(report?.partiteAccettate).toBe(atteso.partiteAccettate);
    expect(report?.totaleCents).toBe(atteso.totaleCents);
    const [titolo] = await t.sql`
      select titolo_tipo, titolo_notificato_il::text as il, titolo_numero from partite where codice = 'V-2017/906300'`;
    expect(titolo).toMatchObject({
      titolo_tipo: 'accertamentoEsecutivo',
      il: '2017-10-30',
      titolo_numero: 'V-2017/906300',
    });
  });
});

test('a sheet whose mapping is missing, or is not a mapping, is refused with a code', async () => {
  const senza = await ricevi(p, p.a, casoFoglio('01-punto-e-virgola.csv'));
  expect((await controllaCarico(p.c, senza)).esito).toBe('rifiutato');
  const rotta = await ricevi(
    p,
    p.a,
    casoFoglio('01-punto-e-virgola.csv'),
    await salvaMappa(p, p.a, { formato: 'csv' }),
  );
  expect((await controllaCarico(p.c, rotta)).esito).toBe('rifiutato');
  const codici = await p.nellEnte(p.a, async (t) => [
    (await leggiCarico(t, senza.caricoId)).report?.rifiutoFile[0]?.codice,
    (await leggiCarico(t, rotta.caricoId)).report?.rifiutoFile[0]?.codice,
  ]);
  expect(codici).toEqual(['carico.mappa_mancante', expect.stringMatching(/^(foglio|mappa)\.\w+$/)]);
});

test('the entrusting date given at the loading takes the place of the date of the list', async () => {
  const m = await ricevi(p, p.a, caso290('01-pulito.290'));
  await p.database.sql.begin(async (sql) => {
    await sql`select set_config('app.ente', ${p.a.enteId}, true)`;
    await sql`update carichi set stato = 'respinto' where id = ${m.caricoId}`;
    await sql`insert into carichi (id, direzione_id, formato, nome_file, sha256, documento_id, caricato_da, caricato_il,
        affidata_il)
      select 'car_00000000000000000000000001', direzione_id, formato, nome_file, sha256, documento_id, caricato_da,
        caricato_il, '2025-01-15' from carichi where id = ${m.caricoId}`;
  });
  const altro = { ...m, caricoId: 'car_00000000000000000000000001' };
  await controllaCarico(p.c, altro);
  await caricaPartite(p.c, altro);
  const [riga] = await p.nellEnte(
    p.a,
    ({ sql }) => sql`
    select min(affidata_il)::text as affidata, (select min(inizio)::text from pratiche) as inizio from partite`,
  );
  expect(riga).toMatchObject({ affidata: '2025-01-15', inizio: '2025-01-15' });
});

describe('digital domiciles', () => {
  test('each debtor is asked once; "none" is an answer', async () => {
    const chiesti: string[] = [];
    p.c.indirizzi = {
      cerca: async (cf) => {
        chiesti.push(cf);
        return chiesti.length % 2 ? { indirizzo: `d${chiesti.length}@pec.example`, registro: 'inad' } : null;
      },
    };
    const m = await ricevi(p, p.a, caso290('01-pulito.290'));
    await controllaCarico(p.c, m);
    await caricaPartite(p.c, m);
    await cercaDomicili(p.c, m, () => {});
    expect(new Set(chiesti).size).toBe(40);
    expect(chiesti).toHaveLength(40);
    const [riga] = await p.nellEnte(
      p.a,
      ({ sql }) => sql`
      select count(*)::int as tutti, count(indirizzo)::int as trovati from domicili_digitali`,
    );
    expect(riga).toMatchObject({ tutti: 40, trovati: 20 });
  });

  test('a register that is down loses nobody: the next attempt asks for those still missing', async () => {
    let risposte = 0;
    p.c.indirizzi = {
      cerca: async () => {
        if (risposte === 25) throw new Error('indirizzi.non_disponibile');
        risposte += 1;
        return null;
      },
    };
    const m = await ricevi(p, p.a, caso290('01-pulito.290'));
    await controllaCarico(p.c, m);
    await expect(caricaPartite(p.c, m)).rejects.toThrow('indirizzi.non_disponibile');
    const mancanti: string[] = [];
    p.c.indirizzi = {
      cerca: async (cf) => {
        mancanti.push(cf);
        return null;
      },
    };
    expect((await caricaPartite(p.c, m)).pratiche).toBe(40);
    expect(mancanti).toHaveLength(15);
  });
});

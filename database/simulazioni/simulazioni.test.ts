import { profiloDi } from '../../domain/profili/profili';
import { type SommeFetta, unisciFette, viviFetta } from '../../domain/simulazione/fetta';
import { MODELLO_PREDEFINITO } from '../../domain/simulazione/predefiniti';
import { rapportoDi } from '../../domain/simulazione/rapporto';
import { type DueEnti, dueEnti } from '../../tests/banco/due-enti';
import { inEnte, type Transazione } from '../connessione';
import { nuovoId } from '../identificativi';
import { leggiPraticheDiLista } from './pratiche';
import {
  aggiungiFetta,
  comincia,
  ferma,
  leggiSimulazione,
  registraSimulazione,
  scriviRisultato,
  sommeFinora,
} from './simulazioni';
import { leggiSomme, scriviSomme } from './somme';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

const PORTAFOGLIO = { seme: Number.MAX_SAFE_INTEGER, anni: 2, dal: '2026-01-01' };
const vivi = (da: number, quanti: number): SommeFetta =>
  viviFetta(PORTAFOGLIO, { da, quanti }, [profiloDi('firenze')], MODELLO_PREDEFINITO);
const nellEnte = <T>(work: (t: Transazione) => Promise<T>) => inEnte(banco.app, banco.a.enteId, work);

async function nuova(fette = 2): Promise<string> {
  const id = nuovoId('sim');
  const chiesta = {
    profilo: 'firenze',
    confronta: null,
    versioneProfili: null,
    lista: null,
    pratiche: 20,
    fette,
  } as const;
  const chi = { richiestaDa: nuovoId('ute'), richiestaIl: '2026-02-01' };
  await nellEnte((t) => registraSimulazione(t, { id, ...chiesta, ...PORTAFOGLIO, ...chi }));
  return id;
}
const unisci = (somme: SommeFetta) => (finora: SommeFetta | null) =>
  finora ? unisciFette(finora, somme) : somme;
const aggiungi = (id: string, n: number, somme: SommeFetta) =>
  nellEnte((t) => aggiungiFetta(t, { id, n, ultima: null }, unisci(somme)));

test('the sums come back from the database as they were, cents beyond 2^53 included', () => {
  const somme = vivi(0, 30);
  const [fascia] = somme.profili[0]?.fasce ?? [];
  if (fascia) fascia.affidato = 2n ** 70n;
  expect(leggiSomme(scriviSomme(somme))).toEqual(somme);
});

test('a slice enters once, in its turn, only while the simulation goes on', async () => {
  const id = await nuova();
  const [prima, seconda] = [vivi(0, 10), vivi(10, 10)];
  expect(await aggiungi(id, 0, prima)).toBe(false); // nobody has begun it
  await nellEnte((t) => comincia(t, id));
  expect(await aggiungi(id, 1, seconda)).toBe(false);
  expect(await aggiungi(id, 0, prima)).toBe(true);
  expect(await aggiungi(id, 0, prima)).toBe(false);
  expect(await aggiungi(id, 1, seconda)).toBe(true);
  expect(await aggiungi(id, 2, seconda)).toBe(false);
  expect(await nellEnte((t) => leggiSimulazione(t, id))).toMatchObject({ stato: 'in_corso', fatte: 2 });
  expect(await nellEnte((t) => sommeFinora(t, id))).toEqual(vivi(0, 20));
  expect(await nellEnte((t) => leggiSimulazione(t, id))).toMatchObject(PORTAFOGLIO);
});

test('two that lived the same slice together: one of them adds it', async () => {
  const id = await nuova();
  await nellEnte((t) => comincia(t, id));
  const somme = vivi(0, 10);
  const esiti = await Promise.all([aggiungi(id, 0, somme), aggiungi(id, 0, somme), aggiungi(id, 0, somme)]);
  expect(esiti.filter(Boolean)).toHaveLength(1);
  expect(await nellEnte((t) => sommeFinora(t, id))).toEqual(somme);
});

test('the result keeps its bytes, and what has ended does not change', async () => {
  const id = await nuova(1);
  await nellEnte((t) => comincia(t, id));
  const somme = vivi(0, 20);
  await aggiungi(id, 0, somme);
  const rapporto = rapportoDi(somme, {
    portafoglio: PORTAFOGLIO,
    nomi: ['firenze'],
    modello: MODELLO_PREDEFINITO,
    debitori: 20,
    scarti: null,
  });
  await nellEnte((t) => scriviRisultato(t, id, rapporto));
  await nellEnte((t) => ferma(t, id, { stato: 'annullata' }));
  const [riga] = await banco.admin`
    select stato, risultato::text as testo, somme, terminata_at from simulazioni where id = ${id}`;
  expect(riga).toMatchObject({ stato: 'conclusa', testo: JSON.stringify(rapporto), somme: null });
  for (const mutazione of [`fatte = 0`, `risultato = '{}'`, `stato = 'annullata'`]) {
    const cambia = `update simulazioni set ${mutazione} where id = '${id}'`;
    await expect(nellEnte(({ sql }) => sql.unsafe(cambia))).rejects.toMatchObject({
      codice: 'simulazione.terminata',
    });
    await expect(banco.admin.unsafe(cambia)).rejects.toMatchObject({ code: 'ES025' });
  }
});

test('what was asked for cannot be written again', async () => {
  const id = await nuova();
  for (const colonna of ['seme', 'anni', 'pratiche', 'fette']) {
    const cambia = `update simulazioni set ${colonna} = 1 where id = '${id}'`;
    await expect(nellEnte(({ sql }) => sql.unsafe(cambia))).rejects.toMatchObject({ sqlstate: '42501' });
  }
});

test('the pratiche of a list come in pages, without persons, and the page writes nothing', async () => {
  const { caricoId, praticaId } = banco.a;
  const pagina = await nellEnte((t) => leggiPraticheDiLista(t, caricoId, { dopo: null, quante: 5 }));
  expect(pagina).toEqual({
    ultima: praticaId,
    pratiche: [
      {
        giuridica: false,
        inizio: '2026-01-10',
        partite: [
          {
            id: 'P1',
            natura: 'tributaria',
            importi: { capitale: 10_000n, sanzioni: 3_000n, interessi: 0n, spese: 0n },
            prescrizione: { dal: '2023-12-31', anni: 5 },
            affidataIl: '2026-01-10',
          },
          {
            id: 'P2',
            natura: 'patrimoniale',
            importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 5_000n },
            prescrizione: { dal: '2023-12-31', anni: 5 },
            affidataIl: '2026-01-10',
          },
        ],
      },
    ],
  });
  const dopo = await nellEnte((t) => leggiPraticheDiLista(t, caricoId, { dopo: praticaId, quante: 5 }));
  expect(dopo).toEqual({ pratiche: [], ultima: null });
  const altrui = await inEnte(banco.app, banco.b.enteId, (t) =>
    leggiPraticheDiLista(t, caricoId, { dopo: null, quante: 5 }),
  );
  expect(altrui.pratiche).toEqual([]);
  const scrittura = nellEnte(async (t) => {
    await leggiPraticheDiLista(t, caricoId, { dopo: null, quante: 5 });
    await t.sql`update pratiche set aggiornata_at = now() where id = ${praticaId}`;
  });
  await expect(scrittura).rejects.toMatchObject({ sqlstate: '25006' });
});

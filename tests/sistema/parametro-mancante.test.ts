import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { scriviApprovazione, scriviProposta } from '../../database/profili/proponi';
import { leggiSituazione } from '../../services/api/letture/situazione';
import { comeProblema } from '../../services/api/quadro/errori';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { PERSONE } from '../../services/sandbox/identita/persone';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

const RIGA = 'spese.allegatoA.fermo';
/** The fermo of 5 June wants the figure of an annex that nobody wrote. */
const storia = (n: number, eventi: object[]) =>
  storiaBreve(`PM-00${n}`, '2026-02-02', 'cds', {
    beni: [{ dal: '2026-01-01', elenco: ['veicolo'] }],
    parametri: { 'spese.tariffa.fermo': 'allegatoA' },
    eventi,
  });

let impianto: Impianto;
let pratiche: PraticaDiStoria[];
let fino: (data: string) => Promise<unknown>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'parametro',
    enti: ['09402'],
    orologio: { modo: 'comandato', dal: '2026-02-02' },
  });
  const { contesto } = impianto;
  const enti = impianto.enti.map((e) => e.enteId);
  pratiche = await Promise.all(
    [[{ il: '2026-06-22', tipo: 'sospensione' }], []].map((eventi, n) =>
      seminaStoria(contesto, enti[0] ?? '', storia(n + 1, eventi), {
        codiceFiscale: `PRVPRM80A01H50${n}X`,
        cognome: 'Mancante',
        nome: String(n),
        indirizzo: 'Via delle Prove 2',
        pec: `ok.pm${n}@pec.debitori.example`,
      }),
    ),
  );
  const mondo = mondoDelleStorie(impianto, pratiche);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti, mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const nellEnte = <T>(lavoro: Parameters<typeof inEnte<T>>[2]): Promise<T> =>
  inEnte(impianto.contesto.database, impianto.enti[0]?.enteId ?? '', lavoro);
const stati = () =>
  nellEnte(
    ({ sql }) => sql`select p.motivo, p.ultimo_passo->>'parametro' as manca,
        (select count(*)::int from atti a where a.pratica_id = p.id and a.tipo = 'fermo') as fermi
      from pratiche p order by p.id`,
  );
const compiti = () =>
  nellEnte(
    ({
      sql,
    }) => sql`select riferimento, aperto_il::text as "apertoIl", chiuso_il::text as "chiusoIl", chiuso_da as da
      from compiti where tipo = 'parametro'`,
  );
const persona = (ruolo: string) => PERSONE.find((p) => p.ruolo === ruolo)?.id ?? '';

async function approvaRiga(dal: string): Promise<void> {
  const righe = [{ parametro: RIGA, dal, valore: '57.00', fonte: 'DM 14/4/2023, allegato A' }];
  await nellEnte(async (t) => {
    const [id, { oggi }] = [nuovoId('prp'), await leggiOrologio(t.sql)];
    const propostaDa = persona('ente.operatore');
    await scriviProposta(t, { id, propostaDa, oggi, documentoId: null, righe });
    await scriviApprovazione(t, { id, propostaDa, approvataDa: persona('ente.responsabile'), oggi, righe });
  });
}

test('the act is held, the pratica says what it lacks, one task of the Ente names the row', async () => {
  await fino('2026-06-20');
  const ferma = { motivo: 'PARAMETRO_MANCANTE', manca: RIGA, fermi: 0 };
  expect(await stati()).toEqual([ferma, ferma]);
  expect(await compiti()).toEqual([
    { riferimento: RIGA, apertoIl: expect.any(String), chiusoIl: null, da: null },
  ]);
  const { praticaId } = pratiche[0] as PraticaDiStoria;
  const errore = await nellEnte(async (t) => (await leggiSituazione(t, praticaId, undefined)).spiega()).catch(
    comeProblema,
  );
  expect(errore).toMatchObject({
    codice: 'profilo.parametro_mancante',
    dettagli: {
      errors: [{ pointer: `/profilo/${RIGA}`, detail: expect.stringContaining('spese.tariffa_mancante') }],
    },
  });
});

test('a fact is taken all the same; the row lets the act go and closes the task', async () => {
  const [prima, seconda] = pratiche as [PraticaDiStoria, PraticaDiStoria];
  await approvaRiga('2026-06-25');
  await fino('2026-07-10');
  expect(await stati()).toEqual(
    [prima, seconda]
      .sort((a, b) => (a.praticaId < b.praticaId ? -1 : 1))
      .map((p) =>
        p === prima
          ? { motivo: 'SOSPESA', manca: null, fermi: 0 }
          : { motivo: 'ATTESA_ESITO_CAUTELARE', manca: null, fermi: 1 },
      ),
  );
  expect(await compiti()).toEqual([
    { riferimento: RIGA, apertoIl: expect.any(String), chiusoIl: '2026-06-25', da: 'sistema' },
  ]);
  expect((await provaInvarianti(impianto.contesto, [prima.enteId])).flatMap((i) => i.violazioni)).toEqual([]);
});

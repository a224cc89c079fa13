import { inEnte } from '../../../database/connessione';
import { provaInvarianti } from '../../../services/conducente/invarianti';
import { leggiConsegnate } from '../../../services/sandbox/pec/avvia';
import { finche } from '../../banco/finche';
import { apriImpianto, type Impianto } from '../../banco/impianto';
import { avviaPraticaDiStoria, seminaStoria } from '../../banco/pratica-di-storia';
import { storiaBreve } from '../../banco/storie-di-prova';

jest.setTimeout(600_000);

const OGGI = '2026-03-02';
/** Points after a write at which the answer is lost, each once. */
const DA_PERDERE = ['dopo-numero', 'dopo-tentativo', 'dopo-archivio', 'dopo-comando'] as const;
const perdute = new Set<string>();
let impianto: Impianto;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'perse',
    enti: ['09524'],
    orologio: { modo: 'comandato', dal: OGGI },
    punto: async (nome) => {
      if (perdute.delete(nome)) throw new Error('risposta perduta');
    },
  });
});
afterAll(() => impianto?.chiudi());

const enteId = () => impianto.enti[0]?.enteId ?? '';
const indirizzoDi = (nome: string) => `${nome}@pec.debitori.example`;

async function avvia(nome: string, numero: number): Promise<string> {
  const { contesto } = impianto;
  const pratica = await seminaStoria(contesto, enteId(), storiaBreve(`RP${numero}`, OGGI, 'cds'), {
    codiceFiscale: `PRVRSP80A01H${numero}X`,
    cognome: 'Perse',
    nome,
    indirizzo: 'Via delle Prove 10',
    pec: indirizzoDi(nome),
  });
  await avviaPraticaDiStoria(contesto, pratica, OGGI);
  return pratica.praticaId;
}

/** What is in the database of one pratica, once its act is served. */
async function allaFine(praticaId: string) {
  const leggi = () =>
    inEnte(impianto.contesto.database, enteId(), async ({ sql }) => {
      const [riga] = await sql<{ motivo: string | null }[]>`
        select p.motivo,
          (select count(*)::int from atti where pratica_id = p.id) as atti,
          (select jsonb_agg(jsonb_build_array(canale, stato, esito, legale_il)) from tentativi where pratica_id = p.id) as tentativi,
          (select jsonb_agg(s.stato) from trasmissioni s join tentativi t on t.id = s.tentativo_id where t.pratica_id = p.id) as trasmissioni,
          (select count(*)::int from eventi_notifica e join tentativi t on t.id = e.tentativo_id where t.pratica_id = p.id) as eventi,
          (select count(*)::int from perfezionamenti f join tentativi t on t.id = f.tentativo_id where t.pratica_id = p.id) as versioni,
          (select count(*)::int from comandi where pratica_id = p.id) as comandi,
          (select count(*)::int from compiti where pratica_id = p.id and chiuso_il is null) as aperti
        from pratiche p where p.id = ${praticaId}`;
      return riga;
    });
  await finche(
    'la notifica è conclusa',
    async () => (await leggi())?.motivo === 'TERMINE_PAGAMENTO_INGIUNZIONE',
  );
  return leggi();
}

const presi = async (nome: string) =>
  (await leggiConsegnate(impianto.cartellaPec)).filter((m) => m.to.includes(indirizzoDi(nome)));

const NOTIFICATA = {
  motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE',
  atti: 1,
  tentativi: [['pec', 'concluso', 'perfezionata', OGGI]],
  trasmissioni: ['inviata'],
  eventi: 2,
  versioni: 1,
  comandi: 1,
  aperti: 0,
};

test('F3: every answer lost once after its write: the same state as without, one message at the provider', async () => {
  expect(await allaFine(await avvia('ok.intera', 600))).toEqual(NOTIFICATA);
  for (const nome of DA_PERDERE) perdute.add(nome);
  expect(await allaFine(await avvia('ok.perse', 601))).toEqual(NOTIFICATA);
  expect([...perdute]).toEqual([]);
  expect(await presi('ok.perse')).toHaveLength(1);
});

test('F3: the answer lost after the send is no failure of the send: not sent again, its receipts settle it', async () => {
  perdute.add('dopo-data');
  expect(await allaFine(await avvia('ok.spedita', 602))).toEqual(NOTIFICATA);
  expect([...perdute]).toEqual([]);
  expect(await presi('ok.spedita')).toHaveLength(1);
});

test('F1: the connection falls after the data and before the 250: one message, found by its Message-ID', async () => {
  expect(await allaFine(await avvia('taglio.f1', 603))).toEqual(NOTIFICATA);
  const [messaggio, ...altri] = await presi('taglio.f1');
  expect(altri).toEqual([]);
  expect(messaggio?.messageId).toMatch(/^<ntf\..+\.a1@/);
});

test('F6: receipts said twice, or the delivery before the acceptance: the same state, one event each', async () => {
  // the provider writes a receipt of its own each time that it says it: three pieces of evidence, one value
  expect(await allaFine(await avvia('duplicata.f6', 604))).toMatchObject({ ...NOTIFICATA, eventi: 3 });
  // told as soon as it is proved, and once more with the date of the sender when the two come apart
  const { versioni: _versioni, comandi: _comandi, ...stato } = NOTIFICATA;
  expect(await allaFine(await avvia('disordine.f6', 605))).toMatchObject(stato);
});

test('no invariant is broken by all this', async () => {
  expect((await provaInvarianti(impianto.contesto, [enteId()])).flatMap((i) => i.violazioni)).toEqual([]);
});

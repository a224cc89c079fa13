import { inEnte } from '../../database/connessione';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiPezzi } from '../../services/sandbox/posta/ufficio';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(900_000);

let impianto: Impianto;
const pratiche = new Map<string, PraticaDiStoria>();
let fino: (data: string) => Promise<unknown>;

/** What the consolidator does with each piece is in the address. */
const INDIRIZZI = {
  giacenza: 'via @giacenza 1',
  doppio: 'via @giacenza @doppio @disordine 2',
  taglio: 'via @consegnato @taglio 3',
  scartato: 'via @scartato 4',
};
type Nome = keyof typeof INDIRIZZI;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'giacenza',
    enti: ['09511'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
    parametri: { 'posta.invio': 'consolidatore', 'posta.prezzo.AR': '5.20' },
  });
  const { contesto, enti } = impianto;
  const [{ enteId } = { enteId: '' }] = enti;
  const debitore = { domicilioDigitale: false };
  for (const [n, [nome, indirizzo]] of Object.entries(INDIRIZZI).entries()) {
    const id = `GC51${n}`;
    const storia = storiaBreve(id, '2026-03-02', 'cds', { debitore: { id: `D-${id}`, ...debitore } });
    pratiche.set(
      nome,
      await seminaStoria(contesto, enteId, storia, {
        codiceFiscale: `PRVGCN80A01H51${n}X`,
        cognome: 'Giacenza',
        nome: id,
        indirizzo,
        cap: '99010',
        localita: 'Montefiorito',
      }),
    );
  }
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const la = (nome: Nome) => pratiche.get(nome) as PraticaDiStoria;
const righe = (nome: Nome, domanda: 'tentativi' | 'versioni' | 'pratica' | 'compiti' | 'pezzo') =>
  inEnte(impianto.contesto.database, la(nome).enteId, ({ sql }) => {
    const { praticaId } = la(nome);
    const domande = {
      tentativi: sql`select canale, stato, esito, legale_il::text as legale, noto_il::text as noto from tentativi
        where pratica_id = ${praticaId} order by registrato_at`,
      versioni: sql`select v.versione, v.esito, v.mittente_il::text as mittente, v.regola, v.norma
        from perfezionamenti v join tentativi t on t.id = v.tentativo_id where t.pratica_id = ${praticaId} order by v.versione`,
      pratica: sql`select motivo, fino::text from pratiche where id = ${praticaId}`,
      compiti: sql`select tipo, split_part(riferimento, ':', 2) as caso, chiuso_da as da from compiti
        where pratica_id = ${praticaId} and tipo in ('incerta', 'prova') order by registrato_at`,
      pezzo: sql`select z.prodotto, z.costo::int as costo, z.a_carico as chi, z.numero_raccomandata is not null as numero, s.stato
        from pezzi_postali z join trasmissioni s on s.id = z.id join tentativi t on t.id = z.tentativo_id
        where t.pratica_id = ${praticaId}`,
    };
    return domande[domanda] as Promise<unknown> as Promise<Record<string, unknown>[]>;
  });

test('the first day each piece is at the consolidator once, a cut connection included', async () => {
  await fino('2026-03-03');
  const pezzi = await leggiPezzi(`${impianto.posta.cartella}/consolidatore`);
  expect(pezzi.map((p) => [p.productType, p.receiverAddress]).sort()).toEqual(
    Object.values(INDIRIZZI)
      .map((indirizzo) => ['AR', indirizzo])
      .sort(),
  );
  expect(await righe('giacenza', 'pezzo')).toEqual([
    { prodotto: 'AR', costo: 520, chi: 'debitore', numero: true, stato: 'inviata' },
  ]);
  expect(await righe('taglio', 'pezzo')).toMatchObject([{ stato: 'inviata' }]);
});

test('a piece that the print refused calls a person, and nothing else moves', async () => {
  expect(await righe('scartato', 'compiti')).toEqual([{ tipo: 'prova', caso: 'PEZZO_SCARTATO', da: null }]);
  expect(await righe('scartato', 'tentativi')).toMatchObject([{ stato: 'inviato', esito: null }]);
});

test('a cut connection ends as a delivery on its date', async () => {
  await fino('2026-03-20');
  expect(await righe('taglio', 'tentativi')).toMatchObject([
    { canale: 'raccomandata', stato: 'concluso', esito: 'perfezionata', legale: '2026-03-06' },
  ]);
});

test('not collected: while it lies at the office the act is not served, and nobody is called', async () => {
  await fino('2026-03-31');
  expect(await righe('giacenza', 'tentativi')).toMatchObject([{ stato: 'inviato', esito: null }]);
  expect(await righe('giacenza', 'compiti')).toEqual([]);
});

test.each<Nome>(['giacenza', 'doppio'])(
  '%s: back after a month, served on the tenth day of the storage',
  async (nome) => {
    await fino('2026-04-20');
    // sent on 2 March, taken by the carrier on the 3rd, the notice left on the 6th
    expect(await righe(nome, 'tentativi')).toMatchObject([
      { canale: 'raccomandata', stato: 'concluso', esito: 'perfezionata', legale: '2026-03-16' },
    ]);
    expect(await righe(nome, 'versioni')).toEqual([
      {
        ...{ versione: 1, esito: 'perfezionata', mittente: '2026-03-03' },
        ...{ regola: 'AR_COMPIUTA_GIACENZA', norma: 'L. 890/1982 art. 8' },
      },
    ]);
    expect(await righe(nome, 'compiti')).toEqual([]);
  },
);

test('no invariant is broken by all this', async () => {
  const enti = impianto.enti.map((e) => e.enteId);
  expect((await provaInvarianti(impianto.contesto, enti)).flatMap((i) => i.violazioni)).toEqual([]);
});

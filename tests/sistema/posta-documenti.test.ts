import { inEnte } from '../../database/connessione';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { resa, rilievi, verifica, voci } from '../banco/fascicolo-di-prova';
import { fascicoloDelTentativo } from '../banco/fascicolo-vissuto';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

/** What the consolidator does with the scans of each piece is in the address; the outcome is the same. */
const NOMI = ['ripetuto', 'perso', 'dopo-4', 'scambiato'] as const;
type Nome = (typeof NOMI)[number];

let impianto: Impianto;
let enteId: string;
const pratiche = new Map<string, PraticaDiStoria>();
let fino: (data: string) => Promise<unknown>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'documenti',
    enti: ['09513'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
    parametri: { 'posta.invio': 'consolidatore', 'posta.attesaDocumento': 2 },
  });
  const { contesto, enti } = impianto;
  enteId = enti[0]?.enteId ?? '';
  for (const [n, nome] of NOMI.entries()) {
    const id = `DC51${n}`;
    const debitore = { id: `D-${id}`, domicilioDigitale: false };
    const storia = storiaBreve(id, '2026-03-02', 'cds', { debitore });
    pratiche.set(
      nome,
      await seminaStoria(contesto, enteId, storia, {
        ...{ codiceFiscale: `PRVDCM80A01H51${n}X`, cognome: 'Documenti', nome: id },
        ...{ indirizzo: `via @consegnato @${nome} ${n}`, cap: '99010', localita: 'Montefiorito' },
      }),
    );
  }
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const righe = (nome: Nome, domanda: 'tentativi' | 'attese' | 'quarantena') =>
  inEnte(impianto.contesto.database, enteId, async ({ sql }) => {
    const praticaId = pratiche.get(nome)?.praticaId ?? '';
    const domande = {
      tentativi: sql`select id, esito, legale_il::text as legale from tentativi where pratica_id = ${praticaId}`,
      attese: sql`select aperto_il::text as dal, entro::text, chiuso_il::text as chiuso, chiuso_da as da from compiti
        where pratica_id = ${praticaId} and tipo = 'documento_atteso'`,
      quarantena: sql`select q.motivo, q.campo from quarantena_posta q join pezzi_postali z on z.id = q.pezzo_id
        join tentativi t on t.id = z.tentativo_id where t.pratica_id = ${praticaId}`,
    };
    const lette = await domande[domanda];
    return [...lette] as Record<string, string | null>[];
  });
const fascicolo = async (nome: Nome) => {
  const [tentativo] = await righe(nome, 'tentativi');
  const di = { enteId, tentativoId: tentativo?.id ?? '' };
  return fascicoloDelTentativo(impianto.contesto.database, di, resa);
};

test('whatever becomes of the scans, the outcome is the same', async () => {
  await fino('2026-03-11');
  for (const nome of NOMI)
    expect(await righe(nome, 'tentativi')).toMatchObject([{ esito: 'perfezionata', legale: '2026-03-06' }]);
});

test('sent twice: there once, and nobody is asked', async () => {
  expect([await righe('ripetuto', 'attese'), await righe('ripetuto', 'quarantena')]).toEqual([[], []]);
  const zip = await fascicolo('ripetuto');
  expect(rilievi(await verifica(zip))).toEqual({});
  expect([...(await voci(zip)).keys()].filter((f) => f.endsWith('/documento.pdf'))).toHaveLength(1);
});

test('lost: on the worklist until its day, the pack says that it never came', async () => {
  const [attesa] = await righe('perso', 'attese');
  expect(attesa).toEqual({ dal: '2026-03-08', entro: '2026-03-10', chiuso: null, da: null });
  expect(rilievi(await verifica(await fascicolo('perso')))).toEqual({
    eventi: 'prova.documento_mai_arrivato',
  });
});

test('other bytes: no evidence, in quarantine with the reason', async () => {
  expect(await righe('scambiato', 'quarantena')).toEqual([
    { motivo: 'sha256_diverso', campo: 'attachments[0]' },
  ]);
  expect(await righe('scambiato', 'attese')).toEqual([]);
  expect(rilievi(await verifica(await fascicolo('scambiato')))).toEqual({});
});

test('after the event: awaited, then there, and the worklist is empty of it by itself', async () => {
  expect(await righe('dopo-4', 'attese')).toMatchObject([{ dal: '2026-03-08', chiuso: null }]);
  await fino('2026-03-14');
  expect(await righe('dopo-4', 'attese')).toMatchObject([{ chiuso: '2026-03-12', da: 'sistema' }]);
  expect(await righe('perso', 'attese')).toMatchObject([{ chiuso: null }]);
  expect(rilievi(await verifica(await fascicolo('dopo-4')))).toEqual({});
});

test('no invariant is broken by all this', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});

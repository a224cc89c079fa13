import {
  CONSEGNATA,
  componi,
  conFatti,
  notificaDiProva,
  type Provata,
  rilievi,
  verifica,
  voci,
} from '../../tests/banco/fascicolo-di-prova';
import type { EventoProva, TentativoProva } from './fatti';
import { sha256Di } from './indice';
import { ricava } from './pacchetto';
import { datoDetto, nomeEvento, quandoScritto } from './parole';

const relata = Buffer.from('%PDF-1.7 relata');
const certificato = Buffer.from('%PDF-1.7 certificato');

const evento = (id: string, tipo: string, il: string, doc: Buffer | null, dati = {}): EventoProva => ({
  ...{ id, tipo, classe: null, il: `${il}T11:00:00.000Z`, trasmissione: null, dati },
  sha256: doc && sha256Di(doc),
  mediaType: doc && 'application/pdf',
});
const comuni = { saturaGiorni: 7, notte: null };
const delMesso = {
  informativa: ['famiglia' as const],
  ricerche: ['anagrafe' as const],
  ...{ relativaGiorni: 10, avvisoNecessario: true },
};
const messo = (eventi: EventoProva[], giorni: string[], altro: Partial<TentativoProva>): TentativoProva => ({
  ...{ id: 'tnt_2', ordine: 2, canale: 'messo', speditoIl: '2026-12-01', trasmissioni: [], eventi },
  termini: giorni.map((il) => ({ il, ...comuni, messo: delMesso })),
  registrato: null,
  ...altro,
});

const ASSOLUTA = messo(
  [
    evento('m1', 'affidata', '2026-12-02', null, { messo: 'Messo Primo, decreto 1/2026' }),
    evento('m2', 'irreperibilita_assoluta', '2026-12-09', relata, { ricerche: 'anagrafe sul_posto' }),
  ],
  ['2026-12-01', '2026-12-02', '2026-12-09'],
  { registrato: { esito: 'irreperibile', legaleIl: '2026-12-09', notoIl: '2026-12-10' } },
);
const ALBO: TentativoProva = {
  ...{ id: 'tnt_3', ordine: 3, canale: 'albo', speditoIl: '2026-12-10', trasmissioni: [] },
  eventi: [
    evento('a1', 'pubblicata', '2026-12-11', certificato),
    evento('a2', 'defissa', '2026-12-19', certificato),
  ],
  termini: ['2026-12-11', '2026-12-19'].map((il) => ({
    ...{ il, ...comuni, albo: { regola: 'art60' as const, giorni: 8 } },
  })),
  registrato: { esito: 'perfezionata', legaleIl: '2026-12-19', notoIl: '2026-12-19' },
};

async function con(...tentativi: TentativoProva[]): Promise<Provata> {
  const prova = conFatti(await notificaDiProva(CONSEGNATA), (f) => {
    f.tentativi.push(...tentativi);
  });
  const documenti = new Map(prova.materiale.documenti);
  for (const doc of [relata, certificato]) documenti.set(sha256Di(doc), doc);
  return { ...prova, materiale: { ...prova.materiale, documenti } };
}
const calcolati = ({ materiale }: Provata) =>
  ricava(materiale)
    .racconto.perfezionamenti.slice(1)
    .map((p) => p.calcolato);

test('messo and albo are computed again from the evidence, whose images are in the pack', async () => {
  const prova = await con(ASSOLUTA, ALBO);
  expect(calcolati(prova)).toEqual([
    {
      ...{
        esito: 'irreperibile',
        regola: 'MESSO_IRREPERIBILITA_ASSOLUTA',
        norma: 'DPR 600/73 art. 60 c. 1 e)',
      },
      ...{ mittenteIl: '2026-12-02', destinatarioIl: '2026-12-09', prove: ['m2'] },
    },
    {
      ...{ esito: 'perfezionata', regola: 'ALBO_PUBBLICAZIONE', norma: 'DPR 600/73 art. 60 c. 1 e)' },
      ...{ mittenteIl: '2026-12-10', destinatarioIl: '2026-12-19', prove: ['a1', 'a2'] },
    },
  ]);
  const zip = await componi(prova);
  expect((await voci(zip)).get('tentativo-2-messo/02-irreperibilita-assoluta/documento.pdf')).toEqual(relata);
  expect(rilievi(await verifica(zip))).toEqual({});
});

test('c.p.c. 140: the rows of the profile travel with the facts, also that of the day of the letter', async () => {
  const dati = { deposito: '2026-12-07', affissione: '2026-12-09', raccomandata: '2026-12-08' };
  const eventi = [
    evento('m2', 'irreperibilita_relativa', '2026-12-09', relata, dati),
    evento('m3', 'avviso', '2026-12-30', certificato, { esito: 'ricevuta' }),
  ];
  const giorni = ['2026-12-01', '2026-12-08', '2026-12-09', '2026-12-30'];
  const registrato = { esito: 'perfezionata' as const, legaleIl: '2026-12-18', notoIl: '2026-12-30' };
  const prova = await con(messo(eventi, giorni, { registrato }));
  expect(calcolati(prova)).toMatchObject([{ destinatarioIl: '2026-12-18', prove: ['m2', 'm3'] }]);
  expect(rilievi(await verifica(await componi(prova)))).toEqual({});
});

test('a term that still runs proves nothing yet, and the word of a person is told as such', async () => {
  expect(calcolati(await con({ ...ALBO, registrato: null }))).toEqual([null]);
  const dichiarata = { ...ALBO, eventi: [], termini: [] };
  const prova = await con(dichiarata);
  const [, detto] = ricava(prova.materiale).racconto.perfezionamenti;
  expect(detto).toMatchObject({ calcolabile: false, calcolato: null });
});

test('in plain words, with days and not hours', () => {
  expect(nomeEvento({ tipo: 'consegna', classe: null, dati: {} })).toBe('Relata: copia consegnata');
  expect(datoDetto('a', 'portiere')).toBe('a: portiere dello stabile');
  expect(datoDetto('deposito', '2026-03-09')).toBe('deposito il 9 marzo 2026');
  expect(datoDetto('ricerche', 'anagrafe vicini')).toBe('ricerche: in anagrafe, presso i vicini');
  expect(quandoScritto('messo', '2026-03-09T11:00:00Z')).toBe('9 marzo 2026');
  expect(quandoScritto('pec', '2026-03-09T11:00:00Z')).toBe('9 marzo 2026, ore 12:00:00');
});

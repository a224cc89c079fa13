import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { lottoDi, pezzoDi } from '../../../activities/notifiche/posta/posta-di-prova';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import { perfezionamentoPosta } from '../../../domain/notifica/posta';
import type { EventoPosta, ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { LEGGE } from '../../../domain/profili/legge';
import { componiProfilo, parametro } from '../../../domain/profili/profilo';
import { eventiDelConsolidatore } from '../../../formats/posta/consolidatore';
import { EventiConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { EVENTO, leggiUfficiale } from '../../../formats/posta/contratto-di-prova';
import contratto from './contratto.json';
import { leggiManopole } from './manopole';
import { affida, apri, CHIAVI, chiudiTutto, chiusure, type Mondo, porta, vivi } from './mondo-di-prova';
import { leggiPezzi, Ufficio } from './ufficio';

const PROFILO = componiProfilo('prova', null, { legge: LEGGE });

afterEach(chiudiTutto);

function letti(m: Mondo, prodotto: ProdottoPostale): EventoPosta[] {
  const pezzo = { id: pezzoDi(1).id, prodotto };
  return m.spinti.flatMap((corpo) => {
    for (const e of corpo) expect([EVENTO(e), EVENTO.errors]).toEqual([true, null]);
    return EventiConsolidatore.parse(corpo).flatMap((e) => {
      const { eventi, scarti } = eventiDelConsolidatore(e, pezzo, m.oggi);
      expect(scarti).toEqual([]);
      return eventi;
    });
  });
}
const esamina = (m: Mondo, prodotto: ProdottoPostale) =>
  perfezionamentoPosta(letti(m, prodotto), prodotto, (nome, dal) => parametro(PROFILO, nome, giornoDi(dal)));

test('the schemas of the sandbox are those of the official files, without their prose', () => {
  const ufficiali = [
    ...Object.entries(schemi('api-consolidatore-ingress-v1.yaml')),
    ...Object.entries(schemi('consolidatore-v1.yml')),
  ];
  for (const [nome, schema] of Object.entries(contratto.components.schemas))
    expect(schema).toEqual(nudo(Object.fromEntries(ufficiali)[nome]));
});
const schemi = (nome: string) => (leggiUfficiale(nome).components as { schemas: object }).schemas;
const PROSA = new Set(['description', 'example', 'title', 'x-field-extra-annotation']);
function nudo(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(nudo);
  if (typeof v !== 'object' || v === null) return v;
  const campi = Object.entries(v).filter(([k, x]) => !(PROSA.has(k) && typeof x !== 'object'));
  return Object.fromEntries(campi.map(([k, x]) => [k, nudo(x)]));
}

describe('the submission', () => {
  test('a piece is taken once and is on the disk; the same id again is found there', async () => {
    const m = await apri();
    expect(await affida(m, 'via Prova 1')).toEqual({ esito: 'affidato', giaPresente: false });
    expect(await affida(m, 'via Diversa 2')).toEqual({ esito: 'affidato', giaPresente: true });
    expect(await leggiPezzi(m.dir)).toMatchObject([
      { requestId: pezzoDi(1).id, receiverAddress: 'via Prova 1' },
    ]);
  });

  test.each([
    ['@taglio', { esito: 'affidato', giaPresente: true }],
    ['@errore', { esito: 'affidato', giaPresente: true }],
    ['@illeggibile', { esito: 'affidato', giaPresente: true }],
    ['@chiuso', { esito: 'incerta', codice: 'POSTA_503_MAI_RICEVUTO' }],
    ['@troppe', { esito: 'da_ritentare', codice: 'POSTA_TROPPE_RICHIESTE', fraMs: 1000 }],
  ])('%s, and then again: one piece in the books', async (manopola, atteso) => {
    const m = await apri();
    expect(await affida(m, `via ${manopola} 1`)).toEqual(atteso);
    expect(await affida(m, `via ${manopola} 1`)).toMatchObject({ esito: 'affidato' });
    expect(await leggiPezzi(m.dir)).toHaveLength(1);
  });

  test('@lento: who stops waiting asks by id, and the piece is there once', async () => {
    const m = await apri();
    const esiti = await porta(m, CHIAVI.apiKey, 1000).affida(lottoDi(pezzoDi(1, {}, 'via @lento 1')));
    expect([...esiti.values()]).toEqual([{ esito: 'affidato', giaPresente: true }]);
    expect(await leggiPezzi(m.dir)).toHaveLength(1);
  });

  test('what is not by the official schema, or by whom it does not know, is refused and not kept', async () => {
    const m = await apri();
    const manda = (corpo: string, intestazioni = {}) =>
      fetch(`${m.url}/piattaforma-notifiche-ingress/v1/paper-deliveries-engagement`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-api-key': 'segreto',
          'x-pagopa-extch-service-id': 'e',
          ...intestazioni,
        },
        body: corpo,
      }).then(async (r) => [r.status, ((await r.json()) as { resultCode: string }).resultCode]);
    expect(await manda('{')).toEqual([400, '400.01']);
    expect(await manda('{"requestId":"x"}')).toEqual([400, '400.01']);
    expect(await manda('{}', { 'x-api-key': 'altro' })).toEqual([401, '401.00']);
    const senzaCap = pezzoDi(1, { destinatario: { ...pezzoDi(1).destinatario, cap: '1' } });
    const esiti = await porta(m).affida(lottoDi(senzaCap));
    expect([...esiti.values()]).toEqual([{ esito: 'rifiutato', codice: 'POSTA_400.02' }]);
    expect(await porta(m, 'altro').affida(lottoDi(pezzoDi(1)))).toEqual(
      new Map([[pezzoDi(1).id, { esito: 'credenziali' }]]),
    );
    expect(await m.ufficio.tick()).toEqual({ spinti: 0, prossima: null });
  });
});

describe('the events', () => {
  const perfetta = (destinatarioIl: string, regola: string) => ({
    perfezionamento: { esito: 'perfezionata', mittenteIl: '2026-03-03', destinatarioIl, regola },
    persona: [],
  });
  const caso = (nome: string) => ({ perfezionamento: null, persona: [{ caso: nome }] });
  const fallita = { perfezionamento: { esito: 'fallita', destinatarioIl: '2026-03-06' } };
  const irreperibile = { perfezionamento: { esito: 'irreperibile', destinatarioIl: '2026-03-06' } };

  // dispatched on the 3rd, visited on the 6th; storage from the 6th, CAD on the 7th
  test.each<[ProdottoPostale, string, object]>([
    ['AR', '@consegnato', perfetta('2026-03-06', 'AR_CONSEGNA')],
    ['AR', '@consegnato-10', perfetta('2026-03-13', 'AR_CONSEGNA')],
    ['AR', '@ritirato', perfetta('2026-03-11', 'AR_CONSEGNA')],
    ['AR', '@giacenza', perfetta('2026-03-16', 'AR_COMPIUTA_GIACENZA')],
    ['AR', '@rifiutato', perfetta('2026-03-06', 'AR_RIFIUTO')],
    ['AR', '@irreperibile', irreperibile],
    ['AR', '@sconosciuto', fallita],
    ['AR', '@smentito', fallita],
    ['AR', '@deceduto', caso('DESTINATARIO_DECEDUTO')],
    ['AR', '@smarrito', caso('FURTO_SMARRIMENTO')],
    ['AR', '@scartato', caso('PEZZO_SCARTATO')],
    ['AR', '@muto', { perfezionamento: null, persona: [], manca: [{ cosa: 'ESITO' }] }],
    ['AG', '@consegnato', perfetta('2026-03-06', 'AG_CONSEGNA')],
    ['AG', '@altri', { ...perfetta('2026-03-06', 'AG_CONSEGNA'), manca: [] }],
    ['AG', '@ritirato', perfetta('2026-03-11', 'AG_CONSEGNA')],
    ['AG', '@giacenza', perfetta('2026-03-17', 'AG_DEPOSITO_CAD')],
    ['AG', '@rifiutato', perfetta('2026-03-06', 'AG_RIFIUTO')],
    ['AG', '@irreperibile', irreperibile],
    ['AG', '@smarrito', caso('FURTO_SMARRIMENTO')],
    ['RS', '@consegnato', { perfezionamento: null, persona: [] }],
  ])('%s %s', async (prodotto, manopola, atteso) => {
    const m = await apri();
    await affida(m, `via ${manopola} 1`, prodotto);
    await vivi(m);
    expect(esamina(m, prodotto)).toMatchObject(atteso);
  });

  test.each(['@doppio', '@disordine', '@tardi-40', '@doppio @disordine @tardi-2'])(
    'L. 890 with CAD and %s: the same value',
    async (manopole) => {
      const m = await apri();
      await affida(m, `via @giacenza ${manopole} 1`, 'AG');
      await vivi(m);
      expect(esamina(m, 'AG')).toMatchObject(perfetta('2026-03-17', 'AG_DEPOSITO_CAD'));
    },
  );

  test('late by days on the commanded clock: nothing before its day', async () => {
    const m = await apri();
    await affida(m, 'via @consegnato @tardi-5 1');
    expect(await m.ufficio.tick()).toEqual({ spinti: 0, prossima: '2026-03-07' });
    m.oggi = '2026-03-07';
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 1 });
    expect(m.ufficio.inVolo()).toBe(0);
  });

  test('a push that was not taken is pushed again, also after a restart', async () => {
    const m = await apri();
    await affida(m, 'via Prova 1');
    m.risposta = 503;
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 0 });
    expect(m.ufficio.inVolo()).toBe(1);
    m.risposta = 202;
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 1, prossima: addGiorni(m.oggi, 1) });
    await appendFile(path.join(m.dir, 'spinti.jsonl'), '{"chiave":"cut by a kill');
    const dopo = await Ufficio.apri(m.dir, async () => ({ oggi: m.oggi, istante: new Date() }), {
      spingi: async () => true,
      precarica: async () => [],
    });
    chiusure.push(() => dopo.chiudi());
    expect(await dopo.tick()).toMatchObject({ spinti: 0, prossima: addGiorni(m.oggi, 1) });
  });

  test('asked by id it says what it has pushed so far, each thing once', async () => {
    const m = await apri();
    await affida(m, 'via @doppio 1');
    m.oggi = '2026-03-06';
    await m.ufficio.tick();
    const risposta = await porta(m).chiedi(pezzoDi(1).id);
    expect(risposta).toMatchObject({
      stato: 'ricevuto',
      eventi: ['CON080', 'CON018', 'RECRN001A'].map((statusCode) => ({ statusCode })),
    });
    expect(m.spinti.flat()).toHaveLength(6);
    expect(await porta(m).chiedi(pezzoDi(2).id)).toEqual({ stato: 'mai_ricevuto' });
  });
});

test('knobs are whole words of the address', () => {
  expect(leggiManopole('Via @GIACENZA-12 n. 3 @doppio')).toMatchObject({
    esito: 'giacenza',
    visita: 12,
    doppio: true,
  });
  for (const indirizzo of ['via Giacenza 3', 'via @giacenzaX 3', 'via @boh 3'])
    expect(leggiManopole(indirizzo)).toEqual({
      ...{ esito: 'consegnato', visita: 3, porta: null, scansioni: null, scansioniDopo: 0 },
      ...{ doppio: false, disordine: false, ritardo: 0 },
    });
});

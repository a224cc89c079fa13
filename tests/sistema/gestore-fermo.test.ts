import { createServer, type Server } from 'node:net';
import { sveglia } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(600_000);

const QUANTE = 14;
const DAL = '2026-03-02';
let impianto: Impianto;
let pratiche: PraticaDiStoria[];
/** A provider in trouble: it answers 421 to whoever comes, and counts them. */
let guasto: Server;
let chiamate = 0;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'fermo',
    enti: ['09505'],
    orologio: { modo: 'comandato', dal: DAL },
  });
  guasto = createServer((presa) => {
    chiamate += 1;
    presa.on('error', () => {});
    presa.end('421 4.3.2 servizio non disponibile\r\n');
  });
  await new Promise<void>((pronto) => guasto.listen(0, '127.0.0.1', pronto));
  const enteId = impianto.enti[0]?.enteId ?? '';
  pratiche = [];
  for (let n = 0; n < QUANTE; n += 1) {
    const id = `GF${500 + n}`;
    const anagrafica = {
      cognome: 'Fermo',
      nome: id,
      indirizzo: 'Via delle Prove 6',
      pec: `ok.${id}@pec.debitori.example`,
    };
    pratiche.push(
      await seminaStoria(impianto.contesto, enteId, storiaBreve(id, DAL, 'cds'), {
        codiceFiscale: `PRVFRM80A01H${500 + n}X`,
        ...anagrafica,
      }),
    );
  }
});
afterAll(async () => {
  guasto?.close();
  await impianto?.chiudi();
});

const leggi = <T extends object>(domanda: 'stati' | 'aperti' | 'interruttore') =>
  inEnte(impianto.contesto.database, impianto.enti[0]?.enteId ?? '', ({ sql }) => {
    const domande = {
      stati: sql`select t.stato, s.stato as trasmissione, count(*)::int as n from tentativi t
        left join trasmissioni s on s.tentativo_id = t.id group by 1, 2 order by 1, 2`,
      aperti: sql`select id from tentativi where stato <> 'concluso'`,
      interruttore: sql`select stato, falliti from interruttori where canale = 'pec'
        and gestore = ${`127.0.0.1:${(guasto.address() as { port: number }).port}`}`,
    };
    return domande[domanda] as Promise<unknown> as Promise<T[]>;
  });

const sveglieranno = async () => {
  for (const { id } of await leggi<{ id: string }>('aperti'))
    await sveglia(impianto.contesto.temporale, id, 'novita');
};

test('a provider in trouble is left alone: few calls, then one in each pause, and no act becomes uncertain', async () => {
  const { contesto } = impianto;
  const vera = contesto.casellaDi;
  const { port } = guasto.address() as { port: number };
  contesto.casellaDi = async (enteId) => ({ ...(await vera(enteId)), port });
  for (const pratica of pratiche) await avviaPraticaDiStoria(contesto, pratica, DAL);
  await finche(
    'interruttore aperto',
    async () => (await leggi<{ stato: string }>('interruttore'))[0]?.stato === 'aperto',
  );
  await finche('tutti spediti', async () => (await leggi('aperti')).length === QUANTE);
  const prima = chiamate;
  // whoever is woken again and again gets nowhere, but one in each pause of two seconds
  const fine = Date.now() + 6_500;
  while (Date.now() < fine) await sveglieranno();
  expect(prima).toBeLessThanOrEqual(contesto.interruttore.falliti + 8); // those that were on their way, eight at once
  expect(chiamate - prima).toBeGreaterThanOrEqual(2);
  expect(chiamate - prima).toBeLessThanOrEqual(5);
  const stati = await leggi<{ stato: string; trasmissione: string | null }>('stati');
  expect(new Set(stati.map((s) => s.stato))).toEqual(new Set(['da_inviare']));
  expect(new Set(stati.map((s) => s.trasmissione))).toEqual(new Set(['da_ritentare', null]));
  contesto.casellaDi = vera;
});

test('when it answers again every act leaves, once', async () => {
  // the real provider has another address: its breaker is closed, the old one keeps the others waiting for a pause
  await finche('tutti notificati', async () => {
    await sveglieranno();
    return (await leggi('aperti')).length === 0;
  });
  const consegnate = await leggiConsegnate(impianto.cartellaPec);
  const dei = consegnate.filter((m) => m.to.some((a) => a.toLowerCase().startsWith('ok.gf5')));
  expect(dei).toHaveLength(QUANTE);
  expect(new Set(dei.map((m) => m.to.join())).size).toBe(QUANTE);
  expect(await leggi('stati')).toEqual([{ stato: 'concluso', trasmissione: 'inviata', n: QUANTE }]);
  const esiti = await provaInvarianti(impianto.contesto, [impianto.enti[0]?.enteId ?? '']);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});

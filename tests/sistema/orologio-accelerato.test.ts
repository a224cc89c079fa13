import { inEnte } from '../../database/connessione';
import { avviaBattito, ferma, leggiOrologio, riparti } from '../../database/orologio';
import { giornoDi } from '../../domain/calendario';
import { eventiDi, leggiCorse, quanti } from '../banco/corse';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(600_000);

/** A year in a minute and a half. */
const GIORNO_MS = 250;
/** Lateness is throughput: what a loaded machine may add, in civil days. */
const RITARDO_MASSIMO = 120;
const ATTESE_DEL_TEMPO = ['TERMINE_PAGAMENTO_INGIUNZIONE', 'TERMINE_PAGAMENTO_792', 'ATTESA_544'];

let numero = 0;

/** An installation whose clock runs: the two tests wait for their dates together, each on its own. */
interface Corsa {
  impianto: Impianto;
  fermaBattito: () => void;
}
const corse: Corsa[] = [];
async function apri(nome: string, codiceEnte: string): Promise<Corsa> {
  const impianto = await apriImpianto({
    nome,
    enti: [codiceEnte],
    orologio: { modo: 'accelerato', giornoMs: GIORNO_MS, dal: '2026-03-02' },
  });
  const corsa = { impianto, fermaBattito: accendi(impianto) };
  corse.push(corsa);
  return corsa;
}
afterAll(async () => {
  for (const { fermaBattito, impianto } of corse) {
    fermaBattito();
    await impianto.chiudi();
  }
});

const accendi = ({ contesto }: Impianto) => avviaBattito(contesto.database.sql, () => {});
const oggi = async ({ contesto }: Impianto) => (await leggiOrologio(contesto.database.sql)).oggi;

/**
 * A pratica that begins today with a title by PEC. Of a fine: thirty days, the sollecito, sixty days, the indagine; of
 * a tax: sixty days.
 */
async function nasce(impianto: Impianto, natura: 'cds' | 'tributaria' = 'cds'): Promise<PraticaDiStoria> {
  const { contesto, enti } = impianto;
  numero += 1;
  const [n, id] = [numero, `T${numero}`];
  const inizio = await oggi(impianto);
  const pratica = await seminaStoria(contesto, enti[0]?.enteId ?? '', storiaBreve(id, inizio, natura), {
    codiceFiscale: `PRVRLG80A01H${100 + n}X`,
    cognome: 'Orologio',
    nome: id,
    indirizzo: 'Via delle Prove 1',
    pec: `ok.${id}@pec.debitori.example`,
  });
  await avviaPraticaDiStoria(contesto, pratica, inizio);
  return pratica;
}

interface Riga {
  il: string;
  tipo: string;
  motivo: string;
  fino: string | null;
}
const passi = ({ contesto }: Impianto, { enteId, praticaId }: PraticaDiStoria) =>
  inEnte(
    contesto.database,
    enteId,
    (t) => t.sql<Riga[]>`select il::text, tipo, motivo, passo->>'fino' as fino from passi
      where pratica_id = ${praticaId} order by versione, il, eseguito_at`,
  );
const haFatto = async (impianto: Impianto, p: PraticaDiStoria, motivo: string) =>
  (await passi(impianto, p)).some((r) => r.motivo === motivo);

/** Days between the date waited for and the step that followed; negative = early. */
function ritardi(righe: readonly Riga[]): number[] {
  return righe.flatMap((r, i) => {
    const dopo = righe[i + 1];
    if (r.tipo !== 'attendi' || !dopo || r.fino === null || !ATTESE_DEL_TEMPO.includes(r.motivo)) return [];
    return [giornoDi(dopo.il) - giornoDi(r.fino)];
  });
}

test.concurrent('durable timers wake each pratica on its date, never before', async () => {
  const { impianto } = await apri('orologio', '09301');
  const pratiche = await Promise.all([nasce(impianto), nasce(impianto), nasce(impianto)]);
  await finche('tre indagini', async () =>
    (await Promise.all(pratiche.map((p) => haFatto(impianto, p, 'INDAGINE_SOLVIBILITA')))).every(Boolean),
  );
  const tutti = (await Promise.all(pratiche.map((p) => passi(impianto, p)))).flatMap(ritardi);
  expect(tutti).toHaveLength(6);
  process.stderr.write(
    `orologio accelerato: giorni di ritardo ${tutti.join(', ')} a ${GIORNO_MS} ms al giorno\n`,
  );
  expect(Math.min(...tutti)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...tutti)).toBeLessThanOrEqual(RITARDO_MASSIMO);
  for (const p of pratiche) {
    const sue = await leggiCorse(impianto.contesto, p.praticaId);
    const timer = sue.reduce((n, c) => n + quanti(c.storia.events ?? [], 'EVENT_TYPE_TIMER_FIRED'), 0);
    expect(timer).toBeGreaterThanOrEqual(2);
  }
});

test.concurrent('the clock stands still while the product is stopped, and a timer that fires meanwhile only asks again', async () => {
  const corsa = await apri('fermo', '09302');
  const { impianto } = corsa;
  const { contesto } = impianto;
  const { sql } = contesto.database;
  const pratica = await nasce(impianto, 'tributaria');
  await finche(
    'la pratica attende il termine',
    async () => (await passi(impianto, pratica)).at(-1)?.motivo === 'TERMINE_PAGAMENTO_792',
  );
  /** Timers that were armed, and those among them that run still. */
  const timer = async () => {
    const eventi = await eventiDi(contesto, pratica.praticaId);
    const armati = quanti(eventi, 'EVENT_TYPE_TIMER_STARTED');
    const finiti = quanti(eventi, 'EVENT_TYPE_TIMER_FIRED') + quanti(eventi, 'EVENT_TYPE_TIMER_CANCELED');
    return { armati, accesi: armati - finiti };
  };
  await finche('il timer è armato', async () => (await timer()).accesi === 1);
  corsa.fermaBattito();
  await ferma(sql);
  await impianto.fermaWorker();
  const fermatoIl = await oggi(impianto);
  const prima = await passi(impianto, pratica);

  await finche('il server fa scattare il timer', async () => (await timer()).accesi === 0);
  expect(await oggi(impianto)).toBe(fermatoIl);

  await impianto.avviaWorker();
  const { armati } = await timer();
  await finche('la pratica chiede di nuovo e attende ancora', async () => (await timer()).armati > armati);
  expect(await oggi(impianto)).toBe(fermatoIl);
  expect(await passi(impianto, pratica)).toEqual(prima);

  await riparti(sql);
  corsa.fermaBattito = accendi(impianto);
  await finche('il termine è passato', () => haFatto(impianto, pratica, 'ATTESA_PRESA_IN_CARICO'));
  const [ritardo] = ritardi(await passi(impianto, pratica));
  expect(ritardo).toBeGreaterThanOrEqual(0);
  expect(ritardo).toBeLessThanOrEqual(RITARDO_MASSIMO);
});

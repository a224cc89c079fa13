import { inEnte } from '../../database/connessione';
import { comandoSpiega } from '../../services/cli/spiega';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { seminaPratica } from '../banco/due-enti';

type Corpo = Record<string, unknown> & {
  elementi: { id: string; allarmeIl: string }[];
  cursor: string | null;
};
let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const leggi = async (percorso: string): Promise<Corpo> => {
  const risposta = await api.chiama('ente.lettura', 'GET', `/v1/enti/${api.a.enteId}${percorso}`);
  expect(risposta.status).toBe(200);
  return (await risposta.json()) as Corpo;
};

test('R-70: each partita with its date, its margin and what interrupted it', async () => {
  const corpo = await leggi(`/pratiche/${api.a.praticaId}/prescrizione?il=2026-02-01`);
  expect(corpo.il).toBe('2026-02-01');
  expect(corpo.partite).toHaveLength(2);
  expect(corpo.partite).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        partita: api.a.partitaId,
        nome: expect.any(String),
        prescriveIl: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        margineGiorni: expect.any(Number),
        stato: 'viva',
      }),
    ]),
  );
});

test('the worklist is in the order of the alarm, within the days asked for, without gaps nor repeats', async () => {
  const altre: string[] = [];
  for (let i = 0; i < 4; i += 1)
    altre.push((await seminaPratica(api.banco.app, api.a.enteId, api.a.direzioneId)).praticaId);
  const oggi = (await (await api.chiama('ente.lettura', 'GET', '/v1/orologio')).json()) as { oggi: string };
  await inEnte(api.banco.app, api.a.enteId, async ({ sql }) => {
    for (const [i, id] of altre.entries())
      await sql`update pratiche set allarme_il = ${oggi.oggi}::date + ${i < 2 ? -3 : 20 * i}::int,
        prescrive_il = ${oggi.oggi}::date + ${i < 2 ? 117 : 20 * i + 120}::int where id = ${id}`;
  });
  expect((await leggi('/prescrizioni')).elementi.map(({ id }) => id)).toEqual(altre.slice(0, 2).sort());
  const viste: string[] = [];
  let cursor: string | null = null;
  do {
    const pagina: Corpo = await leggi(
      `/prescrizioni?entroGiorni=40&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
    );
    viste.push(...pagina.elementi.map(({ id }) => id));
    expect(pagina.elementi[0]).toMatchObject({ margineGiorni: viste.length < 3 ? 117 : 160 });
    cursor = pagina.cursor;
  } while (cursor !== null);
  expect(viste).toEqual([...altre.slice(0, 2).sort(), altre[2]]);
  const guasto = await api.chiama('ente.lettura', 'GET', `/v1/enti/${api.a.enteId}/prescrizioni?cursor=x`);
  expect(await guasto.json()).toMatchObject({ code: 'api.cursore_non_valido' });
});

describe('esatto spiega', () => {
  let uscita = '';
  let errori = '';
  const prima = process.env.ESATTO_DATABASE_URL_APP;
  beforeEach(() => {
    uscita = '';
    errori = '';
    process.env.ESATTO_DATABASE_URL_APP = api.banco.urlApp;
    jest.spyOn(process.stdout, 'write').mockImplementation((testo) => {
      uscita += String(testo);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation((testo) => {
      errori += String(testo);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    if (prima === undefined) delete process.env.ESATTO_DATABASE_URL_APP;
    else process.env.ESATTO_DATABASE_URL_APP = prima;
  });

  test('a pratica of any Ente, with what was refused; as the API says it', async () => {
    const codice = await comandoSpiega([api.b.praticaId, '--il', '2026-02-01'], { json: true });
    expect([codice, errori]).toEqual([0, '']);
    const detto = JSON.parse(uscita) as { passo: string; spiegazione: { alternative: unknown[] } };
    expect(detto).toMatchObject({
      praticaId: api.b.praticaId,
      il: '2026-02-01',
      passo: expect.any(String),
      norma: expect.any(String),
    });
    expect(detto.spiegazione.alternative.length).toBeGreaterThan(3);
    uscita = '';
    expect(await comandoSpiega([api.a.praticaId, '--il', '2026-02-01'], { json: false })).toBe(0);
    expect(uscita).toContain('1º febbraio 2026: ');
    const passo = await leggi(`/pratiche/${api.a.praticaId}/passo?il=2026-02-01`);
    const { testo } = passo.spiegazione as { testo: string };
    expect(uscita).toContain(testo);
    expect(testo).not.toContain('par_');
  });

  test('an unknown pratica is a refusal; a wrong command line is not understood', async () => {
    expect(await comandoSpiega(['pra_01J8ZQ4K3T5V6W7X8Y9Z0A1B2C'], { json: true })).toBe(1);
    expect(errori).toMatch(/^pratica\.sconosciuta: /);
    expect(uscita).toBe('');
    for (const args of [[], ['x'], [api.a.praticaId, '--il', '2026-02-31'], [api.a.praticaId, 'altro']])
      await expect(comandoSpiega(args, { json: true })).rejects.toMatchObject({ codice: 'uso.errato' });
  });
});

import { Client } from '@temporalio/client';
import { comanda } from '../../activities/temporal/comanda';
import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { conduci, type Mondo } from '../../services/conducente/conducente';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { eventiDi, quanti } from '../banco/corse';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { testoDiTutte, trovati } from '../banco/testo-temporal';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

/** Nobody is called so and no street has that name: where one of these is found, a personal datum can go. */
const CANARINA = {
  codiceFiscale: 'ZNZQTL80A41H501W',
  cognome: 'Zanzibarrozzi',
  nome: 'Quintiliana',
  indirizzo: 'Vicolo dei Trampolieri 77',
  pec: 'inesistente.zanzibarrozzi@pec.samarcandese.example',
};
const MOTIVO = 'ricovero al policlinico di Farfalleto';
const CANARINI = [
  'Zanzibarrozzi',
  'Quintiliana',
  'Trampolieri',
  'ZNZQTL80A41H501W',
  'samarcandese',
  'Farfalleto',
];

let impianto: Impianto;
let canarina: PraticaDiStoria;
let aperta: PraticaDiStoria;

const giorni = (mondo: Mondo, fino: string) =>
  conduci(impianto.contesto, {
    enti: impianto.enti.map((e) => e.enteId),
    mondo,
    fino,
    fermata: new AbortController().signal,
    progresso: () => {},
  });

/** A PEC that fails, a registered letter, a suspension with its reason, the sollecito, a payment, one more. */
beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'canarini',
    enti: ['09401'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, enti } = impianto;
  const enteId = enti[0]?.enteId ?? '';
  const vita = storiaBreve('C1', '2026-03-02', 'cds', {
    eventi: [
      { il: '2026-06-22', tipo: 'pagamento', importo: 'saldo' },
      { il: '2026-06-30', tipo: 'pagamento', importo: '10.00' },
    ],
  });
  canarina = await seminaStoria(contesto, enteId, vita, CANARINA);
  const altra = {
    ...CANARINA,
    codiceFiscale: 'ZNZQTL80A41H501K',
    pec: 'ok.zanzibarrozzi@pec.samarcandese.example',
  };
  aperta = await seminaStoria(contesto, enteId, storiaBreve('C2', '2026-03-02', 'tributaria'), altra);
  const mondo = mondoDelleStorie(impianto, [canarina, aperta]);
  await giorni(mondo, '2026-03-20');
  await sospendi(enteId);
  await giorni(mondo, '2026-07-01');
});
afterAll(() => impianto?.chiudi());

async function sospendi(enteId: string): Promise<void> {
  const { database, temporale } = impianto.contesto;
  const documento = await inEnte(database, enteId, (t) =>
    archivia(t, { tipo: 'motivo', mediaType: 'text/plain', bytes: Buffer.from(MOTIVO) }),
  );
  const risposta = await comanda(
    temporale,
    {
      enteId,
      praticaId: canarina.praticaId,
      nome: 'sospensione',
      comandoId: nuovoId('cmd'),
      corpo: { al: '2026-03-31', documentoId: documento.id },
    },
    60_000,
  );
  expect(risposta).toMatchObject({ esito: 'eseguita' });
}

test('the life was lived: by PEC, by post, suspended, paid, and paid once more', async () => {
  const tipi = await inEnte(
    impianto.contesto.database,
    canarina.enteId,
    ({ sql }) => sql<{ tipo: string; motivo: string }[]>`
      select tipo, motivo from passi where pratica_id = ${canarina.praticaId} order by versione, il, eseguito_at`,
  );
  expect(tipi.map((p) => p.motivo)).toEqual(
    expect.arrayContaining(['SECONDO_CANALE', 'SOSPESA', 'SOLLECITO_795', 'PAGATA', 'RIMBORSO']),
  );
  const prese = await leggiConsegnate(impianto.cartellaPec);
  expect(prese.flatMap((m) => m.to)).toContain(CANARINA.pec);
});

test('no canary in anything that Temporal keeps or shows', async () => {
  const testo = await testoDiTutte(impianto.contesto);
  expect(trovati(testo, CANARINI)).toEqual([]);
  const attesi = [
    canarina.praticaId,
    'TERMINE_PAGAMENTO_INGIUNZIONE',
    'comando.sospensione',
    'comando.pagamento',
  ];
  expect(trovati(testo, attesi)).toEqual(attesi);
});

test('no canary in what a clerk reads in the Temporal UI beside an open pratica', async () => {
  const pratica = impianto.contesto.temporale.client.workflow.getHandle(aperta.praticaId);
  const metadati = JSON.stringify(await pratica.query('__temporal_workflow_metadata'));
  expect(metadati).toContain('In attesa');
  expect(trovati(metadati, CANARINI)).toEqual([]);
});

test('no canary in the log', () => {
  const righe = impianto.log.join('\n');
  expect(righe).toContain('pec trasmessa');
  expect(trovati(righe, CANARINI)).toEqual([]);
});

/** The Temporal UI and the CLI send what they like: only the workflow can refuse it. */
describe('from a client without the guard', () => {
  const libera = () => {
    const { client } = impianto.contesto.temporale;
    return new Client({ connection: client.connection }).workflow.getHandle(aperta.praticaId);
  };
  const comandi = () =>
    inEnte(
      impianto.contesto.database,
      aperta.enteId,
      ({ sql }) => sql`select 1 from comandi where pratica_id = ${aperta.praticaId} and nome = 'sospensione'`,
    );

  test('an update with a typed reason is refused and leaves no event', async () => {
    const prima = await eventiDi(impianto.contesto, aperta.praticaId);
    const rifiuto = await libera()
      .executeUpdate('sospensione', { args: [{ motivo: MOTIVO }] })
      .catch((e: { cause?: Error }) => e.cause?.message);
    expect(rifiuto).toBe('CORPO_NON_VALIDO');
    const dopo = await eventiDi(impianto.contesto, aperta.praticaId);
    expect(quanti(dopo, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED')).toBe(
      quanti(prima, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'),
    );
    expect(trovati(await testoDiTutte(impianto.contesto), CANARINI)).toEqual([]);
  });

  test('a signal with a name is dropped: nothing is done and the pratica goes on', async () => {
    await libera().signal('sospensione', { nota: CANARINA.cognome });
    const stato = await impianto.contesto.temporale.client.workflow
      .getHandle(aperta.praticaId)
      .query('stato');
    expect(stato).toMatchObject({ m: 'stato' });
    expect(await comandi()).toHaveLength(0);
    expect(impianto.log.join('\n')).toContain('signal refused');
    expect(trovati(impianto.log.join('\n'), CANARINI)).toEqual([]);
    // the search sees it in the history, where the server put it before anybody was asked
    expect(trovati(await testoDiTutte(impianto.contesto), CANARINI)).toEqual(['Zanzibarrozzi']);
  });
});

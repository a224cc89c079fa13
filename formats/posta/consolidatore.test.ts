import fc from 'fast-check';
import { CODICI_POSTA } from '../../domain/dati/codici-posta';
import { PRODOTTI_POSTALI } from '../../domain/notifica/posta-eventi';
import { type ContrattoConsolidatore, eventiDelConsolidatore, richiestaConsolidatore } from './consolidatore';
import {
  EventiConsolidatore,
  EventoConsolidatore,
  ProgressiConsolidatore,
  RispostaConsolidatore,
} from './consolidatore-forme';
import { EVENTO, leggiUfficiale, PROGRESSI, RICHIESTA, RISPOSTA } from './contratto-di-prova';

const ID = 'trs_00000000000000000000000001';
const MITTENTE = {
  codice: 'C001',
  nome: 'Ente di prova',
  indirizzo: 'piazza Prova 1',
  cap: '00100',
  comune: 'Esempio',
  provincia: 'EX',
};
const CONTRATTO: ContrattoConsolidatore = {
  requestSenderId: 'esatto',
  eventType: 'ATTO',
  printType: 'BN_FRONTE_RETRO',
};
const CAP_ASSENTE = { cap: null };

const parola = fc.string({ minLength: 1, maxLength: 40 });
const opzione = fc.option(parola);
const indirizzo = fc.record({
  nome: parola,
  nomeRiga2: opzione,
  indirizzo: parola,
  indirizzoRiga2: opzione,
  cap: parola,
  comune: parola,
  provincia: opzione,
  stato: opzione,
});
const pezzo = fc.record({
  id: fc.constant(ID),
  prodotto: fc.constantFrom(...PRODOTTI_POSTALI),
  destinatario: indirizzo,
  documenti: fc.array(
    fc.record({
      uri: fc.webUrl(),
      sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString('hex')),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  preparatoAt: fc.constant('2026-03-02T08:00:00.000Z'),
});

describe('what we ask of the consolidator, against the official file', () => {
  test('every request is valid and the same piece gives the same request', () => {
    fc.assert(
      fc.property(pezzo, (p) => {
        fc.pre(p.prodotto !== 'AG' || p.destinatario.stato === null);
        const corpo = JSON.parse(JSON.stringify(richiestaConsolidatore(p, MITTENTE, CONTRATTO)));
        expect([RICHIESTA(corpo), RICHIESTA.errors]).toEqual([true, null]);
        expect(JSON.parse(JSON.stringify(richiestaConsolidatore(p, MITTENTE, CONTRATTO)))).toEqual(corpo);
        expect(Object.keys(corpo)).not.toContain('receiverFiscalCode');
        expect(Object.values(corpo)).not.toContain(null);
      }),
    );
  });

  const [esempio] = fc.sample(pezzo, { numRuns: 1, seed: 1 });
  const con = (piu: object) => () => {
    if (!esempio) throw new Error('nessun esempio');
    const base = {
      ...esempio,
      prodotto: 'AR' as const,
      destinatario: { ...esempio.destinatario, stato: null },
    };
    return richiestaConsolidatore({ ...base, ...piu }, MITTENTE, CONTRATTO);
  };
  const estero = { ...esempio?.destinatario, stato: 'FR' };
  test.each<[string, object]>([
    ['a short id', { id: 'trs_1' }],
    ['no document', { documenti: [] }],
    ['L. 890 abroad', { prodotto: 'AG', destinatario: estero }],
    ['Italy without CAP', { destinatario: { ...esempio?.destinatario, stato: null, ...CAP_ASSENTE } }],
  ])('%s is stopped before it leaves', (_, piu) => {
    expect(con(piu)).toThrow(expect.objectContaining({ codice: 'posta.richiesta' }));
  });

  test.each([
    ['AR', null, 'AR'],
    ['AG', null, '890'],
    ['RS', null, 'RS'],
    ['AR', 'FR', 'RIR'],
    ['RS', 'FR', 'RIS'],
  ])('%s to %s is %s', (prodotto, stato, productType) => {
    const destinatario = { ...esempio?.destinatario, stato };
    expect(con({ prodotto, destinatario })()).toMatchObject({ productType });
  });
});

const istante = fc
  .tuple(
    fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-30'), noInvalidDate: true }),
    fc.constantFrom('Z', '+01:00', '-03:30'),
  )
  .map(([d, scarto]) => `${d.toISOString().slice(0, 19)}${scarto}`);
const lungo = (...lunghezze: number[]) => fc.constantFrom(...lunghezze).map((n) => 'è'.repeat(n));
const allegato = fc.record(
  {
    id: lungo(1, 10),
    documentId: fc.string(),
    documentType: fc.constantFrom('AR', '23L', 'CAD', 'Plico', 'ALTRO'),
    uri: fc.webUrl(),
    sha256: fc.constantFrom(Buffer.alloc(32, 7).toString('base64'), '='.repeat(40)),
    date: istante,
  },
  { requiredKeys: ['id', 'documentType', 'uri', 'sha256', 'date'] },
);
const valido = fc.record(
  {
    requestId: fc.oneof(fc.constant(ID), lungo(30, 250)),
    registeredLetterCode: fc.string(),
    productType: fc.constantFrom('AR', '890', 'RIR', 'RS', 'PACCO'),
    iun: lungo(0, 50),
    statusCode: fc.oneof(fc.constantFrom(...CODICI_POSTA.keys()), lungo(3, 20)),
    statusDescription: lungo(5, 250),
    statusDateTime: istante,
    deliveryFailureCause: fc.constantFrom('', 'M02', 'M99'),
    attachments: fc.array(allegato, { maxLength: 10 }),
    discoveredAddress: fc.constant({ name: 'a', address: 'b', city: 'c' }),
    clientRequestTimeStamp: istante,
    courier: fc.string(),
    altro: fc.jsonValue(),
  },
  {
    requiredKeys: [
      ...(['requestId', 'productType', 'statusCode', 'statusDescription'] as const),
      ...(['statusDateTime', 'clientRequestTimeStamp'] as const),
    ],
  },
);
/** One field made wrong, or not: lengths past their limits, other types, dates that are none, gone. */
const guasto = fc
  .tuple(
    fc
      .constantFrom(
        'requestId',
        'productType',
        'iun',
        'statusCode',
        'statusDescription',
        'statusDateTime',
        'courier',
      )
      .chain((campo) =>
        fc.tuple(
          fc.constant(campo),
          fc.constantFrom<unknown>(
            '',
            'x',
            7,
            null,
            undefined,
            'è'.repeat(251),
            '2026-03-02',
            '2026-03-02T10:00Z',
            '2026-13-02T10:00:00Z',
          ),
        ),
      ),
    fc.constantFrom<[string, unknown]>(
      ['attachments', [{}]],
      ['attachments', Array.from({ length: 11 }, () => ({}))],
      [
        'attachments',
        [
          {
            id: '1',
            documentType: 'AR',
            uri: 'safestorage://x',
            sha256: 'corto',
            date: '2026-03-02T10:00:00Z',
          },
        ],
      ],
      ['attachments', {}],
      ['discoveredAddress', { name: 'a' }],
      ['discoveredAddress', 'via'],
      ['deliveryFailureCause', '12345678901'],
    ),
  )
  .chain((coppia) => fc.constantFrom(...coppia));

describe('what the consolidator pushes to us, against the official file', () => {
  test('every valid event is taken, and what comes of it depends on nothing else', () => {
    fc.assert(
      fc.property(valido, (e) => {
        const corpo = JSON.parse(JSON.stringify(e));
        expect([EVENTO(corpo), EVENTO.errors]).toEqual([true, null]);
        const letto = EventoConsolidatore.parse(corpo);
        for (const prodotto of PRODOTTI_POSTALI) {
          const due = [1, 2].map(() => eventiDelConsolidatore(letto, { id: ID, prodotto }, '2026-12-31'));
          expect(due[0]).toEqual(due[1]);
          expect((due[0]?.eventi.length ?? 0) + (due[0]?.scarti.length ?? 0)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('we accept what the official schema accepts, and nothing else', () => {
    const visti = { si: 0, no: 0 };
    fc.assert(
      fc.property(valido, guasto, (e, [campo, valore]) => {
        const corpo = JSON.parse(JSON.stringify({ ...e, [campo]: valore }));
        const atteso = EVENTO(corpo) === true;
        visti[atteso ? 'si' : 'no'] += 1;
        expect(EventoConsolidatore.safeParse(corpo).success).toBe(atteso);
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(Math.min(visti.si, visti.no)).toBeGreaterThan(20);
  });

  test('every code that the official files name is in the table', () => {
    const codici = JSON.stringify(leggiUfficiale('api-consolidatore-ingress-v1.yaml'));
    const nominati = new Set(
      [...codici.matchAll(/__((?:CON|REC)[0-9A-Z]+)__/g)].map(([, codice]) => codice ?? ''),
    );
    expect(nominati.size).toBeGreaterThan(80);
    expect([...nominati].filter((codice) => !CODICI_POSTA.has(codice))).toEqual([]);
    const fuori = [...CODICI_POSTA.keys()].filter((codice) => !nominati.has(codice));
    expect(fuori).toEqual(['CON020']);
  });

  test('answers and progress', () => {
    const risposta = {
      resultCode: '200.00',
      resultDescription: 'OK OK',
      clientResponseTimeStamp: '2026-03-02T08:00:00Z',
    };
    for (const corpo of [
      risposta,
      { ...risposta, errorList: ['campo'] },
      { ...risposta, resultCode: '2' },
      {},
    ])
      expect(RispostaConsolidatore.safeParse(corpo).success).toBe(RISPOSTA(corpo));
    for (const corpo of [{ requestId: ID, events: [] }, { requestId: ID }, { requestId: 'x', events: [] }])
      expect(ProgressiConsolidatore.safeParse(corpo).success).toBe(PROGRESSI(corpo));
    expect(EventiConsolidatore.safeParse([]).success).toBe(true);
  });
});

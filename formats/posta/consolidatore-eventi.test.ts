import { eventiDelConsolidatore } from './consolidatore';
import type { EventoConsolidatore } from './consolidatore-forme';

const ID = 'trs_00000000000000000000000001';

describe('from pushed events to neutral evidence', () => {
  const base: EventoConsolidatore = {
    requestId: ID,
    productType: '890',
    statusCode: 'RECAG011B',
    statusDescription: 'In giacenza',
    statusDateTime: '2026-03-05T23:30:00Z',
    clientRequestTimeStamp: '2026-03-06T08:00:00Z',
  };
  const AG = { id: ID, prodotto: 'AG' as const };
  const leggi = (piu: Partial<EventoConsolidatore>) =>
    eventiDelConsolidatore({ ...base, ...piu }, AG, '2026-12-31');
  const allega = (documentType: string, sha256 = Buffer.alloc(32, 7).toString('base64')) => ({
    attachments: [
      {
        id: '1',
        documentId: 'CAD1',
        documentType,
        uri: 'safestorage://x',
        sha256,
        date: '2026-03-07T09:00:00Z',
      },
    ],
  });

  test('the day is that of Rome, the image and the day of the CAD come with it', () => {
    const { eventi, scarti } = leggi(allega('CAD'));
    expect(scarti).toEqual([]);
    expect(eventi).toMatchObject([
      { tipo: 'recapito', esito: 'IN_GIACENZA', il: '2026-03-06', quando: '2026-03-05T23:30:00Z' },
      { tipo: 'documento', documento: 'CAD', il: '2026-03-07', sha256: '07'.repeat(32) },
      { tipo: 'cad_spedita', numero: 'CAD1', il: '2026-03-07' },
    ]);
  });

  test('the same event again has the same ids; another cause is another piece of evidence', () => {
    const ids = (piu: Partial<EventoConsolidatore>) => leggi(piu).eventi.map((e) => e.id);
    const mancata = { statusCode: 'RECAG003C', deliveryFailureCause: 'M04' };
    expect(ids({ ...mancata, clientRequestTimeStamp: '2026-03-09T08:00:00Z' })).toEqual(ids(mancata));
    expect(ids({ ...mancata, deliveryFailureCause: 'M05' })).not.toEqual(ids(mancata));
  });

  test.each<[Partial<EventoConsolidatore>, string, string]>([
    [{ productType: 'PACCO' }, 'prodotto', 'productType'],
    [{ productType: 'AR' }, 'prodotto_diverso', 'productType'],
    [{ statusCode: 'RECAG999' }, 'codice_sconosciuto', 'statusCode'],
    [{ statusCode: 'RECRN001C' }, 'codice_di_altro_prodotto', 'statusCode'],
    [{ deliveryFailureCause: 'M99' }, 'causale', 'deliveryFailureCause'],
    [{ statusDateTime: '2027-01-02T00:00:00Z' }, 'data_futura', 'statusDateTime'],
  ])('%j is no evidence, and says why', (piu, motivo, campo) => {
    expect(leggi(piu)).toEqual({ eventi: [], scarti: [{ motivo, campo }] });
  });

  test('a scan with other bytes than the event says is no evidence; one that was not announced here may yet come', () => {
    const leggiCon = (sha256: string) =>
      eventiDelConsolidatore({ ...base, ...allega('CAD') }, AG, '2026-12-31', new Map([['x', sha256]]));
    expect(leggiCon('07'.repeat(32))).toEqual(leggi(allega('CAD')));
    expect(leggiCon('08'.repeat(32))).toMatchObject({
      eventi: [{ tipo: 'recapito' }],
      scarti: [{ motivo: 'sha256_diverso', campo: 'attachments[0]' }],
    });
  });

  test('a document that is not understood does not stop the outcome', () => {
    for (const [piu, motivo] of [
      [allega('Bolla'), 'documento'],
      [allega('AR', '='.repeat(44)), 'sha256'],
    ] as const)
      expect(leggi(piu)).toMatchObject({
        eventi: [{ tipo: 'recapito' }],
        scarti: [{ motivo, campo: 'attachments[0]' }],
      });
  });
});

import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { domiciliDigitali } from '../../database/schema/debitori';
import { eventiNotifica, tentativi, trasmissioni } from '../../database/schema/notifiche';
import { leggiCertificatiPem } from '../../formats/pec/catena';
import { leggiFatti } from '../../formats/prova/fatti';
import { verificaProva } from '../../formats/prova/verifica';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { CONSEGNATA, notificaDiProva, type Provata, resaVera, voci } from '../banco/fascicolo-di-prova';

let api: ApiDiProva;
let provata: Provata;
beforeAll(async () => {
  api = await apiDiProva();
  provata = await notificaDiProva(CONSEGNATA);
  api.fiducia.autorita = provata.caPem;
  await inEnte(api.banco.app, api.a.enteId, seminaPec);
});
afterAll(() => api.chiudi());

/** The second attempt of the notification of the bench: a PEC with its two receipts. */
async function seminaPec(t: Parameters<typeof archivia>[0]): Promise<void> {
  const [modello] = provata.materiale.fatti.tentativi;
  const [trasmissione] = modello?.trasmissioni ?? [];
  const tentativoId = nuovoId('tnt');
  const trasmissioneId = nuovoId('trs');
  const domicilioId = nuovoId('dom');
  const { notificaId, attoId, praticaId, debitoreId } = api.a;
  const indirizzo = trasmissione?.indirizzo?.valore ?? '';
  const domicilio = { id: domicilioId, debitoreId, indirizzo, registro: 'inipec' as const };
  await t.tx.insert(domiciliDigitali).values({ ...domicilio, rilevatoIl: '2026-11-19', fonte: 'indirizzi' });
  const comune = { id: tentativoId, notificaId, attoId, praticaId };
  await t.tx.insert(tentativi).values({ ...comune, ordine: 2, canale: 'pec', speditoIl: '2026-11-21' });
  await t.tx.insert(trasmissioni).values({
    id: trasmissioneId,
    tentativoId,
    ordine: 1,
    messageId: trasmissione?.messageId ?? '',
    stato: 'inviata',
    inviataAt: new Date('2026-11-21T09:15:01Z'),
    destinatarioDomicilioId: domicilioId,
  });
  for (const { tipo, il, sha256, dati } of modello?.eventi ?? []) {
    const bytes = provata.materiale.documenti.get(sha256 ?? '') ?? Buffer.alloc(0);
    const documento = await archivia(t, { tipo: 'pec', mediaType: 'message/rfc822', bytes });
    const evento = { id: nuovoId('evn'), tentativoId, trasmissioneId, tipo, il: new Date(il), dati };
    await t.tx
      .insert(eventiNotifica)
      .values({ ...evento, documentoId: documento.id, sha256: documento.sha256 });
  }
}

const percorso = (ente = api.a, notificaId = ente.notificaId) =>
  `/v1/enti/${ente.enteId}/notifiche/${notificaId}/prova`;

test('the pack of a notification passes its own verification, with the authorities of who verifies', async () => {
  const risposta = await api.chiama('ente.lettura', 'GET', percorso());
  expect([risposta.status, risposta.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(risposta.headers.get('content-disposition')).toBe(
    `attachment; filename="prova-${api.a.notificaId}.zip"`,
  );
  const zip = Buffer.from(await risposta.arrayBuffer());
  const fidati = leggiCertificatiPem(provata.caPem);
  const esito = await verificaProva(zip, { resa: resaVera(), fidati });
  expect(esito.controlli.filter((c) => !c.ok)).toEqual([]);
  expect(esito.controlli.filter((c) => c.nome.startsWith('ricevuta tentativo-2-pec/'))).toHaveLength(2);
  const fatti = leggiFatti((await voci(zip)).get('fatti.json') ?? Buffer.alloc(0));
  expect(fatti?.tentativi.map((t) => t.canale)).toEqual(['raccomandata', 'pec']);
  const ancora = await api.chiama('ente.lettura', 'GET', percorso());
  expect(Buffer.from(await ancora.arrayBuffer()).equals(zip)).toBe(true);
});

test('of another Ente or office it does not exist, and every read is on record', async () => {
  for (const chi of ['estranea', 'altraDirezione'] as const)
    expect((await api.chiama(chi, 'GET', percorso())).status).toBe(404);
  expect((await api.chiama('ente.lettura', 'GET', percorso(api.a, api.b.notificaId))).status).toBe(404);
  const letture = await inEnte(
    api.banco.app,
    api.a.enteId,
    ({ sql }) => sql<{ oggetto: string; esito: string }[]>`
      select distinct oggetto, esito from audit where azione = 'notifiche.fascicolo' order by esito`,
  );
  expect(letture).toContainEqual({ oggetto: api.a.notificaId, esito: 'letta' });
  expect(letture.some((l) => l.esito === 'rifiutata')).toBe(true);
});

test('a notification tells its perfection beside its attempts, without the bytes', async () => {
  const risposta = await api.chiama('ente.lettura', 'GET', percorso().replace(/\/prova$/, ''));
  const { tentativi: letti, perfezionamenti } = (await risposta.json()) as {
    tentativi: { canale: string }[];
    perfezionamenti: { calcolabile: boolean; calcolato: object | null }[];
  };
  expect(letti.map((t) => t.canale)).toEqual(['raccomandata', 'pec']);
  expect(perfezionamenti).toMatchObject([
    { calcolabile: false, calcolato: null },
    {
      calcolabile: true,
      calcolato: { esito: 'perfezionata', destinatarioIl: '2026-11-21', regola: 'PEC_CONSEGNA' },
    },
  ]);
});

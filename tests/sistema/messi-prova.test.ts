import { affidaA, trovaMesso } from '../../activities/notifiche/messo/affida';
import { registraRelata } from '../../activities/notifiche/messo/relata';
import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';

let api: ApiDiProva;
const [attoId, notificaId, tentativoId] = [nuovoId('att'), nuovoId('ntf'), nuovoId('tnt')];
const SCANSIONE = Buffer.from('%PDF-1.7 relata scansita del messo');
let oggi: string;

beforeAll(async () => {
  api = await apiDiProva();
  const { enteId, praticaId, direzioneId, debitoreId, partitaId, messoId } = api.a;
  await inEnte(api.banco.app, enteId, async (t) => {
    ({ oggi } = await leggiOrologio(t.sql));
    await t.sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
        dovuto, versione) values (${attoId}, ${direzioneId}, ${praticaId}, 'ingiunzione', 2026, 70, 'FORMAZIONE_INGIUNZIONE',
        'R.D. 639/1910', '2026-03-02', ${[partitaId]}, '{"dovuto":"5"}', 5, 1)`;
    await t.sql`insert into notifiche (id, atto_id, debitore_id) values (${notificaId}, ${attoId}, ${debitoreId})`;
    await t.sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il) values
      (${tentativoId}, ${notificaId}, ${attoId}, ${praticaId}, 1, 'messo', 'inviato', '2026-03-02')`;
    const messo = await trovaMesso(t, messoId);
    if (!messo) throw new Error('no messo');
    await affidaA(t, messo, [tentativoId], { autore: 'ute_B', direzioni: null });
    const { id: documentoId } = await archivia(t, {
      ...{ tipo: 'prova', mediaType: 'application/pdf', bytes: SCANSIONE },
    });
    const relata = { tipo: 'consegna' as const, il: oggi, a: 'destinatario' as const };
    const esito = await registraRelata(t, { tentativoId, messoId, relata, documentoId, direzioni: null });
    expect(esito).toMatchObject({ esito: 'registrata' });
    await t.sql`update tentativi set stato = 'concluso', esito = 'perfezionata', legale_il = ${oggi}, noto_il = ${oggi}
      where id = ${tentativoId}`;
  });
});
afterAll(() => api.chiudi());

const chiedi = (percorso: string) =>
  api.chiama('societa.operatore', 'GET', `/v1/enti/${api.a.enteId}/notifiche/${notificaId}${percorso}`);

test('the notification tells what the rule computes from the relata', async () => {
  const letta = await (await chiedi('')).json();
  expect(letta).toMatchObject({
    ...{ canale: 'messo', esito: 'perfezionata' },
    perfezionamenti: [
      {
        calcolabile: true,
        calcolato: {
          ...{ esito: 'perfezionata', regola: 'MESSO_CONSEGNA', norma: 'c.p.c. art. 138-139' },
          ...{ mittenteIl: oggi, destinatarioIl: oggi },
        },
      },
    ],
  });
});

test('the evidence pack has the scan, the messo by name, and the story in plain words', async () => {
  const risposta = await chiedi('/prova');
  expect(risposta.status).toBe(200);
  const zip = Buffer.from(await risposta.arrayBuffer());
  for (const testo of [
    SCANSIONE.toString(),
    'Messo di prova, decreto 1/2026',
    'L’atto è affidato al messo comunale',
    'Relata: copia consegnata',
    'mani proprie del destinatario',
  ])
    expect([testo, zip.includes(Buffer.from(testo))]).toEqual([testo, true]);
  expect(zip.indexOf('affidato al messo')).toBeLessThan(zip.indexOf('Relata: copia consegnata'));
});

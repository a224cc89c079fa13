import { comanda } from '../../activities/temporal/comanda';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { conduci } from '../../services/conducente/conducente';
import { leggiCorse } from '../banco/corse';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(300_000);

let impianto: Impianto;
let pratica: PraticaDiStoria;
/** Answers still to be lost after their command is written. */
let daPerdere = 0;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'breve',
    enti: ['09561'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
    punto: async (nome) => {
      if (nome !== 'dopo-comando' || daPerdere === 0) return;
      daPerdere -= 1;
      throw new Error('the command is written, its answer is lost');
    },
  });
  const { contesto, enti } = impianto;
  const [{ enteId } = { enteId: '' }] = enti;
  pratica = await seminaStoria(contesto, enteId, storiaBreve('SB561', '2026-03-02', 'cds'), {
    ...{ codiceFiscale: 'PRVSBR80A01H561X', cognome: 'Breve', nome: 'SB561', indirizzo: 'Via delle Prove 4' },
    pec: 'ok.sb561@pec.debitori.example',
  });
  const mondo = mondoDelleStorie(impianto, [pratica]);
  const fermata = new AbortController().signal;
  await conduci(contesto, { enti: [enteId], mondo, fino: '2026-03-03', fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const chiesta = { enteId: '', praticaId: '', nome: 'sospensione', corpo: { dal: '2026-03-03' } } as const;
async function sospendi(): Promise<string> {
  const comandoId = nuovoId('cmd');
  const { enteId, praticaId } = pratica;
  const risposta = await comanda(
    impianto.contesto.temporale,
    { ...chiesta, enteId, praticaId, comandoId },
    60_000,
  );
  expect(risposta).toMatchObject({ esito: 'eseguita' });
  return comandoId;
}

/** Commands that were seen as activities of their own, in all the runs. */
async function inVista(): Promise<number> {
  const corse = await leggiCorse(impianto.contesto, pratica.praticaId);
  const eventi = corse.flatMap(({ storia }) => storia.events ?? []);
  return eventi.filter(
    (e) => e.activityTaskScheduledEventAttributes?.activityType?.name === 'registraComando',
  ).length;
}

const scritti = (comandoId: string) =>
  inEnte(
    impianto.contesto.database,
    pratica.enteId,
    ({ sql }) => sql`select (select count(*)::int from comandi where chiave = ${comandoId}) as comandi,
      (select count(*)::int from fatti where chiave = ${comandoId}) as fatti`,
  );

test('a command that succeeds leaves no activity behind', async () => {
  const id = await sospendi();
  expect([await scritti(id), await inVista()]).toEqual([[{ comandi: 1, fatti: 1 }], 0]);
});

test('one whose answer is lost becomes an activity in sight, and is written once', async () => {
  daPerdere = 2;
  const id = await sospendi();
  expect(daPerdere).toBe(0);
  expect([await scritti(id), await inVista()]).toEqual([[{ comandi: 1, fatti: 1 }], 1]);
});

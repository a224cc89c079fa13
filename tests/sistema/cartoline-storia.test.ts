import { acquisisci } from '../../activities/notifiche/cartoline/acquisisci';
import { registraDistinta } from '../../activities/notifiche/cartoline/distinta';
import { registraLettura } from '../../activities/notifiche/cartoline/leggi';
import { annunciaEvento } from '../../activities/notifiche/eventi';
import { valutaTentativo } from '../../activities/notifiche/tentativo';
import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { utenti } from '../../database/schema/enti';
import type { LetturaCartolina } from '../../domain/notifica/lettura-cartolina';
import { pdfDiProva, pngDiProva } from '../../formats/posta/immagini-di-prova';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { resa, verifica, voci } from '../banco/fascicolo-di-prova';
import { fascicoloDelTentativo } from '../banco/fascicolo-vissuto';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

const [ANNA, BRUNO] = [nuovoId('ute'), nuovoId('ute')];
const NUMERO = '616123456789';
let impianto: Impianto;
let pratica: PraticaDiStoria;
let tentativoId: string;
let fino: (data: string) => Promise<unknown>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'cartoline',
    enti: ['09521'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, enti } = impianto;
  const [{ enteId } = { enteId: '' }] = enti;
  await contesto.database.db.insert(utenti).values([
    { id: ANNA, nome: 'Anna Lettrice' },
    { id: BRUNO, nome: 'Bruno Controllore' },
  ]);
  // nobody answers the task of the post: what the post did is known from the card alone
  const storia = storiaBreve('CT501', '2026-03-02', 'cds', {
    debitore: { id: 'D-CT501', domicilioDigitale: false },
    notifiche: [{ atto: 'ingiunzione', esito: 'perfezionata', giorni: 10, notoDopo: 400 }],
  });
  pratica = await seminaStoria(contesto, enteId, storia, {
    codiceFiscale: 'PRVCRT80A01H501X',
    cognome: 'Cartolina',
    nome: 'CT501',
    indirizzo: 'Via delle Prove 5',
  });
  const mondo = mondoDelleStorie(impianto, [pratica]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const qui = <T>(lavoro: (t: Transazione) => Promise<T>) =>
  inEnte(impianto.contesto.database, pratica.enteId, lavoro);
const tentativi = () =>
  qui(
    ({ sql }) => sql<{ id: string }[]>`
      select id, canale, stato, esito, legale_il::text as legale, noto_il::text as noto from tentativi
      where pratica_id = ${pratica.praticaId} order by registrato_at`,
  );
const aperti = () =>
  qui(async ({ sql }) => {
    const righe = await sql<{ tipo: string }[]>`
      select tipo from compiti where pratica_id = ${pratica.praticaId} and chiuso_il is null order by tipo`;
    return righe.map((r) => r.tipo);
  });
const annuncia = () => {
  const { enteId, praticaId } = pratica;
  return annunciaEvento(impianto.contesto, { enteId, praticaId, tentativoId });
};

test('the act leaves by raccomandata, and the list of the post gives it a number', async () => {
  await fino('2026-03-04');
  expect(await tentativi()).toMatchObject([{ canale: 'raccomandata', stato: 'inviato', esito: null }]);
  expect(await aperti()).toEqual(['postale']);
  tentativoId = (await tentativi())[0]?.id ?? '';
  const difetto = await qui(async (t) => {
    const { id } = await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes: pdfDiProva(1) });
    const righe = [{ tentativoId, numero: NUMERO, prodotto: 'AR' as const }];
    return registraDistinta(t, { accettataIl: '2026-03-03', documentoId: id, righe, autore: ANNA }, null);
  });
  expect(difetto).toBeNull();
});

test('the card is scanned and read twice: the term runs from the day that both read', async () => {
  await fino('2026-03-20');
  const acquisita = await qui((t) =>
    acquisisci(
      t,
      { bytes: pngDiProva(1), nome: `${NUMERO}.png`, codice: NUMERO, busta: null, letto: null, autore: ANNA },
      null,
    ),
  );
  expect(acquisita).toMatchObject({ esito: 'attribuita', tentativoId });
  const letto: LetturaCartolina = {
    ...{ documento: 'AR', esito: 'CONSEGNATO', il: '2026-03-11', causa: null },
    ...{ consegnatario: 'destinatario', giacenzaDal: null, cadIl: null, cadNumero: null },
  };
  const { scansioneId = '' } = acquisita as { scansioneId?: string };
  const leggi = (autore: string) =>
    qui((t) => registraLettura(t, { scansioneId, letto, autore, risponde: false }, null));
  expect(await leggi(ANNA)).toEqual({ stato: 'da_controllare' });
  expect(await leggi(ANNA)).toMatchObject({ motivo: 'stessa_persona' });
  expect(await aperti()).toEqual(['cartolina', 'postale']);
  expect(await leggi(BRUNO)).toMatchObject({ stato: 'concordi', tentativoId });
  await annuncia();
  await fino('2026-03-21');
  expect(await tentativi()).toMatchObject([
    { stato: 'concluso', esito: 'perfezionata', legale: '2026-03-11', noto: '2026-03-20' },
  ]);
  expect(await aperti()).toEqual([]);
  const versioni = await qui(
    ({
      sql,
    }) => sql`select mittente_il::text as mittente, destinatario_il::text as destinatario, regola, autore,
      cardinality(prove) as prove from perfezionamenti where tentativo_id = ${tentativoId}`,
  );
  expect(versioni).toMatchObject([
    { mittente: '2026-03-03', destinatario: '2026-03-11', regola: 'AR_CONSEGNA', prove: 3 },
  ]);
  // thirty days of the ingiunzione from the day of the card, not from that of the scan
  const stato = await qui(
    ({ sql }) => sql`select motivo, fino::text from pratiche where id = ${pratica.praticaId}`,
  );
  expect(stato).toEqual([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE', fino: '2026-04-11' }]);
});

test('the evidence pack has the image, says who read it, and verifies', async () => {
  const { enteId } = pratica;
  const zip = await fascicoloDelTentativo(impianto.contesto.database, { enteId, tentativoId }, resa);
  expect((await verifica(zip)).controlli.filter((c) => !c.ok)).toEqual([]);
  const file = await voci(zip);
  const immagini = [...file.keys()].filter((p) => p.endsWith('immagine.png'));
  expect(immagini.length).toBeGreaterThan(0);
  expect(file.get(immagini[0] ?? '')).toEqual(pngDiProva(1));
  // numbers are tied to their word by a space that does not break
  const racconto = (file.get('cronologia.html')?.toString('utf8') ?? '').replaceAll('\u00a0', ' ');
  for (const frase of [
    'Esito del recapito: consegnato (ha firmato o rifiutato: il destinatario)',
    'letta da Anna Lettrice, controllata da Bruno Controllore',
    'ricavato il 20 marzo 2026 dalle carte tornate, prove 01, 02, 03 (registrata da Anna Lettrice; letta da Anna Lettrice, controllata da Bruno Controllore)',
    'Spedizione: accettato dalla posta (data per il mittente), raccomandata n. 616123456789',
    'Immagine archiviata: avviso di ricevimento',
  ])
    expect(racconto).toContain(frase);
  expect(racconto).not.toContain('stadio');
  expect(racconto).not.toContain('ore 00:00');
});

test('the envelope comes back after all: it is evidence, and a person is called', async () => {
  await fino('2026-03-25');
  const busta = { tornataIl: '2026-03-24', causa: 'M04' as const };
  const tornata = await qui((t) =>
    acquisisci(
      t,
      { bytes: pngDiProva(2), nome: 'b.png', codice: NUMERO, busta, letto: null, autore: ANNA },
      null,
    ),
  );
  expect(tornata).toMatchObject({ esito: 'attribuita', tentativoId });
  await annuncia();
  expect(await aperti()).toEqual(['busta', 'cartolina', 'prova']);
});

test('a second envelope on another day, while the first is being looked at, calls nobody twice', async () => {
  const busta = { tornataIl: '2026-03-25', causa: 'M04' as const };
  await qui((t) =>
    acquisisci(
      t,
      { bytes: pngDiProva(3), nome: 'c.png', codice: NUMERO, busta, letto: null, autore: ANNA },
      null,
    ),
  );
  await annuncia();
  expect(await aperti()).toEqual(['busta', 'busta', 'cartolina', 'cartolina', 'prova']);
  const { enteId, praticaId } = pratica;
  await inEnte(
    impianto.contesto.database,
    enteId,
    ({ sql }) => sql`update tentativi set stato = 'inviato' where id = ${tentativoId}`,
  );
  const mossa = await valutaTentativo(impianto.contesto, { m: 'tentativo', enteId, praticaId, tentativoId });
  expect(mossa).toMatchObject({ mossa: 'attendi' });
});

test('no invariant is broken', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [pratica.enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});

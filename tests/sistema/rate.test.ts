import { normalizza } from '../../activities/atti/testo';
import { rateDelProvvedimento } from '../../activities/provvedimenti/piano';
import { comanda } from '../../activities/temporal/comanda';
import { avviaRicevuta } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { archivia, leggiDocumento } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { dataDi } from '../../domain/calendario';
import { formatEuroItaliano } from '../../domain/denaro';
import { navStampato } from '../../domain/pagopa/nav';
import { racconta } from '../../domain/racconta/racconta';
import type { Storia } from '../../domain/racconta/storia';
import { pianoSollecitato } from '../../formats/storie/piano-sollecitato-di-prova';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { statoDi } from '../../services/conducente/quiete';
import { leggiPdf } from '../atti/lettura';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';
import { leggiVoci, senzaSuperati } from '../storie/voci';

jest.setTimeout(600_000);

const storia = (id: string, ...eventi: object[]): Storia =>
  storiaBreve(id, '2026-02-02', 'patrimoniale', pianoSollecitato(...eventi));
/** Thirteen instalments are one too many for 1.200 euro; the address of its debtor is no PEC. */
const respinta = storiaBreve('RT-003', '2026-02-02', 'patrimoniale', {
  ...pianoSollecitato(),
  notifiche: [{ atto: 'intimazioneEsecutiva', esito: 'fallita', giorni: 0 }],
  eventi: [
    { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 13 },
    { il: '2026-02-10', tipo: 'rateazioneRespinta' },
  ],
});
/** Nobody answers the request, then everything is sospeso. */
const sospesa = storiaBreve('RT-004', '2026-02-02', 'patrimoniale', {
  ...pianoSollecitato(),
  eventi: [
    { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 6 },
    { il: '2026-04-20', tipo: 'sospensione' },
  ],
});
const STORIE = {
  respinta,
  sospesa,
  paga: storia('RT-001', { il: '2026-04-16', tipo: 'pagamento', importo: 'sollecito' }),
  ignora: storia('RT-002'),
};
type Nome = keyof typeof STORIE;

let impianto: Impianto;
const pratiche = {} as Record<Nome, PraticaDiStoria>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'rate',
    enti: ['09526'],
    orologio: { modo: 'comandato', dal: '2026-02-02' },
  });
  const enteId = impianto.enti[0]?.enteId ?? '';
  for (const [nome, sua] of Object.entries(STORIE))
    pratiche[nome as Nome] = await seminaStoria(impianto.contesto, enteId, sua, {
      codiceFiscale: `PRVRTE80A01H${sua.id.slice(-3)}X`,
      cognome: 'Rate',
      nome: sua.id,
      indirizzo: 'Via delle Prove 1',
      pec: `${sua === respinta ? 'inesistente' : 'ok'}.${sua.id.toLowerCase()}@pec.debitori.example`,
    });
  await conduci(impianto.contesto, {
    enti: [enteId],
    mondo: mondoDelleStorie(impianto, Object.values(pratiche)),
    fino: STORIE.paga.fino,
    fermata: new AbortController().signal,
    progresso: () => {},
  });
});
afterAll(() => impianto?.chiudi());

const nellEnte = <T>(nome: Nome, work: Parameters<typeof inEnte<T>>[2]): Promise<T> =>
  inEnte(impianto.contesto.database, pratiche[nome].enteId, work);

test.each<Nome>(['paga', 'ignora', 'respinta', 'sospesa'])(
  'the real system lives the story as it is told: %s',
  async (nome) => {
    const vissuta = await leggiVoci(impianto.contesto, pratiche[nome]);
    expect(senzaSuperati(vissuta)).toEqual(senzaSuperati(racconta(STORIE[nome])));
  },
);

test('the receipt of the sollecito names the instalments that its notice asked for', async () => {
  const [fatto] = await nellEnte(
    'paga',
    ({ sql }) => sql<{ dati: object; nav: boolean }[]>`
      select f.dati, exists (select 1 from pagamenti p join atti a on a.nav = p.nav
        where p.pratica_id = f.pratica_id and a.tipo = 'sollecitoRate' and p.stato = 'raccontato') as nav
      from fatti f where f.pratica_id = ${pratiche.paga.praticaId} and f.tipo = 'pagamento'`,
  );
  expect(fatto).toMatchObject({ dati: { rate: [1, 2] }, nav: true });
  const decadenze = (nome: Nome) =>
    nellEnte(
      nome,
      ({ sql }) => sql`
        select 1 from atti where pratica_id = ${pratiche[nome].praticaId} and tipo = 'comunicazioneDecadenza'`,
    );
  expect([await decadenze('paga'), await decadenze('ignora')].map((r) => r.length)).toEqual([0, 1]);
});

interface Provvedimento {
  id: string;
  tipo: string;
  numero: number;
  dovuto: bigint;
  nav: string | null;
  pdf_id: string;
  emesso: string;
  tentativi: string;
}
const provvedimentoDi = async (nome: Nome): Promise<Provvedimento> => {
  const [unico, ...altri] = await nellEnte(
    nome,
    ({ sql }) => sql<Provvedimento[]>`
      select a.id, a.tipo, a.numero, a.dovuto, a.nav, a.pdf_id, a.emesso_il::text as emesso,
        (select string_agg(concat_ws(' ', t.canale, t.esito), ', ' order by t.ordine) from tentativi t
          where t.atto_id = a.id) as tentativi
      from atti a where a.pratica_id = ${pratiche[nome].praticaId} and a.fatto_id is not null`,
  );
  if (!unico || altri.length > 0) throw new Error(`${nome}: one provision was expected`);
  return unico;
};
const testoDel = async (nome: Nome, { pdf_id }: Provvedimento): Promise<string> => {
  const documento = await nellEnte(nome, (t) => leggiDocumento(t, pdf_id));
  if (!documento) throw new Error('no PDF');
  return normalizza(leggiPdf(documento.bytes).pagine.join('\n'));
};

test('A17: the grant is numbered, printed with its plan, archived and served', async () => {
  const atto = await provvedimentoDi('paga');
  expect(atto).toMatchObject({
    tipo: 'provvedimentoRateazione',
    nav: null,
    emesso: '2026-02-10',
    tentativi: 'pec perfezionata',
  });
  const rate = await nellEnte('paga', (t) => rateDelProvvedimento(t, atto.id));
  expect(rate.map(({ scadenza }) => dataDi(scadenza))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
  ]);
  expect(rate.reduce((somma, { cents }) => somma + cents, 0n)).toBe(atto.dovuto);
  const testo = await testoDel('paga', atto);
  expect(testo).toContain(`n. 2026/${String(atto.numero).padStart(6, '0')}`);
  for (const { cents, nav } of rate) {
    expect(testo).toContain(navStampato(nav));
    expect(testo).toContain(formatEuroItaliano(cents));
  }
  expect(testo).toMatch(/richiesta del 9 febbraio 2026 di pagare in 6 rate è accolta/);
  expect(testo).toContain('dopo espresso sollecito');
});

test('A17: the refusal says which figure fails; an address that is no PEC is followed by the raccomandata', async () => {
  const atto = await provvedimentoDi('respinta');
  expect(atto).toMatchObject({
    tipo: 'diniegoRateazione',
    nav: null,
    tentativi: 'pec fallita, raccomandata perfezionata',
  });
  const testo = await testoDel('respinta', atto);
  expect(testo).toContain('di pagare in 13 rate non è accolta');
  expect(testo).toMatch(/per un debito di 1\.200,00 euro senza .* si possono concedere al massimo 12 rate/);
  expect(testo).toContain('fino a 12 rate');
});

test('A17: a refusal within the rules prints what its author wrote, and no sospensione stops an answer', async () => {
  const { praticaId, enteId } = pratiche.sospesa;
  const bytes = Buffer.from('Mancano i documenti.\n\nSono stati chiesti due volte.');
  const comandoId = nuovoId('cmd');
  const { id: documentoId } = await nellEnte('sospesa', (t) =>
    archivia(t, { tipo: 'motivazione', mediaType: 'text/plain; charset=utf-8', bytes }),
  );
  const richiesta = {
    enteId,
    praticaId,
    nome: 'rateazioneRespinta',
    comandoId,
    corpo: { documentoId },
  } as const;
  expect(await comanda(impianto.contesto.temporale, richiesta, 30_000)).toMatchObject({ esito: 'eseguita' });
  await finche(
    'il diniego è servito',
    async () => (await provvedimentoDi('sospesa')).tentativi === 'pec perfezionata',
  );
  const testo = await testoDel('sospesa', await provvedimentoDi('sospesa'));
  expect(testo).toMatch(/mancano i documenti\. sono stati chiesti due volte\./);
  expect(testo).toContain('fino a 12 rate');
});

test('an instalment paid by its own notice is named, and by less money is not', async () => {
  const { praticaId, enteId } = pratiche.paga;
  const atto = await provvedimentoDi('paga');
  const rate = await nellEnte('paga', (t) => rateDelProvvedimento(t, atto.id));
  const paga = async (numero: number, meno: bigint) => {
    const rata = rate[numero - 1];
    const ricevutaId = nuovoId('ric');
    await nellEnte(
      'paga',
      ({ sql }) => sql`insert into pagamenti (id, ricevuta_id, nav, importo, valuta, noto_il, mezzo)
        values (${nuovoId('pag')}, ${ricevutaId}, ${rata?.nav ?? ''}, ${(rata?.cents ?? 0n) - meno}, '2026-04-30',
          '2026-04-30', 'pagopa')`,
    );
    await avviaRicevuta(impianto.contesto.temporale, { enteId, ricevutaId });
    await impianto.contesto.temporale.client.workflow.getHandle(ricevutaId).result();
  };
  await paga(4, 1n);
  await paga(3, 0n);
  const fatti = await nellEnte(
    'paga',
    ({ sql }) => sql<{ dati: { rate?: number[] } }[]>`
      select dati from fatti where pratica_id = ${praticaId} and tipo = 'pagamento' order by progressivo`,
  );
  expect(fatti.map(({ dati }) => dati.rate)).toEqual([[1, 2], undefined, [3]]);
  await finche(
    'la pratica ha deciso',
    async () => (await statoDi(impianto.contesto, enteId, '2026-04-30', true)).inMoto.length === 0,
  );
});

test('no invariant is violated', async () => {
  const enti = impianto.enti.map((e) => e.enteId);
  const esiti = await provaInvarianti(impianto.contesto, enti);
  expect(esiti.filter((e) => e.ok === false)).toEqual([]);
  expect(esiti.find((e) => e.id === 'I5')).toMatchObject({ ok: true });
});

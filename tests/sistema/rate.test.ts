import { inEnte } from '../../database/connessione';
import { racconta } from '../../domain/racconta/racconta';
import type { Storia } from '../../domain/racconta/storia';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { pianoSollecitato } from '../banco/piano-sollecitato';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';
import { leggiVoci, senzaSuperati } from '../storie/voci';

jest.setTimeout(600_000);

const storia = (id: string, ...eventi: object[]): Storia =>
  storiaBreve(id, '2026-02-02', 'patrimoniale', pianoSollecitato(...eventi));
const STORIE = {
  paga: storia('RT-001', { il: '2026-04-16', tipo: 'pagamento', importo: 'sollecito' }),
  ignora: storia('RT-002'),
};
type Nome = keyof typeof STORIE;

let impianto: Impianto;
const pratiche = {} as Record<Nome, PraticaDiStoria>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'rate',
    enti: ['09401'],
    orologio: { modo: 'comandato', dal: '2026-02-02' },
  });
  const enteId = impianto.enti[0]?.enteId ?? '';
  for (const [nome, sua] of Object.entries(STORIE))
    pratiche[nome as Nome] = await seminaStoria(impianto.contesto, enteId, sua, {
      codiceFiscale: `PRVRTE80A01H${sua.id.slice(-3)}X`,
      cognome: 'Rate',
      nome: sua.id,
      indirizzo: 'Via delle Prove 1',
      pec: `ok.${sua.id.toLowerCase()}@pec.debitori.example`,
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

test.each<Nome>(['paga', 'ignora'])('the real system lives the story as it is told: %s', async (nome) => {
  const vissuta = await leggiVoci(impianto.contesto, pratiche[nome]);
  expect(senzaSuperati(vissuta)).toEqual(senzaSuperati(racconta(STORIE[nome])));
});

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

test('no invariant is violated', async () => {
  const enti = impianto.enti.map((e) => e.enteId);
  expect((await provaInvarianti(impianto.contesto, enti)).filter((e) => e.ok === false)).toEqual([]);
});

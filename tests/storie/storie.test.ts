import { readdirSync, readFileSync } from 'node:fs';
import { inEnte } from '../../database/connessione';
import type { EntryOttenuta } from '../../domain/racconta/voci';
import { leggiStoria } from '../../formats/storie/leggi-storia';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { condivisa } from '../condivisa';
import { mondoDelleStorie } from './mondo';
import { leggiVoci, senzaSuperati } from './voci';

jest.setTimeout(900_000);

let impianto: Impianto;
const pratiche = new Map<string, PraticaDiStoria>();
/** Every story of the folder: a new file is a new test. */
const STORIE = readdirSync(condivisa('cases', 'storie'))
  .filter((nome) => nome.endsWith('.json'))
  .map((nome) => nome.replace('.json', ''))
  .sort();
const testoDi = (id: string) => readFileSync(condivisa('cases', 'storie', `${id}.json`), 'utf8');

/** All the stories live together, on one server, one database and one calendar. */
beforeAll(async () => {
  const storie = STORIE.map((id) => leggiStoria(testoDi(id)));
  const date = storie.flatMap((s) => [s.inizio, ...s.eventi.map((e) => e.il)]).sort();
  impianto = await apriImpianto({
    nome: 'storie',
    enti: ['09201', '09202'],
    orologio: { modo: 'comandato', dal: date[0] ?? '' },
  });
  const { contesto, enti } = impianto;
  for (const [i, storia] of storie.entries()) {
    const ente = enti[i % enti.length] ?? enti[0];
    const anagrafica = {
      codiceFiscale: `PRVSTR80A01H${String(100 + i)}X`,
      cognome: 'Storia',
      nome: storia.id,
      indirizzo: `Via delle Prove ${i + 1}`,
      pec: indirizzoDi(storia),
    };
    pratiche.set(storia.id, await seminaStoria(contesto, ente?.enteId ?? '', storia, anagrafica));
  }
  const fino =
    storie
      .map((s) => s.fino)
      .sort()
      .at(-1) ?? '';
  await conduci(contesto, {
    enti: enti.map((e) => e.enteId),
    mondo: mondoDelleStorie(impianto, [...pratiche.values()]),
    fino,
    fermata: new AbortController().signal,
    progresso: () => {},
  });
});
afterAll(() => impianto?.chiudi());

/** The provider does with a recipient what its address says; so it fails when the story says that it fails. */
function indirizzoDi(storia: ReturnType<typeof leggiStoria>): string {
  const detta = storia.notifiche.find((n) => n.tentativo === 1);
  const fallita = storia.debitore.domicilioDigitale && detta?.esito === 'fallita';
  const giorni = fallita && detta.giorni ? `-${detta.giorni}` : '';
  return `${fallita ? 'inesistente' : 'ok'}${giorni}.${storia.id.toLowerCase()}@pec.debitori.example`;
}

test.each(STORIE)('storia %s, through the real workflow', async (id) => {
  const pratica = pratiche.get(id);
  if (!pratica) throw new Error(`no pratica for ${id}`);
  const { atteso } = JSON.parse(testoDi(id)) as { atteso: EntryOttenuta[] };
  const ottenuto = await leggiVoci(impianto.contesto, pratica);
  expect(senzaSuperati(ottenuto)).toEqual(senzaSuperati(atteso));
});

test('no invariant is violated', async () => {
  const esiti = await provaInvarianti(
    impianto.contesto,
    impianto.enti.map((e) => e.enteId),
  );
  expect(esiti.filter((e) => e.ok === false)).toEqual([]);
  expect(esiti.filter((e) => e.ok === true).map((e) => e.id)).toEqual(
    expect.arrayContaining(['I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'I8', 'I9', 'I12', 'I13']),
  );
});

test('the provider took each act once, and as many as we say', async () => {
  const nostre: string[] = [];
  for (const { enteId } of impianto.enti)
    nostre.push(
      ...(await inEnte(
        impianto.contesto.database,
        enteId,
        ({ sql }) => sql<{ message_id: string }[]>`
          select message_id from trasmissioni where stato = 'inviata'`,
      ).then((righe) => righe.map((r) => r.message_id))),
    );
  const prese = (await leggiConsegnate(impianto.cartellaPec)).map((m) => m.messageId);
  expect(nostre.length).toBeGreaterThanOrEqual(8);
  expect(prese.sort()).toEqual(nostre.sort());
});

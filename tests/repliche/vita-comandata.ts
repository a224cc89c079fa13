import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { comanda } from '../../activities/temporal/comanda';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { conduci, type Mondo } from '../../services/conducente/conducente';
import { type Corsa, leggiCorse } from '../banco/corse';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';
import { anagraficaDi } from './anagrafica';
import { Fotografo } from './fotografo';
import { caricaDallaCasella, incassa } from './incasso-e-carico';
import type { Percorso } from './percorsi';
import { simulaLista } from './simula-lista';

const INIZIO = '2026-03-02';
const FINE = '2026-12-31';
const tributaria = (id: string, altro: object) => storiaBreve(id, INIZIO, 'tributaria', { ...altro });

/** One story per legal path; what makes it is in its events and in what becomes of its acts. */
const VITE = {
  'pagata-entro-il-termine': tributaria('H1', {
    eventi: [{ il: '2026-04-20', tipo: 'pagamento', importo: 'saldo' }],
  }),
  'secondo-canale': tributaria('H2', {
    notifiche: [
      { atto: 'accertamentoEsecutivo', tentativo: 1, esito: 'fallita', giorni: 0 },
      { atto: 'accertamentoEsecutivo', tentativo: 2, esito: 'irreperibile', giorni: 14 },
    ],
  }),
  'sospensione-e-revoca': storiaBreve('H3', INIZIO, 'cds', {
    eventi: [
      { il: '2026-03-10', tipo: 'sospensione', al: '2026-05-31' },
      { il: '2026-03-24', tipo: 'revocaSospensione' },
      { il: '2026-06-30', tipo: 'pagamento', importo: '100.00' },
    ],
  }),
  'lista-di-inesigibilita': storiaBreve('H4', INIZIO, 'cds', {
    debitore: { id: 'D-H4', domicilioDigitale: false },
    eventi: [{ il: '2026-10-01', tipo: 'osservazioni', esito: 'accetta' }],
  }),
  provvedimento: tributaria('H6', {
    eventi: [
      { il: '2026-03-20', tipo: 'richiestaRateazione', rate: 3 },
      { il: '2026-03-23', tipo: 'rateazioneConcessa', rate: 3, primaScadenza: '2026-04-30' },
    ],
  }),
  'comando-a-pratica-chiusa': storiaBreve('H5', INIZIO, 'cds', {
    eventi: [
      { il: '2026-03-20', tipo: 'pagamento', importo: 'saldo' },
      { il: '2026-04-10', tipo: 'pagamento', importo: '25.00' },
    ],
  }),
} satisfies Partial<Record<Percorso, unknown>>;

/** Lives them together with the commanded clock, on every real part. */
export async function viviComandati(): Promise<Map<Percorso, Corsa[]>> {
  const fotografo = new Fotografo();
  const impianto = await apriImpianto({
    nome: 'repliche',
    enti: ['09123'],
    orologio: { modo: 'comandato', dal: INIZIO },
    punto: fotografo.punto,
  });
  const casella = await mkdtemp(path.join(tmpdir(), 'esatto-repliche-'));
  try {
    fotografo.guarda(impianto);
    return await vivi(impianto, fotografo, casella);
  } finally {
    await impianto.chiudi();
    await rm(casella, { recursive: true, force: true });
  }
}

async function vivi(impianto: Impianto, fotografo: Fotografo, casella: string) {
  const { contesto, enti } = impianto;
  const enteId = enti[0]?.enteId ?? '';
  const pratiche = new Map<Percorso, PraticaDiStoria>();
  for (const [percorso, storia] of Object.entries(VITE) as [Percorso, (typeof VITE)['secondo-canale']][]) {
    const anagrafica = anagraficaDi(storia.id, percorso === 'secondo-canale' ? 'inesistente' : 'ok');
    pratiche.set(percorso, await seminaStoria(contesto, enteId, storia, anagrafica));
  }
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  await giorni(impianto, mondo, '2026-03-12');
  const ricevutaId = await incassa(contesto, pratiche.get('sospensione-e-revoca'));
  await giorni(impianto, mondo, FINE);
  await rifiutata(impianto, pratiche.get('comando-a-pratica-chiusa'));
  const caricoIds = await caricaDallaCasella(impianto, casella);
  await giorni(impianto, mondo, FINE);

  const corse = new Map<Percorso, Corsa[]>(fotografo.corse);
  for (const [percorso, { praticaId }] of pratiche)
    corse.set(percorso, await leggiCorse(contesto, praticaId));
  corse.set('ricevuta-di-pagamento', await leggiCorse(contesto, ricevutaId));
  corse.set('carico', await leggiCorse(contesto, caricoIds.carico));
  corse.set('onboarding', await leggiCorse(contesto, caricoIds.onboarding));
  corse.set('provvedimento', await provvedimenti(impianto));
  corse.set('simulazione', await leggiCorse(contesto, await simulaLista(contesto, enteId, caricoIds.carico)));
  corse.set('notifica-pec', await notifiche(impianto, 'pec'));
  corse.set('notifica-posta', await notifiche(impianto, 'raccomandata'));
  return corse;
}

const giorni = ({ contesto, enti }: Impianto, mondo: Mondo, fino: string) =>
  conduci(contesto, {
    enti: enti.map((e) => e.enteId),
    mondo,
    fino,
    fermata: new AbortController().signal,
    progresso: (testo) => process.stderr.write(`${testo}\n`),
  });

/** A closed pratica is opened for a short run that says no. */
async function rifiutata({ contesto }: Impianto, pratica: PraticaDiStoria | undefined): Promise<void> {
  if (!pratica) throw new Error('no pratica');
  const { enteId, praticaId } = pratica;
  const comandoId = nuovoId('cmd');
  const richiesta = { enteId, praticaId, nome: 'sospensione', comandoId, corpo: {} } as const;
  const risposta = await comanda(contesto.temporale, richiesta, 60_000);
  if (risposta === 'in_corso' || risposta.codice !== 'PRATICA_CHIUSA')
    throw new Error(JSON.stringify(risposta));
}

async function provvedimenti({ contesto, enti }: Impianto): Promise<Corsa[]> {
  const righe = await inEnte(
    contesto.database,
    enti[0]?.enteId ?? '',
    ({ sql }) => sql<{ id: string }[]>`select id from atti where fatto_id is not null`,
  );
  return (await Promise.all(righe.map(({ id }) => leggiCorse(contesto, id)))).flat();
}

async function notifiche({ contesto, enti }: Impianto, canale: string): Promise<Corsa[]> {
  const righe = await inEnte(
    contesto.database,
    enti[0]?.enteId ?? '',
    ({ sql }) => sql<{ id: string }[]>`select id from tentativi where canale = ${canale} order by id limit 3`,
  );
  return (await Promise.all(righe.map(({ id }) => leggiCorse(contesto, id)))).flat();
}

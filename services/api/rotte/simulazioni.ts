import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { leggiVersioneProfili } from '../../../database/profili/leggi';
import {
  ferma,
  leggiSimulazione,
  type Richiesta,
  registraSimulazione,
} from '../../../database/simulazioni/simulazioni';
import { quanteFette } from '../../../domain/simulazione/fette';
import { ANNI_MAX, PORTAFOGLIO_PREDEFINITO } from '../../../domain/simulazione/predefiniti';
import type { RapportoSimulazione } from '../../../domain/simulazione/rapporto';
import { STATI_SIMULAZIONE } from '../../../domain/simulazione/stati';
import { csvSimulazione } from '../../../formats/simulazione/csv';
import { paginaSimulazione } from '../../../formats/simulazione/pagina';
import { trovaCarico } from '../letture/carichi';
import { NomeDiProfilo } from '../letture/profili';
import {
  contaAperte,
  elencaSimulazioni,
  Simulazione,
  SimulazioneIntera,
  trovaSimulazione,
} from '../letture/simulazioni';
import { corpo, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina as paginaDi, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Chi, type Contesto, type Flusso, rotta } from '../quadro/rotta';

const DEBITORI_MAX = 200_000;
/** Of one Ente at once: they share the threads with those of the others. */
const APERTE_MAX = 5;
/** The behaviour of people is known from the first day on; beyond the last nobody counts. */
const [DAL_MIN, DAL_MAX] = ['2012-01-01', '2100-01-01'];

const base = '/v1/enti/{enteId}/simulazioni';
const diEnte = z.strictObject({ enteId: idDi('ent') });
const diSimulazione = z.strictObject({ enteId: idDi('ent'), simulazioneId: idDi('sim') });

const Chiesta = corpo({
  profilo: NomeDiProfilo,
  righe: z
    .enum(['ente', 'prodotto'])
    .default('ente')
    .describe('Con le righe approvate dall’Ente quando è chiesta, o come lo porta il prodotto'),
  confronta: NomeDiProfilo.optional().describe('Un secondo profilo, sugli stessi debitori'),
  debitori: z.int().min(1).max(DEBITORI_MAX).optional().describe('Quanti inventarne'),
  caricoId: idDi('car').optional().describe('Una lista caricata, al posto dei debitori inventati'),
  seme: z.int().min(0).default(PORTAFOGLIO_PREDEFINITO.seme),
  anni: z.int().min(1).max(ANNI_MAX).default(PORTAFOGLIO_PREDEFINITO.anni),
  dal: Data.refine((dal) => dal >= DAL_MIN && dal <= DAL_MAX, `attesa una data dal ${DAL_MIN} al ${DAL_MAX}`)
    .default(PORTAFOGLIO_PREDEFINITO.dal)
    .describe('Giorno dell’affidamento dei debitori inventati'),
}).refine(({ debitori, caricoId }) => (debitori === undefined) !== (caricoId === undefined), {
  error: 'indicare debitori oppure caricoId, uno dei due',
  path: ['debitori'],
});

/** What is lived: so many made-up debtors, or the pratiche of a list that the caller sees. */
async function soggettoDi(
  t: Transazione,
  chi: Chi,
  { debitori, caricoId }: z.output<typeof Chiesta>,
): Promise<Pick<Richiesta, 'lista' | 'pratiche'>> {
  if (caricoId === undefined) return { lista: null, pratiche: debitori ?? 0 };
  const carico = await trovaCarico(t, chi, caricoId);
  if (!carico) throw nonTrovato();
  if (carico.praticheTotali === 0) throw new ErroreProblema('simulazione.carico_senza_pratiche');
  return { lista: { caricoId, direzioneId: carico.direzioneId }, pratiche: carico.praticheTotali };
}

async function registra(
  t: Transazione,
  chi: Chi,
  id: string,
  chiesta: z.output<typeof Chiesta>,
): Promise<void> {
  if (await leggiSimulazione(t, id)) return; // the first attempt stored it and then failed: only the start is missing
  const soggetto = await soggettoDi(t, chi, chiesta);
  if ((await contaAperte(t)) >= APERTE_MAX) throw new ErroreProblema('simulazione.troppe');
  const { profilo, confronta = null, righe, seme, anni, dal } = chiesta;
  const { oggi } = await leggiOrologio(t.sql);
  await registraSimulazione(t, {
    ...{ id, ...soggetto, profilo, confronta, seme, anni, dal },
    versioneProfili: righe === 'ente' ? await leggiVersioneProfili(t) : null,
    fette: quanteFette(soggetto.pratiche),
    richiestaDa: chi.utenteId,
    richiestaIl: oggi,
  });
}

export const avvia = rotta({
  id: 'simulazioni.avvia',
  metodo: 'post',
  percorso: base,
  titolo: 'Simula un portafoglio inventato, o una lista caricata, sotto un profilo o due',
  descrizione:
    'Legge una copia, senza dati personali, e non tocca nulla: né fatti, né denaro, né atti. Con `righe` `prodotto`, stesso seme e stesso ingresso, è lo stesso risultato di `esatto simula`.',
  risorsa: 'simulazioni',
  parametri: diEnte,
  corpo: Chiesta,
  risposte: { 202: z.object({ id: idDi('sim'), stato: z.string(), indirizzo: z.string() }) },
  problemi: ['simulazione.carico_senza_pratiche', 'simulazione.troppe', 'api.temporal_non_disponibile'],
  async gestisci({ corpo: chiesta, chi, enteId, chiave, nellEnte, dip }) {
    const id = idDerivato('sim', enteId, chiave);
    await nellEnte((t) => registra(t, chi, id, chiesta));
    await dip.temporal.avviaSimulazione({ enteId, simulazioneId: id });
    const corpo = { id, stato: 'richiesta', indirizzo: `/v1/enti/${enteId}/simulazioni/${id}` };
    return { stato: 202, corpo, oggetto: id };
  },
});

export const elenca = rotta({
  id: 'simulazioni.elenca',
  metodo: 'get',
  percorso: base,
  titolo: 'Le simulazioni e il loro avanzamento',
  risorsa: 'simulazioni',
  parametri: diEnte,
  query: z.strictObject({ ...paginazione, stato: z.enum(STATI_SIMULAZIONE).optional() }),
  risposte: { 200: paginaDi(Simulazione) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte((t) =>
      elencaSimulazioni(t, chi, { stato: query.stato, dopo: dopo(query.cursor), quanti: query.limit + 1 }),
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'simulazioni.leggi',
  metodo: 'get',
  percorso: `${base}/{simulazioneId}`,
  titolo: 'Una simulazione: stato, avanzamento e, quando è conclusa, il risultato',
  risorsa: 'simulazioni',
  parametri: diSimulazione,
  risposte: { 200: SimulazioneIntera },
  async gestisci({ parametri: { simulazioneId }, chi, nellEnte }) {
    const corpo = await nellEnte((t) => trovaSimulazione(t, chi, simulazioneId));
    if (!corpo) throw nonTrovato();
    return { stato: 200, corpo };
  },
});

export const annulla = rotta({
  id: 'simulazioni.annulla',
  metodo: 'post',
  percorso: `${base}/{simulazioneId}/annullamento`,
  titolo: 'Ferma una simulazione che non è finita',
  risorsa: 'simulazioni',
  parametri: diSimulazione,
  corpo: corpo({}),
  risposte: { 200: Simulazione },
  problemi: ['simulazione.terminata', 'api.temporal_non_disponibile'],
  async gestisci({ parametri: { simulazioneId: id }, chi, nellEnte, dip }) {
    const corpo = await nellEnte(async (t) => {
      if (!(await trovaSimulazione(t, chi, id))) throw nonTrovato();
      await ferma(t, id, { stato: 'annullata' });
      return trovaSimulazione(t, chi, id);
    });
    if (corpo?.stato !== 'annullata') throw new ErroreProblema('simulazione.terminata');
    await dip.temporal.fermaSimulazione({ simulazioneId: id });
    return { stato: 200, corpo };
  },
});

type DiSimulazione = Contesto<z.output<typeof diSimulazione>, unknown, unknown>;
async function risultatoCome(
  { parametri: { simulazioneId }, chi, nellEnte }: DiSimulazione,
  come: { tipo: string; estensione: string; rendi(rapporto: RapportoSimulazione): string },
): Promise<Flusso> {
  const simulazione = await nellEnte((t) => trovaSimulazione(t, chi, simulazioneId));
  if (!simulazione) throw nonTrovato();
  if (!simulazione.risultato) throw new ErroreProblema('simulazione.non_conclusa');
  return {
    tipo: `${come.tipo}; charset=utf-8`,
    nome: `simulazione-${simulazioneId}.${come.estensione}`,
    contenuto: Buffer.from(come.rendi(simulazione.risultato)),
  };
}

export const pagina = rotta({
  id: 'simulazioni.pagina',
  metodo: 'get',
  percorso: `${base}/{simulazioneId}/risultato.html`,
  titolo: 'Il risultato come pagina che sta da sé, con grafici e tabelle',
  risorsa: 'simulazioni',
  parametri: diSimulazione,
  media: 'text/html',
  problemi: ['simulazione.non_conclusa'],
  gestisci: (contesto) =>
    risultatoCome(contesto, { tipo: 'text/html', estensione: 'html', rendi: paginaSimulazione }),
});

export const cifre = rotta({
  id: 'simulazioni.cifre',
  metodo: 'get',
  percorso: `${base}/{simulazioneId}/risultato.csv`,
  titolo: 'Il risultato in CSV: una riga per profilo e classe di importo',
  risorsa: 'simulazioni',
  parametri: diSimulazione,
  media: 'text/csv',
  problemi: ['simulazione.non_conclusa'],
  gestisci: (contesto) =>
    risultatoCome(contesto, { tipo: 'text/csv', estensione: 'csv', rendi: csvSimulazione }),
});

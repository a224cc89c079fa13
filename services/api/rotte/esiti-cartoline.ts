import { z } from 'zod';
import { entroRestituzione, restituisci } from '../../../activities/notifiche/cartoline/busta';
import { attribuisci, scarta } from '../../../activities/notifiche/cartoline/risolvi';
import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { MOTIVI_SCARTO } from '../../../database/schema/cartoline';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import type { Contesto } from '../quadro/rotta';
import type { CompitoLetto } from './compiti';
import { annuncia, risponde } from './scansioni-comuni';

const documentoId = idDi('doc').optional();
const scarto = z
  .enum(MOTIVI_SCARTO)
  .describe('Si mette da parte: resta in archivio, non prova nulla. altrui = di un altro invio');

/** The answers to the worklists of the cards. */
export const ESITI_CARTOLINE = [
  corpo({
    tipo: z.literal('scansione_sconosciuta'),
    codice: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .describe('Di quale invio è: numero o identificativo'),
    scarto: scarto.optional(),
    documentoId,
  }),
  corpo({ tipo: z.enum(['cartolina', 'lettura_discorde']), scarto, documentoId }),
  corpo({
    tipo: z.literal('busta'),
    esito: z
      .enum(['restituita', 'trattenuta'])
      .describe(
        'restituita: consegnata all’Ente con la distinta. trattenuta: solo se il profilo non chiede la restituzione',
      ),
    il: Data.optional(),
    documentoId: documentoId.describe('La distinta firmata dall’Ente'),
  }),
] as const;
export type EsitoCartolina = z.output<(typeof ESITI_CARTOLINE)[number]>;

export const PROBLEMI_CARTOLINE = [
  'scansione.codice_sconosciuto',
  'scansione.prima_della_spedizione',
  'scansione.non_leggibile',
  'scansione.conclusa',
  'scansione.data_futura',
  'lettura.di_responsabile',
  'busta.da_restituire',
  'busta.distinta_mancante',
] as const;

type Qui = Pick<Contesto<unknown, unknown, unknown>, 'chi' | 'nellEnte' | 'dip' | 'enteId'>;
/** Closes the task; two people who answer at once: one is told. */
export type Chiudi = (t: Transazione) => Promise<void>;
type Dispaccio = { praticaId: string; tentativoId: string };

/** What a person answers about an image; the dispatch that has news is told. */
export async function rispondiCartolina(
  qui: Qui,
  compito: CompitoLetto,
  e: EsitoCartolina,
  chiudi: Chiudi,
): Promise<void> {
  const mosso = await qui.nellEnte(async (t) => {
    await chiudi(t);
    if (e.tipo === 'busta') return busta(qui, t, compito, e);
    if (e.scarto !== undefined) return metti(qui, t, compito, e);
    return attribuita(qui, t, compito, e);
  });
  if (mosso) await annuncia(qui.dip, qui.enteId, mosso);
}

async function metti(
  { chi }: Qui,
  t: Transazione,
  { riferimento: scansioneId }: CompitoLetto,
  e: Exclude<EsitoCartolina, { tipo: 'busta' }>,
): Promise<Dispaccio | null> {
  // who reads must not be able to make a card disappear
  if (e.tipo !== 'scansione_sconosciuta' && !risponde(chi))
    throw new ErroreProblema('lettura.di_responsabile');
  const motivo = e.scarto ?? 'altrui';
  const esito = await scarta(t, { scansioneId, motivo }, { autore: chi.utenteId, direzioni: chi.direzioni });
  if (typeof esito === 'string') throw new ErroreProblema(`scansione.${esito}`);
  return esito;
}

async function attribuita(
  { chi }: Qui,
  t: Transazione,
  { riferimento: scansioneId }: CompitoLetto,
  e: EsitoCartolina,
): Promise<Dispaccio> {
  const codice = e.tipo === 'scansione_sconosciuta' ? e.codice : undefined;
  if (codice === undefined) throw new ErroreProblema('scansione.codice_sconosciuto');
  const esito = await attribuisci(
    t,
    { scansioneId, codice },
    { autore: chi.utenteId, direzioni: chi.direzioni },
  );
  if (esito.esito === 'rifiutata') throw new ErroreProblema(`scansione.${esito.motivo}`);
  return esito;
}

/** Source: seed E-20. */
async function busta(
  { chi }: Qui,
  t: Transazione,
  { riferimento, tentativoId, praticaId }: CompitoLetto,
  e: Extract<EsitoCartolina, { tipo: 'busta' }>,
): Promise<Dispaccio | null> {
  // that of an envelope still waited for is about the dispatch: the provider may take it to the Ente by itself
  const [s] = await t.sql<{ tornataIl: string }[]>`
    select tornata_il::text as "tornataIl" from scansioni where id = ${riferimento} union all
    select spedito_il::text from tentativi where id = ${riferimento}`;
  if (!s || tentativoId === null || praticaId === null)
    throw new ErroreProblema('compito.esito_di_altro_tipo');
  if (e.esito === 'trattenuta') {
    if ((await entroRestituzione(t, tentativoId, s.tornataIl)) !== null)
      throw new ErroreProblema('busta.da_restituire');
    return null;
  }
  if (e.il === undefined || e.documentoId === undefined) throw new ErroreProblema('busta.distinta_mancante');
  const { oggi } = await leggiOrologio(t.sql);
  if (e.il > oggi) throw new ErroreProblema('scansione.data_futura');
  if (e.il < s.tornataIl) throw new ErroreProblema('scansione.prima_della_spedizione');
  await restituisci(t, { tentativoId, il: e.il, documentoId: e.documentoId, autore: chi.utenteId });
  return { tentativoId, praticaId };
}

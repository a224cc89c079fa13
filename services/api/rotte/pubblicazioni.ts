import { z } from 'zod';
import { type Pubblicazione, registraPubblicazione } from '../../../activities/notifiche/messo/pubblicazione';
import { chiudiProveRisolte } from '../../../activities/notifiche/tentativo';
import { esigiDocumento } from '../archivio';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Contesto, rotta } from '../quadro/rotta';

export const PROBLEMI_PUBBLICAZIONE = [
  'pubblicazione.atto_di_altro_canale',
  'pubblicazione.data_futura',
  'pubblicazione.prima_dell_invio',
  'pubblicazione.fine_prima_dell_inizio',
  'pubblicazione.scartata',
  'documento.sconosciuto',
  'api.temporal_non_disponibile',
] as const;

/** Keeps the days of a posting and wakes the process of the attempt, which reads its date from the rule. */
export async function pubblica(
  { nellEnte, chi, enteId, dip }: Contesto<unknown, unknown, unknown>,
  giorni: Omit<Pubblicazione, 'direzioni'>,
): Promise<void> {
  const { tentativoId, documentoId } = giorni;
  const esito = await nellEnte(async (t) => {
    const letto = await registraPubblicazione(t, { ...giorni, direzioni: chi.direzioni });
    if (letto.esito !== 'sconosciuta') await esigiDocumento(t, documentoId);
    if (letto.esito === 'registrata') await chiudiProveRisolte(t, tentativoId, chi.utenteId);
    return letto;
  });
  if (esito.esito === 'sconosciuta') throw nonTrovato();
  if (esito.esito === 'rifiutata') throw new ErroreProblema(`pubblicazione.${esito.codice}`);
  const { database, registro } = dip;
  const evento = { enteId, praticaId: esito.praticaId, tentativoId };
  await dip.temporal.annunciaEvento({ database, registro }, evento);
}

export const registra = rotta({
  id: 'pubblicazioni.registra',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/tentativi/{tentativoId}/pubblicazione',
  titolo: 'I giorni in cui un atto è stato affisso all’albo, anche dopo che il compito è chiuso',
  risorsa: 'relate',
  parametri: z.strictObject({ enteId: idDi('ent'), tentativoId: idDi('tnt') }),
  corpo: corpo({ pubblicataDal: Data, defissaIl: Data.optional(), documentoId: idDi('doc') }),
  risposte: { 200: z.object({ tentativoId: idDi('tnt') }) },
  problemi: PROBLEMI_PUBBLICAZIONE,
  async gestisci(contesto) {
    const { parametri, corpo: c } = contesto;
    const { tentativoId } = parametri;
    const { pubblicataDal: dal, defissaIl: al, documentoId } = c;
    await pubblica(contesto, { tentativoId, dal, al, documentoId });
    return { stato: 200, corpo: { tentativoId } };
  },
});

import { z } from 'zod';
import { idDerivato } from '../../../database/identificativi';
import { esigiDocumento } from '../archivio';
import { Carico, trovaCarico } from '../letture/carichi';
import { corpo, idDi } from '../quadro/campi';
import { ErroreProblema, ErroreRifiuto, nonTrovato } from '../quadro/problema';
import { type Contesto, type Risposta, rotta } from '../quadro/rotta';

const diCarico = z.strictObject({ enteId: idDi('ent'), caricoId: idDi('car') });
const InCorso = z.object({ id: idDi('car'), indirizzo: z.string() });
const PROBLEMI = [
  'carico.approvazione_stessa_persona',
  'carico.non_in_approvazione',
  'api.temporal_non_disponibile',
];

type DiDecisione = Contesto<z.output<typeof diCarico>, unknown, { documentoId?: string | undefined }>;

/** Two persons (S7): checked here for a prompt answer, again by the activity and by a constraint of the table. */
async function decidi(contesto: DiDecisione, approvato: boolean): Promise<Risposta> {
  const { parametri, chi, enteId, chiave, nellEnte, dip } = contesto;
  const { caricoId } = parametri;
  await nellEnte(async (t) => {
    const carico = await trovaCarico(t, chi, caricoId);
    if (!carico) throw nonTrovato();
    if ([carico.caricatoDa, carico.parametriDa].includes(chi.utenteId))
      throw new ErroreProblema('carico.approvazione_stessa_persona');
    if (carico.stato !== 'in_approvazione') throw new ErroreProblema('carico.non_in_approvazione');
    await esigiDocumento(t, contesto.corpo.documentoId);
  });
  const comandoId = idDerivato('cmd', enteId, chiave);
  const esito = await dip.temporal.approvaCarico({
    enteId,
    caricoId,
    comandoId,
    autoreId: chi.utenteId,
    approvato,
  });
  if (esito === 'in_corso') {
    const corpo = { id: caricoId, indirizzo: `/v1/enti/${enteId}/carichi/${caricoId}` };
    return { stato: 202, provvisoria: true, corpo };
  }
  if (esito.esito === 'rifiutata')
    throw new ErroreRifiuto(esito.codice ?? 'CORPO_NON_VALIDO', { norma: esito.norma });
  return { stato: 200, corpo: await nellEnte((t) => trovaCarico(t, chi, caricoId)) };
}

export const approva = rotta({
  id: 'carichi.approva',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/carichi/{caricoId}/approvazione',
  titolo: 'Approva la lista: dichiara che i crediti sono certi, liquidi ed esigibili',
  risorsa: 'carichi',
  parametri: diCarico,
  corpo: corpo({ dichiarazione: z.literal(true), documentoId: idDi('doc').optional() }),
  risposte: { 200: Carico, 202: InCorso },
  problemi: PROBLEMI,
  gestisci: (contesto) => decidi(contesto, true),
});

export const respingi = rotta({
  id: 'carichi.respingi',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/carichi/{caricoId}/respinta',
  titolo: 'Respinge la lista',
  risorsa: 'carichi',
  parametri: diCarico,
  corpo: corpo({ documentoId: idDi('doc').optional() }),
  risposte: { 200: Carico, 202: InCorso },
  problemi: PROBLEMI,
  gestisci: (contesto) => decidi(contesto, false),
});

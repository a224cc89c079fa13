import { z } from 'zod';
import { MOTIVI_RIPRISTINO, ripristina as ripristinaProva } from '../../../activities/notifiche/scarta';
import { chiudiProveRisolte } from '../../../activities/notifiche/tentativo';
import { esigiDocumento } from '../archivio';
import { corpo, idDi } from '../quadro/campi';
import { nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

export const ripristina = rotta({
  id: 'prove.ripristina',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/tentativi/{tentativoId}/prove/{eventoId}/ripristino',
  titolo: 'Una prova scartata conta di nuovo: chi l’ha scartata e chi la ripristina restano scritti',
  descrizione:
    'Di ogni canale: relata, affissione, ricevuta, esito della posta. Le prove si guardano di nuovo; ripetere non cambia nulla.',
  risorsa: 'prove',
  parametri: z.strictObject({ enteId: idDi('ent'), tentativoId: idDi('tnt'), eventoId: idDi('evn') }),
  corpo: corpo({
    motivo: z.enum(MOTIVI_RIPRISTINO).describe('confermata: un documento dice che la prova era buona'),
    documentoId: idDi('doc').describe('Il perché, in parole, o il documento che la conferma'),
  }),
  risposte: { 200: z.object({ esito: z.enum(['ripristinata', 'gia_valida']) }) },
  problemi: ['documento.sconosciuto', 'api.temporal_non_disponibile'],
  async gestisci({ parametri: { tentativoId, eventoId }, corpo: c, chi, enteId, nellEnte, dip }) {
    const { utenteId: autore, direzioni } = chi;
    const esito = await nellEnte(async (t) => {
      const detto = await ripristinaProva(t, { ...c, tentativoId, eventoId, autore, direzioni });
      if (detto === null) throw nonTrovato();
      await esigiDocumento(t, c.documentoId);
      if (detto.esito === 'ripristinata') await chiudiProveRisolte(t, tentativoId, autore);
      return detto;
    });
    const { database, registro } = dip;
    const { praticaId } = esito;
    await dip.temporal.annunciaEvento({ database, registro }, { enteId, praticaId, tentativoId });
    return { stato: 200, corpo: { esito: esito.esito } };
  },
});

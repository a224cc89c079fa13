import { z } from 'zod';
import { importaRelate } from '../../../activities/notifiche/messo/importa';
import { chiudiProveRisolte } from '../../../activities/notifiche/tentativo';
import { archiviaFile } from '../archivio';
import { idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const Rapporto = z
  .object({
    esito: z.enum(['letto', 'rifiutato']).describe('rifiutato: la forma è sbagliata, nulla è stato preso'),
    righe: z.number().int(),
    registrate: z.number().int(),
    giaPresenti: z.number().int(),
    errori: z.array(z.object({ riga: z.number().int(), codice: z.string(), campo: z.string() })),
  })
  .meta({ id: 'RapportoRelate' });

export const importa = rotta({
  id: 'relate.importa',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/relate/file',
  titolo: 'Importa un CSV di relate: il contenuto del file è il corpo della richiesta',
  descrizione:
    'UTF-8, punto e virgola, colonne: tentativo, messo, relata, il, consegnatario, informativa, deposito, affissione, ' +
    'raccomandata, ricerche (separate da spazio), causa, esito, documento (una scansione già registrata). Una riga che non ' +
    'si può prendere è detta con il suo codice e non ferma le altre; lo stesso file due volte non cambia nulla.',
  risorsa: 'relate',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  caricamento: { limite: 'documentoMassimoByte', tipi: ['text/csv', 'application/octet-stream'] },
  risposte: { 200: Rapporto },
  problemi: ['documento.tipo_non_ammesso', 'api.corpo_troppo_grande', 'api.temporal_non_disponibile'],
  async gestisci({ file, chi, enteId, nellEnte, dip }) {
    if (!file) throw new ErroreProblema('documento.tipo_non_ammesso');
    const { rapporto, toccati } = await nellEnte(async (t) => {
      const letto = await importaRelate(t, file.percorso, chi.direzioni);
      if (letto.toccati.length > 0) await archiviaFile(t, file, { tipo: 'relate', mediaType: 'text/csv' });
      for (const { tentativoId } of letto.toccati) await chiudiProveRisolte(t, tentativoId, chi.utenteId);
      return letto;
    });
    const { database, registro } = dip;
    for (const toccato of toccati)
      await dip.temporal.annunciaEvento({ database, registro }, { enteId, ...toccato });
    return { stato: 200, corpo: rapporto };
  },
});

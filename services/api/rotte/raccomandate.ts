import { z } from 'zod';
import { type DifettoDistinta, registraDistinta } from '../../../activities/notifiche/cartoline/distinta';
import { PRODOTTI_POSTALI } from '../../../domain/notifica/posta-eventi';
import { esigiDocumento } from '../archivio';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const Riga = z.strictObject({
  tentativoId: idDi('tnt'),
  numero: z.string().trim().min(8).max(40).describe('Numero della raccomandata, come sul codice a barre'),
  prodotto: z
    .enum(PRODOTTI_POSTALI)
    .optional()
    .describe('AG = L. 890/1982. Se manca vale quello del tipo di atto (`posta.prodotto.<atto>`)'),
});

export const registra = rotta({
  id: 'raccomandate.registra',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/raccomandate',
  titolo: 'La distinta con cui una persona ha consegnato raccomandate alla posta',
  descrizione:
    'Da qui i numeri legano le cartoline ai loro invii, e la data per il mittente è provata. Tutte le righe o nessuna; una riga ripetuta non cambia nulla.',
  risorsa: 'raccomandate',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  corpo: corpo({
    accettataIl: Data.describe('Timbro della posta'),
    documentoId: idDi('doc').describe('La distinta timbrata'),
    righe: z.array(Riga).min(1).max(1_000),
  }),
  risposte: { 200: z.object({ registrate: z.int() }) },
  problemi: ['raccomandata.riga', 'documento.sconosciuto'],
  async gestisci({ corpo: c, chi, nellEnte }) {
    await nellEnte(async (t) => {
      await esigiDocumento(t, c.documentoId);
      const difetto = await registraDistinta(t, { ...c, autore: chi.utenteId }, chi.direzioni);
      if (difetto) throw comeProblema(difetto);
    });
    return { stato: 200, corpo: { registrate: c.righe.length } };
  },
});

/** A dispatch that this person does not see is not told from one that is not there. */
const comeProblema = ({ motivo, riga }: DifettoDistinta): ErroreProblema =>
  motivo === 'tentativo'
    ? nonTrovato()
    : new ErroreProblema('raccomandata.riga', {
        errors: [{ pointer: `/righe/${riga}`, detail: motivo }],
      });

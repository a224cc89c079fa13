import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scriviEvento } from '../eventi';

/** False = it was there already. `documentoId` = the bytes that say it, as they came. */
export function scriviEventoPosta(
  t: Transazione,
  pezzo: { id: string | null; tentativoId: string },
  { id, tipo, ...dati }: EventoPosta,
  documentoId: string | null,
): Promise<boolean> {
  return scriviEvento(t, {
    tentativoId: pezzo.tentativoId,
    trasmissioneId: pezzo.id,
    tipo,
    classe: classeDi({ ...dati, tipo } as EventoPosta),
    il: dati.quando,
    documentoId,
    sha256: id,
    dati: { ...dati },
  });
}

/** What happened, in one word, for counts and lists. */
function classeDi(e: EventoPosta): string | null {
  switch (e.tipo) {
    case 'recapito':
    case 'cad_esito':
      return e.esito;
    case 'lavorazione':
      return e.passo;
    case 'documento':
      return e.documento;
    default:
      return null;
  }
}

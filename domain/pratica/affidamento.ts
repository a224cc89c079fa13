import { giornoDi } from '../calendario';
import type { Passo } from '../fascicolo';
import { scadenzaPrescrizione } from '../prescrizione';
import { parametro } from '../profili/profilo';
import { proponi } from './passi';
import type { Quadro } from './quadro';

/** A partita prescribed, or about to be, when it was entrusted goes back: one step each, in order. Source; seed E-44. */
export function affidamento(quadro: Quadro): Passo | null {
  for (const { id, partita, affidata } of quadro.inCarico) {
    const dellEnte = partita.titolo
      ? [{ giorno: giornoDi(partita.titolo.notificatoIl), noto: affidata }]
      : [];
    const scade = scadenzaPrescrizione(partita.prescrizione, dellEnte, () => []);
    if (scade < affidata) return proponi('restituzione', 'PARTITA_GIA_PRESCRITTA', { partite: [id] });
    if (scade - affidata < parametro(quadro.fatti.profilo, 'intake.giorniPrima', affidata))
      return proponi('restituzione', 'PREAVVISO_PRESCRIZIONE', { partite: [id] });
  }
  return null;
}

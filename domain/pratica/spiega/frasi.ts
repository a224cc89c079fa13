import type { Motivo } from '../../vocabolario';
import { FRASI_ATTENDI } from './frasi-attendi';
import { FRASI_CHIUDI } from './frasi-chiudi';
import { FRASI_EMETTI } from './frasi-emetti';
import { FRASI_PROPONI } from './frasi-proponi';
import type { Contesto } from './parole';

/** One sentence per motivo, with the date, the amount or the act that decides. */
export const FRASI: Record<Motivo, (contesto: Contesto) => string> = {
  ...FRASI_ATTENDI,
  ...FRASI_EMETTI,
  ...FRASI_PROPONI,
  ...FRASI_CHIUDI,
};

import { CODICI_RIFIUTO, type CodiceRifiuto, RIFIUTI } from '../../../domain/comandi/vocabolario';
import { DELLE_BUSTE, DELLE_LETTURE, DELLE_SCANSIONI } from './problemi-cartoline';
import { DEI_MESSI } from './problemi-messi';
import { DEGLI_OGGETTI, DEI_CARICHI, DEI_PROFILI, DELLE_SIMULAZIONI } from './problemi-oggetti';
import { DEL_SISTEMA, DELLA_RICHIESTA, DI_ACCESSO, DI_RIPETIZIONE } from './problemi-richiesta';
import type { VoceProblema } from './voce-problema';

/** `PRATICA_CHIUSA` -> `comando.pratica_chiusa`. */
export const codiceDelRifiuto = (codice: CodiceRifiuto): string => `comando.${codice.toLowerCase()}`;

const STATO_DEL_RIFIUTO: Partial<Record<CodiceRifiuto, number>> = { CORPO_DIVERSO: 422 };
const DEI_COMANDI: Record<string, VoceProblema> = Object.fromEntries(
  CODICI_RIFIUTO.map((codice) => {
    const rifiuto: { messaggio: string; norma?: string } = RIFIUTI[codice];
    return [
      codiceDelRifiuto(codice),
      {
        stato: STATO_DEL_RIFIUTO[codice] ?? 409,
        titolo: rifiuto.messaggio,
        dove: 'Un comando della pratica: il rifiuto è registrato con il comando.',
        rimedio: 'Correggere il comando secondo il messaggio, con una Idempotency-Key nuova.',
        ...(rifiuto.norma && { norma: rifiuto.norma }),
      },
    ];
  }),
);

const PROPRI = {
  ...DELLA_RICHIESTA,
  ...DI_ACCESSO,
  ...DI_RIPETIZIONE,
  ...DEL_SISTEMA,
  ...DEI_CARICHI,
  ...DEI_PROFILI,
  ...DELLE_SIMULAZIONI,
  ...DEI_MESSI,
  ...DEGLI_OGGETTI,
  ...DELLE_SCANSIONI,
  ...DELLE_LETTURE,
  ...DELLE_BUSTE,
} as const;
export type CodiceProblema = keyof typeof PROPRI;

/** The closed catalogue of what the API can answer besides success. */
export const CATALOGO: Readonly<Record<string, VoceProblema>> = { ...PROPRI, ...DEI_COMANDI };

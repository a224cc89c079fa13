import type { AttivitaCarico } from '../../workflows/attivita';
import type { Contesto } from '../contesto';
import { decidiApprovazione } from './approva';
import { avviaPagina } from './avvia';
import { caricaPartite } from './carica';
import { cercaFile } from './casella';
import { controllaCarico } from './controlla';
import { preparaMinuta } from './minuta';

/** The activities of the queue `carico`, on their context. */
export const creaAttivitaCarico = (c: Contesto): AttivitaCarico => ({
  controllaCarico: (m) => controllaCarico(c, m),
  caricaPartite: (m) => caricaPartite(c, m),
  preparaMinuta: (m) => preparaMinuta(c, m),
  decidiApprovazione: (m, risposta) => decidiApprovazione(c, m, risposta),
  avviaPagina: (m) => avviaPagina(c, m),
  cercaFile: (m) => cercaFile(c, m),
});

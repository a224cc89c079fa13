import { type Database, inEnte } from '../connessione';
import { leggiOrologio } from '../orologio';
import {
  importoDellAttoNelMastro,
  nessunAttoDopoLaFine,
  nessunAttoDueVolte,
  nessunAttoInSospensione,
  nessunAttoPerduto,
  nessunTermineAnticipato,
} from './atti';
import { nessunCentesimoInventato, nessunCentesimoPerduto } from './denaro';
import { type EsitoInvariante, nonMisurabile } from './esito';
import { rateDelPiano } from './piano';
import { nessunAttoPrescritto } from './prescrizione';
import { type PortaWorkflow, proiezioneUgualeAlWorkflow, unWorkflowPerPratica } from './temporal';
import {
  nessunEnteVedeUnAltro,
  nessunTerminePerduto,
  ogniCambioHaUnAutore,
  ogniPraticaDelLotto,
} from './tracce';

/**
 * I1-I18 of one Ente, in order, in one transaction. I16 and I17 are proved by tests on histories and logs and cannot be
 * measured from the database.
 */
export async function verificaInvarianti(
  database: Database,
  enteId: string,
  porta?: PortaWorkflow,
): Promise<EsitoInvariante[]> {
  return inEnte(database, enteId, async (t) => {
    const { oggi } = await leggiOrologio(t.sql);
    return [
      await nessunAttoDueVolte(t),
      await nessunAttoPerduto(t, oggi),
      await nessunCentesimoPerduto(t),
      await nessunCentesimoInventato(t),
      await rateDelPiano(t),
      await nessunTerminePerduto(t, oggi),
      await nessunTermineAnticipato(t),
      await nessunAttoInSospensione(t),
      await nessunAttoDopoLaFine(t),
      await nessunAttoPrescritto(t, oggi),
      await ogniCambioHaUnAutore(t),
      await proiezioneUgualeAlWorkflow(t, porta),
      await unWorkflowPerPratica(t, porta),
      await nessunEnteVedeUnAltro(t),
      await importoDellAttoNelMastro(t),
      nonMisurabile('I16', 'si prova rileggendo le storie conservate, con npm test'),
      nonMisurabile('I17', 'si prova cercando i canarini nei registri e nelle storie, con npm test'),
      await ogniPraticaDelLotto(t),
    ];
  });
}

import { giornoDi } from '../calendario';
import type { Indagine, Passo } from '../fascicolo';
import { parametro } from '../profili/profilo';
import { type Bene, type Motivo, NORMA_DI } from '../vocabolario';
import { attendi } from './passi';
import type { Quadro } from './quadro';
import { ripartenza } from './ripartenza';

export interface EsitoIndagine {
  noto: number;
  elenco: readonly Bene[];
}

/** The search for assets made after the latest restart, or the step that asks waits for it. Source: R-44; seed A-13, B-27. */
export function cercaBeni(quadro: Quadro): EsitoIndagine | Passo {
  const dal = ripartenza(quadro.fatti);
  const indagine = quadro.fatti.indagini.findLast(({ il }) => dal === null || giornoDi(il) >= dal);
  if (!indagine) return indaga(dal === null ? 'INDAGINE_SOLVIBILITA' : 'NUOVI_ELEMENTI');
  return esitoNoto(indagine, quadro) ?? attendi(quadro, 'ATTESA_INDAGINE');
}

function esitoNoto({ esito }: Indagine, quadro: Quadro): EsitoIndagine | null {
  if (!esito) return null;
  const noto = giornoDi(esito.notoIl);
  return noto <= quadro.oggi ? { noto, elenco: esito.elenco } : null;
}

/** A new instrument is not begun on old information. Source: R-44. */
export const isScaduta = (quadro: Quadro, esito: EsitoIndagine): boolean =>
  quadro.oggi - esito.noto > parametro(quadro.fatti.profilo, 'indagine.validita', esito.noto);

export const indaga = (motivo: Motivo): Passo => ({ passo: 'indaga', motivo, norma: NORMA_DI[motivo] });

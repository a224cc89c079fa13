import type { FormatoCarico } from '../../database/schema/carichi';
import type { DataCivile } from '../../domain/calendario';
import type { Claim } from '../../formats/claims/claim';
import type { Precedenti } from '../../formats/claims/precedenti';
import type { Controllo } from '../../formats/claims/rapporto';
import type { EnteConfig } from '../../formats/ente';
import { controllaFoglio, lottiClaimsFoglio } from '../../formats/fogli/fogli';
import { parseMappa } from '../../formats/fogli/mappa';
import { controlla290, lottiClaims290 } from '../../formats/tracciato290/tracciato290';

/** A list on disk, with all that is needed to read it. */
export interface Lista {
  percorso: string;
  formato: FormatoCarico;
  ente: EnteConfig;
  /** Saved reading of a sheet; null for a 290. */
  mappa: unknown;
  precedenti: Precedenti;
}

/** The report. Errors: ErroreFormato for a file that cannot be read at all. */
export async function controllaLista(l: Lista): Promise<Controllo> {
  if (l.formato === '290') return controlla290(l.percorso, l.ente, { precedenti: l.precedenti });
  return controllaFoglio(l.percorso, l.ente, parseMappa(l.mappa));
}

/** The claims of a list whose report is not `rifiutato`, in the order of the list, some at a time. */
export function lottiDi(l: Lista, affidataIl: DataCivile | null): AsyncGenerator<Claim[]> {
  const opzioni = affidataIl === null ? {} : { affidataIl };
  if (l.formato === '290')
    return lottiClaims290(l.percorso, l.ente, { ...opzioni, precedenti: l.precedenti });
  return lottiClaimsFoglio(l.percorso, l.ente, parseMappa(l.mappa), opzioni);
}

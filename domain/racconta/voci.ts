import type { DataCivile } from '../calendario';
import { formatEuro } from '../denaro';
import type { Passo } from '../fascicolo';
import type { ContoDettagliato } from '../pratica/conto';

export interface ImportiVoce {
  residuo: string;
  mora: string;
  oneri: string;
  spese: string;
  dovuto: string;
  versato?: string;
}

/** One entry of the list of a story; amounts in euro. Source: cases/storie/README.md 4. */
export interface EntryOttenuta {
  il: DataCivile;
  passo: Passo['passo'];
  atto?: string;
  proposta?: string;
  canale?: string;
  rate?: number[];
  maxRate?: number;
  garanzia?: boolean;
  partite?: string[];
  motivo: string;
  norma: string;
  fino?: DataCivile | null;
  scade?: DataCivile;
  entro?: DataCivile;
  importo?: string;
  importi?: ImportiVoce;
}

const CHIAVI = [
  'atto',
  'proposta',
  'canale',
  'rate',
  'maxRate',
  'garanzia',
  'partite',
  'motivo',
  'norma',
  'fino',
  'scade',
  'entro',
] as const;

/** `conto` = the account after the step. */
export function voceDi(il: DataCivile, passo: Passo, conto: () => ContoDettagliato): EntryOttenuta {
  const voce: Record<string, unknown> = { il, passo: passo.passo };
  for (const chiave of CHIAVI) if (passo[chiave] !== undefined) voce[chiave] = passo[chiave];
  if (passo.importo !== undefined) voce.importo = formatEuro(passo.importo);
  if (passo.passo === 'emetti' || passo.passo === 'chiudi' || passo.proposta === 'inesigibilita')
    voce.importi = importiDi(passo, conto());
  return voce as unknown as EntryOttenuta;
}

function importiDi(passo: Passo, conto: ContoDettagliato): ImportiVoce {
  const importi: ImportiVoce = {
    residuo: formatEuro(conto.residuo),
    mora: formatEuro(conto.mora),
    oneri: formatEuro(conto.oneri),
    spese: formatEuro(conto.spese),
    dovuto: formatEuro(conto.dovuto),
  };
  return passo.passo === 'chiudi' ? { ...importi, versato: formatEuro(conto.versato) } : importi;
}

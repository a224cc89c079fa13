import { type DataCivile, giornoDi } from '../calendario';
import type { Cents } from '../denaro';
import type { Fascicolo } from '../fascicolo';
import { leggiFatti } from '../fatti';
import type { Profilo } from '../profili/profilo';
import { limitiRateazione, type Ostacolo, ostacoloA } from '../rateazione';
import { leggiQuadro } from './quadro';

/** What the rules say of the last request of instalments: what a provision has to tell. Source: R-61; atti.md A17. */
export interface EsameRichiesta {
  chiestaIl: DataCivile;
  richieste: number;
  residuo: Cents;
  /** 0 = none. */
  maxRate: number;
  garanzia: boolean;
  ostacolo: Ostacolo | null;
}

/** Null when nobody asked. */
export function esaminaRichiesta(
  fascicolo: Fascicolo,
  profilo: Profilo,
  oggi: DataCivile,
): EsameRichiesta | null {
  const quadro = leggiQuadro(leggiFatti(fascicolo, profilo, giornoDi(oggi)));
  const { eventi, atti } = quadro.fatti;
  const richiesta = eventi.findLast((evento) => evento.tipo === 'richiestaRateazione');
  if (richiesta?.tipo !== 'richiestaRateazione') return null;
  const { residuo } = quadro.conto;
  const decaduta = atti.some(({ tipo }) => tipo === 'comunicazioneDecadenza');
  return {
    chiestaIl: richiesta.il,
    richieste: richiesta.rate,
    residuo,
    ...limitiRateazione(residuo, decaduta, profilo, quadro.oggi),
    ostacolo: ostacoloA(richiesta.rate, residuo, decaduta, profilo, quadro.oggi),
  };
}

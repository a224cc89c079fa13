import { type Giorno, giornoDi } from '../calendario';
import type { Passo } from '../fascicolo';
import type { AttoNoto } from '../notificazione';
import { parametro } from '../profili/profilo';
import { primoGiornoDopoDecorso, ultimoGiornoTermine } from '../termini';
import type { Bene, Motivo, TipoAtto } from '../vocabolario';
import { attendi, emetti } from './passi';
import { copre, esclusiPerAtto, type PartitaOggi, type Quadro, residuoDelle } from './quadro';

interface Cautela {
  strumento: 'fermo' | 'ipoteca';
  bene: Bene;
  preavviso: TipoAtto;
  motivi: { preavviso: Motivo; termine: Motivo; iscrizione: Motivo };
}

export const CAUTELE = {
  fermo: {
    strumento: 'fermo',
    bene: 'veicolo',
    preavviso: 'preavvisoFermo',
    motivi: {
      preavviso: 'PREAVVISO_FERMO',
      termine: 'TERMINE_PREAVVISO_FERMO',
      iscrizione: 'ISCRIZIONE_FERMO',
    },
  },
  ipoteca: {
    strumento: 'ipoteca',
    bene: 'immobile',
    preavviso: 'preavvisoIpoteca',
    motivi: {
      preavviso: 'PREAVVISO_IPOTECA',
      termine: 'TERMINE_PREAVVISO_IPOTECA',
      iscrizione: 'ISCRIZIONE_IPOTECA',
    },
  },
} as const satisfies Record<string, Cautela>;

/** What follows a preavviso that has left; null = never begun, passed over or over. Source. */
export function proseguiCautela(quadro: Quadro, strumento: 'fermo' | 'ipoteca'): Passo | null {
  const { atti } = quadro.fatti;
  const iscritto = atti.find(({ tipo }) => tipo === strumento);
  if (iscritto) return attesaEsito(quadro, strumento, iscritto);
  const cautela: Cautela = CAUTELE[strumento];
  const preavviso = atti.find(({ tipo }) => tipo === cautela.preavviso);
  return preavviso ? dopoPreavviso(quadro, cautela, preavviso) : null;
}

function attesaEsito(quadro: Quadro, strumento: 'fermo' | 'ipoteca', iscritto: AttoNoto): Passo | null {
  const dal = iscritto.emesso;
  const giorni = parametro(quadro.fatti.profilo, `attesa.${strumento}`, dal);
  const dopo = primoGiornoDopoDecorso(dal, giorni, esclusiPerAtto(quadro, iscritto, dal));
  return dopo > quadro.oggi ? attendi(quadro, 'ATTESA_ESITO_CAUTELARE', dopo) : null;
}

/** Last day of the term of a preavviso; null while it is not served. Source: R-47. */
export function ultimoDelPreavviso(quadro: Quadro, preavviso: AttoNoto): Giorno | null {
  const dal = preavviso.perfetto;
  if (dal === null) return null;
  const giorni = parametro(quadro.fatti.profilo, 'preavviso.termine', dal);
  return ultimoGiornoTermine(dal, giorni, esclusiPerAtto(quadro, preavviso, dal));
}

function dopoPreavviso(quadro: Quadro, cautela: Cautela, preavviso: AttoNoto): Passo | null {
  const ultimo = ultimoDelPreavviso(quadro, preavviso);
  if (ultimo === null) return null;
  if (cautela.strumento === 'fermo' && isStrumentale(quadro, ultimo)) return null;
  if (quadro.oggi <= ultimo) return attendi(quadro, cautela.motivi.termine, ultimo + 1);
  const partite = quadro.attive.filter((partita) => copre(preavviso, partita));
  if (!raggiungeMinimo(quadro, cautela.strumento, partite)) return null;
  return emetti(quadro, cautela.strumento, cautela.motivi.iscrizione, partite);
}

/** The vehicle is needed for work, and it was said in time. Source: R-47, art. 86 c. 2. */
export const isStrumentale = (quadro: Quadro, entro: number): boolean =>
  quadro.fatti.eventi.some(({ tipo, il }) => tipo === 'veicoloStrumentale' && giornoDi(il) <= entro);

export function raggiungeMinimo(
  quadro: Quadro,
  strumento: 'fermo' | 'ipoteca' | 'pignoramento72bis',
  partite: readonly PartitaOggi[],
): boolean {
  const residuo = residuoDelle(partite);
  const minimo = parametro(quadro.fatti.profilo, `minimo.${strumento}`, quadro.oggi);
  return residuo > 0n && (minimo === null || residuo >= minimo);
}

/** The preavviso, when the thing was found, the residuo reaches the minimum and it was never done. Source: R-46; seed A-14. */
export function iniziaCautela(
  quadro: Quadro,
  strumento: 'fermo' | 'ipoteca',
  trovati: readonly Bene[],
): Passo | null {
  const cautela: Cautela = CAUTELE[strumento];
  if (!trovati.includes(cautela.bene) || !raggiungeMinimo(quadro, strumento, quadro.attive)) return null;
  if (quadro.fatti.atti.some(({ tipo }) => tipo === cautela.preavviso || tipo === strumento)) return null;
  if (strumento === 'fermo' && isStrumentale(quadro, quadro.oggi)) return null;
  return emetti(quadro, cautela.preavviso, cautela.motivi.preavviso, quadro.attive);
}

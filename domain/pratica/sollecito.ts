import { type Giorno, MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import type { AttoNoto } from '../notificazione';
import { parametro } from '../profili/profilo';
import { primoGiornoDopoDecorso, ultimoGiornoTermine } from '../termini';
import { attendi, emetti } from './passi';
import { copre, esclusiPerAtto, type Quadro, residuoDelle } from './quadro';

/** The sollecito of c. 795 and the wait of small debts. Source: R-16..R-18. */
export function sollecito(quadro: Quadro): Passo | null {
  const { profilo, atti } = quadro.fatti;
  const residuo = residuoDelle(quadro.attive);
  const solleciti = atti.filter((atto) => isSollecito(quadro, atto));
  const massimo = parametro(profilo, 'sollecito.massimo', quadro.oggi);
  if (massimo === null || residuo <= massimo) {
    const senza = quadro.attive.filter((partita) => !solleciti.some((atto) => copre(atto, partita)));
    if (senza.length > 0) return emetti(quadro, 'sollecito795', 'SOLLECITO_795', senza);
  }
  return attesa(quadro, primiPerPartita(quadro, solleciti), residuo);
}

export const isSollecito = (quadro: Quadro, atto: AttoNoto): boolean =>
  atto.tipo === 'sollecito795' ||
  (atto.tipo === 'presaInCarico' &&
    parametro(quadro.fatti.profilo, 'presaInCarico.valeSollecito', atto.emesso));

/** A partita covered by several solleciti uses the first. */
function primiPerPartita(quadro: Quadro, solleciti: readonly AttoNoto[]): Set<AttoNoto> {
  const primi = new Set<AttoNoto>();
  for (const partita of quadro.attive) {
    let primo: AttoNoto | null = null;
    for (const atto of solleciti)
      if (copre(atto, partita) && (primo === null || inizio(atto) < inizio(primo))) primo = atto;
    if (primo) primi.add(primo);
  }
  return primi;
}

/** Day of sending, or of the perfection when it was notified. */
const inizio = (atto: AttoNoto): Giorno => atto.perfetto ?? MAI;

/** The later of the two dates wins; on a tie the sollecito. Source: R-17; c. 795, L. 228/2012 c. 544. */
function attesa(quadro: Quadro, solleciti: ReadonlySet<AttoNoto>, residuo: bigint): Passo | null {
  const { profilo } = quadro.fatti;
  const soglia = parametro(profilo, 'piccoli.soglia', quadro.oggi);
  const piccolo = soglia === null || residuo <= soglia;
  let dopoSollecito = quadro.oggi;
  let dopo544 = quadro.oggi;
  for (const atto of solleciti) {
    const dal = inizio(atto);
    const esclusi = esclusiPerAtto(quadro, atto, dal);
    const termine = parametro(profilo, 'sollecito.termine', dal);
    dopoSollecito = Math.max(dopoSollecito, ultimoGiornoTermine(dal, termine, esclusi) + 1);
    if (!piccolo) continue;
    const giorni = parametro(profilo, 'piccoli.giorni', dal);
    dopo544 = Math.max(dopo544, primoGiornoDopoDecorso(dal, giorni, esclusi));
  }
  if (Math.max(dopoSollecito, dopo544) <= quadro.oggi) return null;
  return dopo544 > dopoSollecito
    ? attendi(quadro, 'ATTESA_544', dopo544)
    : attendi(quadro, 'TERMINE_SOLLECITO', dopoSollecito);
}

import { MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import type { Strumento } from '../profili/parametri';
import { parametro } from '../profili/profilo';
import type { Bene, TipoAtto } from '../vocabolario';
import { iniziaCautela, proseguiCautela } from './cautelare';
import { cercaBeni, indaga, isScaduta } from './indagine';
import { proponiLista } from './lista';
import { attendi } from './passi';
import { iniziaPignoramento, proseguiPignoramento, prossimaEsecuzione } from './pignoramento';
import type { Quadro } from './quadro';

const prosegui = (quadro: Quadro, strumento: Strumento): Passo | null =>
  strumento === 'pignoramento72bis' ? proseguiPignoramento(quadro) : proseguiCautela(quadro, strumento);

const inizia = (quadro: Quadro, strumento: Strumento, trovati: readonly Bene[]): Passo | null =>
  strumento === 'pignoramento72bis'
    ? iniziaPignoramento(quadro, trovati)
    : iniziaCautela(quadro, strumento, trovati);

/**
 * What has begun is finished; then assets are looked for; then the first instrument that fits.
 * Source: R-44..R-49; seed, D-034.
 */
export function strumenti(quadro: Quadro): Passo | null {
  const ordine = parametro(quadro.fatti.profilo, 'strumenti', quadro.oggi);
  for (const strumento of ordine) {
    const passo = prosegui(quadro, strumento);
    if (passo) return passo;
  }
  const esito = cercaBeni(quadro);
  if ('passo' in esito) return esito;
  if (esito.elenco.length === 0) return proponiLista(quadro, 'NON_ABBIENTE');
  for (const strumento of ordine) {
    const passo = inizia(quadro, strumento, esito.elenco);
    if (passo) return isScaduta(quadro, esito) ? indaga('INDAGINE_SCADUTA') : passo;
  }
  const esecuzione = ordine.includes('pignoramento72bis') ? prossimaEsecuzione(quadro, esito.elenco) : MAI;
  if (esecuzione !== MAI) return attendi(quadro, 'SOSPENSIONE_ESECUZIONE', esecuzione);
  return fine(quadro);
}

const FATTI: ReadonlySet<TipoAtto> = new Set<TipoAtto>(['fermo', 'ipoteca', 'pignoramento72bis']);

/** At the end of the instruments. Source: R-67. */
const fine = (quadro: Quadro): Passo =>
  proponiLista(
    quadro,
    quadro.fatti.atti.some(({ tipo }) => FATTI.has(tipo)) ? 'TENTATIVI_INFRUTTUOSI' : 'NESSUNO_STRUMENTO',
  );

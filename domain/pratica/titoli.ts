import { type Giorno, giornoDi, MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import type { AttoNoto } from '../notificazione';
import { parametro } from '../profili/profilo';
import { NESSUNO_ESCLUSO, primoGiornoDopoDecorso, ultimoGiornoTermine } from '../termini';
import { TIPI_TITOLO, type TipoTitolo } from '../vocabolario';
import { attendi, emetti } from './passi';
import { copre, esclusiPerAtto, type PartitaOggi, type Quadro } from './quadro';

/** The title a partita without one needs; the same again when a death made it void. Source; seed B-16, B-18, B-19. */
export const tipoMancante = (quadro: Quadro, partita: PartitaOggi): TipoTitolo =>
  partita.daRifare ?? parametro(quadro.fatti.profilo, `titolo.${partita.partita.natura}`, quadro.oggi);

/** Under the floor no title is formed; exactly the floor is enough. Source: R-25 (a); c. 794. */
export const isSottoSoglia = (quadro: Quadro): boolean =>
  quadro.conto.residuo < parametro(quadro.fatti.profilo, 'soglia794', quadro.oggi);

/** One act per type for the active partite with no title. Source. */
export function titoliMancanti(quadro: Quadro): Passo | null {
  const senza = quadro.attive.filter((partita) => partita.titolo === null);
  if (senza.length === 0) return null;
  if (isSottoSoglia(quadro)) return attendi(quadro, 'SOTTO_SOGLIA_10');
  if (parametro(quadro.fatti.profilo, 'precoattivo.attivo', quadro.oggi)) {
    const passo = precoattivo(quadro, senza);
    if (passo) return passo;
  }
  for (const tipo of TIPI_TITOLO) {
    const partite = senza.filter((partita) => tipoMancante(quadro, partita) === tipo);
    if (partite.length === 0) continue;
    const motivo = tipo === 'ingiunzione' ? 'FORMAZIONE_INGIUNZIONE' : 'FORMAZIONE_TITOLO_792';
    return emetti(quadro, tipo, motivo, partite);
  }
  return null;
}

/** The friendly reminder before the title, its notification, its term. Source: R-25 (b); seed B-14, E-30. */
function precoattivo(quadro: Quadro, senza: readonly PartitaOggi[]): Passo | null {
  const solleciti = quadro.fatti.atti.filter(({ tipo }) => tipo === 'sollecitoPrecoattivo');
  const daSollecitare = senza.filter((partita) => !solleciti.some((atto) => copre(atto, partita)));
  if (daSollecitare.length > 0) {
    const dal = Math.max(...daSollecitare.map((partita) => dopoUltimaRata(quadro, partita)));
    if (dal > quadro.oggi) return attendi(quadro, 'ATTESA_ULTIMA_RATA', dal);
    return emetti(quadro, 'sollecitoPrecoattivo', 'SOLLECITO_PRECOATTIVO', daSollecitare);
  }
  const loro = solleciti.filter((atto) => senza.some((partita) => copre(atto, partita)));
  if (loro.some(({ perfetto }) => perfetto === null)) return attendi(quadro, 'ATTESA_NOTIFICA');
  const dopo = Math.max(...loro.map((atto) => dopoTermine(quadro, atto)));
  return dopo > quadro.oggi ? attendi(quadro, 'TERMINE_SOLLECITO_PRECOATTIVO', dopo) : null;
}

function dopoUltimaRata(quadro: Quadro, { partita }: PartitaOggi): Giorno {
  if (partita.scadenzaUltimaRata === undefined) return quadro.oggi;
  const scadenza = giornoDi(partita.scadenzaUltimaRata);
  const giorni = parametro(quadro.fatti.profilo, 'precoattivo.dopoScadenza', scadenza);
  return giorni === null ? quadro.oggi : primoGiornoDopoDecorso(scadenza, giorni, NESSUNO_ESCLUSO);
}

function dopoTermine(quadro: Quadro, atto: AttoNoto): Giorno {
  const dal = atto.perfetto ?? MAI;
  const giorni = parametro(quadro.fatti.profilo, 'precoattivo.termine', dal);
  return ultimoGiornoTermine(dal, giorni, esclusiPerAtto(quadro, atto, dal)) + 1;
}

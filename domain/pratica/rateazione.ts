import { type Giorno, giornoDi } from '../calendario';
import type { Passo } from '../fascicolo';
import { parametro } from '../profili/profilo';
import {
  limitiRateazione,
  type Piano,
  pianoInCorso,
  primaCoppia,
  rateNonPagate,
  scadenzaRata,
} from '../rateazione';
import { NESSUNO_ESCLUSO, ultimoGiornoTermine } from '../termini';
import { attendi, emetti, proponi } from './passi';
import type { Quadro } from './quadro';

/** After the decadenza no plan is in force: the steps go on from the missing one. Source. */
export const inPiano = (quadro: Quadro): boolean => pianoInCorso(quadro.fatti.piani) !== null;

/** A request that waits for an answer, then the plan in force. Source. */
export function rateazione(quadro: Quadro): Passo | null {
  const richiesta = richiestaPendente(quadro);
  if (richiesta) return rispondi(quadro, richiesta);
  const piano = pianoInCorso(quadro.fatti.piani);
  if (!piano) return null;
  return (
    inadempienza(quadro, piano) ?? attendi(quadro, 'RATEAZIONE_IN_CORSO', dopoProssimaRata(quadro, piano))
  );
}

interface Richiesta {
  il: Giorno;
  rate: number;
}

/** The latest request, unless an answer came on its day or later. */
export function richiestaPendente({ fatti: { eventi } }: Quadro): Richiesta | null {
  let richiesta: Richiesta | null = null;
  for (const evento of eventi) {
    if (evento.tipo !== 'richiestaRateazione') continue;
    const il = giornoDi(evento.il);
    if (!richiesta || il > richiesta.il || evento.rate > richiesta.rate)
      richiesta = { il, rate: evento.rate };
  }
  if (!richiesta) return null;
  const { il } = richiesta;
  const risposta = eventi.some(
    (evento) =>
      (evento.tipo === 'rateazioneConcessa' || evento.tipo === 'rateazioneRespinta') &&
      giornoDi(evento.il) >= il,
  );
  return risposta ? null : richiesta;
}

/** The human decides; the proposal says what the rule allows. Source. */
function rispondi(quadro: Quadro, richiesta: Richiesta): Passo {
  const { proposte, atti, profilo } = quadro.fatti;
  if (proposte.some(({ tipo, il }) => tipo === 'rateazione' && giornoDi(il) >= richiesta.il))
    return attendi(quadro, 'RATEAZIONE_RICHIESTA');
  const decaduta = atti.some(({ tipo }) => tipo === 'comunicazioneDecadenza');
  const limiti = limitiRateazione(quadro.conto.residuo, decaduta, profilo, quadro.oggi);
  const ammissibile = richiesta.rate >= 1 && richiesta.rate <= limiti.maxRate;
  return proponi('rateazione', ammissibile ? 'RATEAZIONE_AMMISSIBILE' : 'RATEAZIONE_NON_AMMISSIBILE', limiti);
}

function dopoProssimaRata(quadro: Quadro, piano: Piano): Giorno {
  const future = rateNonPagate(piano)
    .map((k) => scadenzaRata(piano, k, quadro.fatti.profilo))
    .filter((scadenza) => scadenza >= quadro.oggi);
  return Math.min(...future) + 1;
}

function inadempienza(quadro: Quadro, piano: Piano): Passo | null {
  const { profilo } = quadro.fatti;
  const scadute = rateNonPagate(piano).filter((k) => scadenzaRata(piano, k, profilo) < quadro.oggi);
  return parametro(profilo, 'decadenza.regola', piano.concesso) === 'c800'
    ? secondoC800(quadro, piano, scadute)
    : secondoRegolamento(quadro, piano, scadute);
}

/** Two instalments within the months, a sollecito that names them, its term. Source: R-65, c. 800. */
function secondoC800(quadro: Quadro, piano: Piano, scadute: readonly number[]): Passo | null {
  const { profilo, atti } = quadro.fatti;
  const coppia = primaCoppia(scadute, parametro(profilo, 'decadenza.mesi', piano.concesso));
  if (!coppia) return null;
  const sollecito = atti.find(
    (atto) =>
      atto.tipo === 'sollecitoRate' &&
      atto.emesso >= piano.concesso &&
      atto.atto.rate?.length === 2 &&
      coppia.every((k) => atto.atto.rate?.includes(k)),
  );
  if (!sollecito)
    return { ...emetti(quadro, 'sollecitoRate', 'SOLLECITO_RATE', quadro.dovute), rate: coppia };
  const dal = sollecito.perfetto;
  if (dal === null) return null;
  const dopo =
    ultimoGiornoTermine(dal, parametro(profilo, 'decadenza.termineSollecito', dal), {
      ...NESSUNO_ESCLUSO,
      patrono: parametro(profilo, 'calendario.patrono', dal),
    }) + 1;
  return dopo > quadro.oggi
    ? attendi(quadro, 'TERMINE_SOLLECITO_RATE', dopo)
    : emetti(quadro, 'comunicazioneDecadenza', 'DECADENZA_C800', quadro.dovute);
}

/** The first instalment, or several of the others. Source: R-65, seed B-42. */
function secondoRegolamento(quadro: Quadro, piano: Piano, scadute: readonly number[]): Passo | null {
  const successive = parametro(quadro.fatti.profilo, 'decadenza.successive', piano.concesso);
  const decade = scadute.includes(1) || (successive !== null && scadute.length >= successive);
  return decade ? emetti(quadro, 'comunicazioneDecadenza', 'DECADENZA_REGOLAMENTO', quadro.dovute) : null;
}

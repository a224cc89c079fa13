import { giornoDi, MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import { parametro } from '../profili/profilo';
import { ultimoGiornoTermine } from '../termini';
import { attendi, copreUna, emetti, proponi } from './passi';
import { esclusiPerAtto, type Quadro } from './quadro';

/** From the day the death is known until the heirs are settled. Source: R-40. */
export const inMorte = ({ fatti: { morte }, oggi }: Quadro): boolean => morte !== null && oggi < morte.eredi;

/** The heirs are looked for; nothing else happens. Source: R-40. */
export function decesso(quadro: Quadro): Passo | null {
  const { morte, proposte } = quadro.fatti;
  if (!morte || !inMorte(quadro)) return null;
  const cercati = proposte.some(({ tipo, il }) => tipo === 'eredi' && giornoDi(il) >= morte.noto);
  return cercati ? attendi(quadro, 'ATTESA_EREDI') : proponi('eredi', 'EREDI');
}

/** The heirs are told of a title served on the dead person, and have a term. Source: R-42, c.p.c. 477. */
export function intimazioneEredi(quadro: Quadro): Passo | null {
  const { morte, atti, profilo } = quadro.fatti;
  if (!morte) return null;
  const prima = quadro.attive.some(({ titolo }) => (titolo?.notificato ?? MAI) <= morte.il);
  if (!prima) return null;
  const intimazione = atti.find(
    (atto) => atto.tipo === 'intimazione50' && atto.emesso >= morte.eredi && copreUna(atto, quadro.dovute),
  );
  if (!intimazione) return emetti(quadro, 'intimazione50', 'INTIMAZIONE_EREDI', quadro.attive);
  const dal = intimazione.perfetto;
  if (dal === null) return null;
  const giorni = parametro(profilo, 'eredi.termine', dal);
  const dopo = ultimoGiornoTermine(dal, giorni, esclusiPerAtto(quadro, intimazione, dal)) + 1;
  return dopo > quadro.oggi ? attendi(quadro, 'TERMINE_EREDI', dopo) : null;
}

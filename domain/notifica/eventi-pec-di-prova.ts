import { type Gradino, mossaPec, type StatoTrasmissione, type Trasmissione } from './gradino-pec';
import type { EventoPec, TerminiPec } from './perfezionamento-pec';

/** Test helper: receipts and transmissions of a PEC rung in few words. Never shipped. */
export const TERMINI: TerminiPec = {
  saturaGiorni: 7,
  accettazioneMinuti: 30,
  consegnaOre: 24,
  avvisoFinaleOre: 22,
  notte: null,
};
export const termini = () => TERMINI;

export const trasmessa = (
  ordine = 1,
  stato: StatoTrasmissione = 'inviata',
  piu: Partial<Trasmissione> = {},
): Trasmissione => ({ ordine, stato, minuti: 0, dichiarate: [], ...piu });

/** `quando`: a civil date stands for ten in the morning; a time may follow it. */
export function evento(tipo: string, quando: string, piu: Partial<EventoPec> = {}): EventoPec {
  const intero = quando.length === 10 ? `${quando}T10:00:00+01:00` : `${quando}+01:00`;
  const base = { trasmissione: 1, tipo, classe: null, codiceEsteso: null, esterno: false, quando: intero };
  const senzaId = { ...base, ...piu };
  return { id: JSON.stringify(senzaId), ...senzaId };
}

export const mossa = (
  g: Partial<Gradino>,
  oggi = '2026-03-10',
  conTermini: Partial<TerminiPec> = {},
): ReturnType<typeof mossaPec> =>
  mossaPec(
    { trasmissioni: [trasmessa()], eventi: [], limite: null, ...g },
    () => ({ ...TERMINI, ...conTermini }),
    oggi,
  );

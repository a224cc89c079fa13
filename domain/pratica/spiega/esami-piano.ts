import { parametro } from '../../profili/profilo';
import { limitiRateazione, pianoInCorso, primaCoppia, rateNonPagate, scadenzaRata } from '../../rateazione';
import type { Quadro } from '../quadro';
import { richiestaPendente } from '../rateazione';
import { type Esame, ragione } from './esame';
import { euroScritti, quanti } from './parole';

/** Instalments of the plan in force that are overdue; null = no plan. */
function scadute(quadro: Quadro): { rate: number[]; c800: boolean } | null {
  const piano = pianoInCorso(quadro.fatti.piani);
  if (!piano || richiestaPendente(quadro)) return null;
  const { profilo } = quadro.fatti;
  return {
    rate: rateNonPagate(piano).filter((k) => scadenzaRata(piano, k, profilo) < quadro.oggi),
    c800: parametro(profilo, 'decadenza.regola', piano.concesso) === 'c800',
  };
}

/** `non c’è nessuna rata`, `c’è una rata`, `ci sono 3 rate`. */
const cisono = (n: number): string =>
  n === 0
    ? 'non c’è nessuna rata scaduta e non pagata'
    : n === 1
      ? 'c’è una sola rata scaduta e non pagata'
      : `ci sono ${n} rate scadute e non pagate`;

/** Source: R-65, c. 800. */
const sollecitoRate: Esame = ({ quadro }) => {
  const piano = pianoInCorso(quadro.fatti.piani);
  const s = scadute(quadro);
  if (!piano || !s?.c800) return null;
  const mesi = parametro(quadro.fatti.profilo, 'decadenza.mesi', piano.concesso);
  if (primaCoppia(s.rate, mesi)) return 'ordine';
  return ragione(
    'R-65',
    'SOLLECITO_RATE',
    `Servono due rate non pagate a non più di ${quanti(mesi, 'mese', 'mesi')} l’una dall’altra: ${cisono(s.rate.length)}.`,
  );
};

const decadenza: Esame = ({ quadro }) => {
  const piano = pianoInCorso(quadro.fatti.piani);
  const s = scadute(quadro);
  if (!piano || !s) return null;
  if (s.c800) {
    const mesi = parametro(quadro.fatti.profilo, 'decadenza.mesi', piano.concesso);
    if (primaCoppia(s.rate, mesi)) return 'ordine';
    return ragione(
      'R-65',
      'DECADENZA_C800',
      `Segue il sollecito di due rate non pagate e la fine del suo termine: oggi ${cisono(s.rate.length)}.`,
    );
  }
  const successive = parametro(quadro.fatti.profilo, 'decadenza.successive', piano.concesso);
  const quante = successive === null ? '' : ` o ${quanti(successive, 'rata non pagata', 'rate non pagate')}`;
  return ragione(
    'R-65',
    'DECADENZA_REGOLAMENTO',
    `Serve la prima rata non pagata alla scadenza${quante}: oggi ${cisono(s.rate.length)}.`,
  );
};

/** Source: R-60, R-61, R-66. */
const rateazione: Esame = ({ quadro }) => {
  const { atti, profilo, piani } = quadro.fatti;
  if (pianoInCorso(piani) || richiestaPendente(quadro) || quadro.conto.residuo === 0n) return null;
  const decaduta = atti.some(({ tipo }) => tipo === 'comunicazioneDecadenza');
  const { maxRate } = limitiRateazione(quadro.conto.residuo, decaduta, profilo, quadro.oggi);
  const ammesse = decaduta
    ? 'dopo la decadenza non ne sarebbe ammessa un’altra'
    : `per un residuo di ${euroScritti(quadro.conto.residuo)} ${
        maxRate === 0
          ? 'non sarebbe ammessa nessuna rata'
          : `sarebbero ammesse al massimo ${quanti(maxRate, 'rata', 'rate')}`
      }`;
  return ragione(
    'R-60',
    'RATEAZIONE_RICHIESTA',
    `Il debitore non ha una richiesta di rateazione da decidere; ${ammesse}.`,
  );
};

export const ESAMI_PIANO = {
  sollecitoRate,
  comunicazioneDecadenza: decadenza,
  rateazione,
} as const satisfies Record<string, Esame>;

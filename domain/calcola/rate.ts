import { civileDi, dataDi, type Giorno, MAI } from '../calendario';
import type { Cents } from '../denaro';
import { ppmDi } from '../interessi';
import { type DatiPiano, pianoFrancese, pianoQuoteUguali, type RigaPiano, rataCostante } from '../piano-rate';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { parametro } from '../profili/profilo';
import { fasciaDi, importoRata, primaCoppia } from '../rateazione';
import {
  type IngressiDi,
  type IngressoDecadenza,
  type IngressoPiano,
  numero,
  type Risultato,
} from './ingressi';

/** `plan`. Source: pagamenti.md 4; c. 801. */
export function piano(input: IngressoPiano): Risultato {
  const dati: DatiPiano = {
    capitale: input.principalCents,
    rate: input.n,
    primaScadenza: input.firstDue,
    resto: input.pennyRule,
  };
  const ppm = ppmDi(input.ratePct ?? '0');
  if (input.method === 'FRENCH') {
    const righe = pianoFrancese(dati, ppm);
    const costante = numero(rataCostante(dati.capitale, dati.rate, ppm));
    return {
      rows: righe.map((riga) => scriviRiga(riga, true, false)),
      totals: totali(righe),
      constantInstalment: costante,
    };
  }
  const { righe, interesseEsatto } = pianoQuoteUguali(
    dati,
    input.method,
    input.grantDate ?? input.firstDue,
    ppm,
  );
  const conInteressi = input.method !== 'NONE';
  const rows = righe.map((riga) => scriviRiga(riga, conInteressi, conInteressi));
  const risultato = { rows, totals: totali(righe) };
  return conInteressi ? { ...risultato, exactInterest: numero(interesseEsatto) } : risultato;
}

function scriviRiga(riga: RigaPiano, conResiduo: boolean, conGiorni: boolean): Risultato {
  return {
    k: riga.k,
    due: dataDi(riga.scadenza),
    ...(conGiorni ? { days: riga.giorni } : {}),
    ...(conResiduo ? { residualBefore: numero(riga.residuoPrima) } : {}),
    principal: numero(riga.capitale),
    interest: numero(riga.interessi),
    total: numero(riga.capitale + riga.interessi),
  };
}

function totali(righe: readonly RigaPiano[]): Risultato {
  const capitale = righe.reduce((a, riga) => a + riga.capitale, 0n);
  const interessi = righe.reduce((a, riga) => a + riga.interessi, 0n);
  return { principal: numero(capitale), interest: numero(interessi), total: numero(capitale + interessi) };
}

/** `band-c796`: the bands of the law that no later row has closed. */
export function fasciaLegge({ amountCents }: IngressiDi['band-c796']): Risultato {
  const { minRate, maxRate } = fasciaDi(parametro(PROFILO_LEGGE160, 'rateazione.fasce', MAI), amountCents);
  return { minInstalments: minRate, maxInstalments: maxRate };
}

const meseDi = (giorno: Giorno): number => {
  const { anno, mese } = civileDi(giorno);
  return anno * 12 + mese;
};

/** `decadence`: what is owed at once, and whether the sollecito and two instalments in six months are there. Source: c. 800. */
export function decadenza({
  plan,
  paidInstalments,
  missedInstalments,
  reminderSent,
}: IngressoDecadenza): Risultato {
  const scadenze = missedInstalments.flatMap((k) => plan.dueDates[k - 1] ?? []);
  const mesi = parametro(PROFILO_LEGGE160, 'decadenza.mesi', Math.min(...plan.dueDates));
  const inOrdine = scadenze.map(meseDi).sort((a, b) => a - b);
  return {
    missedDueDates: scadenze.map(dataDi),
    residualPrincipalCents: numero(capitaleResiduo(plan, new Set(paidInstalments))),
    decayed: reminderSent && primaCoppia(inOrdine, mesi) !== null,
  };
}

function capitaleResiduo(plan: IngressoDecadenza['plan'], pagate: ReadonlySet<number>): Cents {
  let residuo = plan.principalCents;
  for (const k of pagate) residuo -= importoRata(plan.principalCents, plan.n, k);
  return residuo;
}

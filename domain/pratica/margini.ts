import { type DataCivile, dataDi, giornoDi, MAI } from '../calendario';
import type { Fascicolo } from '../fascicolo';
import { leggiFatti } from '../fatti';
import type { FonteInterruzione, Interruzione } from '../prescrizione';
import type { Profilo } from '../profili/profilo';
import type { TipoAtto } from '../vocabolario';
import { interruzioniDi } from './interruzioni';
import { leggiQuadro, type PartitaOggi, type Quadro } from './quadro';

export const STATI_MARGINE = ['viva', 'allarme', 'prescritta', 'senzaData'] as const;

export interface InterruzioneLetta {
  il: DataCivile;
  notaIl: DataCivile;
  fonte: FonteInterruzione;
  atto: TipoAtto | null;
  attoId: string | null;
  /** End of what lasts (a filed insinuazione); null = it does not last, or has not ended. */
  finoAl: DataCivile | null;
  /** False: it came after the claim was prescribed, or before it began, and counts for nothing. */
  vale: boolean;
}

/** The prescription of one partita as people must see it. Days are counts. Source: R-70..R-74; c.c. 2943-2945. */
export interface MarginePartita {
  partita: string;
  dal: DataCivile;
  anni: number;
  /** Last day on which the claim is alive; null = no date while an interruption lasts. */
  prescriveIl: DataCivile | null;
  allarmeIl: DataCivile | null;
  /** Days left until that last day; negative once prescribed. */
  margineGiorni: number | null;
  stato: (typeof STATI_MARGINE)[number];
  interruzioni: InterruzioneLetta[];
}

/** One row per partita still owed, the soonest to prescribe first. */
export function marginiPrescrizione(
  fascicolo: Fascicolo,
  profilo: Profilo,
  oggi: DataCivile,
): MarginePartita[] {
  const quadro = leggiQuadro(leggiFatti(fascicolo, profilo, giornoDi(oggi)));
  return [...quadro.dovute].sort((a, b) => a.scade - b.scade).map((partita) => margineDi(quadro, partita));
}

function margineDi(quadro: Quadro, partita: PartitaOggi): MarginePartita {
  const { scade, allarme } = partita;
  const { dal, anni } = partita.partita.prescrizione;
  const interruzioni = interruzioniDi(partita, quadro.fatti);
  const senzaData = scade === MAI;
  return {
    partita: partita.id,
    dal,
    anni,
    prescriveIl: senzaData ? null : dataDi(scade),
    allarmeIl: senzaData ? null : dataDi(allarme),
    margineGiorni: senzaData ? null : scade - quadro.oggi,
    stato: senzaData
      ? 'senzaData'
      : partita.prescritta
        ? 'prescritta'
        : quadro.oggi >= allarme
          ? 'allarme'
          : 'viva',
    interruzioni: interruzioni.map((interruzione) => ({
      ...letta(interruzione),
      vale: interruzione.giorno >= giornoDi(dal) && interruzione.giorno <= scade,
    })),
  };
}

const letta = ({ giorno, noto, fino, fonte = 'atto', atto }: Interruzione) => ({
  il: dataDi(giorno),
  notaIl: dataDi(noto),
  fonte,
  atto: atto?.tipo ?? null,
  attoId: atto?.id ?? null,
  finoAl: fino === undefined || fino === MAI ? null : dataDi(fino),
});

export interface ProssimaPrescrizione {
  prescriveIl: DataCivile | null;
  allarmeIl: DataCivile | null;
}

/** The earliest dates of what is still owed: those on which a worklist is ordered. Source. */
export function prossimaPrescrizione({ dovute }: Quadro): ProssimaPrescrizione {
  const prima = Math.min(MAI, ...dovute.map(({ scade }) => scade));
  const allarme = Math.min(MAI, ...dovute.map((partita) => partita.allarme));
  return {
    prescriveIl: prima === MAI ? null : dataDi(prima),
    allarmeIl: allarme === MAI ? null : dataDi(allarme),
  };
}

import { type Perfezionamento, REGOLE_PERFEZIONAMENTO } from '../../domain/notifica/perfezionamento';
import { perfezionaPec, type TerminiPec } from '../../domain/notifica/perfezionamento-pec';
import type { DataCivile } from '../../domain/pratica/fascicolo';
import type { Canale } from '../../domain/vocabolario';
import type { EventoProva, TentativoProva } from './fatti';
import { istanteARoma } from './ore';

/** A row of `perfezionamento.json`. `calcolato` null = the evidence of the attempt proves no outcome. */
export interface PerfezionamentoProva {
  readonly tentativoId: string;
  readonly canale: Canale | null;
  /** False where the outcome is the word of who cared for the delivery: no rule computes it. */
  readonly calcolabile: boolean;
  readonly calcolato: (Perfezionamento & { readonly norma: string }) | null;
}

/** Channels whose outcome follows from the evidence by a rule of the domain. */
const RIDUTTORI: Partial<Record<Canale, (t: TentativoProva) => Perfezionamento | null>> = {
  pec: (t) => perfezionaPec(t.eventi.flatMap(eventoPec), (dal) => terminiDel(t, dal)),
};

export function perfezionaTentativo(t: TentativoProva): PerfezionamentoProva {
  const riduttore = t.canale === null ? undefined : RIDUTTORI[t.canale];
  const calcolato = riduttore?.(t) ?? null;
  return {
    tentativoId: t.id,
    canale: t.canale,
    calcolabile: riduttore !== undefined,
    calcolato: calcolato && { ...calcolato, norma: REGOLE_PERFEZIONAMENTO[calcolato.regola] },
  };
}

function eventoPec(e: EventoProva) {
  if (e.trasmissione === null || e.dati.valida === false) return [];
  const { id, tipo, classe, trasmissione } = e;
  const quando = istanteARoma(e.il);
  return [{ id, tipo, classe, trasmissione, quando, codiceEsteso: null, esterno: e.dati.esterno === true }];
}

/** The parameters that the evidence was judged with; the others say how long to wait, never what is proved. */
function terminiDel(t: TentativoProva, dal: DataCivile): TerminiPec {
  const riga = t.termini.find((x) => x.il === dal);
  if (!riga) throw new Error(`prova.termini: mancano i parametri del ${dal}`);
  return { ...riga, accettazioneMinuti: 0, consegnaOre: 0, avvisoFinaleOre: 0 };
}

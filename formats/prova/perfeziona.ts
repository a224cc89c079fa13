import { type Perfezionamento, REGOLE_PERFEZIONAMENTO } from '../../domain/notifica/perfezionamento';
import { perfezionaPec, type TerminiPec } from '../../domain/notifica/perfezionamento-pec';
import { perfezionamentoPosta } from '../../domain/notifica/posta';
import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import type { LeggiTermine } from '../../domain/notifica/posta-prove';
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
  pec: (t) => {
    const scartati = new Set(t.eventi.flatMap((e) => (e.tipo === 'scartato' ? [e.dati.evento] : [])));
    const validi = t.eventi.filter((e) => !scartati.has(e.id));
    return perfezionaPec(validi.flatMap(eventoPec), (dal) => terminiDel(t, dal));
  },
  raccomandata: perfezionaPosta,
};

/** The row of the facts is the event of the domain: what is not its id and its kind is in `dati`. */
function perfezionaPosta({ posta, eventi }: TentativoProva): Perfezionamento | null {
  if (posta === undefined) return null;
  const letti = eventi.map(({ id, tipo, dati }) => ({ ...dati, id, tipo }) as unknown as EventoPosta);
  const termine: LeggiTermine = (nome, dal) => {
    const riga = posta.termini.find((x) => x.il === dal);
    if (nome === 'posta.giacenzaGiorni') return riga?.giacenzaGiorni ?? null;
    // the others say how long to wait, never what is proved
    return nome === 'posta.cadGiorni' ? (riga?.cadGiorni ?? null) : 0;
  };
  return perfezionamentoPosta(letti, posta.prodotto, termine).perfezionamento;
}

export function perfezionaTentativo(t: TentativoProva): PerfezionamentoProva {
  const riduttore = t.canale === null || isAMano(t) ? undefined : RIDUTTORI[t.canale];
  const calcolato = riduttore?.(t) ?? null;
  return {
    tentativoId: t.id,
    canale: t.canale,
    calcolabile: riduttore !== undefined,
    calcolato: calcolato && { ...calcolato, norma: REGOLE_PERFEZIONAMENTO[calcolato.regola] },
  };
}

/** A raccomandata that a person sent: the outcome is that person's word. */
const isAMano = ({ canale, posta }: TentativoProva): boolean =>
  canale === 'raccomandata' && posta === undefined;

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

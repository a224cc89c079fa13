import { addGiorni, type DataCivile } from '../calendario';
import { confronta } from '../notificazione';
import type { EventoAlbo, RegolaAlbo } from './albo-eventi';
import { type Esame, mossaDellEsame, validi } from './esame';
import type { Mossa } from './mossa';
import type { RegolaPerfezionamento } from './perfezionamento';

/** How the acts of a type are perfected by publication, on a day. Source: law.md 5.a. */
export interface TerminiAlbo {
  regola: RegolaAlbo;
  /** Days from the posting: on the last of them the notification is perfect. */
  giorni: number;
}
export type LeggiTerminiAlbo = (dal: DataCivile) => TerminiAlbo;

export type CasoAlbo = 'PUBBLICAZIONI_DISCORDI' | 'DEFISSA_PRIMA_DEL_TERMINE';
type EsameAlbo = Esame<CasoAlbo, never>;

const REGOLE: Record<RegolaAlbo, RegolaPerfezionamento> = {
  art60: 'ALBO_PUBBLICAZIONE',
  art26: 'ALBO_GIORNO_DOPO',
  art143: 'ALBO_ART_143',
};

/**
 * What the evidence of a publication says: a pure function of the set of its events. The task `albo` is what waits for the
 * posting, with its own limit. `speditoIl` = day on which the act was given to the albo: the date of the sender.
 */
export function perfezionamentoAlbo(
  ricevuti: readonly EventoAlbo[],
  speditoIl: DataCivile,
  termini: LeggiTerminiAlbo,
): EsameAlbo {
  const eventi = validi(ricevuti);
  const giorni = (tipo: EventoAlbo['tipo']) =>
    [...new Set(eventi.filter((e) => e.tipo === tipo).map((e) => e.il))].sort(confronta);
  const dal = giorni('pubblicata');
  const al = giorni('defissa');
  const chiama = (caso: CasoAlbo): EsameAlbo => ({
    perfezionamento: null,
    manca: [],
    persona: [{ caso, eventi: eventi.map((e) => e.id) }],
  });
  const [inizio] = dal;
  if (dal.length > 1 || al.length > 1) return chiama('PUBBLICAZIONI_DISCORDI');
  if (inizio === undefined)
    return al.length > 0
      ? chiama('PUBBLICAZIONI_DISCORDI')
      : { perfezionamento: null, manca: [], persona: [] };
  const { regola, giorni: quanti } = termini(inizio);
  const destinatarioIl = addGiorni(inizio, quanti);
  if (al.some((fine) => fine < destinatarioIl)) return chiama('DEFISSA_PRIMA_DEL_TERMINE');
  return {
    perfezionamento: {
      esito: 'perfezionata',
      mittenteIl: speditoIl,
      destinatarioIl,
      regola: REGOLE[regola],
      prove: eventi.map((e) => e.id),
    },
    manca: [],
    persona: [],
  };
}

/** What the process of the attempt does on a date. */
export const mossaAlbo = (
  eventi: readonly EventoAlbo[],
  { speditoIl, ...stato }: { speditoIl: DataCivile; affidato: boolean; oggi: DataCivile },
  termini: LeggiTerminiAlbo,
): Mossa => mossaDellEsame(perfezionamentoAlbo(eventi, speditoIl, termini), stato);

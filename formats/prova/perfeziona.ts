import type { DataCivile } from '../../domain/calendario';
import { type LeggiTerminiAlbo, perfezionamentoAlbo } from '../../domain/notifica/albo';
import { leggiEventoAlbo, leggiEventoMesso } from '../../domain/notifica/eventi-scritti';
import { type LeggiTerminiMesso, perfezionamentoMesso } from '../../domain/notifica/messo';
import { type Perfezionamento, REGOLE_PERFEZIONAMENTO } from '../../domain/notifica/perfezionamento';
import { perfezionaPec, type TerminiPec } from '../../domain/notifica/perfezionamento-pec';
import { perfezionamentoPosta } from '../../domain/notifica/posta';
import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import type { LeggiTermine } from '../../domain/notifica/posta-prove';
import { scartate } from '../../domain/notifica/scartate';
import type { Canale } from '../../domain/vocabolario';
import type { EventoProva, TentativoProva } from './fatti';
import { giornoDellaProva, istanteARoma } from './ore';

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
    const scartati = scartate(t.eventi.map(({ id, tipo, dati }) => ({ id, tipo, evento: dati.evento })));
    const validi = t.eventi.filter((e) => !scartati.has(e.id));
    return perfezionaPec(validi.flatMap(eventoPec), (dal) => terminiDel(t, dal));
  },
  messo: (t) => maturato(t, perfezionamentoMesso(t.eventi.flatMap(eventoMesso), spedito(t), delMesso(t))),
  albo: (t) => maturato(t, perfezionamentoAlbo(t.eventi.flatMap(eventoAlbo), spedito(t), dellAlbo(t))),
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
    // without evidence of its own the outcome is the word of who cared for it
    calcolabile: riduttore !== undefined && (t.canale === 'pec' || t.eventi.length > 0),
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

const spedito = (t: TentativoProva): DataCivile => t.speditoIl ?? '0001-01-01';
const scritto = (e: EventoProva) => ({ ...e, quando: e.il, il: giornoDellaProva(e.il) });
const eventoMesso = (e: EventoProva) => leggiEventoMesso(scritto(e)) ?? [];
const eventoAlbo = (e: EventoProva) => leggiEventoAlbo(scritto(e)) ?? [];

/** A pack knows no clock: a term that runs is over once the pratica has said so. */
function maturato(
  { registrato }: TentativoProva,
  { perfezionamento: p }: { perfezionamento: Perfezionamento | null },
): Perfezionamento | null {
  return p !== null && registrato !== null && p.destinatarioIl <= registrato.notoIl ? p : null;
}

const delMesso =
  (t: TentativoProva): LeggiTerminiMesso =>
  (dal) => ({ ...esigi(rigaDel(t, dal).messo), relataGiorni: 0, attesaProve: 0 });
const dellAlbo =
  (t: TentativoProva): LeggiTerminiAlbo =>
  (dal) =>
    esigi(rigaDel(t, dal).albo);

function esigi<T>(termini: T | undefined): T {
  if (termini === undefined) throw new Error('prova.termini: mancano i parametri del canale');
  return termini;
}

/** The parameters that the evidence was judged with; the others say how long to wait, never what is proved. */
function terminiDel(t: TentativoProva, dal: DataCivile): TerminiPec {
  return { ...rigaDel(t, dal), accettazioneMinuti: 0, consegnaOre: 0, avvisoFinaleOre: 0 };
}

function rigaDel(t: TentativoProva, dal: DataCivile): TentativoProva['termini'][number] {
  const riga = t.termini.find((x) => x.il === dal);
  if (!riga) throw new Error(`prova.termini: mancano i parametri del ${dal}`);
  return riga;
}

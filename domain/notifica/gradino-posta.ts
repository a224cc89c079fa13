import { addGiorni, type DataCivile } from '../calendario';
import { confronta } from '../notificazione';
import { INVIO_INCERTO, type StatoTrasmissione } from './gradino-pec';
import type { CasoDaPersona, Mossa } from './mossa';
import { perfezionamentoPosta } from './posta';
import type { EventoPosta, ProdottoPostale } from './posta-eventi';
import type { Mancanza } from './posta-manca';
import type { LeggiTermine } from './posta-prove';

/** A piece as it was handed over, or is to be. */
export interface PezzoAffidato {
  stato: StatoTrasmissione;
  /** Reason of a refusal or of an uncertain end. */
  codice: string | null;
  /** Day of the batch in which it waits to leave; null = it is in none. */
  inLottoDel: DataCivile | null;
  /** Day on which the provider took it. */
  affidatoIl: DataCivile | null;
  /** A person was called for the state it is in. */
  dichiarata: boolean;
  /** A person said that it has to be handed over again. */
  ripetere: boolean;
}

export interface GradinoPosta {
  prodotto: ProdottoPostale;
  /** null = it was not prepared yet. */
  pezzo: PezzoAffidato | null;
  eventi: readonly EventoPosta[];
}

/** A piece is one transmission: handed over again it is the same one, by its key. */
const ORDINE = 1;
const ATTENDI: Mossa = { mossa: 'attendi', fino: null };

/**
 * What to do next about a piece of post: a pure function of what the provider did and of the set of the evidence.
 * Sources: R-26; notifiche-send-posta.md 4.1, 4.4 and section 6 points 1, 2 and 10.
 */
export function mossaPosta(g: GradinoPosta, termine: LeggiTermine, oggi: DataCivile): Mossa {
  const { perfezionamento, manca, persona } = perfezionamentoPosta(g.eventi, g.prodotto, termine);
  if (perfezionamento)
    return perfezionamento.destinatarioIl > oggi
      ? { mossa: 'attendi', fino: perfezionamento.destinatarioIl }
      : { mossa: 'concludi', perfezionamento };
  const decorso = daDecorrere(g, manca, oggi);
  if (decorso !== null && persona.length === 0) return { mossa: 'decorso', il: decorso };
  const attese = [...manca.filter(({ cosa }) => cosa !== 'RESTITUZIONE'), ...senzaNotizie(g, termine)];
  const casi = [
    ...persona.map(({ caso, eventi }) => ({ codice: caso as string, prove: eventi })),
    ...attese.filter(({ entro }) => entro < oggi).map(scaduta),
  ];
  const fino = prossima(g.prodotto, attese, oggi);
  if (casi.length > 0) return { mossa: 'persona', casi, fino };
  if (g.eventi.length > 0) return { mossa: 'attendi', fino };
  return g.pezzo === null ? { mossa: 'trasmetti', ordine: ORDINE } : sulPezzo(g.pezzo, fino, oggi);
}

/** Nobody has said anything about it yet. */
function sulPezzo(p: PezzoAffidato, fino: DataCivile | null, oggi: DataCivile): Mossa {
  const trasmetti = { mossa: 'trasmetti', ordine: ORDINE } as const;
  const ancora: Mossa = { ...trasmetti, motivo: 'RIPETUTA' };
  switch (p.stato) {
    case 'da_ritentare':
      return ancora;
    case 'riservata':
      // in a batch it leaves when its day is over; else who was handing it over died: the provider is asked
      return p.inLottoDel !== null && oggi <= p.inLottoDel
        ? { mossa: 'attendi', fino: addGiorni(p.inLottoDel, 1) }
        : trasmetti;
    case 'incerta':
    case 'rifiutata':
      if (p.ripetere) return ancora;
      if (p.dichiarata) return ATTENDI;
      return { mossa: 'incerta', ordine: ORDINE, codice: p.codice ?? INVIO_INCERTO };
    case 'inviata':
      return { mossa: 'attendi', fino };
  }
}

/** Taken by the provider, and not a word since. */
function senzaNotizie({ pezzo, eventi }: GradinoPosta, termine: LeggiTermine): Mancanza[] {
  const dal = pezzo?.affidatoIl ?? null;
  if (dal === null || eventi.length > 0) return [];
  return [{ cosa: 'ESITO', entro: addGiorni(dal, termine('posta.attesaProve', dal) ?? 0) }];
}

/** The day on which the deposit is over, come and not written down yet. */
function daDecorrere(
  { prodotto, eventi }: GradinoPosta,
  manca: readonly Mancanza[],
  oggi: DataCivile,
): DataCivile | null {
  if (prodotto !== 'AG') return null;
  const dal = manca.find(({ cosa }) => cosa === 'COMPIUTA_GIACENZA')?.dal;
  if (dal === undefined || dal > oggi) return null;
  return eventi.some((e) => e.tipo === 'decorso' && e.il >= dal) ? null : dal;
}

const scaduta = ({ cosa }: Mancanza): CasoDaPersona => ({ codice: `MANCA_${cosa}`, prove: [] });

/** Next day on which something falls due: a deposit is over, or what was waited for has not come. */
function prossima(
  prodotto: ProdottoPostale,
  attese: readonly Mancanza[],
  oggi: DataCivile,
): DataCivile | null {
  const giorni = attese.flatMap(({ dal, entro }) => [
    ...(prodotto === 'AG' && dal !== undefined ? [dal] : []),
    addGiorni(entro, 1),
  ]);
  return giorni.filter((giorno) => giorno > oggi).sort(confronta)[0] ?? null;
}

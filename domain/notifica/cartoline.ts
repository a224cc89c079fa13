import type { DataCivile } from '../calendario';
import type { Mossa } from './mossa';
import { type EsamePosta, perfezionamentoPosta } from './posta';
import type { EventoPosta, ProdottoPostale } from './posta-eventi';
import { diTipo, type LeggiTermine } from './posta-prove';
import { scartate } from './scartate';

/** A raccomandata that a person gave to the post, with what came back of it. */
export interface DispaccioAMano {
  prodotto: ProdottoPostale;
  eventi: readonly EventoPosta[];
  /** A person, with the card in hand, had already said that it was served. */
  dichiarato: boolean;
}

/**
 * What the cards and the envelopes say of it; null = nothing came back: a person carries it and says how it ended.
 * Sources: R-26; law.md 5.a; ADR 0023, 0027.
 */
export function mossaCartoline(d: DispaccioAMano, termine: LeggiTermine, oggi: DataCivile): Mossa | null {
  if (!d.eventi.some((e) => e.tipo !== 'lavorazione' && e.tipo !== 'restituita')) return null;
  const { perfezionamento, manca, persona } = conDecorso(d, termine, oggi);
  const casi = [
    ...persona.map(({ caso, eventi }) => ({ codice: caso as string, prove: eventi })),
    ...bustaDopoDichiarazione(d),
  ];
  if (casi.length > 0) return { mossa: 'persona', casi };
  if (perfezionamento && perfezionamento.destinatarioIl <= oggi)
    return { mossa: 'concludi', perfezionamento };
  const fino = perfezionamento?.destinatarioIl ?? manca.find(({ dal }) => dal !== undefined)?.dal ?? null;
  return { mossa: 'attendi', fino: fino !== null && fino > oggi ? fino : null };
}

/** L. 890/1982: the days of the deposit that have passed by today are evidence too, whoever looks. */
function conDecorso(
  { eventi, prodotto }: DispaccioAMano,
  termine: LeggiTermine,
  oggi: DataCivile,
): EsamePosta {
  const esame = perfezionamentoPosta(eventi, prodotto, termine);
  const il = esame.manca.find(({ cosa }) => cosa === 'COMPIUTA_GIACENZA')?.dal;
  if (prodotto !== 'AG' || il === undefined || il > oggi) return esame;
  const decorso: EventoPosta = { tipo: 'decorso', id: `decorso:${il}`, quando: `${il}T00:00:00+01:00`, il };
  return perfezionamentoPosta([...eventi, decorso], prodotto, termine);
}

/** The card was never scanned, so no event says the delivery that the envelope denies: the word of a person does. */
function bustaDopoDichiarazione({ eventi, dichiarato }: DispaccioAMano) {
  const scartati = scartate(eventi);
  const buste = diTipo(eventi, 'busta_tornata').filter((e) => !scartati.has(e.id));
  const letta = eventi.some((e) => e.tipo === 'recapito' && !scartati.has(e.id));
  return dichiarato && !letta && buste.length > 0
    ? [{ codice: 'BUSTA_DOPO_CONSEGNA', prove: buste.map((e) => e.id) }]
    : [];
}

import type { Transazione } from '../../database/connessione';
import type { Mossa } from '../../domain/notifica/mossa';
import type { Perfezionamento } from '../../domain/notifica/perfezionamento';
import type { Canale } from '../../domain/vocabolario';
import { mossaDellAlbo, mossaDelMesso } from './messo/prove';
import { mossaDelGradino } from './perfezionamento';
import { mossaDellaPosta } from './posta/gradino';

/** What the stored evidence of an attempt asks for on a date; null = a person carries it. Reads; writes nothing. */
type LeggiMossa = (t: Transazione, tentativoId: string, oggi: string) => Promise<Mossa | null>;

/** Channels whose evidence is read by a rule of the domain; of the others a person says the outcome. */
const LETTORI: Partial<Record<Canale, LeggiMossa>> = {
  pec: mossaDelGradino,
  messo: mossaDelMesso,
  albo: mossaDellAlbo,
  raccomandata: mossaDellaPosta,
};

interface DelCanale {
  tentativoId: string;
  /** null = ordinary mail: nothing to notify. */
  canale: Canale | null;
}

/** Null = nothing computes it: a person carries it and says how it ended. */
export async function mossaDelTentativo(
  t: Transazione,
  { tentativoId, canale }: DelCanale,
  oggi: string,
): Promise<Mossa | null> {
  const leggi = canale === null ? undefined : LETTORI[canale];
  return (await leggi?.(t, tentativoId, oggi)) ?? null;
}

/** What the evidence proves today; null = nothing yet, or no rule reads it. */
export async function provatoDi(
  t: Transazione,
  tentato: DelCanale,
  oggi: string,
): Promise<Perfezionamento | null> {
  const mossa = await mossaDelTentativo(t, tentato, oggi);
  return mossa?.mossa === 'concludi' ? mossa.perfezionamento : null;
}

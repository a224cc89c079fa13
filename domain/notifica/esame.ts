import { addGiorni, type DataCivile } from '../calendario';
import { confronta } from '../notificazione';
import type { CasoDaPersona, Mossa } from './mossa';
import type { Perfezionamento } from './perfezionamento';
import { isParolaSullaProva, scartate } from './scartate';

/** Evidence still to come, with the last day on which it is waited for: then a person is called. */
export interface Attesa<Cosa extends string> {
  cosa: Cosa;
  entro: DataCivile;
  /** Events that call for it. */
  prove: readonly string[];
}

/** What the evidence of one attempt says. Of its three parts none hides another. */
export interface Esame<Caso extends string, Cosa extends string> {
  /** It may lie ahead: it holds from its `destinatarioIl` on. */
  perfezionamento: Perfezionamento | null;
  manca: readonly Attesa<Cosa>[];
  persona: readonly { caso: Caso; eventi: readonly string[] }[];
}

interface Prova {
  id: string;
  tipo: string;
  evento?: string;
}

/** Each event once, without those that a person discarded, in the order of the ids. */
export function validi<E extends Prova>(ricevuti: readonly E[]): E[] {
  const [unici, fuori] = [new Map(ricevuti.map((e) => [e.id, e])), scartate(ricevuti)];
  return [...unici.values()]
    .filter((e) => !isParolaSullaProva(e) && !fuori.has(e.id))
    .sort((a, b) => confronta(a.id, b.id));
}

/** What the process of the attempt does on a date: nothing that is waited for in vain stays silent (I2). */
export function mossaDellEsame(
  { perfezionamento, manca, persona }: Esame<string, string>,
  { affidato, oggi }: { affidato: boolean; oggi: DataCivile },
): Mossa {
  if (perfezionamento !== null)
    return perfezionamento.destinatarioIl <= oggi
      ? { mossa: 'concludi', perfezionamento }
      : { mossa: 'attendi', fino: perfezionamento.destinatarioIl };
  if (persona.length > 0)
    return { mossa: 'persona', casi: persona.map(({ caso, eventi }) => ({ codice: caso, prove: eventi })) };
  if (!affidato) return { mossa: 'affida' };
  const scadute = manca.filter(({ entro }) => entro < oggi);
  if (scadute.length > 0) return { mossa: 'persona', casi: scadute.map(mancante) };
  const entro = manca.map((a) => a.entro).sort()[0];
  return { mossa: 'attendi', fino: entro === undefined ? null : addGiorni(entro, 1) };
}

const mancante = ({ cosa, prove }: Attesa<string>): CasoDaPersona => ({ codice: `${cosa}_MANCANTE`, prove });

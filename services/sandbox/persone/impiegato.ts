import { addGiorni } from '../../../domain/calendario';
import type { Indole } from './indole';
import type { Atto, Pratica, Tentativo } from './vista';

/** An outcome that a person will write on a task of the post, with the card in hand. */
export interface Riscontro {
  il: string;
  tentativoId: string;
  tipo: 'postale' | 'deposito' | 'albo';
  esito: 'perfezionata' | 'irreperibile';
  legaleIl: string;
}

const GIORNI_POSTA = 10;
const GIORNI_IRREPERIBILE = 14;
const GIORNI_DEPOSITO = 15;
const GIORNI_ALBO: Record<string, number> = { accertamentoEsecutivo: 8, intimazioneEsecutiva: 20 };

/** The days of cases/storie section 1: they belong to the people of the sandbox, not to the product. */
export function riscontriDi(p: Pratica, indole: Indole): Riscontro[] {
  return p.atti.flatMap((a) => a.tentativi.flatMap((t) => riscontro(a, t, indole) ?? []));
}

function riscontro(a: Atto, t: Tentativo, indole: Indole): Riscontro | null {
  if (t.canale === 'pec' || t.esito !== null || t.stato !== 'inviato' || t.speditoIl === null) return null;
  const perfetta = (tipo: Riscontro['tipo'], giorni: number): Riscontro => {
    const il = addGiorni(t.speditoIl ?? '', giorni);
    return { il, tentativoId: t.id, tipo, esito: 'perfezionata', legaleIl: il };
  };
  if (t.canale === 'albo') return perfetta('albo', GIORNI_ALBO[a.tipo] ?? 1);
  if (t.canale === 'deposito') return perfetta('deposito', GIORNI_DEPOSITO);
  if (t.canale === null) return perfetta('postale', 0); // ordinary mail: the print list of the day is its proof
  if (indole.posta === 'irreperibile')
    return { ...perfetta('postale', GIORNI_IRREPERIBILE), esito: 'irreperibile' };
  return perfetta('postale', GIORNI_POSTA);
}

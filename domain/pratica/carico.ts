import { type Giorno, giornoDi } from '../calendario';
import type { Fatti, PartitaNota } from '../fatti';
import { type Interruzione, scadenzaPrescrizione } from '../prescrizione';
import { parametro } from '../profili/profilo';
import { interruzioniDi } from './interruzioni';

/** Why a partita is in no sum any more; null = it is in the pratica. Source. */
export function fuoriCarico(partita: PartitaNota, fatti: Fatti): 'restituita' | 'prescritta' | null {
  for (const proposta of fatti.proposte)
    if (proposta.tipo === 'restituzione' && proposta.partite?.includes(partita.id)) return 'restituita';
  return isRimossa(partita, fatti) ? 'prescritta' : null;
}

/** `decisione` accolta removes the partite it names; without names, those proposed and prescribed on that day. */
function isRimossa(partita: PartitaNota, fatti: Fatti): boolean {
  return fatti.eventi.some((evento) => {
    if (evento.tipo !== 'decisione') return false;
    if (evento.partite && evento.partite.length > 0) return evento.partite.includes(partita.id);
    const giorno = giornoDi(evento.il);
    return (
      fatti.proposte.some(
        ({ tipo, il, partite }) =>
          tipo === 'prescrizione' && il <= evento.il && partite?.includes(partita.id),
      ) && giorno > scadenzaDi(partita, fatti, giorno)
    );
  });
}

/** Last day on which the claim is alive, with what was known on `noto`. Source: R-70. */
export function scadenzaDi(partita: PartitaNota, fatti: Fatti, noto: Giorno = fatti.oggi): Giorno {
  const interruzioni: Interruzione[] = interruzioniDi(partita, fatti).filter((i) => i.noto <= noto);
  return scadenzaPrescrizione(partita.partita.prescrizione, interruzioni, fermiDi(partita, fatti));
}

/** The days that stop a period which starts on `dal`, where the profile says so. Source: R-74. */
export const fermiDi =
  ({ sospesi }: Pick<PartitaNota, 'sospesi'>, { profilo }: Pick<Fatti, 'profilo'>) =>
  (dal: Giorno) =>
    parametro(profilo, 'prescrizione.sospesa', dal) ? sospesi : [];

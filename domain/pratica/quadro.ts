import type { Giorno } from '../calendario';
import type { Cents } from '../denaro';
import type { Fatti, PartitaNota } from '../fatti';
import { periodoIn } from '../intervalli';
import { confronta } from '../notificazione';
import { parametro } from '../profili/profilo';
import { sospesiInsieme } from '../sospensione';
import type { GiorniEsclusi } from '../termini';
import { fuoriCarico, scadenzaDi } from './carico';
import { type ContoDettagliato, contoAl } from './conto';

/** A partita of the pratica as it stands today. Source: R-23. */
export interface PartitaOggi extends PartitaNota {
  residuo: Cents;
  /** Last day on which the claim is alive; `MAI` = no date. */
  scade: Giorno;
  /** First day of the alarm. */
  allarme: Giorno;
  prescritta: boolean;
  sospesa: boolean;
}

/** What the rules look at: facts, account and sets of one day. */
export interface Quadro {
  fatti: Fatti;
  oggi: Giorno;
  conto: ContoDettagliato;
  /** Out of every sum because given back to the Ente. */
  restituite: number;
  /** Still in the pratica, in the order of the list. */
  inCarico: readonly PartitaOggi[];
  dovute: readonly PartitaOggi[];
  /** Owed and not prescribed. */
  correnti: readonly PartitaOggi[];
  /** Current and not sospese today. */
  attive: readonly PartitaOggi[];
}

export function leggiQuadro(fatti: Fatti): Quadro {
  const { oggi, profilo } = fatti;
  let restituite = 0;
  const note: PartitaNota[] = [];
  for (const partita of fatti.partite) {
    const fuori = fuoriCarico(partita, fatti);
    if (fuori === null) note.push(partita);
    else if (fuori === 'restituita') restituite += 1;
  }
  const conto = contoAl(fatti, note, oggi);
  const allarme = parametro(profilo, 'prescrizione.allarme', oggi);
  const inCarico = note.map((nota) => partitaOggi(nota, fatti, conto, allarme));
  const conResiduo = inCarico.filter((partita) => partita.residuo > 0n);
  const dovute = conResiduo.length === 0 && conto.dovuto > 0n ? inCarico : conResiduo;
  const correnti = dovute.filter((partita) => !partita.prescritta);
  const attive = correnti.filter((partita) => !partita.sospesa);
  return { fatti, oggi, conto, restituite, inCarico, dovute, correnti, attive };
}

/** Written out field by field: made at every question, a spread costs more than all the rest. */
function partitaOggi(
  nota: PartitaNota,
  fatti: Fatti,
  conto: ContoDettagliato,
  giorniAllarme: number,
): PartitaOggi {
  const scade = scadenzaDi(nota, fatti);
  return {
    id: nota.id,
    partita: nota.partita,
    affidata: nota.affidata,
    importi: nota.importi,
    periodi: nota.periodi,
    sospesi: nota.sospesi,
    titolo: nota.titolo,
    daRifare: nota.daRifare,
    termine: nota.termine,
    esecutivo: nota.esecutivo,
    disponibile: nota.disponibile,
    residuo: conto.perPartita.get(nota.id)?.residuo ?? 0n,
    scade,
    allarme: scade - giorniAllarme,
    prescritta: fatti.oggi > scade,
    sospesa: periodoIn(nota.sospesi, fatti.oggi) !== undefined,
  };
}

export const residuoDelle = (partite: readonly PartitaOggi[]): Cents =>
  partite.reduce((somma, partita) => somma + partita.residuo, 0n);

export const idDelle = (partite: readonly { readonly id: string }[]): string[] =>
  partite.map((partita) => partita.id).sort(confronta);

export const copre = (atto: { atto: { partite: readonly string[] } }, partita: { id: string }): boolean =>
  atto.atto.partite.includes(partita.id);

/** Days that do not count for a term of an act that starts on `dal`. Source: R-31, table of decisione.md 1. */
export function esclusiPerAtto(
  quadro: Quadro,
  atto: { atto: { partite: readonly string[] } },
  dal: Giorno,
): GiorniEsclusi {
  const dovute = quadro.dovute.filter((partita) => copre(atto, partita));
  // nothing is owed any more when the contrary acts are decided
  const coperte = dovute.length > 0 ? dovute : quadro.inCarico.filter((partita) => copre(atto, partita));
  return {
    sospesi: sospesiInsieme(coperte),
    patrono: parametro(quadro.fatti.profilo, 'calendario.patrono', dal),
  };
}

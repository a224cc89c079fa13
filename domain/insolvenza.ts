import { type Giorno, giornoDi, MAI } from './calendario';
import type { Evento } from './fascicolo';
import type { Interruzione } from './prescrizione';

/** A procedure of insolvency in course: from the first event after the last closing. Source: R-43. */
export interface Insolvenza {
  dal: Giorno;
  /** Hearing, if known. */
  udienza: Giorno | null;
}

export function insolvenzaInCorso(eventi: readonly Evento[]): Insolvenza | null {
  let insolvenza: Insolvenza | null = null;
  const chiuse = eventi.filter(({ tipo }) => tipo === 'proceduraChiusa').map(({ il }) => giornoDi(il));
  for (const evento of eventi) {
    if (evento.tipo !== 'insolvenza') continue;
    const dal = giornoDi(evento.il);
    if (chiuse.some((chiusa) => chiusa >= dal)) continue;
    const udienza: Giorno | null = evento.udienza === undefined ? null : giornoDi(evento.udienza);
    insolvenza ??= { dal, udienza };
    insolvenza.udienza ??= udienza;
  }
  return insolvenza;
}

/** The filed insinuazione interrupts as long as the procedure lasts. Source: R-70, c.c. 2945. */
export function interruzioniInsolvenza(eventi: readonly Evento[]): Interruzione[] {
  const interruzioni: Interruzione[] = [];
  for (const evento of eventi) {
    if (evento.tipo !== 'insinuazioneDepositata') continue;
    const giorno = giornoDi(evento.il);
    const chiusa = eventi.find(({ tipo, il }) => tipo === 'proceduraChiusa' && giornoDi(il) >= giorno);
    const fino = chiusa ? giornoDi(chiusa.il) : MAI;
    interruzioni.push({ giorno, noto: giorno, fino, fonte: 'insinuazione' });
  }
  return interruzioni;
}

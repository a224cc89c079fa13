import { createHash } from 'node:crypto';
import type { Bene } from '../../../domain/vocabolario';

/**
 * What a debtor of the sandbox is like: when it pays, how its mail answers. Drawn from its tax code and the seed of
 * the sandbox, so that registers, mail and payments agree about the same person without sharing anything else.
 */
export interface Indole {
  nome: string;
  /** Knob of its PEC address at the provider of the sandbox; null = no digital domicile. */
  pec: 'ok' | 'piena' | 'inesistente' | null;
  posta: 'consegnata' | 'irreperibile';
  paga: 'entro_il_termine' | 'dopo_il_sollecito' | 'a_rate_sue' | 'con_un_piano' | 'mai';
  ente: 'nulla' | 'sospende' | 'sgrava';
}

const INDOLI: readonly Indole[] = [
  { nome: 'puntuale', pec: 'ok', posta: 'consegnata', paga: 'entro_il_termine', ente: 'nulla' },
  { nome: 'sollecitato', pec: null, posta: 'consegnata', paga: 'dopo_il_sollecito', ente: 'nulla' },
  { nome: 'nullatenente', pec: 'ok', posta: 'consegnata', paga: 'mai', ente: 'nulla' },
  { nome: 'casella piena', pec: 'piena', posta: 'consegnata', paga: 'dopo_il_sollecito', ente: 'nulla' },
  { nome: 'sospeso', pec: 'ok', posta: 'consegnata', paga: 'dopo_il_sollecito', ente: 'sospende' },
  { nome: 'sgravato', pec: null, posta: 'consegnata', paga: 'mai', ente: 'sgrava' },
  { nome: 'irreperibile', pec: null, posta: 'irreperibile', paga: 'mai', ente: 'nulla' },
  { nome: 'a rate sue', pec: null, posta: 'consegnata', paga: 'a_rate_sue', ente: 'nulla' },
  { nome: 'col piano', pec: 'ok', posta: 'consegnata', paga: 'con_un_piano', ente: 'nulla' },
  { nome: 'pec sbagliata', pec: 'inesistente', posta: 'consegnata', paga: 'entro_il_termine', ente: 'nulla' },
];

export function indoleDi(codiceFiscale: string, seme: string): Indole {
  const estratto = createHash('sha256').update(`${seme}:${codiceFiscale}`).digest().readUInt32BE(0);
  return INDOLI[estratto % INDOLI.length] as Indole;
}

/** What a search for its goods finds: who pays nothing and is nowhere has nothing. */
export function beniDi(codiceFiscale: string, seme: string): Bene[] {
  const { paga, posta } = indoleDi(codiceFiscale, seme);
  if (paga === 'mai' && posta === 'consegnata') return [];
  return posta === 'irreperibile' ? ['veicolo'] : ['veicolo', 'conto'];
}

/** Its address at the provider of the sandbox: the knob first, then what tells it from the others. */
export function domicilioDi(codiceFiscale: string, seme: string): string | null {
  const { pec } = indoleDi(codiceFiscale, seme);
  if (pec === null) return null;
  const suo = createHash('sha256').update(`domicilio:${codiceFiscale}`).digest('hex').slice(0, 12);
  return `${pec}.${suo}@pec.destinatari.example`;
}

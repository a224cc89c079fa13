import { LEGGE } from '../profili/legge';
import { componiProfilo, type Profilo } from '../profili/profilo';
import { perfezionamentoMesso } from './messo';
import type { EventoMesso } from './messo-eventi';
import { terminiMesso } from './messo-termini';

const conLegge = componiProfilo('prova', null, { legge: LEGGE });

export const terminiMessoDi = (profilo: Profilo = conLegge) => terminiMesso(profilo);

type Senza<T> = T extends unknown ? Omit<T, 'id' | 'quando'> : never;

/** The id is the content: the same piece of evidence has the same id. */
export const evento = (contenuto: Senza<EventoMesso>): EventoMesso =>
  ({ ...contenuto, id: JSON.stringify(contenuto), quando: `${contenuto.il}T12:00:00+01:00` }) as EventoMesso;

export const SPEDITO = '2026-03-02';
export const affidata = (il = '2026-03-04') => evento({ tipo: 'affidata', il });
export const consegna = (a: Extract<EventoMesso, { tipo: 'consegna' }>['a'], il = '2026-03-10') =>
  evento({ tipo: 'consegna', a, il });
export const relativa = (deposito: string, affissione: string, raccomandata: string) =>
  evento({ tipo: 'irreperibilita_relativa', deposito, affissione, raccomandata, il: raccomandata });
export const avviso = (esito: Extract<EventoMesso, { tipo: 'avviso' }>['esito'], il: string) =>
  evento({ tipo: 'avviso', esito, il });

export const esamina = (...eventi: EventoMesso[]) => perfezionamentoMesso(eventi, SPEDITO, terminiMessoDi());

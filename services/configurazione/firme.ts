import type { TipoAtto } from '../../domain/vocabolario';
import type { Configurazione } from './configurazione';

/** Acts that weigh on the goods of a person: in production the Ufficiale signs each (design.md, section 1). */
const IN_PRODUZIONE: ReadonlySet<TipoAtto> = new Set(['fermo', 'ipoteca', 'pignoramento72bis']);
const ALTROVE: ReadonlySet<TipoAtto> = new Set();

/** The acts that no profile may leave to the machine in this installation. */
export const sempreFirmati = (ambiente: Configurazione['ambiente']): ReadonlySet<TipoAtto> =>
  ambiente === 'produzione' ? IN_PRODUZIONE : ALTROVE;

import { giornoDi } from '../calendario';
import type { AttoEmesso, Dispaccio, Evento, Fascicolo, Importi, Partita } from '../fascicolo';
import { leggiFatti } from '../fatti';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { componiProfilo, type Profilo, stratoDi } from '../profili/profilo';
import type { Canale, TipoAtto } from '../vocabolario';
import { leggiQuadro, type Quadro } from './quadro';

/** A claim of 500 euro entrusted on 2 February 2026, alive until 30 June 2030. */
export const partitaDi = (
  id: string,
  importi: Partial<Importi> = { capitale: 500_00n },
  altro: Partial<Partita> = {},
): Partita => ({
  id,
  natura: 'patrimoniale',
  importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n, ...importi },
  prescrizione: { dal: '2025-06-30', anni: 5 },
  affidataIl: '2026-02-02',
  ...altro,
});

/** A dispatch; with a channel it is served on its day, with `esito: null` nothing is known yet. */
export const invioDi = (il: string, canale?: Canale, esito?: Dispaccio['esito'] | null): Dispaccio => ({
  il,
  ...(canale ? { canale } : {}),
  ...(canale && esito !== null
    ? { esito: esito ?? { tipo: 'perfezionata' as const, legaleIl: il, notoIl: il } }
    : {}),
});

export const attoDi = (
  id: string,
  tipo: TipoAtto,
  partite: string[],
  dispacci: Dispaccio[],
  altro: Partial<AttoEmesso> = {},
): AttoEmesso => ({ id, tipo, motivo: 'SOLLECITO_795', partite, dispacci, ...altro });

export const fascicoloDi = (altro: Partial<Fascicolo> & { eventi?: Evento[] } = {}): Fascicolo => ({
  inizio: '2026-02-02',
  debitore: { domicilioDigitale: true },
  partite: [partitaDi('P1')],
  atti: [],
  eventi: [],
  proposte: [],
  indagini: [],
  ...altro,
});

export const profiloCon = (valori: Record<string, unknown>): Profilo =>
  componiProfilo('prova', PROFILO_LEGGE160, { ente: stratoDi(valori, 'prova') });

export const quadroDi = (f: Fascicolo, oggi: string, profilo: Profilo = PROFILO_LEGGE160): Quadro =>
  leggiQuadro(leggiFatti(f, profilo, giornoDi(oggi)));

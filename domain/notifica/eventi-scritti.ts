import type { DataCivile } from '../calendario';
import type { EventoAlbo } from './albo-eventi';
import { CAUSE_NON_ESEGUITA, CONSEGNATARI, ESITI_AVVISO, type EventoMesso, RICERCHE } from './messo-eventi';

/** An event as the archive and the evidence pack keep it: what is proper to its kind is in `dati`, scalars only. */
export interface EventoScritto {
  id: string;
  tipo: string;
  /** RFC 3339 with its offset. */
  quando: string;
  /** Civil date of `quando` in Europe/Rome. */
  il: DataCivile;
  dati: Readonly<Record<string, unknown>>;
}

type Senza<T> = T extends unknown ? Omit<T, 'id' | 'quando'> : never;
export type FattoMesso = Senza<Exclude<EventoMesso, { tipo: 'scartato' | 'ripristinato' }>>;
export type FattoAlbo = Senza<Exclude<EventoAlbo, { tipo: 'scartato' | 'ripristinato' }>>;

/** What is proper to the kind of a fact, as it is written. */
export function datiDelFatto({ tipo: _, il: __, ...propri }: FattoMesso | FattoAlbo): Record<string, string> {
  return Object.fromEntries(
    Object.entries(propri).map(([nome, valore]) => [
      nome,
      Array.isArray(valore) ? [...new Set(valore)].sort().join(' ') : String(valore),
    ]),
  );
}

const unoDi = <T extends string>(valori: readonly T[], testo: unknown): T | undefined =>
  valori.find((valore) => valore === testo);
const testo = (valore: unknown): string => (typeof valore === 'string' ? valore : '');

/** Null = not an event of a messo. */
export function leggiEventoMesso({ id, tipo, quando, il, dati }: EventoScritto): EventoMesso | null {
  const base = { id, quando, il };
  switch (tipo) {
    case 'affidata':
    case 'informativa':
    case 'rifiuto':
      return { ...base, tipo };
    case 'consegna': {
      const a = unoDi(CONSEGNATARI, dati.a);
      return a ? { ...base, tipo, a } : null;
    }
    case 'irreperibilita_relativa': {
      const [deposito, affissione] = [testo(dati.deposito), testo(dati.affissione)];
      return { ...base, tipo, deposito, affissione, raccomandata: testo(dati.raccomandata) };
    }
    case 'avviso': {
      const esito = unoDi(ESITI_AVVISO, dati.esito);
      return esito ? { ...base, tipo, esito } : null;
    }
    case 'irreperibilita_assoluta': {
      const scritte = testo(dati.ricerche).split(' ');
      return { ...base, tipo, ricerche: RICERCHE.filter((r) => scritte.includes(r)) };
    }
    case 'non_eseguita': {
      const causa = unoDi(CAUSE_NON_ESEGUITA, dati.causa);
      return causa ? { ...base, tipo, causa } : null;
    }
    case 'scartato':
    case 'ripristinato':
      return { ...base, tipo, evento: testo(dati.evento) };
    default:
      return null;
  }
}

/** Null = not an event of the albo. */
export function leggiEventoAlbo({ id, tipo, quando, il, dati }: EventoScritto): EventoAlbo | null {
  const base = { id, quando, il };
  if (tipo === 'pubblicata' || tipo === 'defissa') return { ...base, tipo };
  return tipo === 'scartato' || tipo === 'ripristinato'
    ? { ...base, tipo, evento: testo(dati.evento) }
    : null;
}

import type { Credito, DatiAtto } from './dati-atto';
import { rifiuta } from './errori';
import { type Citazioni, citazioni } from './norme';

export type Ente = DatiAtto['enti'][number];
type Preposizione = 'il' | 'a' | 'di' | 'da';

/** What the writers of the blocks share. */
export interface Contesto {
  dati: DatiAtto;
  norme: Citazioni;
  /** Creditor of the letterhead: the first of the list. */
  ente: Ente;
  /** Who collects and answers the phone: the collector, or the Ente itself. */
  riscossore: { nome: Record<Preposizione, string>; denominazione: string; sede: string } & Recapiti;
}

interface Recapiti {
  pec: string;
  telefono?: string | undefined;
  orario?: string | undefined;
  sito?: string | undefined;
}

const GENERI: [RegExp, Record<Preposizione, string>][] = [
  [/^(comune|consorzio|libero)\b/i, { il: 'il ', a: 'al ', di: 'del ', da: 'dal ' }],
  [/^(unione|azienda|area)\b/i, { il: "l'", a: "all'", di: "dell'", da: "dall'" }],
  [
    /^(provincia|città|citta|comunità|comunita|magnifica)(?!\p{L})/iu,
    { il: 'la ', a: 'alla ', di: 'della ', da: 'dalla ' },
  ],
];
const ALTRO = { il: "l'ente ", a: "all'ente ", di: "dell'ente ", da: "dall'ente " };
const SOCIETA = { il: 'la società ', a: 'alla società ', di: 'della società ', da: 'dalla società ' };

const unisci = (prefissi: Record<Preposizione, string>, nome: string): Record<Preposizione, string> => ({
  il: prefissi.il + nome,
  a: prefissi.a + nome,
  di: prefissi.di + nome,
  da: prefissi.da + nome,
});

/** The name with its article: `nomi(ente).di` = "del Comune di Valdisopra". */
export function nomi(ente: Ente): Record<Preposizione, string> {
  const genere = GENERI.find(([pattern]) => pattern.test(ente.denominazione));
  return unisci(genere?.[1] ?? ALTRO, ente.denominazione);
}

export function enteDi(dati: DatiAtto, credito: Credito): Ente {
  const ente = dati.enti.find(({ codiceFiscale }) => codiceFiscale === credito.ente);
  if (!ente) return rifiuta(`il credito ${credito.chiave} è di un ente che l'atto non nomina`);
  return ente;
}

export function creaContesto(dati: DatiAtto): Contesto {
  const [ente] = dati.enti;
  if (!ente) return rifiuta('nessun ente');
  const { societa } = dati;
  const riscossore = societa
    ? {
        nome: unisci(SOCIETA, societa.denominazione),
        denominazione: societa.denominazione,
        sede: societa.sportello ?? societa.sede,
        pec: societa.pec,
        telefono: societa.telefono,
        orario: societa.orario,
        sito: societa.sito,
      }
    : { ...ente, nome: nomi(ente), sede: ente.indirizzo };
  return { dati, norme: citazioni(dati.emessoIl), ente, riscossore };
}

export const tributario = (credito: Credito): boolean => credito.natura === 'tributaria';
/** First letter in upper case. */
export const maiuscola = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { addGiorni } from '../../../domain/calendario';
import type { Capriccio } from './maltempo';
import { leggiManopola, type Manopola } from './manopole';
import { oraDopo } from './tempo';

/** A message that the provider took, as its own books keep it: what an act is counted by. */
export interface Accettato {
  readonly id: string;
  readonly messageId: string | null;
  readonly identificativo: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly oggetto: string;
  /** SHA-256 (hex) of each attachment, decoded. */
  readonly allegati: readonly string[];
  readonly sha256: string;
  readonly oggi: string;
  readonly istante: string;
  /** Reason of a formal refusal at the door; the message was answered 250 but never left. */
  readonly rifiuto?: string;
  /** What the bad weather of the sandbox does to its receipts. */
  readonly capriccio?: Capriccio;
}

export type Genere =
  | 'accettazione'
  | 'non-accettazione'
  | 'non-accettazione-virus'
  | 'presa-in-carico'
  | 'avvenuta-consegna'
  | 'preavviso-12'
  | 'preavviso-24'
  | 'errore-piena'
  | 'errore-inesistente'
  | 'errore-disattiva'
  | 'errore-nodominio'
  | 'errore-ignoto'
  | 'errore-virus'
  | 'busta'
  | 'falsa';

/** How a delivery receipt is spoilt. */
export type Variante =
  | 'manomessa'
  | 'scaduto'
  | 'altrafirma'
  | 'annidata'
  | 'entita'
  | 'discorde'
  | 'altrui'
  | 'estranea'
  | 'enorme';

/** One message to issue: once, not before its civil date. */
export interface Emissione {
  /** Unique for ever: a restart does not issue it again. */
  readonly chiave: string;
  readonly genere: Genere;
  readonly destinatario: string;
  readonly dal: string;
  readonly variante?: Variante;
  /** Its legal time is so many hours after the acceptance; absent = when it is issued. */
  readonly ore?: number;
}

const ESITO: Record<Manopola, readonly Genere[]> = {
  ok: ['busta', 'avvenuta-consegna'],
  taglio: ['busta', 'avvenuta-consegna'],
  disordine: ['busta', 'avvenuta-consegna'],
  tardi: ['busta', 'avvenuta-consegna'],
  duplicata: ['busta', 'avvenuta-consegna', 'avvenuta-consegna'],
  incarico: ['presa-in-carico', 'busta', 'avvenuta-consegna'],
  lenta12: ['preavviso-12', 'busta', 'avvenuta-consegna'],
  lenta24: ['preavviso-12', 'preavviso-24'],
  piena: ['errore-piena'],
  inesistente: ['errore-inesistente'],
  disattiva: ['errore-disattiva'],
  nodominio: ['errore-nodominio'],
  ignota: ['errore-ignoto'],
  infetta: ['errore-virus'],
  falsa: ['falsa'],
  manomessa: ['avvenuta-consegna'],
  scaduto: ['avvenuta-consegna'],
  altrafirma: ['avvenuta-consegna'],
  annidata: ['avvenuta-consegna'],
  entita: ['avvenuta-consegna'],
  discorde: ['avvenuta-consegna'],
  altrui: ['avvenuta-consegna'],
  estranea: ['avvenuta-consegna'],
  enorme: ['avvenuta-consegna'],
  muta: [],
  sorda: [],
  esterno: [],
  virus: [],
};

const VARIANTI: Partial<Record<Manopola, Variante>> = {
  manomessa: 'manomessa',
  scaduto: 'scaduto',
  altrafirma: 'altrafirma',
  annidata: 'annidata',
  entita: 'entita',
  discorde: 'discorde',
  altrui: 'altrui',
  estranea: 'estranea',
  enorme: 'enorme',
};

/** Hours after the acceptance at which a provider that is late speaks. Source: RFC 6109 par. 3.1.6. */
const ORE: Partial<Record<`${Manopola}/${Genere}`, number>> = {
  'lenta12/preavviso-12': 12,
  'lenta12/avvenuta-consegna': 18,
  'lenta24/preavviso-12': 12,
  'lenta24/preavviso-24': 23,
  'tardi/avvenuta-consegna': 0,
};

/** All that will be issued for a message, in order: a pure function of the books, so a restart finds it again. */
export function pianoDi(a: Accettato): Emissione[] {
  const primo = a.to[0] ?? '';
  const porta = (genere: Genere): Emissione => ({
    chiave: `${a.id}/${genere}`,
    genere,
    destinatario: primo,
    dal: a.oggi,
  });
  if (a.rifiuto !== undefined) return [porta('non-accettazione')];
  const manopole = a.to.map((indirizzo) => ({ indirizzo, ...leggiManopola(indirizzo) }));
  if (manopole.some((m) => m.manopola === 'virus')) return [porta('non-accettazione-virus')];
  const consegne = manopole.flatMap(({ indirizzo, manopola, giorni }) =>
    capricciose(a, ESITO[manopola]).map((genere, n) => {
      const ore = ORE[`${manopola}/${genere}`] ?? (a.capriccio === 'ritarda' ? 0 : undefined);
      const variante = VARIANTI[manopola];
      return {
        chiave: `${a.id}/${genere}/${indirizzo}/${n}`,
        genere,
        destinatario: indirizzo,
        dal:
          genere === 'presa-in-carico' ? a.oggi : addGiorni(giornoDopo(a, ore ?? 0), giorni + ritardoDi(a)),
        ...(variante && { variante }),
        ...(ore !== undefined && { ore }),
      };
    }),
  );
  if (manopole.some((m) => m.manopola === 'sorda')) return consegne;
  const prima = a.capriccio === 'disordina' || manopole.some((m) => m.manopola === 'disordine');
  return prima ? [...consegne, porta('accettazione')] : [porta('accettazione'), ...consegne];
}

const GIORNI_DI_RITARDO = 2;
const ritardoDi = (a: Accettato): number => (a.capriccio === 'ritarda' ? GIORNI_DI_RITARDO : 0);

/** A provider in a bad mood says everything twice. */
const capricciose = (a: Accettato, generi: readonly Genere[]): readonly Genere[] =>
  a.capriccio === 'duplica' ? generi.flatMap((genere) => [genere, genere]) : generi;

/** Civil date so many hours after the acceptance. */
const giornoDopo = (a: Accettato, ore: number): string => oraDopo(a, ore).oggi;

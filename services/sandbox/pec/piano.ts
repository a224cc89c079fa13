import { addGiorni } from '../../../domain/calendario';
import { leggiManopola, type Manopola } from './manopole';

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
}

export type Genere =
  | 'accettazione'
  | 'non-accettazione'
  | 'non-accettazione-virus'
  | 'presa-in-carico'
  | 'avvenuta-consegna'
  | 'errore-piena'
  | 'errore-inesistente'
  | 'errore-nodominio'
  | 'busta'
  | 'falsa';

/** One message to issue: once, not before its civil date. */
export interface Emissione {
  /** Unique for ever: a restart does not issue it again. */
  readonly chiave: string;
  readonly genere: Genere;
  readonly destinatario: string;
  readonly dal: string;
  readonly variante?: 'manomessa' | 'scaduto';
}

const ESITO: Record<Manopola, readonly (readonly [Genere, Emissione['variante']?])[]> = {
  ok: [['busta'], ['avvenuta-consegna']],
  taglio: [['busta'], ['avvenuta-consegna']],
  disordine: [['busta'], ['avvenuta-consegna']],
  duplicata: [['busta'], ['avvenuta-consegna'], ['avvenuta-consegna']],
  incarico: [['presa-in-carico'], ['busta'], ['avvenuta-consegna']],
  manomessa: [['avvenuta-consegna', 'manomessa']],
  scaduto: [['avvenuta-consegna', 'scaduto']],
  piena: [['errore-piena']],
  inesistente: [['errore-inesistente']],
  nodominio: [['errore-nodominio']],
  falsa: [['falsa']],
  muta: [],
  esterno: [],
  virus: [],
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
    ESITO[manopola].map(([genere, variante], n): Emissione => {
      const dal = addGiorni(a.oggi, genere === 'presa-in-carico' ? 0 : giorni);
      const base = { chiave: `${a.id}/${genere}/${indirizzo}/${n}`, genere, destinatario: indirizzo, dal };
      return variante ? { ...base, variante } : base;
    }),
  );
  const prima = manopole.some((m) => m.manopola === 'disordine');
  return prima ? [...consegne, porta('accettazione')] : [porta('accettazione'), ...consegne];
}

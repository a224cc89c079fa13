import type { Canale, TipoAtto } from '../vocabolario';

/** Categories of the Firenze study. Source: seed D-038..D-044. */
export const CATEGORIE = [
  'riscosseEntro30',
  'riscosseOltre30',
  'nonRiscosseConAzioni',
  'nonRiscosseSenzaAzioni',
  'discaricate',
] as const;
export type Categoria = (typeof CATEGORIE)[number];

/** Days from the entrusting by which money came; what came later goes in the last one, without limit. */
export const SCAGLIONI = [30, 60, 90, 180, 365, 730, 1095, 1460, null] as const;

export const CANALI_DI_SPESA = ['pec', 'deposito', 'raccomandata', 'messo', 'albo', 'ordinaria'] as const;
export type CanaleDiSpesa = Canale | 'ordinaria';

/** Sums of one band of amount. Money in cents. */
export interface SommeFascia {
  pratiche: number;
  affidato: bigint;
  incassato: bigint;
  costi: bigint;
  rimborsati: bigint;
  atti: number;
  chiuse: number;
  partitePrescritte: number;
  prescritto: bigint;
}

/**
 * Sums of many lives. Only counts and sums of integers, with keys of closed vocabularies: the memory does not grow
 * with the lives, and the order in which lives or parts are added changes nothing.
 */
export interface Somme {
  fasce: SommeFascia[];
  /** By motivo: of the closing, or of the last wait. */
  chiuse: Record<string, number>;
  aperte: Record<string, number>;
  atti: Partial<Record<TipoAtto, number>>;
  dispacci: Partial<Record<CanaleDiSpesa, number>>;
  proposte: Record<string, number>;
  rifiuti: Record<string, number>;
  /** Money by time of arrival, in the order of `SCAGLIONI`. */
  arrivi: bigint[];
  /** Sum of cents x days, for the mean. */
  centGiorni: bigint;
  incassi: bigint;
  giorniChiusura: number;
  categorie: Record<Categoria, { pratiche: number; importo: bigint }>;
  domande: number;
}

const fasciaVuota = (): SommeFascia => ({
  pratiche: 0,
  affidato: 0n,
  incassato: 0n,
  costi: 0n,
  rimborsati: 0n,
  atti: 0,
  chiuse: 0,
  partitePrescritte: 0,
  prescritto: 0n,
});

export const sommeVuote = (fasce: number): Somme => ({
  fasce: Array.from({ length: fasce }, fasciaVuota),
  chiuse: {},
  aperte: {},
  atti: {},
  dispacci: {},
  proposte: {},
  rifiuti: {},
  arrivi: SCAGLIONI.map(() => 0n),
  centGiorni: 0n,
  incassi: 0n,
  giorniChiusura: 0,
  categorie: {
    riscosseEntro30: { pratiche: 0, importo: 0n },
    riscosseOltre30: { pratiche: 0, importo: 0n },
    nonRiscosseConAzioni: { pratiche: 0, importo: 0n },
    nonRiscosseSenzaAzioni: { pratiche: 0, importo: 0n },
    discaricate: { pratiche: 0, importo: 0n },
  },
  domande: 0,
});

export function conta(conti: Partial<Record<string, number>>, nome: string, quanti = 1): void {
  conti[nome] = (conti[nome] ?? 0) + quanti;
}

type Sommabile = number | bigint | { [nome: string]: Sommabile } | Sommabile[];

/** Adds `b` to `a`, field by field. */
export function aggiungi<T extends object>(a: T, b: T): T {
  const verso = a as Record<string, Sommabile>;
  for (const [nome, valore] of Object.entries(b) as [string, Sommabile][]) {
    const gia = verso[nome];
    if (gia === undefined) verso[nome] = copia(valore);
    else if (typeof gia === 'number' && typeof valore === 'number') verso[nome] = gia + valore;
    else if (typeof gia === 'bigint' && typeof valore === 'bigint') verso[nome] = gia + valore;
    else aggiungi(gia as object, valore as object);
  }
  return a;
}

const copia = (valore: Sommabile): Sommabile =>
  typeof valore === 'object' ? aggiungi(Array.isArray(valore) ? [] : {}, valore) : valore;

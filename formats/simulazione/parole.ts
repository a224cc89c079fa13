import { formatEuroItaliano } from '../../domain/denaro';
import { dataScritta } from '../../domain/pratica/spiega/parole';
import type { RapportoSimulazione } from '../../domain/simulazione/rapporto';
import type { CifreFascia, RisultatoProfilo } from '../../domain/simulazione/risultato';

const CATEGORIE: Record<string, string> = {
  riscosseEntro30: 'riscosse entro 30 giorni dalla notifica',
  riscosseOltre30: 'riscosse oltre 30 giorni',
  nonRiscosseConAzioni: 'non riscosse, con azioni',
  nonRiscosseSenzaAzioni: 'non riscosse, senza azioni',
  discaricate: 'discaricate',
};

export const nomeCategoria = (categoria: string): string => CATEGORIE[categoria] ?? categoria;

/** Cents as decimal digits -> `1.234,56 €`. */
export const euro = (cents: string): string => `${formatEuroItaliano(BigInt(cents))} €`;

/** A difference, with its sign: `+1.234,56 €`. */
export const differenza = (cents: string): string => `${BigInt(cents) > 0n ? '+' : ''}${euro(cents)}`;

export const interoConSegno = (numero: number): string => `${numero > 0 ? '+' : ''}${intero(numero)}`;

export const intero = (numero: number): string => String(numero).replace(/\B(?=(\d{3})+$)/g, '.');

/** `preavvisoFermo` -> `preavviso fermo`, `DISCARICO_ACCETTATO` -> `discarico accettato`. */
export const parole = (nome: string): string =>
  nome
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();

export const nomeFascia = ({ oltre, fino }: Pick<CifreFascia, 'oltre' | 'fino'>): string => {
  if (fino === null) return `oltre ${euro(oltre)}`;
  return oltre === '0' ? `fino a ${euro(fino)}` : `da ${euro(oltre)} a ${euro(fino)}`;
};

/** Part of the whole in percent, one decimal: `12,3%`. */
export function quota(parte: string, tutto: string): string {
  const intero = BigInt(tutto);
  if (intero === 0n) return '-';
  return `${(Number((BigInt(parte) * 10_000n) / intero) / 100).toFixed(1).replace('.', ',')}%`;
}

export const giorni = (numero: number | null): string => (numero === null ? '-' : `${intero(numero)} giorni`);

export const giorniConSegno = (numero: number | null): string =>
  numero === null ? '-' : `${interoConSegno(numero)} giorni`;

/** Main figures, in the order of the tables: name, then the value for each profile. */
export const PRINCIPALI: readonly [string, (p: RisultatoProfilo) => string][] = [
  ['pratiche', (p) => intero(p.pratiche)],
  ['affidato', (p) => euro(p.affidato)],
  ['incassato', (p) => `${euro(p.incassato)} (${quota(p.incassato, p.affidato)})`],
  ['costi sostenuti', (p) => euro(p.costi)],
  ['costi rimborsati dai debitori', (p) => euro(p.rimborsati)],
  ['atti emessi', (p) => intero(Object.values(p.atti).reduce((t, n) => t + n, 0))],
  ['attesa media dell’incasso', (p) => giorni(p.tempi.mediaIncasso)],
  ['attesa media della chiusura', (p) => giorni(p.tempi.mediaChiusura)],
  ['importo prescritto', (p) => euro(p.prescritto)],
  ['partite prescritte', (p) => intero(p.partitePrescritte)],
];

/** What was lived, what is true of it and what is made up. */
export function premessa({ ingresso, carico }: RapportoSimulazione): string {
  const { seme, anni, dal, modello } = ingresso;
  const con = `con il seme ${seme} e il modello di comportamento ${modello}`;
  const quali =
    carico === undefined
      ? `Sono ${anni} anni dal ${dataScritta(dal)}, ${con}. I debitori e ciò che fanno sono inventati`
      : `Ogni pratica della lista è vissuta per ${anni} anni dal giorno del suo affidamento, ${con}. Gli importi sono quelli della lista, ciò che i debitori fanno è inventato`;
  return `${quali}; le decisioni sono quelle del prodotto. Nessun dato reale è stato toccato.`;
}

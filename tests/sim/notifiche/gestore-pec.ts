import type { StatoTrasmissione } from '../../../domain/notifica/gradino-pec';
import type { EventoPec } from '../../../domain/notifica/perfezionamento-pec';
import { accadeCon, estraiIntero, estraiPeso, type Sorte } from '../../../domain/simulazione/sorte';
import { GIORNO, istanteDelMinuto, type Minuto } from './tempo';

export interface Arrivo<E> {
  dal: Minuto;
  evento: E;
}

/** What a provider does with a message, and how often of a hundred. */
const MANOPOLE = {
  ok: 30,
  piena: 12,
  inesistente: 6,
  disattiva: 4,
  nodominio: 3,
  ignota: 4,
  infetta: 3,
  virus: 2,
  esterno: 3,
  lenta12: 6,
  lenta24: 6,
  muta: 8,
  sorda: 5,
  entrambe: 4,
} as const;
type Manopola = keyof typeof MANOPOLE;

/** How the send itself ends: taken and said so; taken, and cut before the answer; never taken, and cut; away; refused. */
const PORTE = { preso: 78, taglio: 7, perso: 5, lontano: 7, rifiuto: 3 } as const;
type Porta = keyof typeof PORTE;

function pesca<T extends string>(sorte: Sorte, chiave: string, pesi: Record<T, number>, n: number): T {
  const nomi = Object.keys(pesi) as T[];
  const scelto =
    nomi[
      estraiPeso(
        sorte,
        chiave,
        nomi.map((nome) => pesi[nome]),
        n,
      )
    ];
  if (scelto === undefined) throw new Error(`sim.pesi: ${chiave}`);
  return scelto;
}

type Bozza = [dopo: number, tipo: string, piu?: Partial<EventoPec>];

/** Minutes after the acceptance, and what is said. Classes and codes: notifiche-pec.md 1.3 and 1.5. */
const DETTO: Record<Manopola, readonly Bozza[]> = {
  ok: [[6, 'avvenuta-consegna']],
  piena: [[9, 'errore-consegna', { classe: 'CASELLA_SATURA', codiceEsteso: '5.2.2' }]],
  inesistente: [[9, 'errore-consegna', { classe: 'NON_VALIDA', codiceEsteso: '5.1.1' }]],
  disattiva: [[9, 'errore-consegna', { classe: 'NON_ATTIVA', codiceEsteso: '5.2.1' }]],
  nodominio: [[9, 'errore-consegna', { classe: 'DOMINIO_INESISTENTE', codiceEsteso: '5.1.2' }]],
  ignota: [[9, 'errore-consegna', { classe: 'ALTRO', codiceEsteso: '5.9.9' }]],
  infetta: [[9, 'errore-consegna', { classe: 'VIRUS', codiceEsteso: '5.7.1' }]],
  virus: [[0, 'non-accettazione', { classe: 'VIRUS' }]],
  esterno: [],
  lenta12: [
    [12 * 60, 'preavviso-errore-consegna', { codiceEsteso: '4.4.1' }],
    [18 * 60, 'avvenuta-consegna'],
  ],
  lenta24: [
    [12 * 60, 'preavviso-errore-consegna', { codiceEsteso: '4.4.1' }],
    [23 * 60, 'preavviso-errore-consegna', { codiceEsteso: '5.4.1' }],
  ],
  muta: [],
  sorda: [],
  entrambe: [
    [9, 'errore-consegna', { classe: 'NON_VALIDA', codiceEsteso: '5.1.1' }],
    [30, 'avvenuta-consegna'],
  ],
};
const SENZA_ACCETTAZIONE: readonly Manopola[] = ['sorda', 'virus'];

/** A PEC provider that misbehaves: its own books, and the receipts that it will store in the mailbox. */
export class GestorePec {
  /** A row per message that it took: what a send is counted by. */
  readonly libro: { messageId: string; il: Minuto }[] = [];
  /** Instant of the true delivery, by message: whatever is said of it later. */
  readonly consegnati = new Map<string, Minuto>();
  private chiamate = 0;

  constructor(private readonly sorte: Sorte) {}

  riceve(
    messageId: string,
    trasmissione: number,
    ora: Minuto,
  ): { esito: StatoTrasmissione; arrivi: Arrivo<EventoPec>[] } {
    this.chiamate += 1;
    const porta: Porta = pesca(this.sorte, 'pec.porta', PORTE, this.chiamate);
    if (porta === 'lontano') return { esito: 'da_ritentare', arrivi: [] };
    if (porta === 'rifiuto') return { esito: 'rifiutata', arrivi: [] };
    if (porta === 'perso') return { esito: 'incerta', arrivi: [] };
    this.libro.push({ messageId, il: ora });
    const arrivi = this.emette(messageId, trasmissione, ora);
    return { esito: porta === 'taglio' ? 'incerta' : 'inviata', arrivi };
  }

  private emette(messageId: string, trasmissione: number, ora: Minuto): Arrivo<EventoPec>[] {
    const n = this.chiamate;
    const manopola: Manopola = pesca(this.sorte, 'pec.manopola', MANOPOLE, n);
    const accettato = ora + estraiIntero(this.sorte, 'pec.accetta', [1, 4], n);
    const esterno = manopola === 'esterno';
    const bozze: Bozza[] = [
      ...(SENZA_ACCETTAZIONE.includes(manopola) ? [] : [[0, 'accettazione', { esterno }] as Bozza]),
      ...DETTO[manopola],
    ];
    const base = { trasmissione, classe: null, codiceEsteso: null, esterno: false };
    return bozze.flatMap(([dopo, tipo, piu], i) => {
      const istante = accettato + dopo;
      if (tipo === 'avvenuta-consegna') this.consegnati.set(messageId, istante);
      const evento = { ...base, ...piu, tipo, quando: istanteDelMinuto(istante), id: `${messageId}/${i}` };
      return this.recapita(evento, istante, n * 10 + i);
    });
  }

  /** Lost, said twice, days late: and so out of order. */
  private recapita(evento: EventoPec, istante: Minuto, n: number): Arrivo<EventoPec>[] {
    if (accadeCon(this.sorte, 'pec.persa', 6, n)) return [];
    const ritardo = accadeCon(this.sorte, 'pec.tardi', 20, n)
      ? estraiIntero(this.sorte, 'pec.ritardo', [1, 40 * GIORNO], n)
      : 0;
    const arrivo = { dal: istante + ritardo, evento };
    if (!accadeCon(this.sorte, 'pec.doppia', 20, n)) return [arrivo];
    return [
      arrivo,
      { ...arrivo, dal: arrivo.dal + estraiIntero(this.sorte, 'pec.ancora', [0, 9 * GIORNO], n) },
    ];
  }
}

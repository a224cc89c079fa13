import type { StatoTrasmissione } from '../../../domain/notifica/gradino-pec';
import type { CausaPostale, EventoPosta, ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { accadeCon, estraiIntero, estraiPeso, type Sorte } from '../../../domain/simulazione/sorte';
import { creaEvento, eventoDelCodice, type PezzoNoto } from '../../../formats/posta/evento';
import { ESITI, type ManopolaEsito } from '../../../services/sandbox/posta/manopole';
import { type Avanzamento, pianoDi } from '../../../services/sandbox/posta/piano';
import type { Arrivo } from './gestore-pec';
import { dataDelMinuto, GIORNO, type Minuto, minutoDella } from './tempo';

const PRODOTTI: Record<ProdottoPostale, string> = { AR: 'AR', AG: '890', RS: 'RS' };
const PORTE = [
  'inviata',
  'inviata',
  'inviata',
  'inviata',
  'inviata',
  'da_ritentare',
  'rifiutata',
  'incerta',
] as const;
const ALLE_DIECI = 10 * 60;

/** Whether the piece was truly served, and the first day on which it may be said to be. */
export interface Vero {
  servito: boolean;
  /** Of a served piece. */
  nonPrima: string;
}

/** A consolidator that misbehaves: its own books, and what it will say of each piece. */
export class UfficioPostale {
  /** A row per piece that it took. */
  readonly libro: { pezzoId: string; il: Minuto }[] = [];
  readonly veri = new Map<string, Vero>();
  private chiamate = 0;

  constructor(private readonly sorte: Sorte) {}

  /** By its key a piece is taken once, however many times it is handed over. */
  riceve(pezzo: PezzoNoto, ora: Minuto): { esito: StatoTrasmissione; arrivi: Arrivo<EventoPosta>[] } {
    this.chiamate += 1;
    if (this.libro.some((p) => p.pezzoId === pezzo.id)) return { esito: 'inviata', arrivi: [] };
    const n = this.chiamate;
    const porta = PORTE[estraiIntero(this.sorte, 'posta.porta', [0, PORTE.length - 1], n)] ?? 'inviata';
    if (porta === 'da_ritentare' || porta === 'rifiutata') return { esito: porta, arrivi: [] };
    if (porta === 'incerta' && accadeCon(this.sorte, 'posta.persa', 40, n))
      return { esito: porta, arrivi: [] };
    this.libro.push({ pezzoId: pezzo.id, il: ora });
    return { esito: porta, arrivi: this.dice(pezzo, ora) };
  }

  private dice(pezzo: PezzoNoto, ora: Minuto): Arrivo<EventoPosta>[] {
    const esito =
      ESITI[estraiPeso(this.sorte, 'posta.esito', [20, 8, 10, 14, 6, 6, 6, 3, 5, 3, 5, 6])] ?? 'consegnato';
    const visita = estraiIntero(this.sorte, 'posta.visita', [2, 12]);
    const oggi = dataDelMinuto(ora);
    const piano = pianoDi({
      requestId: pezzo.id,
      requestPaId: '',
      sha256: '',
      productType: PRODOTTI[pezzo.prodotto],
      receiverAddress: `via @${esito}-${visita}`,
      oggi,
    });
    this.veri.set(pezzo.id, veroDi(esito, dataDelMinuto(ora + (1 + visita) * GIORNO)));
    return [...piano, ...this.smentite(esito, piano)].flatMap((a, n) => this.recapita(pezzo, a, n));
  }

  /** What contradicts what was said before: an envelope that comes back, another outcome closed. */
  private smentite(esito: ManopolaEsito, piano: readonly Avanzamento[]): (Avanzamento & { busta?: true })[] {
    const ultimo = piano.at(-1);
    if (!ultimo || (esito !== 'consegnato' && esito !== 'ritirato')) return [];
    const dopo = estraiIntero(this.sorte, 'posta.dopo', [1, 60]);
    const il = dataDelMinuto(minutoDella(ultimo.il) + dopo * GIORNO);
    const chiave = `${ultimo.chiave}/smentita`;
    if (accadeCon(this.sorte, 'posta.busta', 20))
      return [{ chiave, dal: il, il, statusCode: '', busta: true }];
    if (!accadeCon(this.sorte, 'posta.smentita', 20)) return [];
    const f = ultimo.statusCode.slice(0, 5);
    const mancata = f === 'RECAG' ? '003C' : '002C';
    return [{ chiave, dal: il, il, statusCode: `${f}${mancata}`, causa: 'M06' }];
  }

  /** Lost, said twice, days late: and so out of order. */
  private recapita(pezzo: PezzoNoto, a: Avanzamento & { busta?: true }, n: number): Arrivo<EventoPosta>[] {
    if (accadeCon(this.sorte, 'posta.taciuta', 5, n)) return [];
    const tardi = accadeCon(this.sorte, 'posta.tardi', 20, n)
      ? estraiIntero(this.sorte, 'posta.ritardo', [1, 45], n)
      : 0;
    const dal = minutoDella(a.dal) + ALLE_DIECI + tardi * GIORNO;
    const volte = accadeCon(this.sorte, 'posta.doppia', 20, n) ? 2 : 1;
    const eventi = a.busta ? [busta(pezzo, a.il)] : leggi(pezzo, a);
    return Array.from({ length: volte }, (_, volta) =>
      eventi.map((evento) => ({ dal: dal + volta * GIORNO, evento })),
    ).flat();
  }
}

function veroDi(esito: ManopolaEsito, visita: string): Vero {
  const servito = ['consegnato', 'altri', 'ritirato', 'giacenza', 'rifiutato'].includes(esito);
  const giorni = esito === 'giacenza' ? 10 : esito === 'ritirato' ? 5 : 0;
  return { servito, nonPrima: dataDelMinuto(minutoDella(visita) + giorni * GIORNO) };
}

const alle = (il: string): string => `${il}T10:00:00+01:00`;
const busta = (pezzo: PezzoNoto, il: string): EventoPosta =>
  creaEvento(pezzo.id, { tipo: 'busta_tornata', il, quando: alle(il) });

/** As formats/posta reads a push: the code, then its documents. */
function leggi(pezzo: PezzoNoto, a: Avanzamento): EventoPosta[] {
  const causa = (a.causa as CausaPostale | undefined) ?? null;
  const letto = eventoDelCodice(pezzo, a.statusCode, {
    quando: alle(a.il),
    il: a.il,
    causa,
    consegnatario: null,
  });
  if (typeof letto === 'string') throw new Error(`sim.codice: ${a.statusCode} ${letto}`);
  const documenti = (a.documenti ?? []).flatMap(({ tipo, il }): EventoPosta[] => {
    const base = { il, quando: alle(il) };
    const documento = tipo.toUpperCase() as 'AR' | '23L' | 'CAN' | 'CAD' | 'ARCAD' | 'PLICO' | 'INDAGINE';
    const foglio = creaEvento(pezzo.id, {
      tipo: 'documento',
      documento,
      riferimento: tipo,
      sha256: null,
      ...base,
    });
    return documento === 'CAD'
      ? [foglio, creaEvento(pezzo.id, { tipo: 'cad_spedita', numero: null, ...base })]
      : [foglio];
  });
  return [letto, ...documenti];
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { apriRegistro, leggiRighe, type Registro } from '../pec/registro';
import type { OrologioSandbox } from '../pec/tempo';
import { componiEvento } from './composizione';
import {
  type Avanzamento,
  type PezzoAccettato,
  pianoDi,
  type ScansioneTardiva,
  scansioniTardiveDi,
} from './piano';
import type { Precarica } from './precarica';
import { Scansioni } from './scansioni';

/** Pushes events to the product, for the Ente of that code; false = not taken, to be pushed again. */
export type Spinta = (eventi: readonly Record<string, unknown>[], requestPaId: string) => Promise<boolean>;

/** How the consolidator reaches the product. */
export interface Prodotto {
  spingi: Spinta;
  precarica: Precarica;
}

/** The books of the consolidator: what it was asked, what it took, what it has pushed. All of it is on the disk. */
export class Ufficio {
  private coda: Promise<unknown> = Promise.resolve();
  private ultimoOggi = '';
  private readonly perId: Map<string, PezzoAccettato>;
  private readonly gia: Set<string>;
  private readonly volte = new Map<string, number>();

  private constructor(
    private readonly orologio: OrologioSandbox,
    private readonly prodotto: Prodotto,
    private readonly pezzi: Registro<PezzoAccettato>,
    private readonly spinti: Registro<{ chiave: string }>,
    private readonly chiamate: Registro<{ requestId: string }>,
    private readonly scansioni: Scansioni,
  ) {
    this.perId = new Map(pezzi.righe.map((p) => [p.requestId, p]));
    this.gia = new Set(spinti.righe.map((s) => s.chiave));
    for (const { requestId } of chiamate.righe) this.conta(requestId);
  }

  static async apri(dir: string, orologio: OrologioSandbox, prodotto: Prodotto): Promise<Ufficio> {
    return new Ufficio(
      orologio,
      prodotto,
      await apriRegistro(libroDi(dir)),
      await apriRegistro(path.join(dir, 'spinti.jsonl')),
      await apriRegistro(path.join(dir, 'chiamate.jsonl')),
      await Scansioni.apri(dir, prodotto.precarica),
    );
  }

  /** How many times a piece was asked for before now; this time is written down. */
  chiama(requestId: string): Promise<number> {
    return this.inFila(async () => {
      await this.chiamate.aggiungi({ requestId });
      return this.conta(requestId) - 1;
    });
  }

  pezzo(requestId: string): PezzoAccettato | undefined {
    return this.perId.get(requestId);
  }

  /** False when the id is taken. Resolves when the piece is on the disk: from then on it is taken whatever happens. */
  accetta(richiesta: Omit<PezzoAccettato, 'sha256' | 'oggi'>): Promise<boolean> {
    return this.inFila(async () => {
      const { requestId, requestPaId, productType, receiverAddress } = richiesta;
      if (this.pezzo(requestId)) return false;
      const { oggi } = await this.leggiOrologio();
      const sha256 = createHash('sha256').update(JSON.stringify(richiesta)).digest('hex');
      const pezzo = { requestId, requestPaId, sha256, productType, receiverAddress, oggi };
      await this.pezzi.aggiungi(pezzo);
      this.perId.set(requestId, pezzo);
      return true;
    });
  }

  /** What has happened to a piece up to today, each thing once. */
  async progressi(p: PezzoAccettato): Promise<Record<string, unknown>[]> {
    const { oggi, istante } = await this.leggiOrologio();
    return pianoDi(p)
      .filter((a) => a.dal <= oggi && !a.chiave.endsWith('/2'))
      .map((a) => componiEvento(p, a, istante, (tipo) => this.scansioni.uriDi(p, tipo)));
  }

  /** Pushes what is due today, a call per piece. `prossima`: civil date of the next push, null when there is none. */
  tick(): Promise<{ spinti: number; prossima: string | null }> {
    return this.inFila(async () => {
      const { oggi, istante } = await this.leggiOrologio();
      let spinti = 0;
      for (const pezzo of this.pezzi.righe) {
        const dovuti = this.daSpingere(pezzo).filter((a) => a.dal <= oggi);
        if (dovuti.length > 0 && (await this.racconta(pezzo, dovuti, istante))) {
          await this.segna(dovuti);
          spinti += dovuti.length;
        }
        for (const tardiva of this.daMandare(pezzo).filter((s) => s.dal <= oggi))
          if (await this.scansioni.manda(pezzo, tardiva.tipo)) await this.segna([tardiva]);
      }
      const date = this.pendenti().map((p) => p.dal);
      return { spinti, prossima: date.sort()[0] ?? null };
    });
  }

  /** Pushes already due: while it is not zero the date must not move. */
  inVolo(): number {
    return this.pendenti().filter((p) => p.dal <= this.ultimoOggi).length;
  }

  async chiudi(): Promise<void> {
    await this.coda;
    for (const registro of [this.pezzi, this.spinti, this.chiamate, this.scansioni]) await registro.chiudi();
  }

  private conta(requestId: string): number {
    const volte = (this.volte.get(requestId) ?? 0) + 1;
    this.volte.set(requestId, volte);
    return volte;
  }

  private daSpingere(p: PezzoAccettato): Avanzamento[] {
    return pianoDi(p).filter((a) => !this.gia.has(a.chiave));
  }

  /** After the event that announces it has been pushed. */
  private daMandare(p: PezzoAccettato): ScansioneTardiva[] {
    return scansioniTardiveDi(p).filter((s) => !this.gia.has(s.chiave));
  }

  private pendenti(): { dal: string }[] {
    return this.pezzi.righe.flatMap((pezzo) => [...this.daSpingere(pezzo), ...this.daMandare(pezzo)]);
  }

  /** The scans first, then the events that name them. */
  private async racconta(p: PezzoAccettato, dovuti: readonly Avanzamento[], istante: Date): Promise<boolean> {
    const tipi = dovuti.flatMap((a) => (a.documenti ?? []).map((d) => d.tipo));
    if (!(await this.scansioni.annuncia(p, tipi))) return false;
    const uriDi = (tipo: string) => this.scansioni.uriDi(p, tipo);
    const eventi = dovuti.map((a) => componiEvento(p, a, istante, uriDi));
    return this.prodotto.spingi(eventi, p.requestPaId);
  }

  private async segna(fatti: readonly { chiave: string }[]): Promise<void> {
    for (const { chiave } of fatti) {
      await this.spinti.aggiungi({ chiave });
      this.gia.add(chiave);
    }
  }

  private async leggiOrologio() {
    const adesso = await this.orologio();
    this.ultimoOggi = adesso.oggi;
    return adesso;
  }

  private inFila<T>(lavoro: () => Promise<T>): Promise<T> {
    const fatto = this.coda.then(lavoro);
    this.coda = fatto.catch(() => {});
    return fatto;
  }
}

const libroDi = (dir: string): string => path.join(dir, 'pezzi.jsonl');

/** The counterpart's own books: one row per piece it took, the same act twice is two rows. */
export async function leggiPezzi(dir: string): Promise<PezzoAccettato[]> {
  return leggiRighe<PezzoAccettato>(await readFile(libroDi(dir)));
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Autorita } from './autorita';
import { apriCasella, type CasellaSuDisco, type MessaggioInCasella } from './caselle';
import { type Accettato, type Emissione, pianoDi } from './piano';
import { apriRegistro, type Registro, scriviFile } from './registro';
import { componiEmissione } from './ricevute';
import { type OrologioSandbox, oraDopo, oraLegale } from './tempo';

export type DaAccettare = Pick<
  Accettato,
  'messageId' | 'from' | 'to' | 'oggetto' | 'allegati' | 'rifiuto' | 'capriccio'
> & {
  readonly raw: Buffer;
};

interface Pendente {
  readonly accettato: Accettato;
  readonly emissione: Emissione;
}

/** The books of the provider: what it took, what it still has to issue. All of it is on the disk. */
export class Gestore {
  private readonly caselle = new Map<string, CasellaSuDisco>();
  private pendenti: Pendente[] = [];
  private coda: Promise<unknown> = Promise.resolve();
  private inCorso = 0;
  private ultimoOggi = '';

  private constructor(
    private readonly dir: string,
    private readonly autorita: Autorita,
    private readonly orologio: OrologioSandbox,
    private readonly libro: Registro<Accettato>,
    private readonly annuncia: (indirizzo: string, m: MessaggioInCasella) => void,
  ) {}

  static async apri(
    dir: string,
    autorita: Autorita,
    orologio: OrologioSandbox,
    annuncia: (indirizzo: string, m: MessaggioInCasella) => void,
  ): Promise<Gestore> {
    return new Gestore(dir, autorita, orologio, await apriRegistro(libroDi(dir)), annuncia);
  }

  async aggiungiCasella(indirizzo: string): Promise<CasellaSuDisco> {
    const nome = indirizzo.toLowerCase();
    const nota = this.caselle.get(nome);
    if (nota) return nota;
    const casella = await apriCasella(this.dir, nome);
    this.caselle.set(nome, casella);
    this.pendenti = this.libro.righe.flatMap((a) => this.daEmettere(a));
    return casella;
  }

  /** What is left of the plan of a message: a message already in its mailbox is never issued again. */
  private daEmettere(accettato: Accettato): Pendente[] {
    return pianoDi(accettato)
      .filter((e) => this.caselle.get(destinazione(accettato, e))?.ha(e.chiave) === false)
      .map((emissione) => ({ accettato, emissione }));
  }

  /** Resolves when the message is on the disk: from then on it is accepted whatever happens. */
  accetta({ raw, ...m }: DaAccettare): Promise<Accettato> {
    this.inCorso++;
    return this.inFila(async () => {
      const { oggi, istante } = await this.leggiOrologio();
      const id = `m${this.libro.righe.length + 1}`;
      const dominio = m.from.slice(m.from.lastIndexOf('@') + 1);
      const accettato: Accettato = {
        id,
        identificativo: `opec.${oggi.replaceAll('-', '')}.${id}@${dominio}`,
        ...m,
        sha256: createHash('sha256').update(raw).digest('hex'),
        oggi,
        istante: istante.toISOString(),
      };
      await scriviFile(this.fileDi(id), raw);
      await this.libro.aggiungi(accettato);
      this.pendenti.push(...this.daEmettere(accettato));
      return accettato;
    }).finally(() => {
      this.inCorso--;
    });
  }

  /** Issues what is due today. `prossima`: civil date of the next emission, null when there is none. */
  tick(): Promise<{ rilasciate: number; prossima: string | null }> {
    return this.inFila(async () => {
      const { oggi } = await this.leggiOrologio();
      let rilasciate = 0;
      for (const p of [...this.pendenti]) if (p.emissione.dal <= oggi && (await this.emetti(p))) rilasciate++;
      const date = this.pendenti.map((p) => p.emissione.dal).sort();
      return { rilasciate, prossima: date[0] ?? null };
    });
  }

  /** Transactions under way and emissions already due: while it is not zero the date must not move. */
  inVolo(): number {
    return this.inCorso + this.pendenti.filter((p) => p.emissione.dal <= this.ultimoOggi).length;
  }

  /** Last UID of each mailbox, 0 when empty: a reader whose cursor is there has seen everything. */
  ultimiUid(): Record<string, number> {
    return Object.fromEntries([...this.caselle].map(([nome, c]) => [nome, c.messaggi.at(-1)?.uid ?? 0]));
  }

  async chiudi(): Promise<void> {
    await this.coda;
    await this.libro.chiudi();
    for (const c of this.caselle.values()) await c.chiudi();
  }

  private async emetti(p: Pendente): Promise<boolean> {
    const { accettato, emissione } = p;
    const indirizzo = destinazione(accettato, emissione);
    const adesso = await this.leggiOrologio();
    const originale = readFileSync(this.fileDi(accettato.id));
    const firma = this.autorita.firma;
    const quando = emissione.ore === undefined ? adesso : oraDopo(accettato, emissione.ore);
    const bytes = componiEmissione(accettato, emissione, originale, oraLegale(quando), firma);
    const messaggio = await this.caselle.get(indirizzo)?.deposita(emissione.chiave, bytes, adesso.istante);
    this.pendenti = this.pendenti.filter((altro) => altro !== p);
    if (messaggio) this.annuncia(indirizzo, messaggio);
    return Boolean(messaggio);
  }

  private async leggiOrologio() {
    const adesso = await this.orologio();
    this.ultimoOggi = adesso.oggi;
    return adesso;
  }

  private fileDi(id: string): string {
    return path.join(this.dir, 'accettati', `${id}.eml`);
  }

  /** One thing at a time: order of the books = order of the mailboxes. */
  private inFila<T>(lavoro: () => Promise<T>): Promise<T> {
    const fatto = this.coda.then(lavoro);
    this.coda = fatto.catch(() => {});
    return fatto;
  }
}

/** The envelope goes to the recipient, everything else back to the sender. */
const destinazione = (a: Accettato, e: Emissione): string =>
  (e.genere === 'busta' ? e.destinatario : a.from).toLowerCase();

export const libroDi = (dir: string): string => path.join(dir, 'consegnate.jsonl');

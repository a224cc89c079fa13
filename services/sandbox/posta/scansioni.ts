import path from 'node:path';
import { apriRegistro, type Registro } from '../pec/registro';
import { scansioneDi } from './composizione';
import { leggiManopole } from './manopole';
import type { PezzoAccettato } from './piano';
import type { DaPrecaricare, Precarica } from './precarica';

/** The scans that the consolidator has announced, each with the key that it was given: on the disk, never announced twice. */
export class Scansioni {
  private readonly chiavi: Map<string, string>;

  private constructor(
    private readonly annunciate: Registro<{ documento: string; chiave: string }>,
    private readonly precarica: Precarica,
  ) {
    this.chiavi = new Map(annunciate.righe.map((r) => [r.documento, r.chiave]));
  }

  static async apri(dir: string, precarica: Precarica): Promise<Scansioni> {
    return new Scansioni(await apriRegistro(path.join(dir, 'scansioni.jsonl')), precarica);
  }

  uriDi(p: PezzoAccettato, tipo: string): string {
    return `safestorage://${this.chiavi.get(documentoDi(p, tipo)) ?? documentoDi(p, tipo)}`;
  }

  /** What an event names, before it is pushed. False = not taken: the event waits. */
  async annuncia(p: PezzoAccettato, tipi: readonly string[]): Promise<boolean> {
    const nuovi = [...new Set(tipi)].filter((tipo) => !this.chiavi.has(documentoDi(p, tipo)));
    if (nuovi.length === 0) return true;
    const chiavi = await this.precarica(
      nuovi.map((tipo) => daPrecaricare(p, tipo)),
      p.requestPaId,
    );
    if (chiavi === null) return false;
    for (const [i, tipo] of nuovi.entries()) {
      const riga = { documento: documentoDi(p, tipo), chiave: chiavi[i] ?? '' };
      await this.annunciate.aggiungi(riga);
      this.chiavi.set(riga.documento, riga.chiave);
    }
    return true;
  }

  /** Days after its event: the address of then is no longer good, so that it is announced anew. */
  async manda(p: PezzoAccettato, tipo: string): Promise<boolean> {
    const chiavi = await this.precarica([{ bytes: scansioneDi(p, tipo), invii: 1 }], p.requestPaId);
    return chiavi !== null;
  }

  chiudi(): Promise<void> {
    return this.annunciate.chiudi();
  }
}

const documentoDi = (p: PezzoAccettato, tipo: string): string => `${p.requestId}/${tipo}`;

function daPrecaricare(p: PezzoAccettato, tipo: string): DaPrecaricare {
  const { scansioni } = leggiManopole(p.receiverAddress);
  const invii = { perso: 0, dopo: 0, scambiato: 1, ripetuto: 2 } as const;
  return {
    bytes: scansioneDi(p, scansioni === 'scambiato' ? `altro che ${tipo}` : tipo),
    invii: scansioni === null ? 1 : invii[scansioni],
  };
}

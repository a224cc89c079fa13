import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type IdentitaProcesso, termina, vivo } from './identita';

interface Voce extends IdentitaProcesso {
  nome: string;
}

/** The children alive now, written down so that the next start finds what a kill -9 left behind. */
export class Registro {
  private voci: Voce[] = [];

  constructor(private readonly file: string) {}

  segna(nome: string, processo: IdentitaProcesso): void {
    const voce = { nome, ...processo };
    const posto = this.voci.findIndex((altra) => altra.nome === nome);
    this.voci = posto < 0 ? [...this.voci, voce] : this.voci.with(posto, voce);
    this.scrivi();
  }

  togli(nome: string): void {
    this.voci = this.voci.filter((voce) => voce.nome !== nome);
    this.scrivi();
  }

  elenco(): readonly Voce[] {
    return this.voci;
  }

  private scrivi(): void {
    const provvisorio = `${this.file}.nuovo`;
    writeFileSync(provvisorio, JSON.stringify(this.voci));
    renameSync(provvisorio, this.file);
  }
}

/** The children of an earlier start that are still alive: the same pid, started at the same moment. */
export function rimasti(file: string): Voce[] {
  if (!existsSync(file)) return [];
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Voce[]).filter(vivo);
  } catch {
    return [];
  }
}

/**
 * Ends them, the last started first: their work is in the database and in Temporal, and a process of ours that has
 * lost its supervisor is already ending by itself.
 */
export async function terminaRimasti(
  voci: readonly Voce[],
  progresso: (testo: string) => void,
): Promise<void> {
  for (const voce of [...voci].reverse()) {
    progresso(`resto di una partenza precedente: fermo ${voce.nome} (processo ${voce.pid})`);
    await termina(voce, voce.nome === 'postgres' ? 'SIGINT' : 'SIGTERM', 15_000);
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { dentro } from '../../services/supervisore/cartella-dati';
import type { Colpo, Parte } from './piano';

/** Kills parts with SIGKILL at the dates of the plan. */
export class Cacciatore {
  /** Kills that happened, by part. */
  readonly uccisi: Record<string, number> = {};
  private readonly daTirare: Colpo[];
  private inAria = 0;
  private finita = false;

  constructor(
    private readonly dati: string,
    colpi: readonly Colpo[],
    /** Pid of the driver while it lives. */
    private readonly conducente: () => number | undefined,
    private readonly avviso: (testo: string) => void,
  ) {
    this.daTirare = [...colpi];
  }

  /** True while a shot has been called and has not left yet. */
  get attende(): boolean {
    return this.inAria > 0;
  }

  raggiunta(data: string): void {
    for (const colpo of this.daTirare.filter((c) => c.il <= data)) {
      this.daTirare.splice(this.daTirare.indexOf(colpo), 1);
      this.inAria += 1;
      this.tira(colpo)
        .catch((errore: unknown) => this.avviso(`colpo mancato: ${String(errore)}`))
        .finally(() => {
          this.inAria -= 1;
        });
    }
  }

  /** Nobody is killed any more. */
  basta(): void {
    this.finita = true;
  }

  private async tira({ parte, dopoMs }: Colpo): Promise<void> {
    await pausa(dopoMs);
    let pid = this.pidDi(parte);
    for (; pid === undefined && !this.finita; pid = this.pidDi(parte)) await pausa(50); // between two lives of it
    if (pid === undefined || this.finita) return;
    this.avviso(`kill -9 ${parte}`);
    process.kill(pid, 'SIGKILL');
    this.uccisi[parte] = (this.uccisi[parte] ?? 0) + 1;
  }

  private pidDi(parte: Parte): number | undefined {
    if (parte === 'conducente') return this.conducente();
    const { processi } = dentro(this.dati);
    if (!existsSync(processi)) return undefined;
    const voci = JSON.parse(readFileSync(processi, 'utf8')) as { nome: string; pid: number }[];
    return voci.find((voce) => voce.nome === parte)?.pid;
  }
}

const pausa = (ms: number) => new Promise((fatto) => setTimeout(fatto, ms));

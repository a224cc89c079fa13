import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Porte, porteDa, SCOSTAMENTI } from '../../services/configurazione/porte';
import { type IdentitaProcesso, identitaDi } from '../../services/supervisore/identita';
import { libera } from '../../services/supervisore/porte-libere';

const RADICE = path.resolve(__dirname, '../..');

/** The whole product as a person starts it, in a folder and on ports of its own. */
export class Prodotto {
  private processo: ChildProcess | null = null;
  private testo = '';

  private constructor(
    readonly dati: string,
    readonly porte: Porte,
  ) {}

  static async prepara(): Promise<Prodotto> {
    const cartella = mkdtempSync(path.join(tmpdir(), 'esatto-prodotto-'));
    chmodSync(cartella, 0o755);
    return new Prodotto(path.join(cartella, 'dati'), porteDa(await serieLibera()));
  }

  /** Starts `esatto avvia`; resolves when the table of addresses is out, or with what it said when it ended before. */
  async avvia(...opzioni: string[]): Promise<{ partito: boolean; testo: string }> {
    this.testo = '';
    const processo = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(RADICE, 'scripts/esatto.ts'), 'avvia', ...opzioni],
      { cwd: RADICE, env: this.ambiente(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    processo.stdout.on('data', (pezzo: Buffer) => this.ascolta(pezzo));
    processo.stderr.on('data', (pezzo: Buffer) => this.ascolta(pezzo));
    const partito = await new Promise<boolean>((resolve) => {
      processo.once('exit', () => resolve(false));
      processo.stdout.on('data', () => this.testo.includes(`Dati  `) && resolve(true));
    });
    if (partito) this.processo = processo;
    return { partito, testo: this.testo };
  }

  /** Everything that it wrote since the last start. */
  detto(): string {
    return this.testo;
  }

  /** Sends a signal to the supervisor; gives its exit code. */
  async ferma(segnale: NodeJS.Signals): Promise<number | null> {
    const { processo } = this;
    if (processo === null) return null;
    this.processo = null;
    if (processo.exitCode !== null) return processo.exitCode;
    const fine = new Promise<number | null>((resolve) => processo.once('exit', (codice) => resolve(codice)));
    processo.kill(segnale);
    return fine;
  }

  /** The children, as the supervisor wrote them down. */
  figli(): (IdentitaProcesso & { nome: string })[] {
    return JSON.parse(readFileSync(path.join(this.dati, 'processi.json'), 'utf8'));
  }

  /** kill -9 of the supervisor and of all its children, in one stroke. */
  async stermina(): Promise<void> {
    const pids = this.figli().map(({ pid }) => pid);
    const fine = this.ferma('SIGKILL');
    for (const pid of pids) if (identitaDi(pid) !== null) process.kill(pid, 'SIGKILL');
    await fine;
  }

  private ambiente(): NodeJS.ProcessEnv {
    const { npm_lifecycle_event: _, ...env } = process.env;
    return { ...env, ESATTO_DATI: this.dati, ESATTO_PORTA_BASE: String(this.porte.api) };
  }

  private ascolta(pezzo: Buffer): void {
    this.testo = (this.testo + pezzo.toString('utf8')).slice(-20_000);
  }
}

/** First of a run of free ports as long as the product needs, below those that the system lends to outgoing connections. */
async function serieLibera(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 1_200) * 10;
    const esiti = await Promise.all(Object.values(SCOSTAMENTI).map((n) => libera(base + n)));
    if (esiti.every(Boolean)) return base;
  }
}

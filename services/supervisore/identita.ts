import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process and the moment it started: a pid alone is given again to others. */
export interface IdentitaProcesso {
  pid: number;
  avvio: string;
}

/** When the process started, in the words of the system; null when there is no such process (a zombie is none). */
export function avvioDi(pid: number): string | null {
  return process.platform === 'linux' ? avvioDaProc(pid) : avvioDaPs(pid);
}

export function identitaDi(pid: number): IdentitaProcesso | null {
  const avvio = avvioDi(pid);
  return avvio === null ? null : { pid, avvio };
}

export function vivo(processo: IdentitaProcesso): boolean {
  return avvioDi(processo.pid) === processo.avvio;
}

/** The name of the program is in brackets and may hold spaces: the fields are counted after the last bracket. */
function avvioDaProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const campi = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (campi[0] === 'Z' || campi[0] === 'X') return null;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${bootId}:${campi[19]}`;
  } catch {
    return null;
  }
}

function avvioDaPs(pid: number): string | null {
  try {
    const riga = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return riga.trim() || null;
  } catch {
    return null;
  }
}

/** Waits until the process is gone; false when it is still there after `ms`. */
export async function attendiFine(processo: IdentitaProcesso, ms: number): Promise<boolean> {
  const limite = Date.now() + ms;
  while (vivo(processo)) {
    if (Date.now() > limite) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** Asks a process to end with `segnale`, then forces it after `ms`. A process that is gone is a success. */
export async function termina(
  processo: IdentitaProcesso,
  segnale: NodeJS.Signals,
  ms: number,
): Promise<void> {
  if (!vivo(processo)) return;
  manda(processo.pid, segnale);
  if (await attendiFine(processo, ms)) return;
  manda(processo.pid, 'SIGKILL');
  await attendiFine(processo, 5_000);
}

function manda(pid: number, segnale: NodeJS.Signals): void {
  try {
    process.kill(pid, segnale);
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code !== 'ESRCH') throw errore;
  }
}

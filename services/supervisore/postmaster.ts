import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identitaDi } from './identita';

const ATTESA_MS = 5_000;
const GIRO_MS = 100;

/**
 * PostgreSQL takes for a running server any process with the pid of its lock file, also one that was killed and that
 * nobody has buried yet. It is waited for; then the lock of a dead process is taken away, as it does by itself for a
 * pid that is gone.
 */
export async function attendiSepoltura(dati: string): Promise<void> {
  const serratura = path.join(dati, 'postmaster.pid');
  const pid = pidScritto(serratura);
  if (pid === null || identitaDi(pid) !== null) return;
  for (const limite = Date.now() + ATTESA_MS; presente(pid); ) {
    if (Date.now() > limite) {
      rmSync(serratura, { force: true });
      return;
    }
    await new Promise((fatto) => setTimeout(fatto, GIRO_MS));
  }
}

function pidScritto(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function presente(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (errore) {
    return (errore as NodeJS.ErrnoException).code === 'EPERM';
  }
}

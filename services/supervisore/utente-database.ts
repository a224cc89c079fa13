import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** PostgreSQL refuses to run as root: then it runs as this user. */
export interface UtenteDatabase {
  nome: string;
  uid: number;
  gid: number;
}

/** Null when we are not root: the database runs as ourselves. */
export function utenteDatabase(): UtenteDatabase | null {
  if (process.getuid?.() !== 0) return null;
  return trovaUtente('postgres') ?? trovaUtente('nobody');
}

function trovaUtente(nome: string): UtenteDatabase | null {
  const id = (opzione: string) =>
    Number(execFileSync('id', [opzione, nome], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { nome, uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** The first folder on the way to `file` that the user may not cross; null when the way is free. */
export function primoOstacolo(file: string, utente: UtenteDatabase | null): string | null {
  if (utente === null) return null;
  const antenati: string[] = [];
  for (let dir = path.dirname(file); ; dir = path.dirname(dir)) {
    antenati.unshift(dir);
    if (dir === path.dirname(dir)) break;
  }
  return antenati.find((dir) => existsSync(dir) && !attraversabile(dir, utente)) ?? null;
}

function attraversabile(cartella: string, utente: UtenteDatabase): boolean {
  const { mode, uid, gid } = statSync(cartella);
  if (uid === utente.uid) return (mode & 0o100) !== 0;
  if (gid === utente.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

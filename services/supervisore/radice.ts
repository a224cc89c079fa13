import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Root of the project, from sources and from `dist/` alike. */
export const RADICE = trovaRadice(__dirname);

const DAI_SORGENTI = __filename.endsWith('.ts');

function trovaRadice(da: string): string {
  return existsSync(path.join(da, 'package-lock.json')) ? da : trovaRadice(path.dirname(da));
}

/** Arguments for `node` that run a module of ours (`services/api/main`), with tsx when we run from the sources. */
export function argomentiNode(modulo: string): string[] {
  const avvio = DAI_SORGENTI ? ['--import', require.resolve('tsx')] : ['--enable-source-maps'];
  return [...avvio, fileModulo(modulo)];
}

/** File of a module of ours in the form (sources or compiled) that is running now. */
export function fileModulo(modulo: string): string {
  return DAI_SORGENTI ? path.join(RADICE, `${modulo}.ts`) : path.join(RADICE, 'dist', `${modulo}.js`);
}

export function esisteModulo(modulo: string): boolean {
  return existsSync(fileModulo(modulo));
}

/** Folder for what is built or downloaded once per machine, outside the work tree. */
export function cartellaCache(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'esatto');
}

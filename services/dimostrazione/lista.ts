import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { genera290 } from './lista290/genera290';

/** A small list of invented debtors, always the same: what a first `npm start` shows. */
export async function generaLista(cartella: string): Promise<string> {
  await mkdir(cartella, { recursive: true });
  const file = path.join(cartella, 'dimostrazione.290');
  await genera290(file, { partite: 60, debitori: 24, seme: 7, fornitura: fornituraDiIeri() });
  return file;
}

/** The Ente supplied it the day before: AAAAMMGG. */
const fornituraDiIeri = (): string =>
  new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

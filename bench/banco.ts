import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { migra, RUOLO_APPLICAZIONE } from '../database/migra';
import { avviaFiglio, type Figlio } from '../services/supervisore/figlio';
import { portaLibera } from '../services/supervisore/porte-libere';
import { preparaPostgres } from '../services/supervisore/postgres';
import { creaAttributi, ricettaTemporal } from '../services/supervisore/temporal';
import { trovaTemporal } from '../services/supervisore/trova-temporal';
import { ATTRIBUTI } from '../workflows/pratica/attributi';

const PAROLA = 'banco';

export interface Banco {
  /** A folder of this run. */
  cartella: string;
  /** Address of a database of this server as its owner. */
  indirizzo(database: string): string;
  /** An empty database with our tables; the address is that of the runtime role. */
  database(nome: string): Promise<string>;
  /** Stopped with the bench, before PostgreSQL. */
  figli: Figlio[];
  chiudi(): Promise<void>;
}

/** A PostgreSQL of one's own, with the durability of production, gone at the end. */
export async function apriBancoPostgres(): Promise<Banco> {
  const cartella = await mkdtemp(path.join(tmpdir(), 'esatto-bench-'));
  await chmod(cartella, 0o755); // the database runs as another user
  const porta = await portaLibera();
  const pg = await preparaPostgres({ cartella, porta, fileLog: path.join(cartella, 'postgres.log') });
  const figlio = await avviaFiglio(pg.ricetta, () => {});
  await migra(pg.indirizzo('modello'), { appPassword: PAROLA });
  const figli = [figlio];
  return {
    cartella,
    figli,
    indirizzo: pg.indirizzo,
    database: async (nome) => {
      const sql = postgres(pg.indirizzo('postgres'), { max: 1, onnotice: () => {} });
      await sql.unsafe(`create database "${nome}" template modello`);
      await sql.end();
      const url = new URL(pg.indirizzo(nome));
      url.username = RUOLO_APPLICAZIONE;
      url.password = PAROLA;
      return url.href;
    },
    chiudi: async () => {
      for (const f of figli.reverse()) await f.ferma();
      await rm(cartella, { recursive: true, force: true });
    },
  };
}

/** A Temporal server on a file, as the laptop has it. Gives its address. */
export async function apriBancoTemporal(banco: Banco): Promise<string> {
  const programma = await trovaTemporal({ configurato: process.env.ESATTO_TEMPORAL_ESEGUIBILE || null });
  const porta = await portaLibera();
  const ricetta = ricettaTemporal({
    programma,
    porta,
    portaUi: null,
    fileDati: path.join(banco.cartella, 'temporal.db'),
    fileLog: path.join(banco.cartella, 'temporal.log'),
    namespace: 'default',
  });
  banco.figli.push(await avviaFiglio(ricetta, () => {}));
  await creaAttributi(`127.0.0.1:${porta}`, 'default', ATTRIBUTI);
  return `127.0.0.1:${porta}`;
}

export const carico = (): string => `load ${loadavg()[0]?.toFixed(1)}`;

/** One line of `npm run bench`. */
export function riga(nome: string, nostro: number, minimo: number | null, unita: string): string {
  const cifra = (n: number) => `${n >= 100 ? Math.round(n) : n.toFixed(1)} ${unita}`;
  if (minimo === null) return `${nome}: ours ${cifra(nostro)}`;
  return `${nome}: ours ${cifra(nostro)}, floor ${cifra(minimo)}, ratio ${(nostro / minimo).toFixed(2)}`;
}

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { ErroreProblema } from './problema';
import type { FileRicevuto } from './rotta';

const NOME_MASSIMO = 120;

/** Streams the raw body to a temporary file, counting and hashing it; the caller removes the file. */
export async function riceviFile(
  req: Request,
  o: { cartella: string; limiteByte: number; tipi: readonly string[] },
): Promise<FileRicevuto> {
  const tipo = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!o.tipi.includes(tipo) || req.headers['content-encoding'])
    throw new ErroreProblema('api.tipo_non_ammesso');
  if (Number(req.headers['content-length'] ?? 0) > o.limiteByte)
    throw new ErroreProblema('api.corpo_troppo_grande');
  await mkdir(o.cartella, { recursive: true });
  const percorso = path.join(o.cartella, `carico-${randomUUID()}`);
  const impronta = createHash('sha256');
  let byte = 0;
  const misura = new Transform({
    transform(pezzo: Buffer, _codifica, segui) {
      byte += pezzo.length;
      if (byte > o.limiteByte) return segui(new ErroreProblema('api.corpo_troppo_grande'));
      impronta.update(pezzo);
      segui(null, pezzo);
    },
  });
  try {
    await pipeline(req, misura, createWriteStream(percorso, { mode: 0o600, flags: 'wx' }));
  } catch (errore) {
    await rm(percorso, { force: true });
    throw req.destroyed && !(errore instanceof ErroreProblema)
      ? new ErroreProblema('api.corpo_interrotto', { cause: errore })
      : errore;
  }
  return {
    percorso,
    nome: nomePulito(req.headers['x-nome-file']),
    tipo,
    byte,
    sha256: impronta.digest('hex'),
  };
}

/** Only the last component, without control characters: it is shown to people and never opened as a path. */
export function nomePulito(intestazione: string | string[] | undefined): string {
  const grezzo = typeof intestazione === 'string' ? intestazione : '';
  let nome = grezzo;
  try {
    nome = decodeURIComponent(grezzo);
  } catch {
    nome = grezzo;
  }
  const ultimo = nome.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return ultimo.replace(/[\u0000-\u001f\u007f"<>|:*?]/g, '').slice(-NOME_MASSIMO) || 'senza-nome';
}

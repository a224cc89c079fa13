import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { esegui } from './esegui';
import { argomentiNode } from './radice';

const SENZA_SEGNI_MS = 30_000;
const IN_TUTTO_MS = 600_000;

/**
 * The SDK downloads and starts a server in a process of its own, which can be stopped: the download itself cannot.
 * Without a byte in the folder after 30 s it is given up.
 */
export async function scaricaTemporal(
  cache: string,
  versione: string,
  progresso: (testo: string) => void,
  fermata: AbortSignal,
): Promise<{ programma: string } | { fallito: string }> {
  const cartella = path.join(cache, `scaricato-${versione}`);
  mkdirSync(cartella, { recursive: true });
  progresso(`Temporal ${versione}: scaricamento`);
  const rinuncia = new AbortController();
  const attesa = setTimeout(() => {
    if (readdirSync(cartella).length === 0) rinuncia.abort();
  }, SENZA_SEGNI_MS);
  const { codice, coda } = await esegui(
    process.execPath,
    [...argomentiNode('services/supervisore/scarica-temporal-processo'), cartella, `v${versione}`],
    { ms: IN_TUTTO_MS, segnale: AbortSignal.any([rinuncia.signal, fermata]) },
  );
  clearTimeout(attesa);
  if (codice !== 0) return { fallito: causa(coda, rinuncia.signal.aborted) };
  const file = readdirSync(cartella).find((nome) => nome.startsWith('temporal'));
  return file ? { programma: path.join(cartella, file) } : { fallito: 'nessun programma nella cartella' };
}

function causa(coda: string, rinunciato: boolean): string {
  if (rinunciato) return `nessuna risposta in ${SENZA_SEGNI_MS / 1000} secondi`;
  const righe = coda.split('\n').filter((riga) => riga.trim() !== '');
  const riga = righe.find((testo) => /error|failed/i.test(testo)) ?? righe.at(-1) ?? 'nessuna spiegazione';
  return riga.trim().slice(0, 300);
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type EsitoComando, esegui } from './esegui';
import { RADICE } from './radice';
import { lasciaSerratura, prendiSerratura } from './serratura';

const MODULO = 'github.com/temporalio/cli';
const IN_TUTTO_MS = 40 * 60_000;

/**
 * Builds the program of `scripts/temporal/go.mod` into `destinazione`, whole or not at all; two processes do not
 * build together: the second one waits and finds it made.
 */
export async function costruisciTemporal(
  destinazione: string,
  versione: string,
  progresso: (testo: string) => void,
  fermata: AbortSignal,
): Promise<{ programma: string } | { fallito: string }> {
  const versioneGo = await esegui('go', ['version'], { ms: 20_000 });
  if (versioneGo.codice !== 0) return { fallito: 'il programma `go` non è installato' };
  const serratura = `${destinazione}.serratura`;
  await aspettaTurno(serratura, progresso, fermata);
  try {
    if (existsSync(destinazione)) return { programma: destinazione };
    const provvisorio = `${destinazione}.${process.pid}`;
    const { codice, coda } = await costruisci(provvisorio, versione, progresso, fermata);
    if (codice !== 0) {
      rmSync(provvisorio, { force: true });
      return { fallito: `${versioneGo.coda}: ${coda.split('\n').slice(-3).join(' | ')}` };
    }
    renameSync(provvisorio, destinazione);
    return { programma: destinazione };
  } finally {
    lasciaSerratura(serratura);
  }
}

async function aspettaTurno(
  serratura: string,
  progresso: (testo: string) => void,
  fermata: AbortSignal,
): Promise<void> {
  for (;;) {
    const titolare = prendiSerratura(serratura);
    if (titolare === null) return;
    fermata.throwIfAborted();
    progresso(`Temporal: lo sta costruendo il processo ${titolare.pid}, aspetto`);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

async function costruisci(
  destinazione: string,
  versione: string,
  progresso: (testo: string) => void,
  fermata: AbortSignal,
): Promise<EsitoComando> {
  const inizio = Date.now();
  const dico = () =>
    progresso(
      `Temporal ${versione}: costruzione con Go (${Math.round((Date.now() - inizio) / 1000)} s; la prima volta circa 5-8 minuti)`,
    );
  dico();
  const battito = setInterval(dico, 15_000);
  const collegamento = `-s -w -X ${MODULO}/internal/temporalcli.Version=${versione}`;
  try {
    return await esegui(
      'go',
      ['build', '-mod=readonly', '-ldflags', collegamento, '-o', destinazione, `${MODULO}/cmd/temporal`],
      {
        ms: IN_TUTTO_MS,
        segnale: fermata,
        cwd: path.join(RADICE, 'scripts', 'temporal'),
        env: { ...process.env, CGO_ENABLED: '0' },
      },
    );
  } finally {
    clearInterval(battito);
  }
}

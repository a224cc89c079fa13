/**
 * `npm run sim`: any debtor, any fact, ten years; then notifications with counterparts that misbehave. The invariants
 * after every step.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { corri, NOTIFICHE_PER_CORSA, ViolazioneNotifica } from './notifiche/corsa';
import { viviACaso } from './vive';

const { values } = parseArgs({
  options: {
    seme: { type: 'string', default: '1' },
    debitori: { type: 'string', default: '2000' },
    debitore: { type: 'string' },
    anni: { type: 'string', default: '10' },
    corse: { type: 'string', default: '200' },
    corsa: { type: 'string' },
    notifica: { type: 'string' },
  },
});
const [seme, anni] = [Number(values.seme), Number(values.anni)];
const uno = values.debitore === undefined ? null : Number(values.debitore);

function versione(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'senza git';
  }
}

const intero = (testo: string | undefined): number | null => (testo === undefined ? null : Number(testo));
const [corsa, notifica] = [intero(values.corsa), intero(values.notifica)];

function racconta(errore: unknown, argomenti: string, conTraccia: boolean): void {
  const detto = errore instanceof Error ? errore.message : String(errore);
  process.stdout.write(
    `VIOLAZIONE ${detto}\n  si ripete con: npm run sim -- --seme ${seme} ${argomenti} (commit ${versione()})\n`,
  );
  if (conTraccia && errore instanceof Error) process.stdout.write(`${errore.stack ?? ''}\n`);
}

const coda = (violazioni: number, inizio: number): string =>
  `${violazioni} violazioni, ${((Date.now() - inizio) / 1000).toFixed(1)} s, seme ${seme}, commit ${versione()}\n`;

function vite(): number {
  const fatti: Record<string, number> = {};
  let domande = 0;
  let violazioni = 0;
  const inizio = Date.now();
  for (let k = uno ?? 0; k < (uno === null ? Number(values.debitori) : uno + 1); k += 1) {
    try {
      const vissuto = viviACaso(seme, k, anni);
      domande += vissuto.domande;
      for (const [tipo, quanti] of Object.entries(vissuto.fatti)) fatti[tipo] = (fatti[tipo] ?? 0) + quanti;
    } catch (errore) {
      violazioni += 1;
      racconta(errore, `--debitore ${k} --anni ${anni}`, uno !== null);
    }
  }
  process.stdout.write(`fatti: ${JSON.stringify(fatti)}\n`);
  process.stdout.write(`sim: ${domande} passi, ${coda(violazioni, inizio)}`);
  return violazioni;
}

function notifiche(): number {
  const somma = { eventi: 0, messaggi: 0, pezzi: 0, notificata: 0, non_notificata: 0, in_lista: 0 };
  let violazioni = 0;
  const inizio = Date.now();
  const corse = corsa === null ? Number(values.corse) : 1;
  for (let n = corsa ?? 0; n < (corsa ?? 0) + corse; n += 1) {
    try {
      const { fini, ...conti } = corri(seme, n, notifica);
      for (const [nome, quanti] of Object.entries({ ...conti, ...fini }))
        somma[nome as keyof typeof somma] += quanti;
    } catch (errore) {
      violazioni += 1;
      const quale = errore instanceof ViolazioneNotifica ? ` --notifica ${errore.notifica}` : '';
      racconta(errore, `--corsa ${n}${quale}`, notifica !== null);
    }
  }
  const { eventi, messaggi, pezzi, notificata, non_notificata, in_lista } = somma;
  process.stdout.write(
    `sim notifiche: ${corse} corse da ${NOTIFICHE_PER_CORSA}, ${eventi} eventi, ${messaggi} PEC e ${pezzi} pezzi nei libri delle controparti; ${notificata} notificate, ${non_notificata} non notificate, ${in_lista} in lista; ${coda(violazioni, inizio)}`,
  );
  return violazioni;
}

// who names one thing wants that one alone
const violazioni = (corsa === null ? vite() : 0) + (uno === null ? notifiche() : 0);
process.exitCode = violazioni === 0 ? 0 : 1;

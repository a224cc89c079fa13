#!/usr/bin/env node
import { codiceDi } from '../services/configurazione/errore';

type Gestore = (args: string[], opzioni: { json: boolean }) => Promise<number>;

interface Comando {
  parole: string[];
  uso: string;
  carica(): Promise<Gestore>;
}

/** Each command is loaded only when asked for: `racconta` must not wait for the libraries of the API. */
const COMANDI: readonly Comando[] = [
  {
    parole: ['avvia'],
    uso: 'avvia [--dati DIR] [--giorno-ms N | --tempo-reale] [--dal DATA] [--ente ENTE.json] [--carico FILE [--mappa MAP.json]] [--fino DATA] [--esci]',
    carica: () => import('../services/cli/avvia.js').then((m) => m.comandoAvvia),
  },
  {
    parole: ['controlla'],
    uso: 'controlla FILE --ente ENTE.json [--mappa MAP.json] [--precedenti FILE]...',
    carica: () => import('../services/cli/controlla.js').then((m) => m.controlla),
  },
  {
    parole: ['calcola'],
    uso: 'calcola FILE.json',
    carica: () => import('../services/cli/calcola.js').then((m) => m.calcola),
  },
  {
    parole: ['racconta'],
    uso: 'racconta FILE.json...',
    carica: () => import('../services/cli/racconta.js').then((m) => m.racconta),
  },
  {
    parole: ['spiega'],
    uso: 'spiega PRATICA [--il DATA]',
    carica: () => import('../services/cli/spiega.js').then((m) => m.comandoSpiega),
  },
  {
    parole: ['simula'],
    uso: 'simula --profilo P [--confronta Q] (--debitori N | --carico FILE --ente ENTE.json [--mappa MAP.json]) [--seme S] [--anni A] [--dal DATA] [--modello FILE] [--html FILE] [--csv FILE]',
    carica: () => import('../services/cli/simula.js').then((m) => m.comandoSimula),
  },
  {
    parole: ['pec', 'verifica'],
    uso: 'pec verifica FILE.eml --fidati CA.pem --il DATA',
    carica: () => import('../services/cli/pec-verifica.js').then((m) => m.pecVerifica),
  },
  {
    parole: ['prova', 'invarianti'],
    uso: 'prova invarianti [--ente ID]',
    carica: () => import('../services/cli/prova-invarianti.js').then((m) => m.comandoProvaInvarianti),
  },
  {
    parole: ['prova', 'verifica'],
    uso: 'prova verifica PACK.zip [--fidati CA.pem]',
    carica: () => import('../services/cli/prova-verifica.js').then((m) => m.comandoProvaVerifica),
  },
  {
    parole: ['atto', 'anteprima'],
    uso: 'atto anteprima DATI.json --in DIR',
    carica: () => import('../services/cli/atto-anteprima.js').then((m) => m.attoAnteprima),
  },
];

async function main(argv: string[]): Promise<number> {
  const json = argv.includes('--json');
  const args = argv.filter((arg) => arg !== '--json');
  if (args.length === 0 || ['aiuto', '--help', '-h'].includes(args[0] ?? '')) return aiuto();
  const comando = COMANDI.find(({ parole }) => parole.every((parola, i) => args[i] === parola));
  if (comando === undefined) return sconosciuto(args);
  const resto = args.slice(comando.parole.length);
  if (resto.includes('--help') || resto.includes('-h')) {
    process.stdout.write(`esatto ${comando.uso}\n`);
    return 0;
  }
  const gestore = await comando.carica();
  return gestore(resto, { json });
}

function aiuto(): number {
  const righe = COMANDI.map(({ uso }) => `  esatto ${uso}`);
  process.stdout.write(
    `Uso: esatto COMANDO [opzioni] [--json]\n\n${righe.join('\n')}\n\nUscita: 0 fatto, 1 la risposta è un rifiuto, 2 uso errato o ingresso illeggibile.\n`,
  );
  return 0;
}

function sconosciuto(args: string[]): number {
  process.stderr.write(
    `comando sconosciuto: ${args.slice(0, 2).join(' ')}; "esatto aiuto" elenca quelli che ci sono\n`,
  );
  return 2;
}

function racconta(errore: unknown): string {
  const codice = codiceDi(errore);
  if (!(errore instanceof Error)) return String(errore);
  if (codice === null) return errore.stack ?? errore.message;
  return errore.message.startsWith(codice) ? errore.message : `${codice}: ${errore.message}`;
}

// who reads us may stop early (`| head`)
process.stdout.on('error', (errore: NodeJS.ErrnoException) => {
  if (errore.code === 'EPIPE') process.exit(0);
  throw errore;
});

main(process.argv.slice(2)).then(
  (codice) => process.exit(codice),
  (errore: unknown) => {
    process.stderr.write(`${racconta(errore)}\n`);
    process.exit(2);
  },
);

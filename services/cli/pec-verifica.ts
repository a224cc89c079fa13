import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Certificato, leggiCertificatiPem } from '../../formats/pec/catena';
import { TESTO_CODICE } from '../../formats/pec/codici';
import type { VerificaPec } from '../../formats/pec/tipi';
import { verificaPec } from '../../formats/pec/verifica';

const USO = 'uso: esatto pec verifica FILE.eml --fidati CA.pem --il YYYY-MM-DD';

/** Exit code 0 = an authentic PEC system message, 1 = not, 2 = wrong usage or unreadable input. */
export async function pecVerifica(args: string[], opts: { json: boolean }): Promise<number> {
  const letti = leggiIngressi(args);
  if (typeof letti === 'string') {
    process.stderr.write(`${letti}\n`);
    return 2;
  }
  const verifica = verificaPec(letti.raw, { fidati: letti.fidati, il: letti.il });
  process.stdout.write(opts.json ? `${JSON.stringify(verifica)}\n` : testo(verifica));
  return verifica.valida ? 0 : 1;
}

interface Ingressi {
  readonly raw: Buffer;
  readonly fidati: Certificato[];
  readonly il: Date;
}

function leggiIngressi(args: string[]): Ingressi | string {
  let letti: { values: { fidati?: string; il?: string }; positionals: string[] };
  try {
    const options = { fidati: { type: 'string' }, il: { type: 'string' } } as const;
    letti = parseArgs({ args, options, allowPositionals: true });
  } catch (errore) {
    return `pec.uso: ${(errore as Error).message}; ${USO}`;
  }
  const [file, altro] = letti.positionals;
  const { fidati, il } = letti.values;
  if (file === undefined || altro !== undefined || !fidati || !il)
    return `pec.uso: argomenti mancanti; ${USO}`;
  const istante = mezzogiorno(il);
  if (!istante) return `pec.data_errata: --il ${il} non è una data del calendario; scriverla come 2026-11-21`;
  const raw = leggi(file);
  if (typeof raw === 'string') return raw;
  const pem = leggi(fidati);
  if (typeof pem === 'string') return pem;
  const certificati = leggiCertificatiPem(pem.toString('latin1'));
  if (!certificati)
    return `pec.fidati_illeggibile: ${fidati} non contiene certificati PEM; indicare il file della CA`;
  return { raw, fidati: certificati, il: istante };
}

function leggi(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (errore) {
    const codice = (errore as NodeJS.ErrnoException).code;
    return `pec.file_illeggibile: ${file} non si legge (${codice}); controllare il percorso`;
  }
}

/** Noon UTC of that day: the same civil day in Rome. */
function mezzogiorno(data: string): Date | null {
  const istante = new Date(`${data}T12:00:00Z`);
  const esiste = !Number.isNaN(istante.getTime()) && istante.toISOString().slice(0, 10) === data;
  return esiste ? istante : null;
}

function testo(v: VerificaPec): string {
  const { digest, firma, catena, gestore } = v.controlli;
  const righe = [
    v.valida
      ? 'Messaggio di sistema PEC autentico.'
      : `NON valido: ${v.codice}. ${v.codice ? TESTO_CODICE[v.codice] : ''}`,
    `tipo: ${v.tipo ?? '-'}   del: ${v.il ?? '-'}   classe: ${v.classe ?? '-'}`,
    `msgid: ${v.msgid ?? '-'}   destinatario: ${v.destinatario ?? '-'}`,
    `controlli: digest ${digest}, firma ${firma}, catena ${catena}, gestore ${gestore}`,
  ];
  return `${righe.join('\n')}\n`;
}

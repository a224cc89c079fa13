import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Certificato, leggiCertificatiPem } from '../../formats/pec/catena';
import { TESTO_CODICE } from '../../formats/pec/codici';
import { type ElencoGestori, leggiGestori } from '../../formats/pec/gestori';
import type { EsamePec } from '../../formats/pec/tipi';
import { esaminaPec, MAX_MESSAGGIO, TROPPO_GRANDE } from '../../formats/pec/verifica';

const USO = 'uso: esatto pec verifica FILE.eml --fidati CA.pem --il YYYY-MM-DD [--gestori ELENCO.ldif]';

/** Exit code 0 = an authentic PEC system message, 1 = not, 2 = wrong usage or unreadable input. */
export async function pecVerifica(args: string[], opts: { json: boolean }): Promise<number> {
  const letti = leggiIngressi(args);
  if (typeof letti === 'string') {
    process.stderr.write(`${letti}\n`);
    return 2;
  }
  const esame = letti.raw === null ? TROPPO_GRANDE : esaminaPec(letti.raw, letti);
  process.stdout.write(opts.json ? `${JSON.stringify(esame.verifica)}\n` : testo(esame));
  return esame.verifica.valida ? 0 : 1;
}

interface Ingressi {
  /** Null: too big, not even read. */
  readonly raw: Buffer | null;
  readonly fidati: Certificato[];
  readonly il: Date;
  readonly gestori: ElencoGestori | null;
}

function leggiIngressi(args: string[]): Ingressi | string {
  let letti: { values: { fidati?: string; il?: string; gestori?: string }; positionals: string[] };
  try {
    const options = {
      fidati: { type: 'string' },
      il: { type: 'string' },
      gestori: { type: 'string' },
    } as const;
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
  const raw = leggi(file, MAX_MESSAGGIO);
  if (typeof raw === 'string') return raw;
  const pem = leggi(fidati);
  if (typeof pem === 'string') return pem;
  const certificati = leggiCertificatiPem(pem?.toString('latin1') ?? '');
  if (!certificati)
    return `pec.fidati_illeggibile: ${fidati} non contiene certificati PEM; indicare il file della CA`;
  const gestori = letti.values.gestori === undefined ? null : elencoDa(letti.values.gestori);
  if (typeof gestori === 'string') return gestori;
  return { raw, fidati: certificati, il: istante, gestori };
}

function elencoDa(file: string): ElencoGestori | string {
  const ldif = leggi(file);
  if (typeof ldif === 'string') return ldif;
  const elenco = leggiGestori(ldif?.toString('utf8') ?? '');
  return (
    elenco ?? `pec.gestori_illeggibili: ${file} non è l’elenco LDIF dei gestori; vedi docs/pec-gestori.md`
  );
}

/** Null when it is longer than `massimo` bytes. */
function leggi(file: string, massimo = Number.POSITIVE_INFINITY): Buffer | string | null {
  try {
    return statSync(file).size > massimo ? null : readFileSync(file);
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

function testo({ verifica: v, parziale }: EsamePec): string {
  const { digest, firma, catena, gestore } = v.controlli;
  const righe = [
    v.valida
      ? `Messaggio di sistema PEC autentico${parziale ? ' (verifica parziale: il gestore non è confrontato con l’elenco)' : ''}.`
      : `NON valido: ${v.codice}. ${v.codice ? TESTO_CODICE[v.codice] : ''}`,
    `tipo: ${v.tipo ?? '-'}   del: ${v.il ?? '-'}   classe: ${v.classe ?? '-'}`,
    `msgid: ${v.msgid ?? '-'}   destinatario: ${v.destinatario ?? '-'}`,
    `controlli: digest ${digest}, firma ${firma}, catena ${catena}, gestore ${gestore}`,
  ];
  return `${righe.join('\n')}\n`;
}

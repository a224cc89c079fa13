import { readFile } from 'node:fs/promises';
import { creaMotore } from '../../activities/atti/motore';
import { stampa } from '../../activities/atti/resa';
import { resaCon } from '../../activities/prova/cronologia';
import { type Certificato, leggiCertificatiPem } from '../../formats/pec/catena';
import { type EsitoProva, verificaProva } from '../../formats/prova/verifica';
import { ErroreEsatto } from '../configurazione/errore';
import { erroreUso, leggiArgomenti } from './uso';

const USO = 'uso: esatto prova verifica PACK.zip [--fidati CA.pem]';

/**
 * `esatto prova verifica PACK.zip [--fidati CA.pem]`: an evidence pack checked offline, against the authorities given
 * or, without, against those it carries. 0 = valid, 1 = not (whatever the bytes are), 2 = a file that cannot be read.
 */
export async function comandoProvaVerifica(args: string[], { json }: { json: boolean }): Promise<number> {
  const { values, positionals } = leggiArgomenti({
    args,
    allowPositionals: true,
    options: { fidati: { type: 'string' } } as const,
  });
  const [file, ...altri] = positionals;
  if (file === undefined || altri.length > 0) throw erroreUso(`serve un solo PACK.zip; ${USO}`);
  const fidati = values.fidati === undefined ? null : await leggiFidati(values.fidati);
  const zip = await leggi(file);
  const motore = creaMotore();
  const esito = await verificaProva(zip, { resa: resaCon((d) => stampa(motore, d)), fidati });
  process.stdout.write(json ? `${JSON.stringify(esito)}\n` : testo(esito));
  return esito.valida ? 0 : 1;
}

async function leggiFidati(file: string): Promise<Certificato[]> {
  const certificati = leggiCertificatiPem((await leggi(file)).toString('latin1'));
  if (certificati) return certificati;
  throw new ErroreEsatto(
    'prova.fidati_illeggibile',
    `${file} non contiene certificati PEM; indicare il file delle autorità`,
  );
}

const leggi = (file: string): Promise<Buffer> =>
  readFile(file).catch((errore: NodeJS.ErrnoException) => {
    const messaggio = `${file} non si legge (${errore.code}); controllare il percorso`;
    throw new ErroreEsatto('prova.file_illeggibile', messaggio, { cause: errore });
  });

function testo({ valida, controlli }: EsitoProva): string {
  const righe = controlli.map(
    ({ nome, ok, dettaglio }) => `${ok ? 'ok ' : 'KO '} ${nome}\n      ${dettaglio}`,
  );
  const titolo = valida ? 'Fascicolo di prova integro e coerente.' : 'Fascicolo di prova NON valido.';
  return `${titolo}\n${righe.join('\n')}\n`;
}

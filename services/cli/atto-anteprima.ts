import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { datiDalCaso } from '../../activities/atti/anteprima/dal-caso';
import { ErroreAtto } from '../../activities/atti/errori';
import { creaMotore } from '../../activities/atti/motore';
import { documentoDi, stampa } from '../../activities/atti/resa';

const USO = 'uso: esatto atto anteprima DATI.json --in DIR';

function usoSbagliato(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function argomenti(args: string[]): { file: string; dir: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { in: { type: 'string' } },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1 || !values.in) return undefined;
    return { file, dir: values.in };
  } catch {
    return undefined;
  }
}

/**
 * `atto anteprima DATI.json --in DIR`: writes atto.pdf and atto.html from data in the shape of the text cases of
 * the acts. 0 = written; 1 = the data cannot become an act (coded reason); 2 = wrong usage or unreadable file.
 */
export async function attoAnteprima(args: string[], opts: { json: boolean }): Promise<number> {
  const scelti = argomenti(args);
  if (!scelti) return usoSbagliato(USO);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(scelti.file, 'utf8'));
  } catch (cause) {
    return usoSbagliato(`${scelti.file}: non si legge come JSON (${(cause as Error).message}). ${USO}`);
  }
  try {
    const reso = stampa(creaMotore(), documentoDi({ genere: 'atto', dati: datiDalCaso(json) }));
    mkdirSync(scelti.dir, { recursive: true });
    const pdf = path.join(scelti.dir, 'atto.pdf');
    const html = path.join(scelti.dir, 'atto.html');
    writeFileSync(pdf, reso.pdf);
    writeFileSync(html, reso.html);
    const esito = { pdf, html, sha256: reso.sha256, testoSha256: reso.testoSha256 };
    process.stdout.write(opts.json ? `${JSON.stringify(esito)}\n` : `Scritti ${pdf} e ${html}\n`);
    return 0;
  } catch (cause) {
    if (!(cause instanceof ErroreAtto)) throw cause;
    if (opts.json)
      process.stdout.write(`${JSON.stringify({ codice: cause.code, messaggio: cause.message })}\n`);
    else process.stderr.write(`${cause.message}\n`);
    return 1;
  }
}

import { createHash } from 'node:crypto';
import { componi } from './componi';
import type { Documento } from './contenuto';
import { controllaDati } from './controlli';
import type { AttoReso, DatiAttoGrezzi } from './dati-atto';
import { rendiHtml } from './html';
import { componiMinuta, type DatiMinuta } from './minuta';
import type { Motore } from './motore';
import { normalizza, testoDi } from './testo';
import { datiTypst } from './typst-dati';

/** What a thread is asked to print. */
export type Richiesta =
  | { genere: 'atto'; dati: DatiAttoGrezzi }
  | { genere: 'minuta'; dati: DatiMinuta }
  | { genere: 'documento'; dati: Documento };

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** Data -> content: pure. Throws ErroreAtto `atto.dati`, `atto.sotto_soglia`. */
export function documentoDi(richiesta: Richiesta): Documento {
  switch (richiesta.genere) {
    case 'atto':
      return componi(controllaDati(richiesta.dati));
    case 'minuta':
      return componiMinuta(richiesta.dati);
    case 'documento':
      return richiesta.dati;
  }
}

/** Content -> PDF and HTML twin. Same content, same bytes. Throws ErroreAtto `atto.resa`. */
export function stampa(motore: Motore, documento: Documento): AttoReso {
  const pdf = motore(datiTypst(documento), documento.data);
  return {
    pdf,
    html: rendiHtml(documento),
    sha256: sha256(pdf),
    testoSha256: sha256(normalizza(testoDi(documento))),
  };
}

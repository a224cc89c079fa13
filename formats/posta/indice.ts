import type { IndirizzoPostale } from '../../domain/notifica/indirizzo-postale';
import type { ProdottoPostale } from '../../domain/notifica/posta-eventi';
import { ErroreFormato } from '../comuni/errore';

export interface PezzoInIndice {
  id: string;
  prodotto: ProdottoPostale;
  nomeFile: string;
  /** Of the PDF, hexadecimal. */
  sha256: string;
  pagine: number;
  destinatario: IndirizzoPostale;
}

export const COLONNE_INDICE = [
  'id_lotto',
  'progressivo',
  'id_invio',
  'prodotto',
  'nome_file',
  'sha256',
  'pagine',
  'destinatario',
  'destinatario_riga2',
  'indirizzo',
  'indirizzo_riga2',
  'cap',
  'comune',
  'provincia',
  'stato',
] as const;

/**
 * Index of a batch for who prints: one row per PDF, `;`, UTF-8, CRLF, piece after piece.
 * @throws ErroreFormato `posta.indice`
 */
export function* scriviIndice(lottoId: string, pezzi: Iterable<PezzoInIndice>): Generator<string> {
  yield `${COLONNE_INDICE.join(';')}\r\n`;
  let progressivo = 0;
  for (const p of pezzi) {
    progressivo += 1;
    check(p.id, 'sha256', /^[0-9a-f]{64}$/.test(p.sha256), 'non è uno SHA-256 esadecimale');
    check(p.id, 'pagine', Number.isInteger(p.pagine) && p.pagine > 0, 'non è un numero di pagine');
    check(p.id, 'nome_file', /^[\w][\w.-]*$/.test(p.nomeFile), 'non è il nome di un file');
    const d = p.destinatario;
    const valori = [
      lottoId,
      String(progressivo),
      p.id,
      p.prodotto,
      p.nomeFile,
      p.sha256,
      String(p.pagine),
      ...[d.nome, d.nomeRiga2, d.indirizzo, d.indirizzoRiga2, d.cap, d.comune, d.provincia, d.stato],
    ];
    yield `${valori.map((valore, i) => cella(p.id, COLONNE_INDICE[i] ?? '', valore ?? '')).join(';')}\r\n`;
  }
}

/** An envelope has no formula and no line inside a line: such a piece is stopped, never printed altered. */
function cella(pezzoId: string, campo: string, valore: string): string {
  check(pezzoId, campo, !/^\s*[=+\-@]/.test(valore), 'comincia come una formula di un foglio di calcolo');
  check(pezzoId, campo, !/\p{Cc}/u.test(valore), 'contiene un a capo o un carattere di controllo');
  return /[";]/.test(valore) ? `"${valore.replaceAll('"', '""')}"` : valore;
}

function check(pezzoId: string, campo: string, buono: boolean, difetto: string): void {
  if (!buono)
    throw new ErroreFormato(
      'posta.indice',
      `pezzo ${pezzoId}, ${campo}: ${difetto}. Correggere il dato e rifare il lotto.`,
    );
}

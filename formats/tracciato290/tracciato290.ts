import type { DataCivile } from '../../domain/calendario';
import type { Claim } from '../claims/claim';
import { NESSUN_PRECEDENTE, type Precedenti } from '../claims/precedenti';
import { type Controllo, type Lettura, rapportoRifiutato } from '../claims/rapporto';
import { ErroreFormato } from '../comuni/errore';
import type { EnteConfig } from '../ente';
import { makeClaim } from './claim290';
import { Esame } from './esame';
import { type Fisica, leggiFisica } from './fisica';
import { lettureDi } from './letture290';

export interface Opzioni290 {
  precedenti?: Precedenti;
  /** Fill `rapporto.letture`: some seven million values for a large file, see `letture290`. */
  letture?: boolean;
}

/** A report, with the look of the bytes so that they are not measured again. */
export interface Controllo290 extends Controllo {
  fisica: Fisica;
}

/**
 * Checks a 290 without loading it: cases/290/README.md. Memory does not grow with the file, but for the
 * findings and 16 bytes a partita.
 * @throws ErroreFormato `file.illeggibile`, `290.riga_smisurata`
 */
export async function controlla290(
  file: string,
  ente: EnteConfig,
  opzioni: Opzioni290 = {},
): Promise<Controllo290> {
  const fisica = await leggiFisica(file);
  const esame = await Esame.open(file, fisica, ente, opzioni.precedenti ?? NESSUN_PRECEDENTE);
  const letture: Lettura[] = [];
  let [accettate, scartate, totale] = [0, 0, 0n];
  for await (const partite of esame.partite()) {
    for (const partita of partite) {
      if (opzioni.letture) letture.push(...lettureDi(partita));
      if (partita.isRifiutata) scartate += 1;
      else {
        accettate += 1;
        totale += partita.totale;
      }
    }
  }
  const { struttura } = esame;
  const base = { sha256: fisica.sha256, dataLista: struttura.fornitura, fisica };
  if (struttura.isRifiutato)
    return { ...base, rapporto: rapportoRifiutato(struttura.righe, struttura.record, struttura.rifiuti()) };
  return {
    ...base,
    rapporto: {
      righe: struttura.righe,
      record: struttura.record,
      partiteAccettate: accettate,
      partiteRifiutate: esame.ctx.rifiuti.elenco(),
      avvisi: esame.avvisi.elenco(),
      totaleCents: String(totale),
      rifiutoFile: [],
      esito: scartate > 0 ? 'accettato_con_scarti' : 'accettato',
      ...(opzioni.letture ? { letture } : {}),
    },
  };
}

export interface OpzioniClaims290 {
  precedenti?: Precedenti;
  /** Default: the date of supply of N0. */
  affidataIl?: DataCivile;
  /** Of the check just made on the same file: spares a pass over the bytes. */
  fisica?: Fisica;
}

/**
 * The claims of the accepted partite, in the order of the file, a few hundred at a time. For a file whose
 * report is not `rifiutato`: one that turns out to be refused is found only at its end.
 * @throws ErroreFormato `290.rifiutato` after the last block, when the file must not be loaded
 */
export async function* lottiClaims290(
  file: string,
  ente: EnteConfig,
  opzioni: OpzioniClaims290 = {},
): AsyncGenerator<Claim[]> {
  const fisica = opzioni.fisica ?? (await leggiFisica(file));
  const esame = await Esame.open(file, fisica, ente, opzioni.precedenti ?? NESSUN_PRECEDENTE);
  for await (const partite of esame.partite()) {
    const affidataIl = opzioni.affidataIl ?? esame.ctx.fornitura;
    yield partite.filter((partita) => !partita.isRifiutata).map((partita) => makeClaim(partita, affidataIl));
  }
  if (esame.struttura.isRifiutato)
    throw new ErroreFormato(
      '290.rifiutato',
      `${file}: il file è rifiutato, nessuna partita si può caricare. Leggere il rapporto di controllo.`,
    );
}

/** As `lottiClaims290`, one claim at a time. */
export async function* claims290(
  file: string,
  ente: EnteConfig,
  opzioni: OpzioniClaims290 = {},
): AsyncGenerator<Claim> {
  for await (const lotto of lottiClaims290(file, ente, opzioni)) yield* lotto;
}

/** All the values read, for a file whose report is not `rifiutato`; a few thousand at a time. */
export async function* letture290(file: string, ente: EnteConfig, fisica: Fisica): AsyncGenerator<Lettura[]> {
  const esame = await Esame.open(file, fisica, ente, NESSUN_PRECEDENTE);
  for await (const partite of esame.partite()) yield partite.flatMap(lettureDi);
}

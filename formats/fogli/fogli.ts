import { createHash } from 'node:crypto';
import type { DataCivile } from '../../domain/calendario';
import type { Claim } from '../claims/claim';
import { type Controllo, type Lettura, rapportoRifiutato } from '../claims/rapporto';
import { ErroreFormato } from '../comuni/errore';
import { leggiBlocchi } from '../comuni/lettore';
import { VerificaUtf8 } from '../comuni/utf8';
import { isNonAssegnato } from '../comuni/windows1252';
import type { EnteConfig } from '../ente';
import { makeClaimFoglio } from './claim-foglio';
import { openCsv } from './csv';
import { EsameFoglio } from './esame';
import type { Campo, Mappa } from './mappa';
import type { RigaLetta } from './riga';
import type { Sorgente } from './sorgente';
import { openXlsx } from './xlsx';

/**
 * Checks a CSV or Excel list without loading it: cases/fogli/README.md.
 * @param opzioni.letture fill `rapporto.letture`
 * @throws ErroreFormato `file.illeggibile`, `foglio.zip`, `foglio.manca`, `foglio.date1904`,
 * `foglio.cella_smisurata`
 */
export async function controllaFoglio(
  file: string,
  ente: EnteConfig,
  mappa: Mappa,
  opzioni: { letture?: boolean } = {},
): Promise<Controllo> {
  const { sha256, isValida } = await leggiByte(file, mappa);
  const base = { sha256, dataLista: mappa.dataLista };
  const nessuno = { intestazione: 0, dati: 0, totali: 0, note: 0, vuote: 0 };
  if (!isValida) {
    const rifiuto = { riga: 0, codice: 'foglio.codifica', campo: '' };
    return { ...base, rapporto: rapportoRifiutato(0, nessuno, [rifiuto]) };
  }
  const letture: Lettura[] = [];
  let [accettate, totale] = [0, 0n];
  const esame = await esamina(file, ente, mappa, (lette) => {
    for (const letta of lette) {
      if (opzioni.letture) letture.push(...lettureDi(letta, esameCampi(mappa)));
      if (letta.isRifiutata) continue;
      accettate += 1;
      totale += letta.totale ?? 0n;
    }
  });
  if (esame.isRifiutato)
    return { ...base, rapporto: rapportoRifiutato(esame.righe, esame.record, esame.rifiuti()) };
  const partiteRifiutate = esame.ctx.rifiuti.elenco();
  return {
    ...base,
    rapporto: {
      righe: esame.righe,
      record: esame.record,
      partiteAccettate: accettate,
      partiteRifiutate,
      avvisi: esame.ctx.avvisi.elenco(),
      totaleCents: String(totale),
      rifiutoFile: [],
      esito: partiteRifiutate.length > 0 ? 'accettato_con_scarti' : 'accettato',
      ...(opzioni.letture ? { letture } : {}),
    },
  };
}

/**
 * The claims of the accepted rows, in the order of the sheet, a few at a time. For a file whose report is
 * not `rifiutato`.
 * @throws ErroreFormato `foglio.rifiutato` after the last ones, when the file must not be loaded
 */
export async function* lottiClaimsFoglio(
  file: string,
  ente: EnteConfig,
  mappa: Mappa,
  opzioni: { affidataIl?: DataCivile } = {},
): AsyncGenerator<Claim[]> {
  const affidataIl = opzioni.affidataIl ?? mappa.dataLista;
  const sorgente = await openSorgente(file, mappa);
  try {
    const esame = new EsameFoglio(mappa, ente, sorgente);
    for await (const lette of esame.dati())
      yield lette.filter((letta) => !letta.isRifiutata).map((letta) => makeClaimFoglio(letta, affidataIl));
    if (!esame.isRifiutato) return;
  } finally {
    sorgente.close();
  }
  throw new ErroreFormato(
    'foglio.rifiutato',
    `${file}: il file è rifiutato, nessuna partita si può caricare. Leggere il rapporto di controllo.`,
  );
}

/** As `lottiClaimsFoglio`, one claim at a time. */
export async function* claimsFoglio(
  file: string,
  ente: EnteConfig,
  mappa: Mappa,
  opzioni: { affidataIl?: DataCivile } = {},
): AsyncGenerator<Claim> {
  for await (const lotto of lottiClaimsFoglio(file, ente, mappa, opzioni)) yield* lotto;
}

/** All the values read, for a file whose report is not `rifiutato`; a few thousand at a time. */
export async function* lettureFoglio(
  file: string,
  ente: EnteConfig,
  mappa: Mappa,
): AsyncGenerator<Lettura[]> {
  const sorgente = await openSorgente(file, mappa);
  try {
    const campi = esameCampi(mappa);
    for await (const lette of new EsameFoglio(mappa, ente, sorgente).dati())
      yield lette.flatMap((letta) => lettureDi(letta, campi));
  } finally {
    sorgente.close();
  }
}

async function esamina(
  file: string,
  ente: EnteConfig,
  mappa: Mappa,
  usa: (lette: RigaLetta[]) => void,
): Promise<EsameFoglio> {
  const sorgente = await openSorgente(file, mappa);
  try {
    const esame = new EsameFoglio(mappa, ente, sorgente);
    for await (const lette of esame.dati()) usa(lette);
    return esame;
  } finally {
    sorgente.close();
  }
}

async function openSorgente(file: string, mappa: Mappa): Promise<Sorgente & { close(): void }> {
  if (mappa.formato === 'xlsx') return openXlsx(file, mappa);
  return { ...openCsv(file, mappa), close: () => {} };
}

/** SHA-256 of the file, and whether its bytes are valid in the encoding of the mapping. */
async function leggiByte(file: string, mappa: Mappa): Promise<{ sha256: string; isValida: boolean }> {
  const sha = createHash('sha256');
  const utf8 = new VerificaUtf8();
  let isAssegnato = true;
  const codifica = mappa.formato === 'csv' ? mappa.codifica : null;
  for await (const blocco of leggiBlocchi(file)) {
    sha.update(blocco);
    if (codifica === 'utf-8') utf8.add(blocco);
    else if (codifica === 'windows-1252' && blocco.some(isNonAssegnato)) isAssegnato = false;
  }
  return { sha256: sha.digest('hex'), isValida: codifica === 'utf-8' ? utf8.close() : isAssegnato };
}

function esameCampi(mappa: Mappa): Campo[] {
  return [...new Set(mappa.colonne.flatMap(({ campo }) => (campo === null ? [] : [campo])))];
}

function lettureDi(letta: RigaLetta, campi: readonly Campo[]): Lettura[] {
  return campi.map((campo) => {
    const valore = campo === 'importo' ? letta.totale : letta[campo];
    return { riga: letta.numero, campo, valore: valore === null ? null : String(valore) };
  });
}

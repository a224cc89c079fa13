import type { Partita } from '../../domain/fascicolo';
import type { PraticaReale } from '../../domain/simulazione/debitore';
import type { Claim } from '../../formats/claims/claim';
import type { Rapporto } from '../../formats/claims/rapporto';
import { ErroreFormato } from '../../formats/comuni/errore';
import { parseEnteConfig } from '../../formats/ente';
import { claimsFoglio, controllaFoglio } from '../../formats/fogli/fogli';
import { parseMappa } from '../../formats/fogli/mappa';
import { claims290, controlla290 } from '../../formats/tracciato290/tracciato290';
import { readJson } from './leggi-json';
import { erroreUso } from './uso';

/** The pratiche of a list, one per debtor, without any datum of the persons. */
export interface CaricoLetto {
  pratiche: PraticaReale[];
  scarti: Record<string, number>;
}

/** Reads a list as `controlla` does, in a stream. Throws ErroreFormato `simula.rifiutato` for a refused one. */
export async function leggiCarico(carico: {
  file: string;
  ente: string;
  mappa: string | undefined;
}): Promise<CaricoLetto> {
  const { file } = carico;
  const ente = parseEnteConfig(await readJson(carico.ente));
  if (carico.mappa === undefined) {
    if (/\.(csv|xlsx)$/i.test(file)) throw erroreUso(`${file} è un foglio e manca --mappa`);
    const { rapporto, fisica } = await controlla290(file, ente);
    return raccogli(file, rapporto, claims290(file, ente, { fisica }));
  }
  const mappa = parseMappa(await readJson(carico.mappa));
  const { rapporto } = await controllaFoglio(file, ente, mappa);
  return raccogli(file, rapporto, claimsFoglio(file, ente, mappa));
}

async function raccogli(
  file: string,
  rapporto: Rapporto,
  claims: AsyncIterable<Claim>,
): Promise<CaricoLetto> {
  if (rapporto.esito === 'rifiutato')
    throw new ErroreFormato(
      'simula.rifiutato',
      `${file}: la lista è rifiutata (${rapporto.rifiutoFile[0]?.codice ?? '-'}). Leggere il rapporto di "esatto controlla".`,
    );
  const scarti: Record<string, number> = {};
  for (const { codice } of rapporto.partiteRifiutate) scarti[codice] = (scarti[codice] ?? 0) + 1;
  const perDebitore = new Map<string, { giuridica: boolean; inizio: string; partite: Partita[] }>();
  for await (const claim of claims) {
    const { codiceFiscale, natura } = claim.debitore;
    const pratica = perDebitore.get(codiceFiscale) ?? {
      giuridica: natura === 'giuridica',
      inizio: claim.affidataIl,
      partite: [],
    };
    pratica.partite.push(partitaDi(claim, pratica.partite.length + 1));
    if (claim.affidataIl < pratica.inizio) pratica.inizio = claim.affidataIl;
    perDebitore.set(codiceFiscale, pratica);
  }
  return { pratiche: [...perDebitore.values()], scarti };
}

/** The id is the place in the pratica: a code of the list may repeat. */
const partitaDi = (claim: Claim, n: number): Partita => ({
  id: `P${n}`,
  natura: claim.natura,
  importi: claim.importi,
  prescrizione: claim.prescrizione,
  ...(claim.titolo ? { titolo: claim.titolo } : {}),
  affidataIl: claim.affidataIl,
});

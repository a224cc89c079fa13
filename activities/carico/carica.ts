import { inEnte, type Transazione } from '../../database/connessione';
import { apriConti } from '../../database/mastro/aperture';
import type { ErroreFormato } from '../../formats/comuni/errore';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { Appoggio } from './appoggio';
import { type Batti, conBattito } from './battito';
import { type Carico, leggiCarico } from './carico';
import { conLista, controllaFile, scriviControllo } from './controlla';
import { cercaDomicili } from './domicili';
import { type Lista, lottiDi } from './lettori';
import { abbinaDebitori, contaAppoggio, scriviDebitori, scriviPartite, scriviPratiche } from './scrivi';

type Avvio = Messaggio<'carico'>;

/** Loads the claims of a checked list, then asks the register of digital domiciles for its debtors. */
export const caricaPartite = (c: Contesto, m: Avvio): Promise<Messaggio<'controllato'>> =>
  conBattito(async (batti) => {
    const pratiche = await caricaLista(c, m, batti);
    await cercaDomicili(c, m, batti);
    return { m: 'controllato', esito: 'accettato', pratiche };
  });

/**
 * All the rows of a list in one transaction: debtors, pratiche, claims, coobbligati, opening entries. A second call
 * finds them and writes nothing. @returns the number of pratiche
 */
export async function caricaLista(c: Contesto, m: Avvio, batti: Batti): Promise<number> {
  const carico = await inEnte(c.database, m.enteId, (t) => leggiCarico(t, m.caricoId));
  if (carico.stato !== 'controllato' || carico.praticheTotali > 0) return carico.praticheTotali;
  return conLista(c, m.enteId, carico, batti, async (lista) => {
    const pratiche = await inEnte(c.database, m.enteId, (t) =>
      carica(c, t, carico.id, leggibile(lista), batti),
    );
    if (pratiche !== null) return pratiche;
    // another list of the Ente was loaded between the check and this: the report has to say what is loaded now
    const controllo = await controllaFile(lista, carico);
    await inEnte(c.database, m.enteId, (t) => scriviControllo(t, carico.id, controllo));
    throw new Error('carico.rapporto_superato');
  });
}

function leggibile(lista: Lista | ErroreFormato): Lista {
  if (lista instanceof Error) throw lista;
  return lista;
}

/** Null, and nothing written, when the claims are no longer those of the report. */
async function carica(
  c: Contesto,
  t: Transazione,
  caricoId: string,
  lista: Lista,
  batti: Batti,
): Promise<number | null> {
  await impostaCarico(t);
  const carico = await leggiCarico(t, caricoId, true);
  if (carico.praticheTotali > 0) return carico.praticheTotali;
  await prepara(t, carico, lista, batti);
  const { partite, totale } = await contaAppoggio(t);
  if (partite !== carico.report?.partiteAccettate || totale !== carico.totaleCents) return null;
  await abbinaDebitori(t);
  await scriviDebitori(t, carico.dataLista);
  batti();
  const pratiche = await scriviPratiche(t, caricoId, carico.direzioneId);
  await scriviPartite(t, caricoId, carico.direzioneId);
  batti();
  await c.punto?.('a-meta-caricamento');
  await apriConti(t, caricoId);
  await t.sql`update carichi set pratiche_totali = ${pratiche}, aggiornato_at = now() where id = ${caricoId}`;
  return pratiche;
}

/**
 * Lists of one Ente are loaded one at a time: the same claim in two of them enters once. No loops over rows: the
 * planner knows nothing of tables filled in this transaction, and would choose them.
 */
async function impostaCarico({ sql, enteId }: Transazione): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`carico:${enteId}`}, 0))`;
  await sql`set local jit = off`;
  await sql`set local work_mem = '64MB'`;
  await sql`set local enable_nestloop = off`;
}

/**
 * Reads the list into the staging tables; the next claims are read while the former are copied. What was loaded before
 * is asked on another connection (the one of the copy is busy): no other load of this Ente can end meanwhile.
 */
async function prepara(t: Transazione, carico: Carico, lista: Lista, batti: Batti): Promise<void> {
  const appoggio = await Appoggio.apri(t, carico.id);
  let copia: Promise<void> = Promise.resolve();
  for await (const claims of lottiDi(lista, carico.affidataIl)) {
    if (!appoggio.aggiungi(claims)) continue;
    await copia;
    copia = appoggio.scarica();
    copia.catch(() => undefined); // heard at the next wait
    batti();
  }
  await copia;
  await appoggio.scarica();
}

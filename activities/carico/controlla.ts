import path from 'node:path';
import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { scriviJson } from '../../database/json';
import { type Controllo, rapportoRifiutato } from '../../formats/claims/rapporto';
import { ErroreFormato } from '../../formats/comuni/errore';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { estraiDocumento, inCartella } from './archivio';
import { type Batti, conBattito } from './battito';
import { type Carico, leggiCarico, leggiEnteConfig, leggiMappa } from './carico';
import { controllaLista, type Lista } from './lettori';
import { precedentiNelDatabase } from './precedenti';
import { isLungo, perLaRiga } from './rapporto';

type Avvio = Messaggio<'carico'>;

/** Reads and checks the archived list; its report and its state are written once, together. */
export const controllaCarico = (c: Contesto, m: Avvio): Promise<Messaggio<'controllato'>> =>
  conBattito((batti) => controlla(c, m, batti));

async function controlla(c: Contesto, m: Avvio, batti: Batti): Promise<Messaggio<'controllato'>> {
  const carico = await inEnte(c.database, m.enteId, (t) => leggiCarico(t, m.caricoId));
  if (carico.stato === 'rifiutato') return { m: 'controllato', esito: 'rifiutato', pratiche: 0 };
  if (carico.stato !== 'ricevuto')
    return { m: 'controllato', esito: 'accettato', pratiche: carico.praticheTotali };
  const controllo = await conLista(c, m.enteId, carico, batti, (lista) => controllaFile(lista, carico));
  await inEnte(c.database, m.enteId, (t) => scriviControllo(t, m.caricoId, controllo));
  const esito = controllo.rapporto.esito === 'rifiutato' ? 'rifiutato' : 'accettato';
  return { m: 'controllato', esito, pratiche: 0 };
}

/** A list that cannot be read, or whose Ente or mapping cannot be used, is refused with the code of the reason. */
export async function controllaFile(lista: Lista | ErroreFormato, carico: Carico): Promise<Controllo> {
  try {
    if (lista instanceof ErroreFormato) throw lista;
    return await controllaLista(lista);
  } catch (errore) {
    if (!(errore instanceof ErroreFormato) || errore.codice === 'file.illeggibile') throw errore;
    const rapporto = rapportoRifiutato(0, {}, [{ riga: 0, codice: errore.codice, campo: '' }]);
    return { rapporto, sha256: carico.sha256, dataLista: null };
  }
}

/** The list on disk for as long as `work` lasts; an ErroreFormato in its place when it cannot be read at all. */
export async function conLista<T>(
  c: Contesto,
  enteId: string,
  carico: Carico,
  batti: Batti,
  work: (lista: Lista | ErroreFormato) => Promise<T>,
): Promise<T> {
  const { formato, documentoId } = carico;
  if (documentoId === null) throw new Error(`carico.senza_file: ${carico.id}`);
  return inCartella(async (cartella) => {
    const percorso = path.join(cartella, `lista.${formato}`);
    await estraiDocumento(c.database, enteId, documentoId, percorso, batti);
    const battuti = precedentiNelDatabase(c.database, enteId, carico.id);
    const precedenti = {
      fileCaricato: battuti.fileCaricato,
      contenutiCaricati: (contenuti: readonly string[]) => {
        batti();
        return battuti.contenutiCaricati(contenuti);
      },
    };
    return work(await prepara());

    async function prepara(): Promise<Lista | ErroreFormato> {
      try {
        return await inEnte(c.database, enteId, async (t) => {
          const ente = await leggiEnteConfig(t);
          const mappa = await leggiMappa(t, carico.mappaId);
          if (formato !== '290' && mappa === null)
            throw new ErroreFormato('carico.mappa_mancante', 'manca la mappa delle colonne di questa lista');
          return { percorso, formato, ente, mappa, precedenti };
        });
      } catch (errore) {
        if (errore instanceof ErroreFormato) return errore;
        throw errore;
      }
    }
  });
}

/** Report, date and state of a carico that has not been loaded. */
export async function scriviControllo(t: Transazione, caricoId: string, controllo: Controllo): Promise<void> {
  const { rapporto, dataLista } = controllo;
  const intero = isLungo(rapporto)
    ? await archivia(t, {
        tipo: 'rapporto',
        mediaType: 'application/json',
        bytes: Buffer.from(scriviJson(rapporto)),
      })
    : undefined;
  const stato = rapporto.esito === 'rifiutato' ? 'rifiutato' : 'controllato';
  await t.sql`
    update carichi set stato = ${stato}, data_lista = ${dataLista}, totale_cents = ${BigInt(rapporto.totaleCents)},
      report = ${scriviJson(perLaRiga(rapporto, intero?.id))}::jsonb, aggiornato_at = now()
    where id = ${caricoId} and stato in ('ricevuto', 'controllato') and pratiche_totali = 0`;
}

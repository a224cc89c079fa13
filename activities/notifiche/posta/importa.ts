import { type Database, inEnte } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { leggiEsiti, type RapportoEsiti, type RigaEsito } from '../../../formats/posta/esiti';
import { leggiEventiPosta } from './leggi-eventi';
import { bloccaPezzo, cercaPezzo, type PezzoNostro, scriviProve } from './pezzo-noto';
import { metteInQuarantena } from './quarantena';

export interface DaImportare {
  /** Path of the file, and its bytes in the archive. */
  percorso: string;
  documentoId: string;
  autore: string;
}

export interface Importati {
  rapporto: RapportoEsiti;
  /** Pieces of which something was said: their processes are to be told. */
  pezzi: readonly PezzoNostro[];
}

/**
 * A file of outcomes, row by row: each is kept before the next one is read, so that a process that dies in the middle
 * leaves rows that the second reading finds doubled. Read once by its bytes (F8).
 */
export async function importaEsiti(database: Database, enteId: string, f: DaImportare): Promise<Importati> {
  const { oggi } = await leggiOrologio(database.sql);
  const toccati = new Map<string, PezzoNostro>();
  const rapporto = await leggiEsiti(f.percorso, {
    oggi,
    precedenti: {
      fileLetto: (sha256) =>
        inEnte(database, enteId, async ({ sql }) => {
          const letti = await sql`select 1 from file_esiti where sha256 = ${sha256}`;
          return letti.length > 0;
        }),
      pezzo: (idInvio, numero) =>
        inEnte(database, enteId, async (t) => {
          const pezzo = await cercaPezzo(t, idInvio, numero);
          if (pezzo) toccati.set(pezzo.id, pezzo);
          return pezzo;
        }),
      eventi: (pezzoId) =>
        inEnte(database, enteId, (t) => leggiEventiPosta(t, toccati.get(pezzoId)?.tentativoId ?? '')),
    },
    tieni: (riga) => tieni(database, enteId, f, riga, toccati),
  });
  if (rapporto.esito === 'letto') await registraFile(database, enteId, f, rapporto, oggi);
  return { rapporto, pezzi: [...toccati.values()] };
}

function tieni(
  database: Database,
  enteId: string,
  { documentoId }: DaImportare,
  riga: RigaEsito,
  toccati: ReadonlyMap<string, PezzoNostro>,
): Promise<void> {
  return inEnte(database, enteId, async (t) => {
    const { celle } = riga;
    if (riga.esito === 'in_quarantena') {
      const da = { fileId: documentoId, riga: riga.riga };
      const { motivo, campo } = riga;
      await metteInQuarantena(t, { da, motivo, campo, pezzoId: null, contenuto: { ...celle } });
      return;
    }
    const pezzo = toccati.get(riga.pezzo.id);
    if (riga.esito !== 'applicata' || !pezzo) return;
    await bloccaPezzo(t, pezzo);
    await scriviProve(t, pezzo, { eventi: riga.eventi, numero: celle.numero_raccomandata, documentoId });
  });
}

async function registraFile(
  database: Database,
  enteId: string,
  { documentoId, autore }: DaImportare,
  r: RapportoEsiti,
  oggi: string,
): Promise<void> {
  await inEnte(
    database,
    enteId,
    ({ sql }) => sql`
      insert into file_esiti (sha256, documento_id, righe, applicate, doppie, in_quarantena, autore, il)
      values (${r.sha256}, ${documentoId}, ${r.righe}, ${r.applicate}, ${r.doppie}, ${r.inQuarantena}, ${autore}, ${oggi})
      on conflict do nothing`,
  );
}

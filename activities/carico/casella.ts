import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { fuoriEnte, inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { caricoConFile } from '../../database/precedenti';
import type { FormatoCarico } from '../../database/schema/carichi';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { archiviaFile, improntaDi } from './archivio';
import { type Batti, conBattito } from './battito';

const ESTENSIONI: Record<string, FormatoCarico> = {
  '.290': '290',
  '.txt': '290',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
};
/** Where a file goes, by a rename, once its carico is in the database. */
const PRESI = 'presi';
/** A file is whole when it has not changed for so long. */
const QUIETE_MS = 2_000;
const MASSIMO = 200;

/** Who loads the lists of a drop box: nobody who could approve them. */
export const UTENTE_CASELLA = idDerivato('ute', 'casella');

interface Trovato {
  percorso: string;
  nome: string;
  /** Code of the office: the folder in which it was found; null = the drop box itself. */
  direzione: string | null;
  formato: FormatoCarico;
  /** Size and time of the last change: what tells that it is still being written. */
  stato: string;
}

/**
 * New lists of the drop box of an Ente: `casella/` for its only office, `casella/<code of the office>/` for each. A
 * file becomes a carico, then moves to `casella/presi/`; one that cannot be taken (no office, no mapping) stays.
 * The same bytes as a living carico give that carico, whose workflow starts once.
 */
export const cercaFile = (
  c: Contesto,
  { enteId }: Messaggio<'ente'>,
  quieteMs = QUIETE_MS,
): Promise<Messaggio<'trovati'>> => conBattito((batti) => guarda(c, enteId, quieteMs, batti));

async function guarda(
  c: Contesto,
  enteId: string,
  quieteMs: number,
  batti: Batti,
): Promise<Messaggio<'trovati'>> {
  const casella = await inEnte(c.database, enteId, leggiCasella);
  if (casella === null) return { m: 'trovati', carichi: [] };
  const prima = await elenca(casella);
  if (prima.length > 0) await new Promise((fatto) => setTimeout(fatto, quieteMs));
  const dopo = new Map((await elenca(casella)).map((f) => [f.percorso, f.stato]));
  const fermi = prima.filter((f) => dopo.get(f.percorso) === f.stato).slice(0, MASSIMO);
  const carichi: string[] = [];
  for (const file of fermi) {
    batti(carichi.length, fermi.length);
    const caricoId = await prendi(c, enteId, file);
    if (caricoId === null) continue;
    carichi.push(caricoId);
    await c.punto?.('prima-dello-spostamento');
    await sposta(casella, file, caricoId);
  }
  return { m: 'trovati', carichi: [...new Set(carichi)] };
}

async function leggiCasella({ sql }: Transazione): Promise<string | null> {
  const [riga] = await sql<{ casella: string | null }[]>`select casella from enti_configurazioni`;
  return riga?.casella ?? null;
}

/** Regular files only, one level of folders: links could name what is not of the Ente. */
async function elenca(casella: string): Promise<Trovato[]> {
  const trovati: Trovato[] = [];
  for (const voce of await readdir(casella, { withFileTypes: true })) {
    if (voce.name === PRESI || voce.name.startsWith('.')) continue;
    if (voce.isFile()) await aggiungi(trovati, casella, voce.name, null);
    if (!voce.isDirectory()) continue;
    const cartella = path.join(casella, voce.name);
    for (const file of await readdir(cartella)) await aggiungi(trovati, cartella, file, voce.name);
  }
  return trovati.sort((a, b) => (a.percorso < b.percorso ? -1 : 1));
}

async function aggiungi(
  trovati: Trovato[],
  cartella: string,
  nome: string,
  direzione: string | null,
): Promise<void> {
  const formato = ESTENSIONI[path.extname(nome).toLowerCase()];
  if (formato === undefined || nome.startsWith('.')) return;
  const percorso = path.join(cartella, nome);
  const stato = await lstat(percorso).catch(() => null);
  if (!stato?.isFile() || stato.size === 0) return;
  trovati.push({ percorso, nome, direzione, formato, stato: `${stato.size}:${stato.mtimeMs}` });
}

/** The carico of the file, made now or before; null when it cannot be taken. */
async function prendi(c: Contesto, enteId: string, file: Trovato): Promise<string | null> {
  const sha256 = await improntaDi(file.percorso);
  // the same drop gives the same carico, whatever is retried; the same bytes dropped again another one
  const caricoId = idDerivato('car', enteId, sha256, file.nome, file.stato);
  await fuoriEnte(
    c.database,
    (sql) =>
      sql`insert into utenti (id, nome) values (${UTENTE_CASELLA}, 'Casella di arrivo') on conflict do nothing`,
  );
  return inEnte(c.database, enteId, async (t) => {
    const [mio] = await t.sql`select 1 from carichi where id = ${caricoId}`;
    const vivo = mio ? caricoId : await caricoConFile(t, sha256);
    if (vivo !== undefined) return vivo;
    const direzioneId = await direzioneDi(t, file.direzione);
    const mappaId = file.formato === '290' ? null : await mappaDi(t, file);
    if (direzioneId === undefined || mappaId === undefined) {
      const perche = direzioneId === undefined ? 'carico.direzione_mancante' : 'carico.mappa_mancante';
      c.registro.warn({ enteId, file: impronta(file.nome), perche }, 'a file of the drop box was not taken');
      return null;
    }
    const documentoId = await archiviaFile(t, file.percorso, {
      tipo: 'lista',
      mediaType: 'application/octet-stream',
      sha256,
    });
    const { oggi } = await leggiOrologio(t.sql);
    await t.sql`
      insert into carichi (id, direzione_id, formato, nome_file, sha256, documento_id, mappa_id, caricato_da, caricato_il)
      values (${caricoId}, ${direzioneId}, ${file.formato}, ${file.nome}, ${sha256}, ${documentoId}, ${mappaId},
        ${UTENTE_CASELLA}, ${oggi})`;
    return caricoId;
  });
}

/** A file name may name a person: logs get eight characters of its hash. */
const impronta = (nome: string) => createHash('sha256').update(nome).digest('hex').slice(0, 8);

async function direzioneDi({ sql }: Transazione, codice: string | null): Promise<string | undefined> {
  const righe = await sql<{ id: string }[]>`
    select id from direzioni where ${codice}::text is null or codice = ${codice}::text limit 2`;
  return righe.length === 1 ? righe[0]?.id : undefined;
}

/** The mapping whose name the file name begins with, the longest; otherwise the only one of that format. */
async function mappaDi({ sql }: Transazione, file: Trovato): Promise<string | undefined> {
  const mappe = await sql<{ id: string; nome: string }[]>`
    select id, nome from mappe where mappa->>'formato' = ${file.formato} order by length(nome) desc, nome`;
  const sua = mappe.find(({ nome }) => file.nome.toLowerCase().startsWith(nome.toLowerCase()));
  return (sua ?? (mappe.length === 1 ? mappe[0] : undefined))?.id;
}

async function sposta(casella: string, file: Trovato, caricoId: string): Promise<void> {
  const presi = path.join(casella, PRESI);
  await mkdir(presi, { recursive: true });
  await rename(file.percorso, path.join(presi, `${caricoId}-${file.nome}`));
}

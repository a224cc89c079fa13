import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import type { FormatoCarico } from '../../../database/schema/carichi';
import { archiviaFile } from '../archivio';
import { soloDirezioni } from '../letture/comuni';
import { Data, idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import { type Chi, type FileRicevuto, rotta } from '../quadro/rotta';

const ESTENSIONI: Record<string, FormatoCarico> = { '290': '290', txt: '290', csv: 'csv', xlsx: 'xlsx' };
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

/** By the extension, and no disagreement with the first bytes. What is inside is checked by the carico. */
async function formatoDi(file: FileRicevuto): Promise<FormatoCarico> {
  if (file.byte === 0) throw new ErroreProblema('carico.file_vuoto');
  const formato = ESTENSIONI[/\.(\w+)$/.exec(file.nome)?.[1]?.toLowerCase() ?? ''];
  const descrittore = await open(file.percorso, 'r');
  try {
    const inizio = Buffer.alloc(ZIP.length);
    await descrittore.read(inizio, 0, ZIP.length, 0);
    if (!formato || (formato === 'xlsx') !== inizio.equals(ZIP))
      throw new ErroreProblema('carico.formato_sconosciuto');
  } finally {
    await descrittore.close();
  }
  return formato;
}

/** The office named, or the only one the person may load for. Errors: `carico.direzione_mancante`. */
async function direzioneDi({ sql }: Transazione, chi: Chi, chiesta: string | undefined): Promise<string> {
  const sue = await sql<{ id: string }[]>`select id from direzioni where ${soloDirezioni(sql, chi, 'id')}`;
  const scelta = chiesta === undefined && sue.length === 1 ? sue[0] : sue.find((d) => d.id === chiesta);
  if (!scelta) throw new ErroreProblema('carico.direzione_mancante');
  return scelta.id;
}

interface DaRegistrare {
  id: string;
  file: FileRicevuto;
  formato: FormatoCarico;
  direzioneId: string | undefined;
  mappaId: string | undefined;
  affidataIl: string | undefined;
}

async function registra(t: Transazione, chi: Chi, c: DaRegistrare): Promise<void> {
  const { sql } = t;
  const [mio] = await sql`select 1 from carichi where id = ${c.id}`;
  if (mio) return; // the first attempt stored it and then failed: only the start is missing
  const direzioneId = await direzioneDi(t, chi, c.direzioneId);
  if (c.formato !== '290') {
    const trovate = c.mappaId === undefined ? [] : await sql`select 1 from mappe where id = ${c.mappaId}`;
    if (trovate.length === 0) throw new ErroreProblema('carico.mappa_mancante');
  }
  const documentoId = await archiviaFile(t, c.file, { tipo: 'lista', mediaType: 'application/octet-stream' });
  const { oggi } = await leggiOrologio(sql);
  const mappaId = c.formato === '290' ? null : (c.mappaId ?? null);
  const nuovi = await sql`
    insert into carichi (id, direzione_id, formato, nome_file, sha256, documento_id, mappa_id, caricato_da, caricato_il,
      affidata_il)
    values (${c.id}, ${direzioneId}, ${c.formato}, ${c.file.nome}, ${c.file.sha256}, ${documentoId}, ${mappaId},
      ${chi.utenteId}, ${oggi}, ${c.affidataIl ?? null})
    on conflict do nothing returning id`;
  if (nuovi.length > 0) return;
  const [vivo] = await sql<{ id: string }[]>`
    select id from carichi where sha256 = ${c.file.sha256} and stato not in ('rifiutato', 'respinto')`;
  throw new ErroreProblema('carico.gia_caricato', vivo ? { oggettoId: vivo.id } : {});
}

export const carica = rotta({
  id: 'carichi.carica',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/carichi',
  titolo: 'Carica una lista: il contenuto del file è il corpo della richiesta',
  descrizione:
    'Estensioni .290 e .txt (tracciato 290), .csv, .xlsx in X-Nome-File. Per CSV ed Excel serve `mappaId`.',
  risorsa: 'carichi',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    direzioneId: idDi('dir').optional(),
    mappaId: idDi('map').optional(),
    affidataIl: Data.optional().describe('Giorno dell’affidamento; di serie la data della lista'),
  }),
  caricamento: { limite: 'caricoMassimoByte', tipi: ['application/octet-stream', 'text/plain', 'text/csv'] },
  risposte: {
    202: z.object({ id: idDi('car'), stato: z.string(), sha256: z.string(), indirizzo: z.string() }),
  },
  problemi: [
    'carico.gia_caricato',
    'carico.file_vuoto',
    'carico.formato_sconosciuto',
    'carico.mappa_mancante',
    'carico.direzione_mancante',
    'api.corpo_troppo_grande',
    'api.temporal_non_disponibile',
  ],
  async gestisci({ file, query, chi, chiave, enteId, nellEnte, dip }) {
    if (!file) throw new ErroreProblema('carico.file_vuoto');
    const formato = await formatoDi(file);
    const id = idDerivato('car', enteId, chiave);
    await nellEnte((t) => registra(t, chi, { id, file, formato, ...query } as DaRegistrare));
    await dip.temporal.avviaCarico({ enteId, caricoId: id });
    const indirizzo = `/v1/enti/${enteId}/carichi/${id}`;
    return { stato: 202, corpo: { id, stato: 'ricevuto', sha256: file.sha256, indirizzo }, oggetto: id };
  },
});

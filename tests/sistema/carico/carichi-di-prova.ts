import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { archiviaFile, improntaDi } from '../../../activities/carico/archivio';
import type { Contesto } from '../../../activities/contesto';
import { apriDatabase, type Database, inEnte, type Transazione } from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { preparaOrologio } from '../../../database/orologio';
import { mappe } from '../../../database/schema/carichi';
import { direzioni, enti, entiConfigurazioni } from '../../../database/schema/enti';
import { parseEnteConfig } from '../../../formats/ente';
import { creaDatabaseDiProva } from '../../banco/database-di-prova';
import { condivisa } from '../../condivisa';

export interface EnteDiProva {
  enteId: string;
  direzioneId: string;
}

export interface Prova {
  c: Contesto;
  database: Database;
  /** Takes the lists of cases/290. */
  a: EnteDiProva;
  /** The same tributi, another code. */
  b: EnteDiProva;
  nellEnte<T>(ente: EnteDiProva, work: (t: Transazione) => Promise<T>): Promise<T>;
  chiudi(): Promise<void>;
}

export const CLERK = nuovoId('ute');
export const RESPONSABILE = nuovoId('ute');

/** Two Enti on a database of one's own; the ports are those given, or answer "none". */
export async function apriProva(porte: Partial<Contesto> = {}, oggi = '2024-06-20'): Promise<Prova> {
  const prova = await creaDatabaseDiProva();
  const database = apriDatabase(prova.urlApp, { max: 6 });
  await preparaOrologio(database.sql, { modo: 'comandato', dal: oggi });
  const c = {
    database,
    registro: pino({ level: 'silent' }),
    indirizzi: { cerca: async () => null },
    rendiMinuta: async () => ({ pdf: Buffer.from('%PDF-1.7 minuta'), html: '', sha256: '', testoSha256: '' }),
    ...porte,
  } as unknown as Contesto;
  const chiudi = async () => {
    await database.chiudi();
    await prova.chiudi();
  };
  const [a, b] = [await creaEnte(database, '09123'), await creaEnte(database, '09124')];
  return { c, database, a, b, nellEnte: (ente, work) => inEnte(database, ente.enteId, work), chiudi };
}

async function creaEnte(database: Database, codice: string): Promise<EnteDiProva> {
  const config = parseEnteConfig(JSON.parse(await readFile(condivisa('cases', '290', 'ente.json'), 'utf8')));
  const [enteId, direzioneId] = [nuovoId('ent'), nuovoId('dir')];
  await database.db.insert(enti).values({ id: enteId, codice });
  await inEnte(database, enteId, async ({ tx }) => {
    await tx.insert(entiConfigurazioni).values({
      denominazione: `Comune di prova ${codice}`,
      codiceFiscale: '80000000008',
      indirizzo: 'Piazza del Municipio 1',
      comuni: config.comuniIscrizione,
      tributi: config.tributi,
      funzionario: 'Funzionario di prova',
      responsabile: 'Responsabile di prova',
    });
    await tx.insert(direzioni).values({ id: direzioneId, codice: 'TRIBUTI', nome: 'Tributi' });
  });
  return { enteId, direzioneId };
}

/** A list as the API leaves it: archived, with its carico. Gives the message that starts its workflow. */
export async function ricevi(
  p: Pick<Prova, 'nellEnte'>,
  ente: EnteDiProva,
  file: string,
  mappaId: string | null = null,
): Promise<{ m: 'carico'; enteId: string; caricoId: string }> {
  const caricoId = nuovoId('car');
  const estensione = path.extname(file).slice(1);
  const sha256 = await improntaDi(file);
  await p.nellEnte(ente, async (t) => {
    const documentoId = await archiviaFile(t, file, { tipo: 'lista', mediaType: 'text/plain', sha256 });
    await t.sql`
      insert into carichi (id, direzione_id, formato, nome_file, sha256, documento_id, mappa_id, caricato_da, caricato_il)
      values (${caricoId}, ${ente.direzioneId}, ${estensione}, ${path.basename(file)}, ${sha256}, ${documentoId},
        ${mappaId}, ${CLERK}, '2024-06-20')`;
  });
  return { m: 'carico', enteId: ente.enteId, caricoId };
}

export async function salvaMappa(
  p: Prova,
  ente: EnteDiProva,
  mappa: object,
  nome = 'mappa',
): Promise<string> {
  const id = nuovoId('map');
  await p.nellEnte(ente, ({ tx }) => tx.insert(mappe).values({ id, nome, mappa: { ...mappa } }));
  return id;
}

export const caso290 = (nome: string) => condivisa('cases', '290', nome);
export const casoFoglio = (nome: string) => condivisa('cases', 'fogli', nome);
export const leggiJson = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(file, 'utf8'));

/** How many rows of each table the Ente sees. */
export async function conta(p: Prova, ente: EnteDiProva): Promise<Record<string, number>> {
  const nomi = ['debitori', 'pratiche', 'partite', 'voci_partita', 'coobbligati', 'scritture', 'movimenti'];
  return p.nellEnte(ente, async ({ sql }) => {
    const conti: Record<string, number> = {};
    for (const nome of nomi) {
      const [riga] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(nome)}`;
      conti[nome] = riga?.n ?? 0;
    }
    return conti;
  });
}

/** Two wait for the term of a notified title, one is under the minimum, one has a title to be formed. */
const RIGHE = [
  'A-1;UNO PROVA;PRGTRS00M71D969B;VIA PROVA 1;10122;TORINO;2023;0453;01/06/2024;10/06/2024;100,00;',
  'A-2;DUE PROVA;73246000480;VIA PROVA 2;30121;VENEZIA;2023;0453;01/06/2024;11/06/2024;200,00;',
  'A-3;TRE PROVA;BLCPLA30L07L736F;VIA PROVA 3;00185;ROMA;2023;0453;01/06/2024;;5,00;',
  'A-4;QUATTRO PROVA;MRLDSR36L57A662G;VIA PROVA 4;50122;FIRENZE;2023;0453;01/06/2024;;300,00;',
];
const TESTA =
  'Numero avviso;Contribuente;Codice fiscale / P.IVA;Indirizzo;CAP;Città;Anno;Cod. tributo;Data avviso;Data notifica;Importo;Annotazioni';

/** Writes a sheet of four debtors (or of the first `quanti`), different for each name. Gives the mapping that reads it. */
export async function scriviLista(file: string, quanti = RIGHE.length): Promise<Record<string, unknown>> {
  const nome = path.basename(file, '.csv');
  const righe = [TESTA, ...RIGHE.slice(0, quanti).map((r) => r + nome)];
  await writeFile(file, Buffer.from(`${righe.join('\r\n')}\r\n`, 'latin1'));
  const mappa = await leggiJson(casoFoglio('01-punto-e-virgola.mappa.json'));
  return { ...mappa, dataLista: '2024-06-15', totali: null };
}

import { readFile } from 'node:fs/promises';
import { type Database, inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import {
  assegnazioni,
  direzioni,
  enti,
  entiConfigurazioni,
  type Parametri,
  utenti,
} from '../../database/schema/enti';
import { type EnteConfig, parseEnteConfig } from '../../formats/ente';
import { PERSONE } from '../sandbox/identita/persone';
import { CARTA_INTESTATA } from './carta-intestata';
import { TRIBUTI } from './tributi';

export interface EnteDimostrativo {
  enteId: string;
  pec: string;
}

/** The Ente of the demonstration when no file says otherwise: an invented Comune. */
const DI_SERIE: EnteConfig = { codiceEnte: '09123', comuniIscrizione: ['091230'], tributi: TRIBUTI };

/** As the file says (shape of cases/290/ente.json), or the one of the house. Errors: `ente.configurazione`. */
export async function leggiEnteDimostrativo(file: string | null): Promise<EnteConfig> {
  return file === null ? DI_SERIE : parseEnteConfig(JSON.parse(await readFile(file, 'utf8')));
}

/** Writes the Ente, its office and its people, once: a second time changes nothing. With the role of migrations. */
export async function installaEnte(
  database: Database,
  ente: EnteConfig,
  parametri: Parametri = {},
): Promise<EnteDimostrativo> {
  const enteId = idDerivato('ent', 'dimostrazione', ente.codiceEnte);
  const pec = `riscossione@pec.ente${ente.codiceEnte}.example`;
  await database.db.insert(enti).values({ id: enteId, codice: ente.codiceEnte }).onConflictDoNothing();
  for (const { id, nome } of PERSONE)
    await database.db.insert(utenti).values({ id, nome }).onConflictDoNothing();
  await inEnte(database, enteId, async ({ tx }) => {
    const direzioneId = idDerivato('dir', enteId, 'entrate');
    await tx
      .insert(entiConfigurazioni)
      .values({
        denominazione: 'Comune di Montefiorito',
        codiceFiscale: '80012340985',
        indirizzo: 'Piazza del Municipio 1, 99010 Montefiorito',
        pec,
        comuni: ente.comuniIscrizione,
        tributi: ente.tributi,
        cartaIntestata: CARTA_INTESTATA,
        // who takes the post at the sandbox knows an Ente by its id; nothing leaves by it unless the profile says so
        mittentePostale: {
          codice: enteId,
          nome: 'Comune di Montefiorito',
          indirizzo: 'Piazza del Municipio 1',
          cap: '99010',
          comune: 'Montefiorito',
          provincia: 'MF',
        },
        funzionario: CARTA_INTESTATA.firmatario.nome,
        responsabile: CARTA_INTESTATA.responsabile.nome,
        parametri,
      })
      .onConflictDoNothing();
    await tx
      .insert(direzioni)
      .values({ id: direzioneId, codice: 'ENTRATE', nome: 'Direzione entrate' })
      .onConflictDoNothing();
    for (const { id, ruolo } of PERSONE)
      await tx.insert(assegnazioni).values({ utenteId: id, ruolo }).onConflictDoNothing();
  });
  return { enteId, pec };
}

/** In the demonstration people approve as in production: batches of solleciti, a signature on what weighs on goods. */
export const APPROVAZIONI_DIMOSTRATIVE: Parametri = {
  'approvazione.sollecito795': 'lotto',
  'approvazione.fermo': 'singola',
  'approvazione.ipoteca': 'singola',
  'approvazione.pignoramento72bis': 'singola',
};

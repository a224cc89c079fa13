import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { apriDatabase, type Database, inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { RUOLO_APPLICAZIONE } from '../../database/migra';
import { carichi } from '../../database/schema/carichi';
import { debitori, debitoriAnagrafiche } from '../../database/schema/debitori';
import { direzioni, enti, entiConfigurazioni } from '../../database/schema/enti';
import { partite, pratiche } from '../../database/schema/pratiche';
import { creaDatabaseDiProva } from './database-di-prova';

export interface PraticaDiProva {
  enteId: string;
  direzioneId: string;
  caricoId: string;
  debitoreId: string;
  praticaId: string;
  partite: string[];
}

export interface DueEnti {
  /** Runtime role, as the product has it. */
  app: Database;
  /** Owner and superuser: what an administrator of the database could do. */
  admin: Sql;
  url: string;
  urlApp: string;
  a: PraticaDiProva;
  b: PraticaDiProva;
  chiudi(): Promise<void>;
}

/** A database of one's own with two Enti, each with one pratica of two partite (100.00 + 30.00, 50.00 of spese). */
export async function dueEnti(): Promise<DueEnti> {
  const prova = await creaDatabaseDiProva();
  const indirizzo = new URL(prova.urlApp);
  indirizzo.username = RUOLO_APPLICAZIONE;
  const app = apriDatabase(indirizzo.href, { max: 10 });
  const admin = postgres(prova.url, { max: 2, onnotice: () => {} });
  const [a, b] = [await seminaEnte(app, '09123'), await seminaEnte(app, '09124')];
  const chiudi = async () => {
    await Promise.all([app.chiudi(), admin.end({ timeout: 5 })]);
    await prova.chiudi();
  };
  return { app, admin, url: prova.url, urlApp: indirizzo.href, a, b, chiudi };
}

async function seminaEnte(app: Database, codice: string): Promise<PraticaDiProva> {
  const enteId = nuovoId('ent');
  const direzioneId = nuovoId('dir');
  await app.db.insert(enti).values({ id: enteId, codice });
  await inEnte(app, enteId, async ({ tx }) => {
    await tx.insert(entiConfigurazioni).values({
      denominazione: `Comune di prova ${codice}`,
      codiceFiscale: '80000000008',
      indirizzo: 'Piazza del Municipio 1',
      tributi: [],
      funzionario: 'Funzionario di prova',
      responsabile: 'Responsabile di prova',
      parametri: { soglia794: '12.00', 'sollecito.termine': 30 },
    });
    await tx.insert(direzioni).values({ id: direzioneId, codice: 'TRIBUTI', nome: 'Tributi' });
  });
  return seminaPratica(app, enteId, direzioneId);
}

/** One more carico with one pratica of two partite. */
export async function seminaPratica(
  app: Database,
  enteId: string,
  direzioneId: string,
): Promise<PraticaDiProva> {
  const [caricoId, debitoreId, praticaId] = [nuovoId('car'), nuovoId('deb'), nuovoId('pra')];
  const partiteId = [nuovoId('par'), nuovoId('par')];
  const comune = { direzioneId, praticaId, caricoId, prescrizioneDal: '2023-12-31', prescrizioneAnni: 5 };
  await inEnte(app, enteId, async ({ tx }) => {
    await tx.insert(carichi).values({
      id: caricoId,
      direzioneId,
      formato: '290',
      nomeFile: 'lista.290',
      sha256: randomBytes(32).toString('hex'),
      caricatoDa: 'ute_A',
      caricatoIl: '2026-01-02',
    });
    await tx.insert(debitori).values({ id: debitoreId, natura: 'persona' });
    await tx.insert(debitoriAnagrafiche).values({
      debitoreId,
      codiceFiscale: `CF${randomBytes(7).toString('hex').toUpperCase()}`,
      cognome: 'Prova',
      nome: 'Persona',
      indirizzo: 'Via Inesistente 1',
    });
    await tx.insert(pratiche).values({
      id: praticaId,
      caricoId,
      direzioneId,
      debitoreId,
      profilo: 'legge160',
      parametri: { 'sollecito.termine': 20 },
      inizio: '2026-01-10',
    });
    await tx.insert(partite).values([
      {
        ...comune,
        id: partiteId[0] ?? '',
        riga: 3,
        codice: 'A1',
        natura: 'tributaria',
        capitale: 10_000n,
        sanzioni: 3_000n,
        affidataIl: '2026-01-10',
        ordine: 1,
        contenutoSha256: randomBytes(32),
      },
      {
        ...comune,
        id: partiteId[1] ?? '',
        riga: 5,
        codice: 'A2',
        natura: 'patrimoniale',
        spese: 5_000n,
        affidataIl: '2026-01-10',
        ordine: 2,
        contenutoSha256: randomBytes(32),
      },
    ]);
  });
  return { enteId, direzioneId, caricoId, debitoreId, praticaId, partite: partiteId };
}

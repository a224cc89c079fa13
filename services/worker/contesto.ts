import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { creaPool } from '../../activities/atti/pool';
import { creaInad } from '../../activities/banche-dati/inad';
import type { Contesto } from '../../activities/contesto';
import type { CasellaPec } from '../../activities/notifiche/pec/casella';
import { creaConsolidatore } from '../../activities/notifiche/posta/consolidatore';
import { creaPostaFile } from '../../activities/notifiche/posta/file';
import type { PosteDellInstallazione } from '../../activities/notifiche/posta/porta';
import { registriManuali } from '../../activities/registri/registri';
import { apriTemporale } from '../../activities/temporal/cliente';
import { apriDatabase, type Database, inEnte } from '../../database/connessione';
import { uriDelPdf } from '../../formats/posta/allegato';
import type { Configurazione } from '../configurazione/configurazione';
import { sempreFirmati } from '../configurazione/firme';
import { puntoDaAmbiente } from './punti';

export interface ContestoAperto {
  contesto: Contesto;
  chiudi(): Promise<void>;
}

/** The real world behind the ports of the activities, from the settings. */
export async function apriContesto(
  o: Configurazione,
  registro: Logger,
  nome: string,
): Promise<ContestoAperto> {
  const database = apriDatabase(o.database.urlApp, { max: 16, nome });
  const temporale = await apriTemporale({
    indirizzo: o.temporal.indirizzo,
    namespace: o.temporal.namespace,
    prefisso: o.temporal.codaPrefisso,
  });
  const pool = creaPool();
  const punto = puntoDaAmbiente(o.caos, path.join(o.dati, 'caos'));
  const contesto: Contesto = {
    database,
    temporale,
    rendi: pool.rendi,
    rendiMinuta: (dati) => pool.rendiMinuta(dati),
    indirizzi: creaInad(o.indirizzi.url, o.indirizzi.riferimento),
    casellaDi: (enteId) => casellaDi(database, enteId, o),
    ancorePec: () => readFile(o.pec.ancore, 'utf8'),
    gestoriPec: async () => (o.pec.gestori === null ? null : readFile(o.pec.gestori, 'utf8')),
    posta: posteDa(o, registro),
    interruttore: o.interruttore,
    registri: registriManuali,
    registro,
    indirizzoVerifica: `${o.api.url}/verifica`,
    sempreFirmati: sempreFirmati(o.ambiente),
    ...(punto && { punto }),
  };
  const chiudi = async () => {
    await pool.chiudi();
    await temporale.chiudi();
    await database.chiudi();
  };
  return { contesto, chiudi };
}

function posteDa({ posta }: Configurazione, registro: Logger): PosteDellInstallazione {
  const traccia = (t: object) => registro.info(t, 'pezzo affidato');
  return {
    consolidatore: posta.consolidatore && creaConsolidatore({ ...posta.consolidatore, traccia }),
    file: creaPostaFile({ uscita: posta.uscita }),
    uriDi: uriDelPdf,
  };
}

/** The mailbox of an Ente is the PEC of its configuration; hosts and secret are settings of the installation. */
export async function casellaDi(database: Database, enteId: string, o: Configurazione): Promise<CasellaPec> {
  const pec = await inEnte(database, enteId, async ({ sql }) => {
    const [riga] = await sql<{ pec: string | null }[]>`select pec from enti_configurazioni`;
    return riga?.pec ?? null;
  });
  if (pec === null)
    throw new Error('pec.casella_assente: indicare la PEC dell’Ente nella sua configurazione');
  const smtp = new URL(o.pec.smtpUrl);
  return {
    indirizzo: pec,
    host: smtp.hostname,
    port: Number(smtp.port || 465),
    user: pec,
    pass: o.pec.password,
    tls: smtp.protocol === 'smtps:' ? 'implicito' : 'assente',
  };
}

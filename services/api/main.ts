import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { pino } from 'pino';
import { creaPool } from '../../activities/atti/pool';
import { resaCon } from '../../activities/prova/cronologia';
import { apriTemporale } from '../../activities/temporal/cliente';
import { apriDatabase } from '../../database/connessione';
import { type Configurazione, leggiConfigurazione } from '../configurazione/configurazione';
import { ascolta } from '../supervisore/porte-libere';
import { eseguiServizio, type ServizioAvviato } from '../supervisore/servizio';
import { creaApi } from './api';
import type { ImpostazioniApi } from './dipendenze';
import { portaPigra } from './temporal-pigro';

const MB = 1_048_576;
/** Limits of size: written in docs/autorizzazioni.md beside the roles. */
const LIMITI = { corpoMassimoByte: MB, caricoMassimoByte: 256 * MB, documentoMassimoByte: 20 * MB };
/** Of one peer, for all the people behind it. */
const INDIRIZZO_PER_PERSONA = 10;
const CHIUSURA_MS = 5_000;
const OZIOSE_MS = 200;

function impostazioniDa(c: Configurazione): ImpostazioniApi {
  const sandbox = c.ambiente === 'sandbox';
  return {
    ...LIMITI,
    emittente: c.api.emittente,
    destinatario: c.api.pubblico,
    jwksUrl: c.api.jwksUrl,
    richiesteAlMinuto: c.api.richiesteMinuto,
    richiesteAlMinutoPerIndirizzo: c.api.richiesteMinuto * INDIRIZZO_PER_PERSONA,
    cartellaTemporanea: path.join(c.dati, 'caricamenti'),
    postaIngresso: c.posta.ingresso,
    sandboxUrl: sandbox ? c.sandbox.url : undefined,
    documentazionePubblica: sandbox,
    giorniListe: c.giorniListe,
  };
}

async function avvia(): Promise<ServizioAvviato> {
  const c = leggiConfigurazione();
  const registro = pino({ level: c.livelloLog, base: { servizio: 'api' } }, pino.destination(2));
  const database = apriDatabase(c.database.urlApp, { nome: 'esatto-api' });
  const { indirizzo, namespace, codaPrefisso: prefisso } = c.temporal;
  const temporal = portaPigra(() => apriTemporale({ indirizzo, namespace, prefisso }));
  const pool = creaPool({ thread: 1 });
  const prova = { autorita: () => leggiSeEsiste(c.pec.ancore), resa: resaCon(pool.rendiDocumento) };
  const app = creaApi({ impostazioni: impostazioniDa(c), database, temporal, prova, registro });
  const server = await ascolta(createServer(app), c.porte.api, c.api.ascolto);
  return {
    ferma: async () => {
      await chiudi(server);
      await pool.chiudi();
      await temporal.chiudi();
      await database.chiudi();
    },
  };
}

const leggiSeEsiste = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((errore: NodeJS.ErrnoException) => {
    if (errore.code === 'ENOENT') return null;
    throw errore;
  });

/** Lets the requests in hand end; a caller that never ends is cut. */
async function chiudi(server: Server): Promise<void> {
  const chiuso = new Promise((resolve) => server.close(resolve));
  // a caller that polls keeps its connection: it is closed between two requests
  const oziose = setInterval(() => server.closeIdleConnections(), OZIOSE_MS);
  const taglio = setTimeout(() => server.closeAllConnections(), CHIUSURA_MS);
  await chiuso;
  clearInterval(oziose);
  clearTimeout(taglio);
}

if (require.main === module) void eseguiServizio('api', null, avvia);

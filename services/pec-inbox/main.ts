import pino from 'pino';
import { accogliPec } from '../../activities/notifiche/pec/accogli';
import { fuoriEnte, inEnte } from '../../database/connessione';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { eseguiServizio } from '../supervisore/servizio';
import { apriContesto } from '../worker/contesto';
import { cursoreDi, registraAnomalia, saluteDi } from './cursore';
import { leggiCasella } from './leggi-casella';
import type { AccessoImap } from './porte';

const configurazione = leggiConfigurazione();
const registro = pino({ level: configurazione.livelloLog, name: 'pec-inbox' });
/** New Enti get their reader within this time. */
const GIRO_MS = 5_000;
/** Messages read again at each connection: providers store out of order. */
const RIGUARDO = 50;

function accessoDi(indirizzo: string): AccessoImap {
  const url = new URL(configurazione.pec.imapUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 993),
    user: indirizzo,
    pass: configurazione.pec.password,
    tls: url.protocol === 'imaps:' ? 'implicito' : 'assente',
  };
}

void eseguiServizio('pec-inbox', configurazione.porte.salutePecInbox, async () => {
  const { contesto, chiudi } = await apriContesto(configurazione, registro, 'pec-inbox');
  const { database } = contesto;
  const fermata = new AbortController();
  const letture = new Map<string, Promise<void>>();

  function leggi(enteId: string, indirizzo: string): Promise<void> {
    return leggiCasella({
      imap: accessoDi(indirizzo),
      cursore: cursoreDi(database, enteId, indirizzo),
      accogli: (raw) => accogliPec(contesto, enteId, raw, indirizzo),
      anomalia: (a) => registraAnomalia(database, enteId, indirizzo, a),
      ...saluteDi(database, enteId, indirizzo),
      notizia: (notizia) => registro.debug({ enteId, ...notizia }, 'casella'),
      segnale: fermata.signal,
      riguardo: RIGUARDO,
      pausaMs: 500,
    });
  }

  async function apriNuove(): Promise<void> {
    const enti = await fuoriEnte(database, (sql) => sql<{ id: string }[]>`select id from enti where attivo`);
    for (const { id } of enti) {
      const righe = await inEnte(
        database,
        id,
        ({ sql }) => sql<{ pec: string }[]>`select pec from enti_configurazioni where pec is not null`,
      );
      for (const { pec } of righe) if (!letture.has(pec)) letture.set(pec, leggi(id, pec));
    }
  }

  await apriNuove();
  const giro = setInterval(() => {
    void apriNuove().catch((errore: unknown) => registro.warn({ errore: String(errore) }, 'enti non letti'));
  }, GIRO_MS);
  return {
    ferma: async () => {
      clearInterval(giro);
      fermata.abort();
      await Promise.all(letture.values());
      await chiudi();
    },
  };
});

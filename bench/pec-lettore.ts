/** The reader of one mailbox in a process of its own, as services/pec-inbox runs it. */
import { writeSync } from 'node:fs';
import pino from 'pino';
import type { Contesto } from '../activities/contesto';
import { accogliPec } from '../activities/notifiche/pec/accogli';
import { apriTemporale } from '../activities/temporal/cliente';
import { cursoreDi, registraAnomalia, saluteDi } from '../services/pec-inbox/cursore';
import { leggiCasella } from '../services/pec-inbox/leggi-casella';
import { apriBanco } from './ente-banco';

export interface DaLeggere {
  enteId: string;
  indirizzo: string;
  password: string;
  imapPort: number;
  caPem: string;
  url: string;
  temporal: string;
}

async function main(o: DaLeggere): Promise<void> {
  const database = apriBanco(o.url);
  const c = {
    database,
    temporale: await apriTemporale({ indirizzo: o.temporal, namespace: 'default' }),
    registro: pino({ level: 'error' }, pino.destination(2)),
    ancorePec: async () => o.caPem,
    gestoriPec: async () => null,
  } as unknown as Contesto;
  process.once('disconnect', () => process.exit(0));
  await leggiCasella({
    imap: { host: '127.0.0.1', port: o.imapPort, user: o.indirizzo, pass: o.password, tls: 'assente' },
    cursore: cursoreDi(database, o.enteId, o.indirizzo),
    accogli: (raw) => accogliPec(c, o.enteId, raw, o.indirizzo),
    anomalia: (a) => registraAnomalia(database, o.enteId, o.indirizzo, a),
    ...saluteDi(database, o.enteId, o.indirizzo),
    notizia: (n) => {
      if (n.tipo === 'caduta') writeSync(2, `casella caduta: ${n.codice}\n`);
    },
    segnale: new AbortController().signal,
    riguardo: 50,
    pausaMs: 500,
  });
}

process.once('message', (o: DaLeggere) => void main(o));

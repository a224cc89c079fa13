import { apriDatabase } from '../../database/connessione';
import { type AssettoOrologio, avviaBattito, ferma, preparaOrologio, riparti } from '../../database/orologio';
import type { OpzioniAvvio } from './contesto';

type Tempi = Pick<OpzioniAvvio, 'fino' | 'giornoMs' | 'dal'>;

export interface OrologioGovernato {
  /** Everything is up: an accelerated clock begins to run. */
  parti(): Promise<void>;
  /** Stops an accelerated clock where it is; a database that does not answer has stopped it already. */
  ferma(): Promise<void>;
}

/**
 * Sets the clock for this start. An accelerated one stands still until `parti`: a first start may build a Temporal
 * server for minutes, and no civil day may go by while nobody can act on it. Errors: `orologio.indietro`.
 */
export async function governaOrologio(urlApp: string, opzioni: Tempi): Promise<OrologioGovernato> {
  const database = apriDatabase(urlApp, { max: 1, nome: 'esatto-orologio' });
  try {
    await preparaOrologio(database.sql, assettoDi(opzioni));
    await ferma(database.sql);
  } catch (errore) {
    await database.chiudi();
    throw errore;
  }
  let fermaBattito = () => {};
  return {
    async parti() {
      await riparti(database.sql);
      // a beat that is missed makes the clock wait: the next one goes on from there
      fermaBattito = avviaBattito(database.sql, () => {});
    },
    async ferma() {
      fermaBattito();
      await ferma(database.sql).catch(() => {});
      await database.chiudi();
    },
  };
}

function assettoDi({ fino, giornoMs, dal }: Tempi): AssettoOrologio {
  const inizio = dal === null ? {} : { dal };
  if (fino !== null) return { modo: 'comandato', ...inizio };
  if (giornoMs === null) return { modo: 'reale' };
  return { modo: 'accelerato', giornoMs, ...inizio };
}

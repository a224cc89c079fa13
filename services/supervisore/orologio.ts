import { apriDatabase } from '../../database/connessione';
import { type AssettoOrologio, avviaBattito, ferma, preparaOrologio } from '../../database/orologio';
import type { OpzioniAvvio } from './contesto';

type Tempi = Pick<OpzioniAvvio, 'fino' | 'giornoMs' | 'dal'>;

export interface OrologioGovernato {
  /** Stops an accelerated clock where it is; a database that does not answer has stopped it already. */
  ferma(): Promise<void>;
}

/** Sets the clock for this start and lets it beat while the product is on. Errors: `orologio.indietro`. */
export async function governaOrologio(urlApp: string, opzioni: Tempi): Promise<OrologioGovernato> {
  const database = apriDatabase(urlApp, { max: 1, nome: 'esatto-orologio' });
  try {
    await preparaOrologio(database.sql, assettoDi(opzioni));
  } catch (errore) {
    await database.chiudi();
    throw errore;
  }
  // a beat that is missed makes the clock wait: the next one goes on from there
  const fermaBattito = avviaBattito(database.sql, () => {});
  return {
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

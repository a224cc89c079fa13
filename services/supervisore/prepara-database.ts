import { migra } from '../../database/migra';
import { codiceDi, ErroreEsatto } from '../configurazione/errore';

/**
 * Migrates, and gives the runtime role the password of `urlApp`. Errors: those of `migra` (`dati.versione_futura`);
 * `database.non_raggiungibile` naming host and port, never the password.
 */
export async function preparaDatabase(url: string, urlApp: string): Promise<void> {
  try {
    await migra(url, { appPassword: decodeURIComponent(new URL(urlApp).password) });
  } catch (cause) {
    if (codiceDi(cause) !== 'database.non_raggiungibile') throw cause;
    const { host, pathname } = new URL(url);
    throw new ErroreEsatto(
      'database.non_raggiungibile',
      `PostgreSQL non risponde su ${host}${pathname}: controlla che sia attivo e che ESATTO_DATABASE_URL sia giusto`,
      { cause },
    );
  }
}

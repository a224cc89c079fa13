import type { Transazione } from '../../database/connessione';
import { prossimiNumeri } from '../../database/numeratore';
import { baseIuv, componiNav } from '../../domain/pagopa/nav';

/** Segregation code and program of an Ente that has set none. They are data of the Ente: docs/configurazione.md. */
const SENZA_CODICI = { segregazione: '01', programma: '01' };

/** New payment notice numbers: one counter per Ente. Source: pagamenti.md 1.4, one NAV per act or per instalment. */
export async function assegnaNav(t: Transazione, quanti: number): Promise<string[]> {
  const [riga] = await t.sql<{ carta_intestata: { pagopa?: Partial<typeof SENZA_CODICI> } }[]>`
    select carta_intestata from enti_configurazioni`;
  const codici = { ...SENZA_CODICI, ...riga?.carta_intestata.pagopa };
  const primo = await prossimiNumeri(t, 'nav', 0, quanti);
  return Array.from(
    { length: quanti },
    (_, i) => componiNav(codici.segregazione, baseIuv(codici.programma, BigInt(primo + i))).nav,
  );
}

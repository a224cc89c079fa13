import { apriDatabase, inEnte } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import type { Contesto as Avviato } from '../supervisore/contesto';

const GIRO_MS = 1_000;

/** One line that says where the demonstration is, until it is stopped. */
export async function seguiAvanzamento(avviato: Avviato, enteId: string): Promise<null> {
  const database = apriDatabase(avviato.configurazione.database.urlApp, { max: 1, nome: 'esatto-progresso' });
  const giro = setInterval(() => {
    void riga().then(avviato.progresso, () => undefined);
  }, GIRO_MS);
  avviato.fermata.addEventListener('abort', () => {
    clearInterval(giro);
    void database.chiudi();
  });
  return null;

  async function riga(): Promise<string> {
    const { oggi } = await leggiOrologio(database.sql);
    const [n] = await inEnte(
      database,
      enteId,
      ({ sql }) => sql<Record<string, number>[]>`select
        (select count(*)::int from pratiche where stato = 'aperta') as aperte,
        (select count(*)::int from pratiche where stato = 'chiusa') as chiuse,
        (select count(*)::int from atti where stato <> 'annullato') as atti,
        (select count(*)::int from compiti where chiuso_il is null) as compiti`,
    );
    return `${oggi}  pratiche aperte ${n?.aperte}, chiuse ${n?.chiuse}  atti ${n?.atti}  compiti aperti ${n?.compiti}`;
  }
}

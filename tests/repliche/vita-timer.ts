import { inEnte } from '../../database/connessione';
import { avviaBattito } from '../../database/orologio';
import { type Corsa, eventiDi, leggiCorse } from '../banco/corse';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { anagraficaDi } from './anagrafica';
import type { Percorso } from './percorsi';

const INIZIO = '2026-03-02';

/** A pratica woken by its durable timers, with the accelerated clock: the fired timer is in its history. */
export async function viviTimer(): Promise<Map<Percorso, Corsa[]>> {
  const impianto = await apriImpianto({
    nome: 'repliche-timer',
    enti: ['09527'],
    orologio: { modo: 'accelerato', giornoMs: 400, dal: INIZIO },
  });
  const fermaBattito = avviaBattito(impianto.contesto.database.sql, () => {});
  try {
    return new Map([['timer', await vivi(impianto)]]);
  } finally {
    fermaBattito();
    await impianto.chiudi();
  }
}

async function vivi({ contesto, enti }: Impianto): Promise<Corsa[]> {
  const enteId = enti[0]?.enteId ?? '';
  const pratica = await seminaStoria(contesto, enteId, storiaBreve('H9', INIZIO, 'cds'), anagraficaDi('H9'));
  await avviaPraticaDiStoria(contesto, pratica, INIZIO);
  const ferma = () =>
    inEnte(
      contesto.database,
      enteId,
      ({ sql }) => sql`
        select 1 from pratiche where id = ${pratica.praticaId} and motivo = 'ATTESA_INDAGINE'
          and valutata_versione = versione`,
    );
  await finche('la pratica attende l’indagine', async () => (await ferma()).length > 0);
  await finche('la corsa attende', async () => {
    const ultimo = (await eventiDi(contesto, pratica.praticaId)).at(-1);
    return !ultimo?.workflowTaskScheduledEventAttributes && !ultimo?.workflowTaskStartedEventAttributes;
  });
  return leggiCorse(contesto, pratica.praticaId);
}

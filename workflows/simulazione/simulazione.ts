import {
  CancellationScope,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { AttivitaFette, AttivitaSimulazione } from '../attivita';
import { codaDi } from '../coda';
import type { Messaggio } from '../messaggi/registro';
import { CARICO, STATO } from '../pratica/attributi';

type Avvio = Messaggio<'simulazione'>;
type Fette = Messaggio<'fette'>;

const RIPROVA = { initialInterval: '500ms', maximumInterval: '30s' } as const;
const breve = (summary: string) =>
  proxyActivities<AttivitaSimulazione>({ startToCloseTimeout: '1m', retry: RIPROVA, summary });
const { preparaSimulazione } = breve('PREPARA');
const { concludiSimulazione } = breve('CONCLUDI');
const { annullaSimulazione } = breve('ANNULLA');
/** On a queue of its own: what waits there makes no pratica wait. */
const fette = () =>
  proxyActivities<AttivitaFette>({
    taskQueue: codaDi('simulazione'),
    startToCloseTimeout: '1h',
    heartbeatTimeout: '30s',
    retry: RIPROVA,
    summary: 'FETTA',
  });

/**
 * A portfolio lived slice by slice. How far it is stands in PostgreSQL, where a slice enters once and in its turn: a
 * worker that dies costs the slice it was living, and nothing of the result passes here.
 */
export async function simulazione(avvio: Avvio): Promise<void> {
  try {
    fine(await vivi(avvio));
  } catch (errore) {
    if (!isCancellation(errore)) throw errore;
    fine(await CancellationScope.nonCancellable(() => annullaSimulazione(avvio)));
    throw errore;
  }
}

async function vivi(avvio: Avvio): Promise<Fette> {
  let ora = await preparaSimulazione(avvio);
  upsertSearchAttributes([
    { key: STATO, value: 'IN_CORSO' },
    ...(ora.caricoId === undefined ? [] : [{ key: CARICO, value: ora.caricoId }]),
  ]);
  const { viviFetta } = fette();
  while (ora.stato === 'in_corso' && ora.fatte < ora.fette) {
    setCurrentDetails(`**In corso**: fetta ${ora.fatte + 1} di ${ora.fette}.`);
    ora = await viviFetta({ ...avvio, m: 'fetta', n: ora.fatte });
  }
  return ora.stato === 'in_corso' ? concludiSimulazione(avvio) : ora;
}

const FINI: Partial<Record<Fette['stato'], string>> = {
  conclusa: '**Conclusa**: il risultato si legge dalla API.',
  annullata: '**Annullata** da una persona.',
  fallita: '**Fallita**: la API dice il codice di ciò che la ferma.',
};

function fine({ stato, fatte, fette: tutte }: Fette): void {
  upsertSearchAttributes([{ key: STATO, value: stato.toUpperCase() }]);
  setCurrentDetails(`${FINI[stato] ?? ''} Fette vissute: ${fatte} di ${tutte}.`);
}

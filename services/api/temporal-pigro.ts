import type { Temporale } from '../../activities/temporal/cliente';
import { type PortaTemporal, TemporalNonDisponibile } from './dipendenze';
import { creaPortaTemporal } from './temporal';

const ATTESA_VITA_MS = 2_000;

/**
 * The same port on a connection that is made at the first need: without Temporal the API starts and reading goes on;
 * a server that is down is told in two seconds, not after all the retries of the client.
 */
export function portaPigra(apri: () => Promise<Temporale>): PortaTemporal & { chiudi(): Promise<void> } {
  let aperto: Promise<Temporale> | null = null;
  const temporale = () => {
    aperto ??= apri().catch((causa: unknown) => {
      aperto = null;
      throw new TemporalNonDisponibile(causa);
    });
    return aperto;
  };
  const porta = async (): Promise<PortaTemporal> => {
    // the attempt goes on by itself: who asks later finds it done
    const t = await entro(temporale(), ATTESA_VITA_MS);
    await esigiVivo(t);
    return creaPortaTemporal(t);
  };
  return {
    comanda: async (r) => (await porta()).comanda(r),
    approvaCarico: async (r) => (await porta()).approvaCarico(r),
    avviaCarico: async (r) => (await porta()).avviaCarico(r),
    approvaLotto: async (r) => (await porta()).approvaLotto(r),
    avviaRicevuta: async (r) => (await porta()).avviaRicevuta(r),
    avviaSimulazione: async (r) => (await porta()).avviaSimulazione(r),
    fermaSimulazione: async (r) => (await porta()).fermaSimulazione(r),
    svegliaNotifica: async (r) => (await porta()).svegliaNotifica(r),
    annunciaEvento: async (c, r) => (await porta()).annunciaEvento(c, r),
    pronto: () =>
      porta().then(
        () => true,
        () => false,
      ),
    chiudi: async () => {
      const t = await aperto?.catch(() => null);
      await t?.chiudi();
    },
  };
}

function entro<T>(lavoro: Promise<T>, ms: number): Promise<T> {
  let orologio: NodeJS.Timeout | undefined;
  const scaduto = new Promise<never>((_fatto, no) => {
    orologio = setTimeout(() => no(new TemporalNonDisponibile()), ms);
  });
  lavoro.catch(() => undefined);
  return Promise.race([lavoro, scaduto]).finally(() => clearTimeout(orologio));
}

async function esigiVivo(t: Temporale): Promise<void> {
  try {
    await t.client.connection.withDeadline(Date.now() + ATTESA_VITA_MS, () =>
      t.client.workflowService.getSystemInfo({}),
    );
  } catch (causa) {
    throw new TemporalNonDisponibile(causa);
  }
}

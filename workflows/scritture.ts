import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';

type Scrittura<I extends unknown[], O> = (...messaggi: I) => Promise<O>;
type NomiScritture<A> = { [N in keyof A]: A[N] extends Scrittura<never[], unknown> ? N : never }[keyof A];

const RIPROVA = { initialInterval: '200ms', maximumInterval: '30s' } as const;

/** A write in PostgreSQL as an activity of its own: what goes wrong is seen in the Temporal UI, and tried again for ever. */
export const scritture = <A>(summary: string) =>
  proxyActivities<A>({ startToCloseTimeout: '20s', retry: RIPROVA, summary });

/**
 * A short write, once, inside the workflow task that decided it; whatever stops it, the same write as an activity of its
 * own, in sight. The write must be one that can be done twice, as every activity.
 */
export function scritturaBreve<A, N extends NomiScritture<A>>(nome: N, summary: string): A[N] {
  const [breve, inVista] = [
    proxyLocalActivities<A>({ startToCloseTimeout: '10s', retry: { maximumAttempts: 1 }, summary }),
    scritture<A>(summary),
  ].map((attivita) => attivita[nome as never] as Scrittura<unknown[], unknown>) as [
    Scrittura<unknown[], unknown>,
    Scrittura<unknown[], unknown>,
  ];
  const scrivi: Scrittura<unknown[], unknown> = async (...messaggi) => {
    try {
      return await breve(...messaggi);
    } catch (errore) {
      if (isCancellation(errore)) throw errore;
      return await inVista(...messaggi);
    }
  };
  return scrivi as A[N];
}

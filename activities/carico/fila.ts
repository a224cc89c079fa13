/** Runs the work on each element, at most `insieme` at a time. The first error stops what has not begun. */
export async function inFila<T>(
  elementi: readonly T[],
  insieme: number,
  work: (elemento: T) => Promise<void>,
): Promise<void> {
  let prossimo = 0;
  const corsia = async () => {
    while (prossimo < elementi.length) {
      const elemento = elementi[prossimo] as T;
      prossimo += 1;
      await work(elemento).catch((errore: unknown) => {
        prossimo = elementi.length;
        throw errore;
      });
    }
  };
  const corsie = Array.from({ length: Math.min(insieme, elementi.length) }, corsia);
  const esiti = await Promise.allSettled(corsie); // nothing is left running when it throws
  const guasto = esiti.find((e) => e.status === 'rejected');
  if (guasto) throw guasto.reason;
}

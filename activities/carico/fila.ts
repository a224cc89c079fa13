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
      await work(elemento);
    }
  };
  const corsie = Array.from({ length: Math.min(insieme, elementi.length) }, corsia);
  const esiti = await Promise.allSettled(corsie);
  const guasto = esiti.find((e) => e.status === 'rejected');
  if (guasto) throw guasto.reason;
}

const PAUSA_MS = 50;

/** Waits for what the product does by itself. Throws, with what was being waited for, when it does not come. */
export async function finche(
  cosa: string,
  condizione: () => Promise<boolean> | boolean,
  entroMs = 120_000,
): Promise<void> {
  const limite = Date.now() + entroMs;
  while (!(await condizione())) {
    if (Date.now() > limite) throw new Error(`in ${entroMs} ms non è avvenuto: ${cosa}`);
    await new Promise((fatto) => setTimeout(fatto, PAUSA_MS));
  }
}

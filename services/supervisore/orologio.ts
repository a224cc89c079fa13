import type { OpzioniAvvio } from './contesto';

export async function governaOrologio(
  _url: string,
  _opzioni: OpzioniAvvio,
): Promise<{ ferma(): Promise<void> }> {
  return { ferma: async () => {} };
}

import { createHash } from 'node:crypto';

/**
 * Seeded misbehaviour of the provider, besides what an address asks for. lento: the reply to the data takes its time.
 * respinto: 451 at the first try. taglio: the connection drops before the reply. duplica: each receipt twice.
 * disordina: deliveries before the acceptance. ritarda: receipts two days late, with their true legal time.
 */
const CAPRICCI = ['lento', 'respinto', 'taglio', 'duplica', 'disordina', 'ritarda'] as const;
export type Capriccio = (typeof CAPRICCI)[number];

/** `percento` of the messages get a whim; the same seed and Message-ID get the same one for ever. */
export interface Maltempo {
  readonly seme: string;
  readonly percento: number;
}

export function capriccioDi({ seme, percento }: Maltempo, messageId: string): Capriccio | null {
  const dado = createHash('sha256').update(`${seme}:${messageId}`).digest();
  if (dado.readUInt32BE(0) % 100 >= percento) return null;
  return CAPRICCI[dado.readUInt32BE(4) % CAPRICCI.length] ?? null;
}

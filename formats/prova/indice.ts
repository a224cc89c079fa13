import { createHash } from 'node:crypto';
import { z } from 'zod';
import { confronta } from '../../domain/notificazione';
import { FORMATO, leggiJson, scriviJson } from './fatti';

export const INDICE = 'indice.json';

const Indice = z.strictObject({
  formato: z.literal(FORMATO),
  modello: z.string(),
  notificaId: z.string(),
  /** Last civil date told by the facts. */
  data: z.iso.date(),
  file: z
    .array(
      z.strictObject({
        percorso: z.string(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        byte: z.int().min(0),
        mediaType: z.string(),
        /** Where it comes from, for a person. */
        provenienza: z.string(),
      }),
    )
    .max(5_000),
});
export type Indice = z.output<typeof Indice>;

/** One file of the pack, with what the index says of it. */
export interface FileProva {
  percorso: string;
  mediaType: string;
  provenienza: string;
  bytes: Buffer;
}

export const sha256Di = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** `indice.json`: every file but itself, in the order of the paths. */
export function scriviIndice(file: readonly FileProva[], testa: Omit<Indice, 'formato' | 'file'>): Buffer {
  const righe = [...file]
    .sort((a, b) => confronta(a.percorso, b.percorso))
    .map(({ percorso, bytes, mediaType, provenienza }) => ({
      percorso,
      sha256: sha256Di(bytes),
      byte: bytes.length,
      mediaType,
      provenienza,
    }));
  return scriviJson({ formato: FORMATO, ...testa, file: righe });
}

export function leggiIndice(bytes: Buffer): Indice | null {
  const letto = Indice.safeParse(leggiJson(bytes));
  return letto.success ? letto.data : null;
}

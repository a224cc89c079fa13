import type { Storia } from '../../domain/racconta/storia';
import { leggiStoria } from '../../formats/storie/leggi-storia';

type Natura = 'tributaria' | 'patrimoniale' | 'cds';

/** A short life written in a test: one partita, only what differs from a plain one. */
export function storiaBreve(
  id: string,
  inizio: string,
  natura: Natura,
  altro: Record<string, unknown> = {},
): Storia {
  const componente = natura === 'cds' ? 'sanzioni' : 'capitale';
  return leggiStoria(
    JSON.stringify({
      id,
      profilo: 'legge160',
      debitore: { id: `D-${id}`, domicilioDigitale: true },
      inizio,
      partite: [
        {
          id: 'P1',
          natura,
          importi: { [componente]: '500.00' },
          prescrizione: { dal: '2025-06-30', anni: 5 },
        },
      ],
      eventi: [],
      fino: '2030-12-31',
      ...altro,
    }),
  );
}

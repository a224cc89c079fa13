import { formatEuroItaliano } from '../../domain/denaro';
import type { Rapporto } from '../../formats/claims/rapporto';
import type { Rilievo } from '../../formats/claims/rilievi';

const MAX_RIGHE = 200;

const ESITI = {
  accettato: 'accettato',
  accettato_con_scarti: 'accettato con scarti',
  rifiutato: 'rifiutato: nessuna partita si può caricare',
} as const;

/** The report as text for a clerk. */
export function formatRapporto(file: string, rapporto: Rapporto): string {
  const record = Object.entries(rapporto.record)
    .filter(([, quanti]) => quanti > 0)
    .map(([nome, quanti]) => `${nome} ${quanti}`);
  return [
    `${file}: ${ESITI[rapporto.esito]}`,
    `righe ${rapporto.righe}${record.length > 0 ? ` (${record.join(', ')})` : ''}`,
    `partite accettate ${rapporto.partiteAccettate}, totale ${formatEuroItaliano(BigInt(rapporto.totaleCents))} euro`,
    ...elenco('motivi del rifiuto del file', rapporto.rifiutoFile),
    ...elenco('motivi di scarto delle partite', rapporto.partiteRifiutate),
    ...elenco('avvisi', rapporto.avvisi),
    '',
  ].join('\n');
}

function elenco(titolo: string, rilievi: readonly Rilievo[]): string[] {
  if (rilievi.length === 0) return [];
  const righe = rilievi.slice(0, MAX_RIGHE).map(({ riga, codice, campo }) => {
    const dove = riga === 0 ? 'tutto il file' : `riga ${riga}`;
    return `  ${dove}: ${codice}${campo === '' ? '' : ` (${campo})`}`;
  });
  const oltre = rilievi.length - righe.length;
  return [
    `${titolo}: ${rilievi.length}`,
    ...righe,
    ...(oltre > 0 ? [`  e altri ${oltre}: usare --json`] : []),
  ];
}

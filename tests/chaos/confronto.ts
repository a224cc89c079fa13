import type { Accettato } from '../../services/sandbox/pec/piano';

/** One transmission as our books have it. */
export interface Nostra {
  id: string;
  messageId: string;
  stato: string;
  motivo: string | null;
  attoId: string;
  pdfSha256: string | null;
  destinatario: string;
  /** True when a person has been asked to look at it. */
  inLista: boolean;
}

/**
 * The counterpart's books against ours: each message it took is one transmission of ours, with the act that it says;
 * no act twice without its reason; what is uncertain is in front of a person. Empty = they agree.
 */
export function confronta(accettati: readonly Accettato[], nostre: readonly Nostra[]): string[] {
  const prese = new Map<string, Accettato[]>();
  for (const a of accettati) prese.set(a.messageId ?? '', [...(prese.get(a.messageId ?? '') ?? []), a]);
  const note = new Set(nostre.map((n) => n.messageId));
  const estranei = accettati.filter((a) => !note.has(a.messageId ?? ''));
  return [
    ...estranei.map((a) => `${a.id}: preso dal gestore, non è una nostra trasmissione`),
    ...nostre.flatMap((n) => diUna(n, prese.get(n.messageId) ?? [])),
    ...ripetuti(nostre.filter((n) => prese.has(n.messageId))),
  ];
}

/** May the counterpart have it? */
const ATTESA: Record<string, 'si' | 'no' | 'forse'> = {
  inviata: 'si',
  incerta: 'forse',
  rifiutata: 'no',
  da_ritentare: 'no',
};

function diUna(n: Nostra, prese: readonly Accettato[]): string[] {
  const attesa = ATTESA[n.stato];
  const guai: string[] = [];
  if (attesa === undefined) guai.push(`${n.id}: è ancora ${n.stato}`);
  if (attesa === 'si' && prese.length === 0) guai.push(`${n.id}: inviata, il gestore non l'ha`);
  if (attesa === 'no' && prese.length > 0) guai.push(`${n.id}: ${n.stato}, il gestore l'ha presa`);
  if (prese.length > 1) guai.push(`${n.id}: presa ${prese.length} volte`);
  if (n.stato === 'incerta' && !n.inLista) guai.push(`${n.id}: incerta e nessuno la guarda`);
  for (const a of prese) {
    const stesso = a.to.length === 1 && a.to[0]?.toLowerCase() === n.destinatario.toLowerCase();
    if (!stesso) guai.push(`${a.id}: a un altro destinatario di ${n.id}`);
    if (a.allegati.length !== 1 || a.allegati[0] !== n.pdfSha256)
      guai.push(`${a.id}: allegato diverso dall'atto ${n.attoId}`);
  }
  return guai;
}

function ripetuti(partite: readonly Nostra[]): string[] {
  const senzaMotivo = new Map<string, number>();
  for (const n of partite)
    if (n.motivo === null) senzaMotivo.set(n.attoId, (senzaMotivo.get(n.attoId) ?? 0) + 1);
  return [...senzaMotivo]
    .filter(([, volte]) => volte > 1)
    .map(([atto, volte]) => `${atto}: partito ${volte} volte senza un motivo`);
}

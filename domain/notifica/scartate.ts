/** An event as far as setting aside goes; `evento` names the one it speaks of. */
interface Prova {
  id: string;
  tipo: string;
  evento?: unknown;
}

/**
 * Ids of the evidence that counts no more: what a person set aside more times than it was restored. A function of the
 * set of the events, whatever their order and repetition: nothing is ever cancelled.
 */
export function scartate(ricevuti: readonly Prova[]): ReadonlySet<string> {
  const volte = new Map<string, number>();
  for (const { tipo, evento } of new Map(ricevuti.map((e) => [e.id, e])).values()) {
    const segno = tipo === 'scartato' ? 1 : tipo === 'ripristinato' ? -1 : 0;
    if (segno !== 0 && typeof evento === 'string') volte.set(evento, (volte.get(evento) ?? 0) + segno);
  }
  return new Set([...volte].flatMap(([id, n]) => (n > 0 ? [id] : [])));
}

/** What a person says of the evidence is none itself. */
export const isParolaSullaProva = ({ tipo }: Pick<Prova, 'tipo'>): boolean =>
  tipo === 'scartato' || tipo === 'ripristinato';

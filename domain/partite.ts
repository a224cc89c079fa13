import type { Fascicolo, Partita } from './fascicolo';

/** Those of the list, then those added later, in the order of the facts. */
export function partiteDi(f: Fascicolo): Partita[] {
  return [...f.partite, ...f.eventi.flatMap((e) => (e.tipo === 'partitaAggiunta' ? [e.partita] : []))];
}

/** A ricorso on the partita, filed or pending when it was entrusted, that no outcome has answered. */
export function pendeRicorso(f: Fascicolo, partitaId: string): boolean {
  const affidato = partiteDi(f).some((p) => p.id === partitaId && p.ricorso === true);
  const presentati = f.eventi.filter((e) => e.tipo === 'ricorso' && e.partita === partitaId).length;
  const decisi = f.eventi.filter((e) => e.tipo === 'esitoRicorso' && e.partita === partitaId).length;
  return presentati + (affidato ? 1 : 0) > decisi;
}

import type { Transazione } from './connessione';

/** How a person calls each partita of a pratica: its number on the list, with its line where two have the same. */
export async function nomiPartite(
  { sql }: Transazione,
  praticaId: string,
): Promise<(partitaId: string) => string> {
  const righe = await sql<{ id: string; codice: string; riga: number }[]>`
    select id, codice, riga from partite where pratica_id = ${praticaId} order by ordine`;
  const quante = new Map<string, number>();
  for (const { codice } of righe) quante.set(codice, (quante.get(codice) ?? 0) + 1);
  const nomi = new Map(
    righe.map(({ id, codice, riga }) => [id, quante.get(codice) === 1 ? codice : `${codice} (riga ${riga})`]),
  );
  return (id) => nomi.get(id) ?? id;
}

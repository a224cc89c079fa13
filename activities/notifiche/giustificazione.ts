import type { Transazione } from '../../database/connessione';

/** The version of a perfection: what a further rung stands on. */
export interface Giustificazione {
  tentativoId: string;
  versione: number;
}

/**
 * What the evidence of the last rung of a notification says now, when it is a failure: a further rung leaves on it and on
 * nothing else. To be read in the transaction that writes the rung. Errors: `notifica.gradino_senza_prova`, when a
 * rung is asked for and no stored perfection gives it; nothing is written.
 */
export async function giustificazioneDi({ sql }: Transazione, notificaId: string): Promise<Giustificazione> {
  const [prova] = await sql<Giustificazione[]>`
    select v.tentativo_id as "tentativoId", v.versione from (
      select id, esito from tentativi where notifica_id = ${notificaId} order by ordine desc limit 1) t
    join lateral (
      select tentativo_id, versione, esito from perfezionamenti p where p.tentativo_id = t.id order by versione desc limit 1) v
      on v.esito = t.esito
    where v.esito <> 'perfezionata'`;
  if (!prova)
    throw new Error(
      `notifica.gradino_senza_prova: ${notificaId} non ha un perfezionamento negativo dell’ultimo tentativo`,
    );
  return prova;
}

import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { StatoTrasmissione } from '../../../database/schema/notifiche';
import type { EsitoAffido } from './porta';

export const STATO_DI = {
  affidato: 'inviata',
  rifiutato: 'rifiutata',
  incerta: 'incerta',
  da_ritentare: 'da_ritentare',
} as const satisfies Record<Exclude<EsitoAffido['esito'], 'credenziali'>, StatoTrasmissione>;

/** The first write wins: an event that came in the meantime says more than the answer to the submission. */
export async function annotaEsito(
  t: Transazione,
  m: { trasmissioneId: string; tentativoId: string },
  esito: Exclude<EsitoAffido, { esito: 'credenziali' }>,
): Promise<void> {
  const { sql } = t;
  const { oggi, istante } = await leggiOrologio(sql);
  const inviata = esito.esito === 'affidato';
  const codice = 'codice' in esito ? esito.codice : null;
  await sql`update trasmissioni set stato = ${STATO_DI[esito.esito]}, codice = ${codice},
      inviata_at = ${inviata ? istante.toISOString() : null}, inviata_il = ${inviata ? oggi : null}
    where id = ${m.trasmissioneId} and stato = 'riservata'`;
  if (inviata)
    await sql`update tentativi set stato = 'inviato' where id = ${m.tentativoId} and stato in ('da_inviare', 'incerto')`;
}

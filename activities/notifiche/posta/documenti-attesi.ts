import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { parametro } from '../../../domain/profili/profilo';
import { profiloDelTentativo } from '../perfezionamento';
import type { PezzoNostro } from './pezzo-noto';

/** Kind in the archive of the scans that a provider sends: an event finds its own by the SHA-256 that it announces. */
export const DOCUMENTO_POSTA = 'documento_posta';

/** Event and bytes come in either order: whoever is second finds what the first wrote. */
export const bloccaDocumento = ({ sql, enteId }: Transazione, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`documento_posta:${enteId}:${sha256}`}, 0))`;

/** Puts on the worklist the documents that these events announce and that are not here, each until its day. */
export async function attendiDocumenti(
  t: Transazione,
  { tentativoId }: PezzoNostro,
  eventi: readonly EventoPosta[],
): Promise<void> {
  // always in the same order: two events wait for one another's documents never
  const annunciati = [...new Set(eventi.flatMap((e) => (e.tipo === 'documento' ? (e.sha256 ?? []) : [])))];
  const mancanti: string[] = [];
  for (const sha256 of annunciati.sort()) {
    await bloccaDocumento(t, sha256);
    const arrivati = await t.sql`
      select 1 from documenti where tipo = ${DOCUMENTO_POSTA} and sha256 = ${sha256}`;
    if (arrivati.length === 0) mancanti.push(sha256);
  }
  if (mancanti.length === 0) return;
  const { oggi } = await leggiOrologio(t.sql);
  const profilo = await profiloDelTentativo(t, tentativoId);
  const entro = addGiorni(oggi, parametro(profilo, 'posta.attesaDocumento', giornoDi(oggi)));
  for (const sha256 of mancanti)
    await t.sql`
      insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
      select ${idDerivato('cmp', t.enteId, 'documento_atteso', tentativoId, sha256)}, a.direzione_id, t.pratica_id, t.id,
        'documento_atteso', ${sha256}, ${oggi}, ${entro}
      from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} on conflict do nothing`;
}

/** The document is here: nobody need ask for it any more. */
export async function chiudiAttesa({ sql }: Transazione, sha256: string): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  await sql`update compiti set chiuso_il = ${oggi}, chiuso_da = 'sistema', esito = '{"motivo":"documento arrivato"}'
    where tipo = 'documento_atteso' and riferimento = ${sha256} and chiuso_il is null`;
}

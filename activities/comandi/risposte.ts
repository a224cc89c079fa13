import type { TipoCompito } from '../../database/schema/pagamenti';
import { isDataCivile } from '../../domain/calendario';
import type { CodiceRifiuto } from '../../domain/comandi/vocabolario';
import type { EsitoNotifica } from '../../domain/vocabolario';
import type { Comando, Messaggio } from '../../workflows/messaggi/registro';
import { provatoDi } from '../notifiche/mossa';
import {
  dichiarato,
  isDalleProve,
  isGiaScritto,
  ritiraPerfezionamento,
  scriviPerfezionamento,
  type Tentato,
} from '../notifiche/perfezionamento';
import type { Situazione } from '../pratica/situazione';
import { segueProvvedimento } from '../provvedimenti/invia';

type Registra = Messaggio<'registra'>;
type Rifiuto = CodiceRifiuto | null;
/** Worklists about the evidence itself: an outcome leaves them open. */
const SULLE_PROVE: TipoCompito[] = ['cartolina', 'lettura_discorde', 'busta', 'documento_atteso'];

/** What a person found: closes the task and the indagine it is about. */
export async function registraEsitoIndagine(
  s: Situazione,
  r: Registra,
  { compitoId, beni }: Comando<'esitoIndagine'>,
): Promise<Rifiuto> {
  const { sql } = s.t;
  const [compito] = await sql<{ riferimento: string }[]>`
    select riferimento from compiti where id = ${compitoId} and pratica_id = ${s.praticaId} and tipo = 'indagine'
      and chiuso_il is null for update`;
  if (!compito || s.chiusa) return 'INDAGINE_ASSENTE';
  await sql`update indagini set esito_noto_il = ${s.oggi}, elenco = ${beni}
    where id = ${compito.riferimento} and esito_noto_il is null`;
  await chiudiCompito(s, r, compitoId, { beni });
  return null;
}

/** The outcome of a dispatch, told by the receipts of a PEC or by a person with the evidence in hand. */
export async function registraEsitoNotifica(
  s: Situazione,
  r: Registra,
  { tentativoId, esito, legaleIl, compitoId }: Comando<'esitoNotifica'>,
): Promise<Rifiuto> {
  const { sql } = s.t;
  const [tentativo] = await sql<(Tentato & { esito: EsitoNotifica | null; legaleIl: string | null })[]>`
    select id as "tentativoId", canale, spedito_il::text as "speditoIl", esito, legale_il::text as "legaleIl"
    from tentativi where id = ${tentativoId} and pratica_id = ${s.praticaId} for update`;
  if (!tentativo) return 'NOTIFICA_SENZA_TENTATIVO';
  const provato = compitoId ? null : await provatoDi(s.t, tentativo, s.oggi);
  const delleProve = provato?.esito === esito && provato.destinatarioIl === legaleIl ? provato : null;
  // a second outcome is a correction: only the evidence gives it, and only when it says something else
  const uguale =
    tentativo.esito === esito &&
    tentativo.legaleIl === legaleIl &&
    (!delleProve || (await isGiaScritto(s.t, tentativoId, delleProve)));
  if (tentativo.esito !== null && (uguale || !delleProve)) return 'NOTIFICA_SENZA_TENTATIVO';
  if (!isDataCivile(legaleIl)) return 'DATA_NON_VALIDA';
  if (legaleIl > s.oggi) return 'DATA_FUTURA';
  if (legaleIl < tentativo.speditoIl) return 'ESITO_PRIMA_DELLA_SPEDIZIONE';
  await sql`update tentativi set stato = 'concluso', esito = ${esito}, legale_il = ${legaleIl}, noto_il = ${s.oggi},
      esaminato_at = clock_timestamp() where id = ${tentativoId}`;
  await scriviPerfezionamento(
    s.t,
    tentativoId,
    delleProve ?? dichiarato(tentativo, esito, legaleIl, r.documentoId ?? null),
    { notoIl: s.oggi, autore: r.autoreId ?? 'sistema' },
  );
  const compiti = await sql<{ id: string }[]>`
    select id from compiti where tentativo_id = ${tentativoId} and chiuso_il is null
      and tipo <> all(${SULLE_PROVE})`;
  for (const { id } of compiti)
    if (compitoId === undefined || compitoId === null || id === compitoId)
      await chiudiCompito(s, r, id, { esito, legaleIl });
  await segueProvvedimento(s, tentativoId, esito);
  return null;
}

/**
 * The evidence proves no outcome any more: the dispatch is open again, and the terms that hung on it fall. Only
 * the evidence says so, and only of an outcome that it had given itself.
 */
export async function registraEsitoRitirato(
  s: Situazione,
  r: Registra,
  { tentativoId }: Comando<'esitoRitirato'>,
): Promise<Rifiuto> {
  const { sql } = s.t;
  const [tentativo] = await sql<Tentato[]>`
    select id as "tentativoId", canale, spedito_il::text as "speditoIl" from tentativi
    where id = ${tentativoId} and pratica_id = ${s.praticaId} and esito is not null for update`;
  if (!tentativo || !(await isDalleProve(s.t, tentativoId))) return 'NOTIFICA_SENZA_TENTATIVO';
  if ((await provatoDi(s.t, tentativo, s.oggi)) !== null) return 'NOTIFICA_SENZA_TENTATIVO';
  await sql`update tentativi set stato = 'inviato', esito = null, legale_il = null, noto_il = null,
    esaminato_at = clock_timestamp() where id = ${tentativoId}`;
  await ritiraPerfezionamento(s.t, tentativoId, { notoIl: s.oggi, autore: r.autoreId ?? 'sistema' });
  return null;
}

async function chiudiCompito(s: Situazione, r: Registra, id: string, esito: object): Promise<void> {
  const { sql } = s.t;
  await sql`update compiti set chiuso_il = ${s.oggi}, chiuso_da = ${r.autoreId ?? 'sistema'},
      esito = ${sql.json({ ...esito, ...(r.documentoId && { documento: r.documentoId }) } as never)}
    where id = ${id}`;
}

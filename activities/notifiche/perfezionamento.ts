import type { Transazione } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { type ParametriDellaPratica, parametriDellaPratica } from '../../database/profili/leggi';
import { giornoDi } from '../../domain/calendario';
import { mossaPec } from '../../domain/notifica/gradino-pec';
import type { Mossa } from '../../domain/notifica/mossa';
import {
  type Perfezionamento,
  REGOLE_PERFEZIONAMENTO,
  regolaDichiarata,
} from '../../domain/notifica/perfezionamento';
import type { TerminiPec } from '../../domain/notifica/perfezionamento-pec';
import { type Profilo, parametro } from '../../domain/profili/profilo';
import type { Canale, EsitoNotifica, NomeProfilo } from '../../domain/vocabolario';
import { praticaSconosciuta } from '../pratica/errori';
import { profiloDellaPratica } from '../pratica/profilo';
import { leggiGradino } from './gradino';

export async function mossaDelGradino(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa> {
  const [profilo, gradino] = await profiloEGradino(t, tentativoId);
  return mossaPec(gradino, (dal) => terminiDi(profilo, dal), oggi);
}

/** The same with and without one event: what its arrival changes. */
export async function mosseIntorno(
  t: Transazione,
  { tentativoId, eventoId }: { tentativoId: string; eventoId: string },
  oggi: string,
): Promise<{ prima: Mossa; dopo: Mossa }> {
  const [profilo, gradino] = await profiloEGradino(t, tentativoId);
  const mossa = (g: typeof gradino) => mossaPec(g, (dal) => terminiDi(profilo, dal), oggi);
  const senza = { ...gradino, eventi: gradino.eventi.filter(({ id }) => id !== eventoId) };
  return { prima: mossa(senza), dopo: mossa(gradino) };
}

const profiloEGradino = (t: Transazione, tentativoId: string) =>
  Promise.all([profiloDelTentativo(t, tentativoId), leggiGradino(t, tentativoId)]);

function terminiDi(profilo: Profilo, dal: string): TerminiPec {
  const giorno = giornoDi(dal);
  return {
    saturaGiorni: parametro(profilo, 'pec.saturaGiorni', giorno),
    accettazioneMinuti: parametro(profilo, 'pec.accettazioneMinuti', giorno),
    consegnaOre: parametro(profilo, 'pec.consegnaOre', giorno),
    avvisoFinaleOre: parametro(profilo, 'pec.avvisoFinaleOre', giorno),
    notte: parametro(profilo, 'pec.notte', giorno),
  };
}

/** The rows of the profile in force for the pratica of an attempt. Throws when the attempt is unknown. */
export async function profiloDelTentativo(t: Transazione, tentativoId: string): Promise<Profilo> {
  const [riga] = await t.sql<{ profilo: NomeProfilo; parametri: ParametriDellaPratica }[]>`
    select p.profilo, ${parametriDellaPratica(t.sql)} as parametri from tentativi t
    join pratiche p on p.ente_id = t.ente_id and p.id = t.pratica_id
    join carichi c on c.ente_id = p.ente_id and c.id = p.carico_id
    left join enti_configurazioni e on e.ente_id = p.ente_id where t.id = ${tentativoId}`;
  if (!riga) throw praticaSconosciuta();
  return profiloDellaPratica(t, riga);
}

/**
 * Are the receipts of an uncertain send still looked for? Until then it is too early for a person to say that it never
 * left (F1): the reader of the mailbox finds them by their Message-ID, whenever they come.
 */
export async function isRicercaInCorso(
  t: Transazione,
  { tentativoId, trasmissioneId }: { tentativoId: string; trasmissioneId: string },
): Promise<boolean> {
  const [riga] = await t.sql<{ minuti: number }[]>`
    select extract(epoch from clock_timestamp() - riservata_at)::float8 / 60 as minuti
    from trasmissioni where id = ${trasmissioneId} and tentativo_id = ${tentativoId}`;
  if (!riga) return false;
  const { oggi } = await leggiOrologio(t.sql);
  const profilo = await profiloDelTentativo(t, tentativoId);
  return riga.minuti < parametro(profilo, 'pec.ricercaMinuti', giornoDi(oggi));
}

export interface Tentato {
  tentativoId: string;
  canale: Canale | null;
  speditoIl: string;
}

/** The word of a person who has the evidence in hand. */
export const dichiarato = (
  { canale, speditoIl }: Tentato,
  esito: EsitoNotifica,
  destinatarioIl: string,
  documentoId: string | null,
): Perfezionamento => ({
  esito,
  mittenteIl: speditoIl,
  destinatarioIl,
  regola: regolaDichiarata(canale, esito),
  prove: documentoId === null ? [] : [documentoId],
});

/** One version more. Append-only. */
export async function scriviPerfezionamento(
  { sql }: Transazione,
  tentativoId: string,
  p: Perfezionamento,
  { notoIl, autore }: { notoIl: string; autore: string },
): Promise<void> {
  await sql`insert into perfezionamenti (tentativo_id, versione, esito, mittente_il, destinatario_il, regola, norma, prove, noto_il, autore)
    select ${tentativoId}, count(*) + 1, ${p.esito}, ${p.mittenteIl}::date, ${p.destinatarioIl}::date, ${p.regola},
      ${REGOLE_PERFEZIONAMENTO[p.regola]}, ${p.prove as string[]}::text[], ${notoIl}::date, ${autore}
    from perfezionamenti where tentativo_id = ${tentativoId}`;
}

/**
 * Is that what the last version says? Of what the evidence gave, the sender's date and the proofs count too, so that
 * the order of arrival leaves no trace; the word of a person stands for as long as the outcome is the same.
 */
export async function isGiaScritto(
  { sql }: Transazione,
  tentativoId: string,
  p: Perfezionamento,
): Promise<boolean> {
  const [ultima] = await sql<{ stesso: boolean; dettaglio: boolean; sue: boolean }[]>`
    select esito = ${p.esito} and destinatario_il = ${p.destinatarioIl}::date as stesso,
      mittente_il is not distinct from ${p.mittenteIl}::date and regola = ${p.regola}
        and prove = ${p.prove as string[]}::text[] as dettaglio,
      autore = 'sistema' and cardinality(prove) > 0 as sue
    from perfezionamenti where tentativo_id = ${tentativoId} order by versione desc limit 1`;
  return ultima?.stesso === true && (ultima.dettaglio || !ultima.sue);
}

/** One version more that says nothing: what the one before said is proved no longer. Append-only. */
export async function ritiraPerfezionamento(
  { sql }: Transazione,
  tentativoId: string,
  { notoIl, autore }: { notoIl: string; autore: string },
): Promise<void> {
  await sql`insert into perfezionamenti (tentativo_id, versione, prove, noto_il, autore)
    select ${tentativoId}, count(*) + 1, '{}'::text[], ${notoIl}::date, ${autore}
    from perfezionamenti where tentativo_id = ${tentativoId}`;
}

/** Did the evidence give the outcome that holds? Else a person did, and only a person changes it. */
export async function isDalleProve({ sql }: Transazione, tentativoId: string): Promise<boolean> {
  const [ultima] = await sql<{ sue: boolean }[]>`
    select autore = 'sistema' and cardinality(prove) > 0 as sue from perfezionamenti
    where tentativo_id = ${tentativoId} order by versione desc limit 1`;
  return ultima?.sue === true;
}

import { inEnte, type Transazione } from '../../database/connessione';
import { archivia, leggiDocumento } from '../../database/documenti';
import type { RigheDecise } from '../../database/schema/atti';
import { esaminaRichiesta } from '../../domain/pratica/richiesta-rate';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { DatiAttoGrezzi } from '../atti/dati-atto';
import type { AttoDaStampare } from '../atti/pratica/dati';
import { leggiDaStampare } from '../atti/pratica/lettura';
import { datiDelProvvedimento } from '../atti/pratica/provvedimento';
import type { Contesto } from '../contesto';
import { leggiSituazione } from '../pratica/situazione';
import { FATTO, SUPERATO } from '../pratica/su-versione';
import { rateDelProvvedimento } from './piano';

interface Riga extends Omit<AttoDaStampare, 'emessoIl'> {
  emesso_il: string;
  stato: string;
  righe: RigheDecise;
  /** Place among the facts of the one it is the act of. */
  progressivo: number;
  documento_id: string | null;
}

/**
 * The PDF of a provision, archived with its SHA-256. What was decided is printed, whatever came afterwards: a fact later
 * than its own is not looked at. Same provision, same bytes: a retry changes nothing.
 */
export async function rendiProvvedimento(
  c: Contesto,
  m: Messaggio<'provvedimento'>,
): Promise<Messaggio<'emesso'>> {
  const dati = await inEnte(c.database, m.enteId, (t) => leggiDati(c, t, m));
  if (dati === null) return SUPERATO;
  const { pdf, sha256 } = await c.rendi(dati);
  return inEnte(c.database, m.enteId, async (t) => {
    const documento = await archivia(t, { tipo: 'atto', mediaType: 'application/pdf', bytes: pdf });
    await t.sql`update atti set stato = 'reso', pdf_id = ${documento.id}, pdf_sha256 = ${sha256}
      where id = ${m.attoId} and stato = 'numerato'`;
    return FATTO;
  });
}

/** Null when it is printed already, or annulled. */
async function leggiDati(
  c: Contesto,
  t: Transazione,
  m: Messaggio<'provvedimento'>,
): Promise<DatiAttoGrezzi | null> {
  const s = await leggiSituazione(t, m.praticaId);
  const [riga] = await t.sql<Riga[]>`
    select a.id, a.tipo, a.anno, a.numero, a.emesso_il::text, a.partite, a.rate, a.nav, a.stato, a.motivo, a.righe,
      f.progressivo, f.documento_id
    from atti a join fatti f on f.id = a.fatto_id where a.id = ${m.attoId}`;
  if (!s || riga?.stato !== 'numerato') return null;
  const { emesso_il: emessoIl, stato: _stato, righe, progressivo, documento_id, ...resto } = riga;
  const fascicolo = { ...s.fascicolo, eventi: s.fascicolo.eventi.slice(0, progressivo) };
  return datiDelProvvedimento({
    atto: { ...resto, emessoIl },
    fascicolo,
    profilo: s.profilo,
    parole: await leggiDaStampare(t, s, riga.partite),
    indirizzoVerifica: c.indirizzoVerifica,
    righe,
    rate: await rateDelProvvedimento(t, m.attoId),
    esame: esaminaRichiesta(fascicolo, s.profilo, emessoIl),
    motivazione: await motivazioneDi(t, documento_id),
  });
}

/** Only what was written to be told: notes and evidence stay in the office (atti.md 0.1 no. 11). */
async function motivazioneDi(t: Transazione, documentoId: string | null): Promise<string[]> {
  const documento = documentoId === null ? undefined : await leggiDocumento(t, documentoId);
  if (documento?.tipo !== 'motivazione') return [];
  return documento.bytes
    .toString('utf8')
    .split(/\r?\n/)
    .filter((riga) => riga.trim() !== '');
}

import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { calcolaConto } from '../../domain/pratica/conto';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { conAtto } from '../pratica/con-atto';
import { decidi, leggiSituazione } from '../pratica/situazione';
import { FATTO, SUPERATO } from '../pratica/su-versione';
import { rateConcesse } from '../provvedimenti/piano';
import type { DatiAttoGrezzi } from './dati-atto';
import { datiDaPratica } from './pratica/dati';
import { leggiDaStampare } from './pratica/lettura';
import type { AttoDaStampare } from './pratica/quadro';

type Riga = Omit<AttoDaStampare, 'emessoIl'> & { emesso_il: string; stato: string };

/**
 * The PDF of a numbered act, archived with its SHA-256 (A-17, I15). Same facts, same bytes: a retry changes nothing.
 * The typesetting runs outside the transaction; the bytes are bound to the act only if it is still the one read.
 */
export async function rendiAtto(c: Contesto, m: Messaggio<'atto'>): Promise<Messaggio<'emesso'>> {
  const dati = await inEnte(c.database, m.enteId, (t) => leggiDati(c, t, m));
  if (dati === 'reso') return FATTO;
  if (dati === 'superato') return SUPERATO;
  const { pdf, sha256 } = await c.rendi(dati);
  await c.punto?.('dopo-resa');
  return inEnte(c.database, m.enteId, async (t) => {
    const documento = await archivia(t, { tipo: 'atto', mediaType: 'application/pdf', bytes: pdf });
    const scritti =
      await t.sql`update atti set stato = 'reso', pdf_id = ${documento.id}, pdf_sha256 = ${sha256}
      where id = ${m.attoId} and stato = 'numerato' and versione = ${m.versione} returning id`;
    return scritti.length > 0 ? FATTO : SUPERATO;
  });
}

type Transazione = Parameters<Parameters<typeof inEnte>[2]>[0];

async function leggiDati(
  c: Contesto,
  t: Transazione,
  m: Messaggio<'atto'>,
): Promise<DatiAttoGrezzi | 'reso' | 'superato'> {
  const s = await leggiSituazione(t, m.praticaId);
  const [riga] = await t.sql<
    Riga[]
  >`select id, tipo, anno, numero, emesso_il::text, partite, rate, nav, stato, motivo
    from atti where id = ${m.attoId}`;
  if (!s || !riga || s.versione !== m.versione) return 'superato';
  if (riga.stato === 'reso') return 'reso';
  const { emesso_il: emessoIl, stato: _stato, ...resto } = riga;
  const atto: AttoDaStampare = { ...resto, emessoIl };
  const passo = decidi(s);
  const stesso = passo.passo === 'emetti' && passo.atto === atto.tipo && s.oggi === emessoIl;
  if (!stesso || passo.attoId !== undefined) return 'superato';
  const fascicolo = conAtto(s, atto.id, passo);
  return datiDaPratica({
    atto,
    fascicolo,
    profilo: s.profilo,
    conto: calcolaConto(fascicolo, s.profilo, emessoIl),
    prima: calcolaConto(s.fascicolo, s.profilo, emessoIl),
    rate: await rateConcesse(s),
    parole: await leggiDaStampare(t, s, atto.partite),
    indirizzoVerifica: c.indirizzoVerifica,
  });
}

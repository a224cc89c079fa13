import { createHash } from 'node:crypto';
import { inEnte, type Transazione } from '../../../database/connessione';
import { archivia } from '../../../database/documenti';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio, type Orologio } from '../../../database/orologio';
import { codiceEsteso } from '../../../formats/pec/classe';
import type { EsamePec } from '../../../formats/pec/tipi';
import type { Contesto } from '../../contesto';
import { annunciaEvento, scriviEvento } from '../eventi';
import { riferimentoIncerta } from '../gradino';
import { mosseIntorno } from '../perfezionamento';
import { attesaDi } from '../tentativo';
import { correla } from './correla';
import { esaminaDellaCasella } from './esame';

interface Appartenenza {
  praticaId: string;
  tentativoId: string;
}

/**
 * A message of the mailbox of an Ente: kept as it came, verified, and told to the notification it answers. What is
 * not an authentic receipt of ours is kept as evidence and put on a worklist: it changes nothing (F5-F7, 1.7).
 * The reader moves its cursor only when this returns; a second time with the same bytes does nothing.
 */
export async function accogliPec(c: Contesto, enteId: string, raw: Buffer, casella: string): Promise<void> {
  const esame = await esaminaDellaCasella(c, raw);
  const sua = await inEnte(c.database, enteId, (t) => registra(t, raw, esame, casella));
  await c.punto?.('dopo-archivio');
  if (!sua?.daDire) return;
  const { praticaId, tentativoId } = sua;
  await annunciaEvento(c, { enteId, praticaId, tentativoId });
}

async function registra(
  t: Transazione,
  raw: Buffer,
  esame: EsamePec,
  casella: string,
): Promise<(Appartenenza & { daDire: boolean }) | null> {
  const { sql } = t;
  const documento = await archivia(t, { tipo: 'pec', mediaType: 'message/rfc822', bytes: raw });
  const trovata = await cerca(t, esame);
  const correlata = trovata && correla(esame, { attempt: trovata, casella });
  const { verifica } = esame;
  const orologio = await leggiOrologio(sql);
  const { oggi, istante } = orologio;
  const sua = correlata?.nostra === true && trovata ? trovata : null;
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const nuovo = await scriviEvento(t, {
    tentativoId: sua?.tentativoId ?? null,
    trasmissioneId: sua?.trasmissioneId ?? null,
    tipo: verifica.tipo ?? 'sconosciuto',
    classe: verifica.classe,
    il: ilDi(esame) ?? istante.toISOString(),
    documentoId: documento.id,
    sha256,
    dati: { ...datiDi(esame, trovata), ...(correlata && { correlazione: correlata.codice }) },
  });
  if (sua) {
    const { praticaId, tentativoId } = sua;
    const risolta = await risolviIncerta(t, sua, orologio);
    const dorme = verifica.tipo === 'accettazione' && nuovo && !risolta;
    return { praticaId, tentativoId, daDire: !(dorme && (await isVana(t, tentativoId, sha256, orologio))) };
  }
  if (nuovo)
    await sql`insert into compiti (id, tipo, riferimento, aperto_il)
      values (${idDerivato('cmp', t.enteId, sha256)}, 'pec_sconosciuta', ${documento.id}, ${oggi})
      on conflict do nothing`;
  return null;
}

/**
 * An acceptance comes for every message, and after it there is only longer to wait: the process that would look, and go
 * back to sleep, is left asleep. It wakes before, and finds the receipt then.
 */
async function isVana(
  t: Transazione,
  tentativoId: string,
  sha256: string,
  orologio: Orologio,
): Promise<boolean> {
  const eventoId = idDerivato('evn', t.enteId, sha256);
  const { prima, dopo } = await mosseIntorno(t, { tentativoId, eventoId }, orologio.oggi);
  if (prima.mossa !== 'attendi' || dopo.mossa !== 'attendi') return false;
  const fino = (m: typeof prima) => attesaDi(orologio, m).fino ?? Number.POSITIVE_INFINITY;
  return fino(prima) <= fino(dopo);
}

/** Of a message that is not authentic the date is what anybody wrote: a day that does not exist would stop the reader. */
const ilDi = ({ verifica }: EsamePec): string | null => (verifica.valida ? verifica.il : null);

/** What the reducer and whoever looks at the evidence need, beside the bytes. */
function datiDi({ verifica, daticert, parziale, sha1 }: EsamePec, trovata: Trovata | null) {
  const suo = daticert?.destinatari.find(
    (d) => d.indirizzo.toLowerCase() === trovata?.destinatario.toLowerCase(),
  );
  return {
    valida: verifica.valida,
    codice: verifica.codice,
    controlli: { ...verifica.controlli },
    parziale,
    sha1,
    esterno: suo?.tipo === 'esterno',
    codiceEsteso: daticert ? codiceEsteso(daticert) : null,
    identificativo: daticert?.identificativo ?? null,
  };
}

/**
 * Whatever the receipt says, the provider took the message: a send whose end nobody saw is one that left (F1, F2), and
 * nobody need look any more at why no receipt came. True = it was waited for.
 */
async function risolviIncerta(
  { sql }: Transazione,
  { trasmissioneId, tentativoId }: Trovata,
  { oggi, istante }: Orologio,
): Promise<boolean> {
  const partite = await sql`
    update trasmissioni set stato = 'inviata', inviata_at = ${istante.toISOString()}, inviata_il = ${oggi}
    where id = ${trasmissioneId} and stato in ('riservata', 'incerta') returning id`;
  const chiusi = await sql`
    update compiti set chiuso_il = ${oggi}, chiuso_da = 'sistema', esito = '{"motivo":"ricevuta arrivata"}'
    where tipo = 'incerta' and chiuso_il is null
      and riferimento in (${trasmissioneId}, ${riferimentoIncerta(trasmissioneId, 'PEC_SENZA_ACCETTAZIONE')})
    returning id`;
  if (partite.length + chiusi.length === 0) return false;
  await sql`update tentativi set stato = 'inviato' where id = ${tentativoId} and stato in ('da_inviare', 'incerto')`;
  return true;
}

interface Trovata extends Appartenenza {
  trasmissioneId: string;
  messageId: string;
  destinatario: string;
}

/**
 * The transmission that the receipt names: by the Message-ID that we chose; a receipt that leaves it out, by the
 * identifier that the provider gave in a receipt already taken (notifiche-pec.md 1.8).
 */
async function cerca({ sql }: Transazione, { verifica, daticert }: EsamePec): Promise<Trovata | null> {
  if (!daticert) return null;
  const sua =
    verifica.msgid !== null
      ? sql`s.message_id = ${verifica.msgid}`
      : sql`s.id = (select e.trasmissione_id from eventi_notifica e
          where e.dati->>'identificativo' = ${daticert.identificativo} and e.trasmissione_id is not null limit 1)`;
  const [riga] = await sql<Trovata[]>`
    select t.pratica_id as "praticaId", t.id as "tentativoId", s.id as "trasmissioneId", s.message_id as "messageId",
      d.indirizzo as destinatario
    from trasmissioni s join tentativi t on t.id = s.tentativo_id
    join domicili_digitali d on d.id = s.destinatario_domicilio_id where ${sua}`;
  return riga ?? null;
}

import { inEnte, type Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { leggiOrologio } from '../../../database/orologio';
import type { StatoTrasmissione } from '../../../domain/notifica/gradino-pec';
import type { EsitoProvato } from '../../../domain/notifica/interruttore';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import type { Contesto } from '../../contesto';
import { inVita } from '../../temporal/in-vita';
import { type Gestore, lasciaPassare, registraInvio } from '../interruttore';
import { mossaDelGradino } from '../perfezionamento';
import type { CasellaPec } from './casella';
import { type EsitoInvioPec, inviaPec } from './invia';
import type { MessaggioPec } from './messaggio';
import { isSospesa, sospendi } from './salute';

/** The mailbox waits for a person: another login with the same password could lock it (notifiche-pec.md 1.8). */
const SOSPESA = 'sospesa';

type Trasmissione = Messaggio<'trasmissione'>;
type Spedita = Messaggio<'spedita'>;

/** Our Message-ID: the correlation key of every receipt, with no personal datum in it (notifiche-pec.md 1.8). */
export const messageIdDi = (tentativoId: string, ordine: number, indirizzo: string): string =>
  `<ntf.${tentativoId.slice(4)}.a${ordine}@${indirizzo.split('@')[1]}>`;

/**
 * One transmission: its row, with the Message-ID, is written before the first byte; what is found there without an
 * outcome was sent by a process that died, and is `incerta` (F2). Never a second send of the same row.
 */
export const trasmettiPec = (c: Contesto, m: Trasmissione): Promise<Spedita> => inVita(() => trasmetti(c, m));

async function trasmetti(c: Contesto, m: Trasmissione): Promise<Spedita> {
  const casella = await c.casellaDi(m.enteId);
  const gestore: Gestore = { canale: 'pec', gestore: `${casella.host}:${casella.port}` };
  // no row is written: the act stays as it is, and its process looks again
  if (!(await lasciaPassare(c, gestore, m.trasmissioneId))) return { m: 'spedita', esito: 'da_ritentare' };
  let provato: EsitoProvato = 'non_tentato';
  try {
    return await spedisci(c, m, casella, (esito) => {
      provato = DEL_GESTORE[esito];
    });
  } finally {
    await registraInvio(c, gestore, m.trasmissioneId, provato);
  }
}

/** What an outcome says of the provider: a login or a message that it refused is an answer. */
const DEL_GESTORE: Record<EsitoInvioPec, EsitoProvato> = {
  inviata: 'risposto',
  rifiutata: 'risposto',
  credenziali: 'risposto',
  da_ritentare: 'fallito',
  incerta: 'fallito',
};

async function spedisci(
  c: Contesto,
  m: Trasmissione,
  casella: CasellaPec,
  tentato: (esito: EsitoInvioPec) => void,
): Promise<Spedita> {
  const messaggio = await inEnte(c.database, m.enteId, async (t) =>
    (await isSospesa(t)) ? SOSPESA : riserva(t, m, casella),
  );
  if (messaggio === SOSPESA) return { m: 'spedita', esito: 'da_ritentare' };
  if (messaggio === null) return { m: 'spedita', esito: 'incerta' };
  await c.punto?.('dopo-riserva');
  const esito = await inviaPec(casella, messaggio, (traccia) =>
    c.registro.info(
      { tentativo: m.tentativoId, trasmissione: m.trasmissioneId, ...traccia },
      'pec trasmessa',
    ),
  );
  tentato(esito);
  await c.punto?.('dopo-data');
  await inEnte(c.database, m.enteId, async (t) => {
    await annota(t, m, esito);
    if (esito === 'credenziali') await sospendi(t, casella.indirizzo, 'SMTP_CREDENZIALI');
  });
  return { m: 'spedita', esito: esito === 'credenziali' ? 'da_ritentare' : esito };
}

interface DaInviare {
  ordine: number;
  domicilio_id: string;
  indirizzo: string;
  pdf_id: string;
  tipo: string;
  numero: number;
  anno: number;
  denominazione: string;
}

/** Null when the row is there and is not to be sent: somebody did, or does. */
async function riserva(t: Transazione, m: Trasmissione, casella: CasellaPec): Promise<MessaggioPec | null> {
  const { sql } = t;
  const [dati] = await sql<DaInviare[]>`
    select (select count(*)::int from trasmissioni where tentativo_id = t.id and id <> ${m.trasmissioneId}) + 1 as ordine,
      d.id as domicilio_id, d.indirizzo, a.pdf_id, a.tipo, a.numero, a.anno, e.denominazione
    from tentativi t join atti a on a.id = t.atto_id join notifiche n on n.id = t.notifica_id
    join lateral (select id, indirizzo from domicili_digitali where debitore_id = n.debitore_id
      and indirizzo is not null order by rilevato_il desc, registrato_at desc limit 1) d on true
    cross join enti_configurazioni e where t.id = ${m.tentativoId}`;
  if (!dati) throw new Error('a dispatch by PEC without an act, or to a debtor without a digital domicile');
  const messageId = messageIdDi(m.tentativoId, dati.ordine, casella.indirizzo);
  const motivo = dati.ordine === 1 ? null : await motivoDi(t, m.tentativoId, dati.ordine);
  const nuove = await sql`
    insert into trasmissioni (id, tentativo_id, ordine, message_id, destinatario_domicilio_id, motivo)
    values (${m.trasmissioneId}, ${m.tentativoId}, ${dati.ordine}, ${messageId}, ${dati.domicilio_id}, ${motivo})
    on conflict (ente_id, id) do update set stato = 'riservata', riservata_at = clock_timestamp() where trasmissioni.stato = 'da_ritentare'
    returning id`;
  return nuove.length === 0 ? null : componi(t, dati, messageId, casella);
}

/** Why a further transmission leaves: on record with it, since nothing is sent twice without a reason (I1). */
async function motivoDi(t: Transazione, tentativoId: string, ordine: number): Promise<string | null> {
  const { oggi } = await leggiOrologio(t.sql);
  const mossa = await mossaDelGradino(t, tentativoId, oggi);
  return mossa.mossa === 'trasmetti' && mossa.ordine === ordine ? (mossa.motivo ?? null) : null;
}

async function componi(
  t: Transazione,
  dati: DaInviare,
  messageId: string,
  casella: CasellaPec,
): Promise<MessaggioPec> {
  const pdf = await leggiDocumento(t, dati.pdf_id);
  if (!pdf) throw new Error('the PDF of the act is not in the archive');
  const numero = `${dati.anno}/${String(dati.numero).padStart(6, '0')}`;
  return {
    from: casella.indirizzo,
    to: dati.indirizzo,
    messageId,
    oggetto: `Notifica atto n. ${numero} - ${dati.denominazione}`,
    testo: `Si notifica l'atto n. ${numero} allegato, emesso per conto di ${dati.denominazione}.\n`,
    allegati: [{ nome: `atto-${dati.tipo}-${dati.anno}-${dati.numero}.pdf`, bytes: pdf.bytes }],
  };
}

const STATO_DI: Record<string, StatoTrasmissione> = {
  inviata: 'inviata',
  incerta: 'incerta',
  rifiutata: 'rifiutata',
  da_ritentare: 'da_ritentare',
  credenziali: 'da_ritentare',
};

/** `incerta` stays to be declared: the notification process puts it on the worklist. */
async function annota(t: Transazione, m: Trasmissione, esito: string): Promise<void> {
  const { sql } = t;
  const { oggi, istante } = await leggiOrologio(sql);
  const inviata = esito === 'inviata';
  await sql`update trasmissioni set stato = ${STATO_DI[esito] ?? 'incerta'}, codice = ${inviata ? null : esito},
      inviata_at = ${inviata ? istante.toISOString() : null}, inviata_il = ${inviata ? oggi : null}
    where id = ${m.trasmissioneId} and stato = 'riservata'`;
  if (inviata)
    await sql`update tentativi set stato = 'inviato' where id = ${m.tentativoId} and stato in ('da_inviare', 'incerto')`;
}

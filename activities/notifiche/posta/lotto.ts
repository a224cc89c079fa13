import { inEnte, type Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import type { Contesto } from '../../contesto';
import { annunciaEvento } from '../eventi';
import { annotaEsito } from './annota';
import { leggiMittente, leggiPezzi } from './pezzo';

interface DelLotto {
  trasmissioneId: string;
  tentativoId: string;
  praticaId: string;
}

/** in_attesa: its day is not over. */
type Consegna = 'in_attesa' | 'consegnato' | 'occupato' | 'MITTENTE';

/**
 * Writes the folder of the batch of a piece, when its day is over, and tells the pieces that they have left. A piece
 * whose pratica has meanwhile ended or is suspended stays behind for a later batch (I8, I9). Done again it changes nothing.
 */
export async function consegnaLotto(c: Contesto, m: Messaggio<'trasmissione'>): Promise<Consegna> {
  const esito = await inEnte(c.database, m.enteId, (t) => consegna(c, t, m.trasmissioneId));
  if (typeof esito === 'string') return esito;
  for (const { praticaId, tentativoId } of esito)
    if (tentativoId !== m.tentativoId) await annunciaEvento(c, { enteId: m.enteId, praticaId, tentativoId });
  return 'consegnato';
}

async function consegna(c: Contesto, t: Transazione, pezzoId: string): Promise<Consegna | DelLotto[]> {
  const { sql } = t;
  const { oggi } = await leggiOrologio(sql);
  const [suo] = await sql<{ id: string; il: string; stato: string }[]>`
    select l.id, l.il::text as il, l.stato from lotti_postali l join pezzi_postali z on z.lotto_id = l.id
    where z.id = ${pezzoId}`;
  if (!suo || suo.il >= oggi) return 'in_attesa';
  const [lotto] = await sql<{ stato: string }[]>`
    select stato from lotti_postali where id = ${suo.id} for update skip locked`;
  if (!lotto) return 'occupato';
  if (lotto.stato === 'consegnato') return [];
  const mittente = await leggiMittente(t);
  if (mittente === null) return 'MITTENTE';
  const restano = await lasciaIndietro(t, suo.id);
  const pezzi = await leggiPezzi(t, sql`z.lotto_id = ${suo.id}`, c.posta.uriDi);
  const esiti = pezzi.length > 0 ? await c.posta.file.affida({ id: suo.id, mittente, pezzi }) : new Map();
  const delLotto = await sql<DelLotto[]>`
    select z.id as "trasmissioneId", t.id as "tentativoId", t.pratica_id as "praticaId"
    from pezzi_postali z join tentativi t on t.id = z.tentativo_id where z.lotto_id = ${suo.id} order by z.id`;
  for (const pezzo of delLotto) {
    const esito = esiti.get(pezzo.trasmissioneId);
    if (!esito || esito.esito === 'credenziali') throw new Error('a folder that said nothing of a piece');
    await annotaEsito(t, pezzo, esito);
  }
  await sql`update lotti_postali set stato = 'consegnato' where id = ${suo.id}`;
  return [...delLotto, ...restano];
}

async function lasciaIndietro({ sql }: Transazione, lottoId: string): Promise<DelLotto[]> {
  const restano = await sql<DelLotto[]>`
    update pezzi_postali z set lotto_id = null from tentativi t join pratiche p on p.id = t.pratica_id
    where z.lotto_id = ${lottoId} and t.id = z.tentativo_id and (p.stato = 'chiusa' or p.motivo = 'SOSPESA')
    returning z.id as "trasmissioneId", t.id as "tentativoId", t.pratica_id as "praticaId"`;
  await sql`update trasmissioni set stato = 'da_ritentare'
    where id = any(${restano.map((r) => r.trasmissioneId)}) and stato = 'riservata'`;
  return restano;
}

import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import type { StatoTrasmissione } from '../../../database/schema/notifiche';
import { giornoDi } from '../../../domain/calendario';
import type { FornitorePosta } from '../../../domain/profili/posta';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import { contaPagine } from '../../../formats/posta/pagine';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import { profiloDelTentativo } from '../perfezionamento';
import { prodottoDelTipo } from './prodotto';

type Trasmissione = Messaggio<'trasmissione'>;

/** What is to be done with the piece now. */
export type Preparato =
  /** Its row is written, nobody has been given it. */
  | { fai: 'consegna'; fornitore: FornitorePosta }
  /** It was being handed over when somebody died: nobody knows how it ended. */
  | { fai: 'chiedi' }
  | { fai: 'nulla'; stato: StatoTrasmissione };

interface DaPreparare {
  tipo: string;
  pdfId: string;
  debitoreId: string;
  speditoIl: string;
  stato: StatoTrasmissione | null;
  fornitore: FornitorePosta | null;
  ripetere: boolean;
}

/** The row of the piece before any byte leaves (notifiche-send-posta.md section 6, point 1). Once per piece. */
export async function preparaPezzo(t: Transazione, m: Trasmissione): Promise<Preparato> {
  const d = await leggi(t, m);
  if (d.stato === null) {
    const profilo = await profiloDelTentativo(t, m.tentativoId);
    const fornitore = parametro(profilo, 'posta.invio', giornoDi(d.speditoIl));
    if (fornitore === 'manuale') throw new Error('a piece of an Ente that sends by hand');
    await scriviPezzo(t, m, d, profilo, fornitore);
    return { fai: 'consegna', fornitore };
  }
  const fornitore = d.fornitore ?? 'consolidatore';
  if (d.stato === 'inviata') return { fai: 'nulla', stato: d.stato };
  if (d.stato === 'riservata')
    return fornitore === 'file' ? { fai: 'consegna', fornitore } : { fai: 'chiedi' };
  if (d.stato !== 'da_ritentare' && !d.ripetere) return { fai: 'nulla', stato: d.stato };
  // refused as it was: who said to hand it over again may have corrected the address
  if (d.stato === 'rifiutata') await correggiIndirizzo(t, m, d.debitoreId);
  if (fornitore === 'file')
    await t.sql`update pezzi_postali set lotto_id = ${await lottoDelGiorno(t)} where id = ${m.trasmissioneId}`;
  await t.sql`update trasmissioni set stato = 'riservata', codice = null, riservata_at = clock_timestamp()
    where id = ${m.trasmissioneId}`;
  return { fai: 'consegna', fornitore };
}

async function leggi({ sql }: Transazione, m: Trasmissione): Promise<DaPreparare> {
  const [d] = await sql<DaPreparare[]>`
    select a.tipo, a.pdf_id as "pdfId", n.debitore_id as "debitoreId", t.spedito_il::text as "speditoIl", s.stato, z.fornitore,
      exists (select from compiti c where c.tipo = 'incerta' and c.tentativo_id = t.id
        and c.registrato_at > s.riservata_at and c.esito->>'esito' = 'non_inviata') as ripetere
    from tentativi t join atti a on a.id = t.atto_id join notifiche n on n.id = t.notifica_id
    left join trasmissioni s on s.id = ${m.trasmissioneId} left join pezzi_postali z on z.id = s.id
    where t.id = ${m.tentativoId} for update of t`;
  if (!d?.pdfId) throw new Error('a dispatch by post without a printed act');
  return d;
}

async function scriviPezzo(
  t: Transazione,
  m: Trasmissione,
  d: DaPreparare,
  profilo: Profilo,
  fornitore: FornitorePosta,
): Promise<void> {
  const { sql } = t;
  const giorno = giornoDi(d.speditoIl);
  const prodotto = prodottoDelTipo(profilo, d.tipo, d.speditoIl);
  const pdf = await leggiDocumento(t, d.pdfId);
  if (!pdf) throw new Error('the PDF of the act is not in the archive');
  const { trasmissioneId: id, tentativoId } = m;
  const lottoId = fornitore === 'file' ? await lottoDelGiorno(t) : null;
  await sql`insert into trasmissioni (id, tentativo_id, ordine, message_id) values (${id}, ${tentativoId}, 1, ${id})`;
  await sql`insert into pezzi_postali (id, tentativo_id, fornitore, lotto_id, prodotto, destinatario, fonte, rilevato_at,
      pdf_id, pagine, costo, a_carico)
    select ${id}, ${tentativoId}, ${fornitore}, ${lottoId}, ${prodotto}, ${indirizzoDi(t)}, 'anagrafica del carico',
      d.aggiornata_at, ${d.pdfId}, ${contaPagine(pdf.bytes)}, ${parametro(profilo, `posta.prezzo.${prodotto}`, giorno)},
      ${parametro(profilo, 'posta.aCarico', giorno)}
    from debitori_anagrafiche d where d.debitore_id = ${d.debitoreId}`;
}

/** The lines of an envelope; the municipality is its name where the list has one, else its code. */
const indirizzoDi = ({ sql }: Transazione) => sql`jsonb_build_object(
  'nome', coalesce(d.denominazione, concat_ws(' ', d.cognome, d.nome)), 'nomeRiga2', null, 'indirizzo', d.indirizzo,
  'indirizzoRiga2', null, 'cap', d.cap, 'comune', coalesce(d.localita, d.belfiore, ''), 'provincia', null, 'stato', null)`;

async function correggiIndirizzo(t: Transazione, m: Trasmissione, debitoreId: string): Promise<void> {
  await t.sql`update pezzi_postali set destinatario = ${indirizzoDi(t)}, rilevato_at = d.aggiornata_at
    from debitori_anagrafiche d where d.debitore_id = ${debitoreId} and pezzi_postali.id = ${m.trasmissioneId}`;
}

/** Takes the pieces of today until somebody begins to write its folder. */
async function lottoDelGiorno(t: Transazione): Promise<string> {
  const { oggi } = await leggiOrologio(t.sql);
  const id = idDerivato('lpo', t.enteId, oggi);
  await t.sql`insert into lotti_postali (id, il) values (${id}, ${oggi}) on conflict do nothing`;
  const [lotto] = await t.sql<
    { stato: string }[]
  >`select stato from lotti_postali where id = ${id} for share`;
  // midnight has passed in between, and its folder is being written: the next look finds the batch of the new day
  if (lotto?.stato !== 'aperto') throw new Error('the batch of the day is closed');
  return id;
}

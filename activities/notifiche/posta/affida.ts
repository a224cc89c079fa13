import { inEnte } from '../../../database/connessione';
import type { EsitoProvato } from '../../../domain/notifica/interruttore';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import type { Contesto } from '../../contesto';
import { inVita } from '../../temporal/in-vita';
import { type Gestore, lasciaPassare, registraInvio } from '../interruttore';
import { annotaEsito, STATO_DI } from './annota';
import { type CodiceFornitore, isPostaSospesa, sospendiPosta } from './fornitore';
import { consegnaLotto } from './lotto';
import { leggiMittente, leggiPezzi } from './pezzo';
import type { EsitoAffido, PortaPosta } from './porta';
import { preparaPezzo } from './prepara';

type Trasmissione = Messaggio<'trasmissione'>;
type Spedita = Messaggio<'spedita'>;
/** Somebody else is writing the same batch. */
const LOTTO_OCCUPATO_MS = 2_000;
export const CONSOLIDATORE: Gestore = { canale: 'posta', gestore: 'consolidatore' };
/** What an outcome says of the provider: a login or a piece that it refused is an answer. */
const DEL_FORNITORE: Record<EsitoAffido['esito'], EsitoProvato> = {
  affidato: 'risposto',
  rifiutato: 'risposto',
  credenziali: 'risposto',
  da_ritentare: 'fallito',
  incerta: 'fallito',
};

/**
 * Hands one piece to its provider: its row is written before any byte leaves, and a row found without an outcome was
 * handed over by a process that died, so that the provider is asked about it. Never a second piece for one attempt.
 */
export const affidaPezzo = (c: Contesto, m: Trasmissione): Promise<Spedita> => inVita(() => affida(c, m));

async function affida(c: Contesto, m: Trasmissione): Promise<Spedita> {
  // no row is written: the act stays as it is, and its process looks again
  if (!(await lasciaPassare(c, CONSOLIDATORE, m.trasmissioneId))) return spedita('da_ritentare');
  let provato: EsitoProvato = 'non_tentato';
  try {
    return await consegna(c, m, (esito) => {
      provato = DEL_FORNITORE[esito];
    });
  } finally {
    await registraInvio(c, CONSOLIDATORE, m.trasmissioneId, provato);
  }
}

async function consegna(
  c: Contesto,
  m: Trasmissione,
  tentato: (esito: EsitoAffido['esito']) => void,
): Promise<Spedita> {
  const fatto = await inEnte(c.database, m.enteId, async (t) =>
    (await isPostaSospesa(t)) ? null : preparaPezzo(t, m),
  );
  if (fatto === null) return spedita('da_ritentare');
  await c.punto?.('dopo-pezzo');
  if (fatto.fai === 'nulla') return spedita(fatto.stato === 'riservata' ? 'in_lotto' : fatto.stato);
  if (fatto.fai === 'consegna' && fatto.fornitore === 'file') return inLotto(c, m);
  const porta = c.posta.consolidatore;
  if (!porta) return ferma(c, m, 'NON_CONFIGURATO');
  const esito = fatto.fai === 'chiedi' ? await chiedi(porta, m) : await conConsolidatore(c, porta, m);
  if (esito !== 'MITTENTE') tentato(esito.esito);
  if (esito === 'MITTENTE' || esito.esito === 'credenziali')
    return ferma(c, m, esito === 'MITTENTE' ? esito : 'CREDENZIALI');
  await c.punto?.('dopo-affido');
  await inEnte(c.database, m.enteId, (t) => annotaEsito(t, m, esito));
  return esito.esito === 'da_ritentare'
    ? { ...spedita('da_ritentare'), fraMs: esito.fraMs }
    : spedita(STATO_DI[esito.esito]);
}

const spedita = (esito: Spedita['esito']): Spedita => ({ m: 'spedita', esito });

async function conConsolidatore(
  c: Contesto,
  porta: PortaPosta,
  m: Trasmissione,
): Promise<EsitoAffido | 'MITTENTE'> {
  const lotto = await inEnte(c.database, m.enteId, async (t) => {
    const mittente = await leggiMittente(t);
    const pezzi = await leggiPezzi(t, t.sql`z.id = ${m.trasmissioneId}`, c.posta.uriDi);
    return mittente && { id: m.tentativoId, mittente, pezzi };
  });
  if (lotto === null) return 'MITTENTE';
  const esito = (await porta.affida(lotto)).get(m.trasmissioneId);
  if (!esito) throw new Error('the provider said nothing of the piece');
  return esito;
}

/** Nobody saw how it ended: what the provider says by the id of the piece is all that can be known. */
async function chiedi(porta: PortaPosta, m: Trasmissione): Promise<EsitoAffido> {
  const detto = await porta.chiedi(m.trasmissioneId);
  if (detto.stato === 'ricevuto') return { esito: 'affidato', giaPresente: true };
  return {
    esito: 'incerta',
    codice: detto.stato === 'mai_ricevuto' ? 'POSTA_INTERROTTA_MAI_RICEVUTO' : detto.codice,
  };
}

/** It certainly did not leave; nothing does until a person has looked at the provider. */
async function ferma(c: Contesto, m: Trasmissione, codice: CodiceFornitore): Promise<Spedita> {
  await inEnte(c.database, m.enteId, async (t) => {
    await t.sql`update trasmissioni set stato = 'da_ritentare', codice = ${`POSTA_${codice}`}
      where id = ${m.trasmissioneId} and stato = 'riservata'`;
    await sospendiPosta(t, codice);
  });
  return spedita('da_ritentare');
}

/** A batch leaves the day after its own, whole, by the hand of the first of its pieces that wakes. */
async function inLotto(c: Contesto, m: Trasmissione): Promise<Spedita> {
  const esito = await consegnaLotto(c, m);
  if (esito === 'occupato') return { ...spedita('da_ritentare'), fraMs: LOTTO_OCCUPATO_MS };
  if (esito === 'MITTENTE') return ferma(c, m, 'MITTENTE');
  return spedita('in_lotto');
}

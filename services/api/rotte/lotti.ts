import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { ESITI_LOTTO, STATI_LOTTO } from '../../../database/schema/bozze';
import { TIPI_ATTO } from '../../../domain/vocabolario';
import { soloDirezioni } from '../letture/comuni';
import { Centesimi, corpo, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Chi, rotta } from '../quadro/rotta';

const BOZZE_MAX = 5_000;
const CAMPIONE = 20;

const Lotto = z
  .object({
    id: idDi('lot'),
    direzioneId: idDi('dir'),
    tipo: z.enum(TIPI_ATTO),
    stato: z.enum(STATI_LOTTO),
    quante: z.int(),
    totale: Centesimi.describe('La somma che gli atti chiederebbero'),
    approvate: z.int(),
    rifiutate: z.int(),
    preparatoDa: z.string(),
    preparatoIl: Data,
    approvatoDa: z.string().nullable(),
    approvatoIl: Data.nullable(),
  })
  .meta({ id: 'Lotto' });
const InLotto = z.object({
  bozzaId: idDi('boz'),
  praticaId: idDi('pra'),
  versione: z.int(),
  dovuto: Centesimi,
  esito: z.enum(ESITI_LOTTO).nullable(),
  codice: z.string().nullable(),
});
const LottoIntero = Lotto.extend({
  campione: z.array(InLotto).describe('Alcune bozze da guardare prima di approvare: le più alte'),
  rifiuti: z.array(InLotto).describe('Le bozze rifiutate, con il motivo'),
}).meta({ id: 'LottoIntero' });

interface RigaLotto {
  id: string;
  stato: string;
  preparatoDa: string;
}
const diEnte = z.strictObject({ enteId: idDi('ent') });
const diLotto = z.strictObject({ enteId: idDi('ent'), lottoId: idDi('lot') });

const colonne = ({ sql }: Transazione) => sql`
  l.id, l.direzione_id as "direzioneId", l.tipo, l.stato, l.quante, l.totale::text, l.preparato_da as "preparatoDa",
  l.preparato_il as "preparatoIl", l.approvato_da as "approvatoDa", l.approvato_il as "approvatoIl",
  (select count(*)::int from lotti_bozze b where b.lotto_id = l.id and b.esito = 'approvata') as approvate,
  (select count(*)::int from lotti_bozze b where b.lotto_id = l.id and b.esito = 'rifiutata') as rifiutate`;

async function trovaLotto(t: Transazione, chi: Chi, id: string): Promise<RigaLotto> {
  const [lotto] = await t.sql<RigaLotto[]>`
    select ${colonne(t)} from lotti l where l.id = ${id} and ${soloDirezioni(t.sql, chi, 'l.direzione_id')}`;
  if (!lotto) throw nonTrovato();
  return lotto;
}

async function interoDi(t: Transazione, chi: Chi, id: string): Promise<object> {
  const lotto = await trovaLotto(t, chi, id);
  const voce = t.sql`bozza_id as "bozzaId", pratica_id as "praticaId", versione, dovuto::text, esito, codice`;
  const campione = await t.sql`
    select ${voce} from lotti_bozze where lotto_id = ${id} order by lotti_bozze.dovuto desc, bozza_id limit ${CAMPIONE}`;
  const rifiuti = await t.sql`
    select ${voce} from lotti_bozze where lotto_id = ${id} and esito = 'rifiutata' order by bozza_id limit ${BOZZE_MAX}`;
  return { ...lotto, campione, rifiuti };
}

export const elenca = rotta({
  id: 'lotti.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/lotti',
  titolo: 'I lotti di atti da approvare o approvati',
  risorsa: 'lotti',
  parametri: diEnte,
  query: z.strictObject({ ...paginazione, stato: z.enum(STATI_LOTTO).optional() }),
  risposte: { 200: pagina(Lotto) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<RigaLotto[]>`
        select ${colonne(t)} from lotti l
        where ${soloDirezioni(t.sql, chi, 'l.direzione_id')} and l.stato = coalesce(${query.stato ?? null}, l.stato)
          and l.id > ${dopo(query.cursor)}
        order by l.id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'lotti.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/lotti/{lottoId}',
  titolo: 'Un lotto: quante bozze, quanto chiedono, un campione, che cosa è stato rifiutato e perché',
  risorsa: 'lotti',
  parametri: diLotto,
  risposte: { 200: LottoIntero },
  async gestisci({ parametri, chi, nellEnte }) {
    return { stato: 200, corpo: await nellEnte((t) => interoDi(t, chi, parametri.lottoId)) };
  },
});

/** All the drafts of that kind and office that wait for a batch and are in none that waits: counted and frozen. */
async function componi(
  t: Transazione,
  o: { id: string; direzioneId: string; tipo: string; utenteId: string },
): Promise<void> {
  const { oggi } = await leggiOrologio(t.sql);
  const scelte = await t.sql<
    { id: string; pratica_id: string; versione: number; dovuto: bigint }[]
  >`select id, pratica_id, versione, dovuto from bozze b
    where direzione_id = ${o.direzioneId} and tipo = ${o.tipo} and approvazione = 'lotto' and stato = 'aperta'
      and not exists (select 1 from lotti_bozze x join lotti l on l.id = x.lotto_id
        where x.bozza_id = b.id and l.stato <> 'approvato')
    order by id limit ${BOZZE_MAX}`;
  if (scelte.length === 0) throw new ErroreProblema('lotto.vuoto');
  const totale = scelte.reduce((somma, b) => somma + b.dovuto, 0n);
  await t.sql`insert into lotti (id, direzione_id, tipo, quante, totale, preparato_da, preparato_il)
    values (${o.id}, ${o.direzioneId}, ${o.tipo}, ${scelte.length}, ${totale}, ${o.utenteId}, ${oggi})`;
  await t.sql`insert into lotti_bozze (lotto_id, bozza_id, pratica_id, versione, dovuto)
    select ${o.id}, id, pratica_id, versione, dovuto from bozze where id = any(${scelte.map((b) => b.id)}::text[])`;
}

export const prepara = rotta({
  id: 'lotti.prepara',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/lotti',
  titolo: 'Prepara un lotto con le bozze di un tipo che attendono: le conta e le mostra a chi approverà',
  risorsa: 'lotti',
  parametri: diEnte,
  corpo: corpo({ direzioneId: idDi('dir'), tipo: z.enum(TIPI_ATTO) }),
  risposte: { 201: LottoIntero },
  problemi: ['lotto.vuoto'],
  async gestisci({ corpo: { direzioneId, tipo }, chi, enteId, chiave, nellEnte }) {
    const id = idDerivato('lot', enteId, chiave);
    const lotto = await nellEnte(async (t) => {
      const mie = await t.sql`
        select 1 from direzioni where id = ${direzioneId} and ${soloDirezioni(t.sql, chi, 'id')}`;
      if (mie.length === 0) throw nonTrovato();
      await componi(t, { id, direzioneId, tipo, utenteId: chi.utenteId });
      return interoDi(t, chi, id);
    });
    return { stato: 201, corpo: lotto, oggetto: id };
  },
});

const InCorso = z.object({ id: idDi('lot'), indirizzo: z.string() });

export const approva = rotta({
  id: 'lotti.approva',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/lotti/{lottoId}/approvazione',
  titolo: 'Una seconda persona approva il lotto: ogni bozza ancora valida diventa un atto',
  descrizione: 'L’esito di ciascuna bozza si legge nel lotto: approvate più rifiutate = scelte.',
  risorsa: 'lotti',
  parametri: diLotto,
  corpo: corpo({ quante: z.int().min(1).describe('Il numero di bozze che la persona ha visto') }),
  risposte: { 202: InCorso },
  problemi: [
    'lotto.stessa_persona',
    'lotto.non_preparato',
    'lotto.conto_diverso',
    'api.temporal_non_disponibile',
  ],
  async gestisci({ parametri: { lottoId }, corpo: { quante }, chi, enteId, nellEnte, dip }) {
    await nellEnte(async (t) => {
      const lotto = await trovaLotto(t, chi, lottoId);
      if (lotto.preparatoDa === chi.utenteId) throw new ErroreProblema('lotto.stessa_persona');
      const { oggi } = await leggiOrologio(t.sql);
      const [preso] = await t.sql<{ quante: number }[]>`
        update lotti set stato = 'in_approvazione', approvato_da = ${chi.utenteId}, approvato_il = ${oggi}
        where id = ${lottoId} and (stato = 'preparato' or (stato = 'in_approvazione' and approvato_da = ${chi.utenteId}))
        returning quante`;
      if (!preso) throw new ErroreProblema('lotto.non_preparato');
      if (preso.quante !== quante) throw new ErroreProblema('lotto.conto_diverso');
    });
    await dip.temporal.approvaLotto({ enteId, lottoId, autoreId: chi.utenteId });
    return { stato: 202, corpo: { id: lottoId, indirizzo: `/v1/enti/${enteId}/lotti/${lottoId}` } };
  },
});

import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { archivia } from '../../../database/documenti';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { STATI_PAGAMENTO } from '../../../database/schema/pagamenti';
import { TemporalNonDisponibile } from '../dipendenze';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { Pagamento } from '../letture/fascicolo-schema';
import { CentesimiPositivi, corpo, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const Ricevuta = corpo({
  ricevutaId: z.string().regex(/^[\w.:-]{1,64}$/, 'atteso l’identificativo della ricevuta alla fonte'),
  nav: z
    .string()
    .regex(/^\d{18}$/, 'atteso un numero di avviso di 18 cifre')
    .optional(),
  importo: CentesimiPositivi,
  valuta: Data.describe('Giorno in cui il debitore ha pagato'),
  mezzo: z.enum(['pagopa', 'bonifico', 'conto_postale', 'altro']).default('pagopa'),
});

interface Arrivata {
  enteId: string;
  ricevutaId: string;
  corpo: z.output<typeof Ricevuta>;
}

/** Stored before anybody is told; the same receipt twice is one row. Errors: `pagamento.ricevuta_diversa`. */
async function registra(t: Transazione, { enteId, ricevutaId, corpo: r }: Arrivata): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(r), 'utf8');
  const { id: documentoId } = await archivia(t, { tipo: 'ricevuta', mediaType: 'application/json', bytes });
  const { oggi } = await leggiOrologio(t.sql);
  const nuove = await t.sql`
    insert into pagamenti (id, ricevuta_id, nav, importo, valuta, noto_il, mezzo, documento_id)
    values (${idDerivato('pag', enteId, ricevutaId)}, ${ricevutaId}, ${r.nav ?? null}, ${r.importo}, ${r.valuta},
      ${oggi}, ${r.mezzo}, ${documentoId})
    on conflict do nothing returning id`;
  if (nuove.length > 0) return;
  const stesse = await t.sql`
    select 1 from pagamenti where ricevuta_id = ${ricevutaId} and importo = ${r.importo}::bigint
      and nav is not distinct from ${r.nav ?? null}`;
  if (stesse.length === 0) throw new ErroreProblema('pagamento.ricevuta_diversa');
}

export const ricevi = rotta({
  id: 'pagamenti.ricevi',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/pagamenti/ricevute',
  titolo: 'Una ricevuta di pagamento: non si rifiuta denaro',
  descrizione:
    'La ricevuta è archiviata e poi detta alla pratica del suo avviso; un avviso sconosciuto resta da attribuire.',
  risorsa: 'pagamenti',
  parametri: diEnte,
  corpo: Ricevuta,
  risposte: { 202: z.object({ ricevutaId: idDi('ric'), pagamentoId: idDi('pag') }) },
  problemi: ['pagamento.ricevuta_diversa'],
  async gestisci({ corpo: letta, enteId, nellEnte, dip }) {
    const ricevutaId = idDerivato('ric', enteId, letta.ricevutaId);
    await nellEnte((t) => registra(t, { enteId, ricevutaId, corpo: letta }));
    try {
      await dip.temporal.avviaRicevuta({ enteId, ricevutaId });
    } catch (errore) {
      // archived: the sweep tells it when Temporal is back
      if (!(errore instanceof TemporalNonDisponibile)) throw errore;
      dip.registro.warn({ ricevutaId }, 'ricevuta archiviata, da raccontare');
    }
    const pagamentoId = idDerivato('pag', enteId, ricevutaId);
    return { stato: 202, corpo: { ricevutaId, pagamentoId }, oggetto: ricevutaId };
  },
});

export const elenca = rotta({
  id: 'pagamenti.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/pagamenti',
  titolo: 'Il denaro arrivato, attribuito o da attribuire',
  risorsa: 'pagamenti',
  parametri: diEnte,
  query: z.strictObject({
    ...paginazione,
    stato: z.enum(STATI_PAGAMENTO).optional(),
    praticaId: idDi('pra').optional(),
  }),
  risposte: { 200: pagina(Pagamento.extend({ praticaId: idDi('pra').nullable() })) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<{ id: string }[]>`
        select g.id, g.ricevuta_id as "ricevutaId", g.nav, g.importo::text as importo, g.valuta, g.noto_il as "notoIl",
          g.mezzo, g.stato, g.pratica_id as "praticaId"
        from pagamenti g left join pratiche p on p.id = g.pratica_id
        where ${soloDirezioni(sql, chi, 'p.direzione_id')} and ${seUguale(sql, 'g.stato', query.stato)}
          and ${seUguale(sql, 'g.pratica_id', query.praticaId)} and g.id > ${dopo(query.cursor)}
        order by g.id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { ESITI_REGISTRO, REGISTRI_ESTERNI } from '../../../database/schema/registri';
import { TIPI_STAMPATI } from '../../../domain/vocabolario';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { leggiTentativi } from '../letture/fascicolo';
import { Atto, Tentativo } from '../letture/fascicolo-schema';
import { Centesimi, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Chi, rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const diAtto = z.strictObject({ enteId: idDi('ent'), attoId: idDi('att') });
const AttoInLista = Atto.extend({ praticaId: idDi('pra') }).meta({ id: 'AttoInLista' });

/** What the PRA, the land register or the third party answered. */
const Formalita = z
  .object({
    registro: z.enum(REGISTRI_ESTERNI),
    esito: z.enum(ESITI_REGISTRO),
    estremi: z.string(),
    il: Data,
    documentoId: idDi('doc'),
    autore: z.string(),
  })
  .meta({ id: 'Formalita' });

/** An instalment of a plan, as its provision prints it. */
const RataPiano = z
  .object({
    numero: z.int(),
    scadenza: Data.describe('Ultimo giorno del mese; se è festivo vale il primo giorno lavorativo che segue'),
    importo: Centesimi,
    nav: z.string(),
  })
  .meta({ id: 'RataPiano' });

interface RigaAtto {
  id: string;
  praticaId: string;
  stato: string;
  pdfId: string | null;
}
const colonne = ({ sql }: Transazione) => sql`
  id, pratica_id as "praticaId", tipo, anno, numero, motivo, norma, emesso_il as "emessoIl", partite, rate, importi, nav,
  stato, pdf_id as "pdfId", pdf_sha256 as "pdfSha256"`;

async function trovaAtto(t: Transazione, chi: Chi, attoId: string): Promise<RigaAtto> {
  const [atto] = await t.sql<RigaAtto[]>`
    select ${colonne(t)} from atti where id = ${attoId} and ${soloDirezioni(t.sql, chi, 'direzione_id')}`;
  if (!atto) throw nonTrovato();
  return atto;
}

export const elenca = rotta({
  id: 'atti.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/atti',
  titolo: 'Gli atti numerati',
  risorsa: 'atti',
  parametri: diEnte,
  query: z.strictObject({
    ...paginazione,
    tipo: z.enum(TIPI_STAMPATI).optional(),
    praticaId: idDi('pra').optional(),
  }),
  risposte: { 200: pagina(AttoInLista) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<RigaAtto[]>`
        select ${colonne(t)} from atti
        where ${soloDirezioni(t.sql, chi, 'direzione_id')} and ${seUguale(t.sql, 'tipo', query.tipo)}
          and ${seUguale(t.sql, 'pratica_id', query.praticaId)} and id > ${dopo(query.cursor)}
        order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'atti.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/atti/{attoId}',
  titolo: 'Un atto, con i tentativi di notifica e le loro prove',
  risorsa: 'atti',
  parametri: diAtto,
  risposte: {
    200: AttoInLista.extend({
      tentativi: z.array(Tentativo),
      formalita: z.array(Formalita),
      piano: z.array(RataPiano).describe('Le rate di un provvedimento di rateazione, in ordine'),
    }),
  },
  async gestisci({ parametri, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const atto = await trovaAtto(t, chi, parametri.attoId);
      const tentativi = await leggiTentativi(t, atto.praticaId);
      const formalita = await t.sql`
        select registro, esito, estremi, il, documento_id as "documentoId", autore from formalita
        where atto_id = ${atto.id} order by registrata_at`;
      const piano = await t.sql`
        select numero, scadenza, importo::text, nav from rate_piano where atto_id = ${atto.id} order by numero`;
      return { ...atto, tentativi: tentativi.filter((x) => x.attoId === atto.id), formalita, piano };
    });
    return { stato: 200, corpo };
  },
});

export const pdf = rotta({
  id: 'atti.pdf',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/atti/{attoId}/pdf',
  titolo: 'Il PDF dell’atto, come archiviato',
  risorsa: 'atti',
  parametri: diAtto,
  media: 'application/pdf',
  personali: true,
  problemi: ['atto.non_reso'],
  gestisci: ({ parametri, chi, nellEnte }) =>
    nellEnte(async (t) => {
      const { pdfId } = await trovaAtto(t, chi, parametri.attoId);
      const documento = pdfId === null ? undefined : await leggiDocumento(t, pdfId);
      if (!documento) throw new ErroreProblema('atto.non_reso');
      return { tipo: 'application/pdf', nome: `${parametri.attoId}.pdf`, contenuto: documento.bytes };
    }),
});

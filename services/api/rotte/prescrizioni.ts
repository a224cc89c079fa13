import { z } from 'zod';
import { leggiOrologio } from '../../../database/orologio';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import { STATI_MARGINE } from '../../../domain/pratica/margini';
import { FONTI_INTERRUZIONE } from '../../../domain/prescrizione';
import { MOTIVI_SCRITTI, TIPI_ATTO } from '../../../domain/vocabolario';
import { soloDirezioni } from '../letture/comuni';
import { leggiSituazione } from '../letture/situazione';
import { Data, idDi } from '../quadro/campi';
import { dopoData, impaginaPerData, pagina, paginazione } from '../quadro/cursore';
import { rotta } from '../quadro/rotta';
import { esigiPratica } from './comando';

const Interruzione = z.object({
  il: Data,
  notaIl: Data,
  fonte: z.enum(FONTI_INTERRUZIONE),
  atto: z.enum(TIPI_ATTO).nullable(),
  attoId: idDi('att').nullable(),
  finoAl: Data.nullable().describe('Fine di ciò che dura (insinuazione); null = non dura o non è finita'),
  vale: z.boolean().describe('false = è venuta quando il credito era già prescritto, e non conta'),
});
const Margine = z
  .object({
    partita: idDi('par'),
    nome: z.string().describe('Il numero della partita sulla lista'),
    dal: Data,
    anni: z.int(),
    prescriveIl: Data.nullable().describe('Ultimo giorno in cui il credito è vivo; null = senza data'),
    allarmeIl: Data.nullable(),
    margineGiorni: z.int().nullable().describe('Negativo dopo la prescrizione'),
    stato: z.enum(STATI_MARGINE),
    interruzioni: z.array(Interruzione),
  })
  .meta({ id: 'MarginePrescrizione' });

export const leggi = rotta({
  id: 'pratiche.prescrizione',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/pratiche/{praticaId}/prescrizione',
  titolo: 'Quando si prescrive ogni partita dovuta, e che cosa ha interrotto',
  risorsa: 'pratiche',
  parametri: z.strictObject({ enteId: idDi('ent'), praticaId: idDi('pra') }),
  query: z.strictObject({ il: Data.optional().describe('Default: oggi, secondo l’orologio') }),
  problemi: ['profilo.parametro_mancante'],
  risposte: { 200: z.object({ il: Data, partite: z.array(Margine) }) },
  async gestisci({ parametri, query, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      await esigiPratica(t, chi, parametri.praticaId);
      const s = await leggiSituazione(t, parametri.praticaId, query.il);
      return { il: s.il, partite: s.margini() };
    });
    return { stato: 200, corpo };
  },
});

const InAllarme = z
  .object({
    id: idDi('pra'),
    direzioneId: idDi('dir'),
    caricoId: idDi('car'),
    allarmeIl: Data,
    prescriveIl: Data,
    margineGiorni: z.int().describe('Giorni che restano alla prescrizione; negativo dopo'),
    motivo: z.enum(MOTIVI_SCRITTI).nullable().describe('Che cosa fa o attende oggi la pratica'),
    fino: Data.nullable(),
  })
  .meta({ id: 'PraticaInAllarme' });

/** The dates are written by the evaluation, in the same update as its answer. Source. */
export const elenca = rotta({
  id: 'prescrizioni.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/prescrizioni',
  titolo: 'Le pratiche aperte con una partita in allarme di prescrizione, o che vi entra entro N giorni',
  risorsa: 'prescrizioni',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    ...paginazione,
    entroGiorni: z.coerce
      .number()
      .int()
      .min(0)
      .max(3650)
      .default(0)
      .describe('0 = solo quelle già in allarme'),
  }),
  risposte: { 200: pagina(InAllarme) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(async (t) => {
      const { oggi } = await leggiOrologio(t.sql);
      const da = dopoData(query.cursor);
      const trovate = await t.sql<{ id: string; allarmeIl: string; prescriveIl: string }[]>`
        select id, direzione_id as "direzioneId", carico_id as "caricoId", allarme_il as "allarmeIl",
          prescrive_il as "prescriveIl", motivo, fino
        from pratiche
        where stato = 'aperta' and allarme_il <= ${addGiorni(oggi, query.entroGiorni)}
          and (allarme_il, id) > (${da.data}::date, ${da.id}) and ${soloDirezioni(t.sql, chi, 'direzione_id')}
        order by allarme_il, id limit ${query.limit + 1}`;
      return trovate.map((r) => ({ ...r, margineGiorni: giornoDi(r.prescriveIl) - giornoDi(oggi) }));
    });
    return { stato: 200, corpo: impaginaPerData(righe, query.limit, (r) => r.allarmeIl) };
  },
});

import { z } from 'zod';
import {
  affidaA,
  isInCarica,
  messiInCarica,
  senzaMessoInCarica,
  trovaMesso,
} from '../../../activities/notifiche/messo/affida';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { TIPI_STAMPATI } from '../../../domain/vocabolario';
import { esigiDocumento } from '../archivio';
import { corpo, Data, idDi } from '../quadro/campi';
import { dopo, dopoData, impagina, impaginaPerData, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Contesto, rotta } from '../quadro/rotta';

const base = '/v1/enti/{enteId}/messi';
const diEnte = z.strictObject({ enteId: idDi('ent') });
export const diMesso = z.strictObject({ enteId: idDi('ent'), messoId: idDi('msi') });
const MASSIMO = 200;

const Messo = z
  .object({
    id: idDi('msi'),
    nome: z.string(),
    nomina: z.string().describe('Atto del Comune che lo nomina'),
    dal: Data,
    al: Data.nullable().describe('Ultimo giorno; null = fino a revoca'),
  })
  .meta({ id: 'Messo' });
const Affidati = z.object({ affidati: z.number().int() });
const riga = z.string().trim().min(1).max(200);

export const elenca = rotta({
  id: 'messi.elenca',
  metodo: 'get',
  percorso: base,
  titolo: 'I messi comunali nominati dall’Ente, anche quelli non più in carica',
  risorsa: 'messi',
  parametri: diEnte,
  query: z.strictObject(paginazione),
  risposte: { 200: pagina(Messo) },
  personali: true,
  async gestisci({ query, nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<z.output<typeof Messo>[]>`
        select id, nome, nomina, dal::text, al::text from messi
        where id > ${dopo(query.cursor)} order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const nomina = rotta({
  id: 'messi.nomina',
  metodo: 'post',
  percorso: base,
  titolo: 'Registra la nomina di un dipendente della Società a messo comunale',
  risorsa: 'messi',
  parametri: diEnte,
  corpo: corpo({
    nome: riga,
    nomina: riga.describe('Estremi dell’atto del Comune'),
    dal: Data,
    al: Data.optional(),
    documentoId: idDi('doc').optional().describe('L’atto di nomina'),
  }),
  risposte: { 201: Messo },
  problemi: ['messo.fine_prima_dell_inizio', 'documento.sconosciuto'],
  async gestisci({ corpo: c, chi, enteId, chiave, nellEnte }) {
    const { nome, nomina: atto, dal, al = null, documentoId } = c;
    if (al !== null && al < dal) throw new ErroreProblema('messo.fine_prima_dell_inizio');
    const id = idDerivato('msi', enteId, chiave);
    await nellEnte(async (t) => {
      await esigiDocumento(t, documentoId);
      await t.sql`insert into messi (id, nome, nomina, nomina_documento_id, dal, al, autore)
        values (${id}, ${nome}, ${atto}, ${documentoId ?? null}, ${dal}, ${al}, ${chi.utenteId}) on conflict do nothing`;
    });
    return { stato: 201, corpo: { id, nome, nomina: atto, dal, al }, oggetto: id };
  },
});

export const cessa = rotta({
  id: 'messi.cessa',
  metodo: 'post',
  percorso: `${base}/{messoId}/cessazione`,
  titolo: 'L’ultimo giorno in cui un messo è in carica: i suoi atti tornano da affidare',
  risorsa: 'messi',
  parametri: diMesso,
  corpo: corpo({ al: Data }),
  risposte: { 200: Messo },
  problemi: ['messo.fine_prima_dell_inizio'],
  async gestisci({ parametri: { messoId }, corpo: { al }, nellEnte }) {
    const messo = await nellEnte(async (t) => {
      const trovato = await trovaMesso(t, messoId);
      if (!trovato) throw nonTrovato();
      if (al < trovato.dal) throw new ErroreProblema('messo.fine_prima_dell_inizio');
      await t.sql`update messi set al = ${al} where id = ${messoId}`;
      return { ...trovato, al };
    });
    return { stato: 200, corpo: messo };
  },
});

const SenzaMesso = z
  .object({
    tentativoId: idDi('tnt'),
    praticaId: idDi('pra'),
    attoId: idDi('att'),
    tipo: z.enum(TIPI_STAMPATI),
    speditoIl: Data.describe('Da quando è nell’elenco dei messi'),
  })
  .meta({ id: 'AttoDaAffidare' });

export const daAffidare = rotta({
  id: 'messi.daAffidare',
  metodo: 'get',
  percorso: `${base}/da-affidare`,
  titolo: 'Gli atti che nessun messo in carica ha in mano, dal più vecchio',
  risorsa: 'messi',
  parametri: diEnte,
  query: z.strictObject(paginazione),
  risposte: { 200: pagina(SenzaMesso) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte((t) =>
      senzaMessoInCarica(t, chi.direzioni, { dopo: dopoData(query.cursor), quanti: query.limit + 1 }),
    );
    const conId = righe.map((r) => ({ ...r, id: r.tentativoId }));
    return { stato: 200, corpo: impaginaPerData(conId, query.limit, (r) => r.speditoIl) };
  },
});

export const affida = rotta({
  id: 'messi.affida',
  metodo: 'post',
  percorso: `${base}/{messoId}/atti`,
  titolo: 'Affida atti a un messo in carica, anche togliendoli a un altro: tutti o nessuno',
  risorsa: 'messi',
  parametri: diMesso,
  corpo: corpo({ tentativi: z.array(idDi('tnt')).min(1).max(MASSIMO) }),
  risposte: { 200: Affidati },
  problemi: ['messo.non_in_carica', 'messo.atto_non_affidabile', 'api.temporal_non_disponibile'],
  async gestisci(contesto) {
    const { parametri, corpo: c, chi, nellEnte } = contesto;
    const affidati = await nellEnte(async (t) => {
      const messo = await trovaMesso(t, parametri.messoId);
      if (!messo) throw nonTrovato();
      const { oggi } = await leggiOrologio(t.sql);
      if (!isInCarica(messo, oggi)) throw new ErroreProblema('messo.non_in_carica');
      return oTutti(
        await affidaA(t, messo, [...new Set(c.tentativi)], {
          autore: chi.utenteId,
          direzioni: chi.direzioni,
        }),
      );
    });
    return avvisa(contesto, affidati);
  },
});

export const distribuisci = rotta({
  id: 'messi.distribuisci',
  metodo: 'post',
  percorso: `${base}/distribuzione`,
  titolo: `Distribuisce a turno gli atti da affidare fra i messi in carica, al più ${MASSIMO} per volta`,
  risorsa: 'messi',
  parametri: diEnte,
  corpo: corpo({}),
  risposte: { 200: Affidati },
  problemi: ['messo.nessuno_in_carica', 'messo.atto_non_affidabile', 'api.temporal_non_disponibile'],
  async gestisci(contesto) {
    const { chi, nellEnte } = contesto;
    const affidati = await nellEnte(async (t) => {
      const messi = await messiInCarica(t);
      if (messi.length === 0) throw new ErroreProblema('messo.nessuno_in_carica');
      const prima = { dopo: dopoData(undefined), quanti: MASSIMO };
      const atti = await senzaMessoInCarica(t, chi.direzioni, prima);
      const dati: Affidato[] = [];
      for (const [i, messo] of messi.entries()) {
        const suoi = atti.filter((_, n) => n % messi.length === i).map((a) => a.tentativoId);
        const con = { autore: chi.utenteId, direzioni: chi.direzioni };
        dati.push(...oTutti(await affidaA(t, messo, suoi, con)));
      }
      return dati;
    });
    return avvisa(contesto, affidati);
  },
});

interface Affidato {
  tentativoId: string;
  praticaId: string;
}

/** Throws, and so writes nothing, when one of them cannot be given. */
function oTutti(esito: Awaited<ReturnType<typeof affidaA>>): Affidato[] {
  if ('affidati' in esito) return esito.affidati;
  throw new ErroreProblema('messo.atto_non_affidabile', { oggettoId: esito.nonAffidabile });
}

/** The days of the relata run from the new assignment: their processes look again. */
async function avvisa({ dip, enteId }: Contesto<unknown, unknown, unknown>, affidati: readonly Affidato[]) {
  for (const affidato of affidati) await dip.temporal.svegliaNotifica({ enteId, ...affidato });
  return { stato: 200, corpo: { affidati: affidati.length } };
}

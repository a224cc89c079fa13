import { z } from 'zod';
import { leggiDocumento } from '../../../database/documenti';
import { documentoEvento } from '../../../database/notifiche/documento-evento';
import { PASSI, PROPOSTE, TIPI_ATTO } from '../../../domain/vocabolario';
import { leggiFascicoloIntero } from '../letture/fascicolo';
import { FascicoloIntero, Passo } from '../letture/fascicolo-schema';
import { leggiSituazione, testoCents } from '../letture/situazione';
import { Centesimi, Data, idDi } from '../quadro/campi';
import { nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';
import { esigiPratica } from './comando';

const diPratica = z.strictObject({ enteId: idDi('ent'), praticaId: idDi('pra') });
const base = '/v1/enti/{enteId}/pratiche/{praticaId}';

export const leggi = rotta({
  id: 'pratiche.leggi',
  metodo: 'get',
  percorso: base,
  titolo: 'Il fascicolo intero: debitore, partite, fatti, atti, notifiche, pagamenti, passi',
  risorsa: 'pratiche',
  parametri: diPratica,
  personali: true,
  risposte: { 200: FascicoloIntero },
  async gestisci({ parametri, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      await esigiPratica(t, chi, parametri.praticaId);
      return leggiFascicoloIntero(t, parametri.praticaId);
    });
    return { stato: 200, corpo };
  },
});

const alGiorno = z.strictObject({ il: Data.optional().describe('Default: oggi, secondo l’orologio') });

const Fatto = z.string().nullable();
const Regola = z
  .object({ posto: z.int(), nome: z.string(), id: z.string() })
  .describe('La regola che ha risposto e il suo posto nell’ordine di valutazione');
const Alternativa = z
  .object({
    passo: z.enum(PASSI),
    atto: z.enum(TIPI_ATTO).optional(),
    proposta: z.enum(PROPOSTE).optional(),
    perche: z.string(),
    regola: z.string(),
    norma: z.string(),
    possibileDal: Data.nullable().describe('Non prima di questo giorno; null = serve un fatto nuovo'),
  })
  .meta({ id: 'Alternativa' });
/** Why: a sentence for a clerk, the norm, the facts that were looked at (amounts in euro). */
const Spiegazione = z
  .object({
    testo: z.string(),
    motivo: z.string(),
    norma: z.string(),
    regola: Regola,
    possibileDal: Data.nullable().describe('Giorno in cui ciò che oggi è vietato diventa possibile'),
    alternative: z.array(Alternativa).describe('Che cosa altro si è considerato, e perché non oggi'),
    conto: z.record(z.string(), z.string()),
    partite: z.array(
      z.object({
        partita: idDi('par'),
        nome: z.string().describe('Il numero della partita sulla lista'),
        residuo: z.string(),
        titolo: Fatto,
        notificatoIl: Fatto,
        terminePagamento: Fatto,
        esecutivoDal: Fatto,
        disponibileDal: Fatto,
        prescriveIl: Fatto,
        sospesa: z.boolean(),
        prescritta: z.boolean(),
      }),
    ),
    attiAperti: z.array(z.object({ atto: z.string(), attoId: idDi('att'), speditoIl: Data })),
  })
  .meta({ id: 'Spiegazione' });

export const passo = rotta({
  id: 'pratiche.passo',
  metodo: 'get',
  percorso: `${base}/passo`,
  titolo: 'Il prossimo passo a una data, e perché',
  risorsa: 'pratiche',
  parametri: diPratica,
  query: alGiorno,
  problemi: ['profilo.parametro_mancante'],
  risposte: {
    200: z.object({
      il: Data,
      versione: z.int(),
      passo: Passo,
      spiegazione: Spiegazione,
      regola: Regola,
    }),
  },
  async gestisci({ parametri, query, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      await esigiPratica(t, chi, parametri.praticaId);
      const s = await leggiSituazione(t, parametri.praticaId, query.il);
      return { il: s.il, versione: s.versione, ...s.spiega() };
    });
    return { stato: 200, corpo: testoCents(corpo) };
  },
});

const ContoPartita = z.object({
  partitaId: idDi('par'),
  residui: z.record(z.string(), Centesimi),
  residuo: Centesimi,
  mora: Centesimi,
});
const Conto = z
  .object({
    il: Data,
    residuo: Centesimi,
    mora: Centesimi,
    oneri: Centesimi,
    spese: Centesimi,
    dovuto: Centesimi,
    versato: Centesimi,
    credito: Centesimi,
    partite: z.array(ContoPartita),
  })
  .meta({ id: 'Conto' });

export const conto = rotta({
  id: 'pratiche.conto',
  metodo: 'get',
  percorso: `${base}/conto`,
  titolo: 'Quanto è dovuto a una data, per componente e per partita',
  risorsa: 'pratiche',
  parametri: diPratica,
  query: alGiorno,
  problemi: ['profilo.parametro_mancante'],
  risposte: { 200: Conto },
  async gestisci({ parametri, query, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      await esigiPratica(t, chi, parametri.praticaId);
      const s = await leggiSituazione(t, parametri.praticaId, query.il);
      const c = s.conta();
      const partite = [...c.perPartita].map(([partitaId, voce]) => ({ partitaId, ...voce }));
      return { ...c, il: s.il, partite };
    });
    return { stato: 200, corpo: testoCents(corpo) };
  },
});

const Scrittura = z.object({
  id: idDi('scr'),
  progressivo: z.int(),
  causale: z.string(),
  riferimento: z.string(),
  effettivaIl: Data,
  hash: z.string(),
  movimenti: z.array(z.object({ conto: z.string(), partitaId: idDi('par').nullable(), importo: Centesimi })),
});

export const movimenti = rotta({
  id: 'pratiche.movimenti',
  metodo: 'get',
  percorso: `${base}/movimenti`,
  titolo: 'Il libro mastro della pratica: scritture in partita doppia, dare positivo e avere negativo',
  risorsa: 'pratiche',
  parametri: diPratica,
  risposte: { 200: z.object({ scritture: z.array(Scrittura) }) },
  async gestisci({ parametri, chi, nellEnte }) {
    const scritture = await nellEnte(async (t) => {
      await esigiPratica(t, chi, parametri.praticaId);
      const righe = await t.sql<{ id: string; movimenti: unknown }[]>`
        select s.id, s.progressivo, s.causale, s.riferimento, s.effettiva_il as "effettivaIl",
          encode(s.hash, 'hex') as hash,
          (select json_agg(json_build_object('conto', m.conto, 'partitaId', m.partita_id, 'importo', m.importo::text)
             order by m.ordine) from movimenti m where m.scrittura_id = s.id) as movimenti
        from scritture s where s.pratica_id = ${parametri.praticaId} order by s.progressivo`;
      return righe.map((r) => ({ ...r, movimenti: r.movimenti ?? [] }));
    });
    return { stato: 200, corpo: { scritture } };
  },
});

/** Only a document that a fact, a receipt or an event of this pratica names: its ids alone open nothing. */
export const documento = rotta({
  id: 'pratiche.documento',
  metodo: 'get',
  percorso: `${base}/documenti/{documentoId}`,
  titolo: 'Un documento citato dalla pratica',
  risorsa: 'pratiche',
  parametri: diPratica.extend({ documentoId: idDi('doc') }),
  personali: true,
  media: 'application/octet-stream',
  gestisci: ({ parametri, chi, nellEnte }) =>
    nellEnte(async (t) => {
      const { praticaId, documentoId } = parametri;
      await esigiPratica(t, chi, praticaId);
      const citato = await t.sql`
        select 1 from fatti where pratica_id = ${praticaId} and documento_id = ${documentoId}
        union all select 1 from comandi where pratica_id = ${praticaId} and documento_id = ${documentoId}
        union all select 1 from pagamenti where pratica_id = ${praticaId} and documento_id = ${documentoId}
        union all select 1 from atti where pratica_id = ${praticaId} and pdf_id = ${documentoId}
        union all select 1 from eventi_notifica e join tentativi x on x.id = e.tentativo_id
          ${documentoEvento(t.sql)} where x.pratica_id = ${praticaId} and o.id = ${documentoId}`;
      const letto = citato.length > 0 ? await leggiDocumento(t, documentoId) : undefined;
      if (!letto) throw nonTrovato();
      return { tipo: 'application/octet-stream', nome: documentoId, contenuto: letto.bytes };
    }),
});

import { z } from 'zod';
import { leggiDocumento } from '../../../database/documenti';
import { STATI_CARICO } from '../../../database/schema/carichi';
import { Carico, elencaCarichi, trovaAllegati, trovaCarico } from '../letture/carichi';
import { idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Contesto, type Flusso, rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const diCarico = z.strictObject({ enteId: idDi('ent'), caricoId: idDi('car') });
const base = '/v1/enti/{enteId}/carichi';

export const elenca = rotta({
  id: 'carichi.elenca',
  metodo: 'get',
  percorso: base,
  titolo: 'Le liste caricate',
  risorsa: 'carichi',
  parametri: diEnte,
  query: z.strictObject({ ...paginazione, stato: z.enum(STATI_CARICO).optional() }),
  risposte: { 200: pagina(Carico) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte((t) =>
      elencaCarichi(t, chi, { stato: query.stato, dopo: dopo(query.cursor), quanti: query.limit + 1 }),
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'carichi.leggi',
  metodo: 'get',
  percorso: `${base}/{caricoId}`,
  titolo: 'Una lista caricata e il suo avanzamento',
  risorsa: 'carichi',
  parametri: diCarico,
  risposte: { 200: Carico },
  async gestisci({ parametri, chi, nellEnte }) {
    const corpo = await nellEnte((t) => trovaCarico(t, chi, parametri.caricoId));
    if (!corpo) throw nonTrovato();
    return { stato: 200, corpo };
  },
});

const Rilievo = z
  .object({ riga: z.int(), codice: z.string(), campo: z.string().nullish() })
  .catchall(z.unknown())
  .meta({ id: 'Rilievo' });
const Rapporto = z
  .object({
    righe: z.int(),
    record: z.record(z.string(), z.int()),
    partiteAccettate: z.int(),
    partiteRifiutate: z.array(Rilievo),
    avvisi: z.array(Rilievo),
    totaleCents: z.string(),
    rifiutoFile: z.array(Rilievo),
    esito: z.enum(['accettato', 'accettato_con_scarti', 'rifiutato']),
  })
  .meta({ id: 'Rapporto' });

export const rapporto = rotta({
  id: 'carichi.rapporto',
  metodo: 'get',
  percorso: `${base}/{caricoId}/rapporto`,
  titolo: 'Il rapporto dei controlli; `rapporto` è null finché il controllo non è finito',
  risorsa: 'carichi',
  parametri: diCarico,
  risposte: { 200: z.object({ rapporto: Rapporto.nullable() }) },
  async gestisci({ parametri, chi, nellEnte }) {
    const carico = await nellEnte((t) => trovaAllegati(t, chi, parametri.caricoId));
    if (!carico) throw nonTrovato();
    return { stato: 200, corpo: { rapporto: carico.report ?? null } };
  },
});

type DiCarico = Contesto<z.output<typeof diCarico>, unknown, unknown>;
async function minuta({ parametri, chi, nellEnte }: DiCarico, quale: 'pdf' | 'csv'): Promise<Flusso> {
  return nellEnte(async (t) => {
    const carico = await trovaAllegati(t, chi, parametri.caricoId);
    if (!carico) throw nonTrovato();
    const id = quale === 'pdf' ? carico.minutaPdfId : carico.minutaCsvId;
    const documento = id === null ? null : await leggiDocumento(t, id);
    if (!documento) throw new ErroreProblema('carico.minuta_non_pronta');
    const tipo = quale === 'pdf' ? 'application/pdf' : 'text/csv; charset=utf-8';
    return { tipo, nome: `minuta-${parametri.caricoId}.${quale}`, contenuto: documento.bytes };
  });
}

export const minutaPdf = rotta({
  id: 'carichi.minutaPdf',
  metodo: 'get',
  percorso: `${base}/{caricoId}/minuta.pdf`,
  titolo: 'La minuta da approvare, in PDF',
  risorsa: 'carichi',
  parametri: diCarico,
  media: 'application/pdf',
  personali: true,
  problemi: ['carico.minuta_non_pronta'],
  gestisci: (contesto) => minuta(contesto, 'pdf'),
});

export const minutaCsv = rotta({
  id: 'carichi.minutaCsv',
  metodo: 'get',
  percorso: `${base}/{caricoId}/minuta.csv`,
  titolo: 'La minuta da approvare, in CSV',
  risorsa: 'carichi',
  parametri: diCarico,
  media: 'text/csv',
  personali: true,
  problemi: ['carico.minuta_non_pronta'],
  gestisci: (contesto) => minuta(contesto, 'csv'),
});

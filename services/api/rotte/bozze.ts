import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { APPROVAZIONI_UMANE, STATI_BOZZA } from '../../../database/schema/bozze';
import { TIPI_ATTO } from '../../../domain/vocabolario';
import { esigiDocumento } from '../archivio';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { Centesimi, corpo, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Chi, rotta } from '../quadro/rotta';
import { comanda, PROBLEMI_COMANDO, RISPOSTE_COMANDO } from './comando';

const Bozza = z
  .object({
    id: idDi('boz'),
    praticaId: idDi('pra'),
    direzioneId: idDi('dir'),
    tipo: z.enum(TIPI_ATTO),
    motivo: z.string(),
    norma: z.string(),
    approvazione: z.enum(APPROVAZIONI_UMANE),
    partite: z.array(idDi('par')),
    rate: z.array(z.int()).nullable(),
    dovuto: Centesimi,
    versione: z.int().describe('La versione della pratica su cui è stata decisa: si approva quella'),
    apertaIl: Data,
    stato: z.enum(STATI_BOZZA),
    approvataDa: z.string().nullable(),
    approvataIl: Data.nullable(),
    attoId: idDi('att').nullable(),
  })
  .meta({ id: 'Bozza' });

interface RigaBozza {
  id: string;
  praticaId: string;
  dovuto: string;
  stato: string;
}
const colonne = ({ sql }: Transazione) => sql`
  id, pratica_id as "praticaId", direzione_id as "direzioneId", tipo, motivo, norma, approvazione, partite, rate,
  dovuto::text, versione, aperta_il as "apertaIl", stato, approvata_da as "approvataDa",
  approvata_il as "approvataIl", atto_id as "attoId"`;
const diBozza = z.strictObject({ enteId: idDi('ent'), bozzaId: idDi('boz') });

async function trovaBozza(t: Transazione, chi: Chi, id: string): Promise<RigaBozza> {
  const [bozza] = await t.sql<RigaBozza[]>`
    select ${colonne(t)} from bozze where id = ${id} and ${soloDirezioni(t.sql, chi, 'direzione_id')}`;
  if (!bozza) throw nonTrovato();
  return bozza;
}

export const elenca = rotta({
  id: 'bozze.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/bozze',
  titolo: 'Gli atti che attendono una persona, e che cosa ne è stato',
  risorsa: 'bozze',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    ...paginazione,
    tipo: z.enum(TIPI_ATTO).optional(),
    approvazione: z.enum(APPROVAZIONI_UMANE).optional(),
    praticaId: idDi('pra').optional(),
    stato: z.enum(STATI_BOZZA).default('aperta'),
  }),
  risposte: { 200: pagina(Bozza) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<RigaBozza[]>`
        select ${colonne(t)} from bozze
        where ${soloDirezioni(t.sql, chi, 'direzione_id')} and ${seUguale(t.sql, 'tipo', query.tipo)}
          and ${seUguale(t.sql, 'approvazione', query.approvazione)}
          and ${seUguale(t.sql, 'pratica_id', query.praticaId)} and stato = ${query.stato}
          and id > ${dopo(query.cursor)}
        order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'bozze.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/bozze/{bozzaId}',
  titolo: 'Una bozza',
  risorsa: 'bozze',
  parametri: diBozza,
  risposte: { 200: Bozza },
  async gestisci({ parametri, chi, nellEnte }) {
    return { stato: 200, corpo: await nellEnte((t) => trovaBozza(t, chi, parametri.bozzaId)) };
  },
});

export const firma = rotta({
  id: 'bozze.firma',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/bozze/{bozzaId}/firma',
  titolo: 'L’Ufficiale firma una bozza, nella versione che ha visto: l’atto parte oggi',
  risorsa: 'bozze',
  parametri: diBozza,
  corpo: corpo({ versione: z.int().min(1), documentoId: idDi('doc').optional() }),
  risposte: RISPOSTE_COMANDO,
  problemi: ['bozza.non_aperta', ...PROBLEMI_COMANDO],
  async gestisci(contesto) {
    const { parametri, chi, nellEnte } = contesto;
    const { versione, documentoId } = contesto.corpo;
    const bozza = await nellEnte(async (t) => {
      await esigiDocumento(t, documentoId);
      return trovaBozza(t, chi, parametri.bozzaId);
    });
    if (bozza.stato !== 'aperta') throw new ErroreProblema('bozza.non_aperta');
    const dati = { bozzaId: bozza.id, versione };
    return comanda(contesto, { praticaId: bozza.praticaId, nome: 'approvaAtto', documentoId, corpo: dati });
  },
});

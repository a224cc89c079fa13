import { z } from 'zod';
import { leggiFattiProva, leggiProve } from '../../../activities/prova/leggi';
import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { documentoEvento } from '../../../database/notifiche/documento-evento';
import { STATI_TENTATIVO } from '../../../database/schema/notifiche';
import { componiProva } from '../../../formats/prova/componi';
import { perfezionaTentativo } from '../../../formats/prova/perfeziona';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { leggiTentativi } from '../letture/fascicolo';
import { Tentativo } from '../letture/fascicolo-schema';
import { Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { nonTrovato } from '../quadro/problema';
import { type Chi, rotta } from '../quadro/rotta';

const Notifica = z
  .object({
    id: idDi('ntf'),
    attoId: idDi('att'),
    praticaId: idDi('pra'),
    debitoreId: idDi('deb'),
    stato: z.enum(STATI_TENTATIVO).nullable().describe('Stato dell’ultimo tentativo'),
    canale: z.string().nullable(),
    esito: z.string().nullable(),
  })
  .meta({ id: 'Notifica' });
/** What the evidence of one attempt proves today, computed when it is asked. */
const PerfezionamentoCalcolato = z
  .object({
    tentativoId: idDi('tnt'),
    calcolabile: z.boolean().describe('false: per questo canale l’esito è quello registrato'),
    calcolato: z
      .object({
        esito: z.string(),
        mittenteIl: Data.nullable(),
        destinatarioIl: Data,
        regola: z.string(),
        norma: z.string(),
        prove: z.array(z.string()).describe('SHA-256 delle prove su cui poggia'),
      })
      .nullable(),
  })
  .meta({ id: 'PerfezionamentoCalcolato' });
interface RigaNotifica {
  id: string;
  praticaId: string;
}

/** The last attempt speaks for the notification. */
const delleNotifiche = ({ sql }: Transazione, chi: Chi) => sql`
  select n.id, n.atto_id as "attoId", a.pratica_id as "praticaId", n.debitore_id as "debitoreId", u.stato, u.canale, u.esito
  from notifiche n join atti a on a.id = n.atto_id
  left join lateral (
    select stato, canale, esito from tentativi x where x.notifica_id = n.id order by ordine desc limit 1) u on true
  where ${soloDirezioni(sql, chi, 'a.direzione_id')}`;

export const elenca = rotta({
  id: 'notifiche.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/notifiche',
  titolo: 'Le notifiche: un atto per un destinatario',
  risorsa: 'notifiche',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    ...paginazione,
    stato: z.enum(STATI_TENTATIVO).optional(),
    praticaId: idDi('pra').optional(),
  }),
  risposte: { 200: pagina(Notifica) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<RigaNotifica[]>`${delleNotifiche(t, chi)}
        and ${seUguale(t.sql, 'u.stato', query.stato)} and ${seUguale(t.sql, 'a.pratica_id', query.praticaId)}
        and n.id > ${dopo(query.cursor)} order by n.id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'notifiche.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/notifiche/{notificaId}',
  titolo: 'Una notifica con i suoi tentativi e le prove',
  risorsa: 'notifiche',
  parametri: z.strictObject({ enteId: idDi('ent'), notificaId: idDi('ntf') }),
  risposte: {
    200: Notifica.extend({
      tentativi: z.array(Tentativo),
      perfezionamenti: z.array(PerfezionamentoCalcolato),
    }),
  },
  async gestisci({ parametri, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const [riga] = await t.sql<
        RigaNotifica[]
      >`${delleNotifiche(t, chi)} and n.id = ${parametri.notificaId}`;
      if (!riga) throw nonTrovato();
      const tentativi = await leggiTentativi(t, riga.praticaId);
      const letti = await leggiFattiProva(t, riga.id);
      return {
        ...riga,
        tentativi: tentativi.filter((x) => x.notificaId === riga.id),
        perfezionamenti: letti?.fatti.tentativi.map(perfezionaTentativo) ?? [],
      };
    });
    return { stato: 200, corpo };
  },
});

export const prova = rotta({
  id: 'notifiche.prova',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/eventi/{eventoId}/prova',
  titolo: 'La prova come è arrivata, byte per byte',
  risorsa: 'notifiche',
  parametri: z.strictObject({ enteId: idDi('ent'), eventoId: idDi('evn') }),
  media: 'application/octet-stream',
  personali: true,
  gestisci: ({ parametri, chi, nellEnte }) =>
    nellEnte(async (t) => {
      const [evento] = await t.sql<{ documentoId: string | null }[]>`
        select o.id as "documentoId" from eventi_notifica e ${documentoEvento(t.sql)}
        left join tentativi x on x.id = e.tentativo_id left join pratiche p on p.id = x.pratica_id
        where e.id = ${parametri.eventoId} and ${soloDirezioni(t.sql, chi, 'p.direzione_id')}`;
      const documento = evento?.documentoId ? await leggiDocumento(t, evento.documentoId) : undefined;
      if (!documento) throw nonTrovato();
      return { tipo: 'application/octet-stream', nome: parametri.eventoId, contenuto: documento.bytes };
    }),
});

export const fascicolo = rotta({
  id: 'notifiche.fascicolo',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/notifiche/{notificaId}/prova',
  titolo: 'Il fascicolo di prova di una notifica, in uno ZIP che si verifica senza rete',
  descrizione:
    'Atto, messaggi e documenti come sono arrivati, firme, certificati, rapporti di verifica, cronologia in PDF e HTML, indice con SHA-256. Si controlla con `esatto prova verifica` o con openssl (docs/prova.md).',
  risorsa: 'notifiche',
  parametri: z.strictObject({ enteId: idDi('ent'), notificaId: idDi('ntf') }),
  media: 'application/zip',
  personali: true,
  async gestisci({ parametri, chi, nellEnte, dip }) {
    const { notificaId } = parametri;
    const materiale = await nellEnte(async (t) => {
      const [riga] = await t.sql<RigaNotifica[]>`${delleNotifiche(t, chi)} and n.id = ${notificaId}`;
      const letti = riga && (await leggiFattiProva(t, notificaId));
      if (!letti) throw nonTrovato();
      return { fatti: letti.fatti, documenti: await leggiProve(t, letti.documenti) };
    });
    // outside the transaction: the typesetter must not hold a connection
    const autorita = await dip.prova.autorita();
    const contenuto = await componiProva({ ...materiale, autorita }, dip.prova.resa);
    return { tipo: 'application/zip', nome: `prova-${notificaId}.zip`, contenuto };
  },
});

import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { STATI_TENTATIVO } from '../../../database/schema/notifiche';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { leggiTentativi } from '../letture/fascicolo';
import { Tentativo } from '../letture/fascicolo-schema';
import { idDi } from '../quadro/campi';
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
  risposte: { 200: Notifica.extend({ tentativi: z.array(Tentativo) }) },
  async gestisci({ parametri, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const [riga] = await t.sql<
        RigaNotifica[]
      >`${delleNotifiche(t, chi)} and n.id = ${parametri.notificaId}`;
      if (!riga) throw nonTrovato();
      const tentativi = await leggiTentativi(t, riga.praticaId);
      return { ...riga, tentativi: tentativi.filter((x) => x.notificaId === riga.id) };
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
        select e.documento_id as "documentoId" from eventi_notifica e
        left join tentativi x on x.id = e.tentativo_id left join pratiche p on p.id = x.pratica_id
        where e.id = ${parametri.eventoId} and ${soloDirezioni(t.sql, chi, 'p.direzione_id')}`;
      const documento = evento?.documentoId ? await leggiDocumento(t, evento.documentoId) : undefined;
      if (!documento) throw nonTrovato();
      return { tipo: 'application/octet-stream', nome: parametri.eventoId, contenuto: documento.bytes };
    }),
});

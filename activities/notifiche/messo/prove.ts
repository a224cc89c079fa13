import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { mossaAlbo } from '../../../domain/notifica/albo';
import {
  type EventoScritto,
  leggiEventoAlbo,
  leggiEventoMesso,
} from '../../../domain/notifica/eventi-scritti';
import { mossaMesso } from '../../../domain/notifica/messo';
import { terminiAlbo, terminiMesso } from '../../../domain/notifica/messo-termini';
import type { Mossa } from '../../../domain/notifica/mossa';
import type { TipoAtto } from '../../../domain/vocabolario';
import { praticaSconosciuta } from '../../pratica/errori';
import { profiloDelTentativo } from '../perfezionamento';

/** What the relate of a messo ask for on a date. */
export async function mossaDelMesso(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa> {
  const [profilo, stato, scritti] = await leggi(t, tentativoId, oggi);
  const eventi = scritti.flatMap((e) => leggiEventoMesso(e) ?? []);
  return mossaMesso(eventi, stato, terminiMesso(profilo));
}

/** What a publication asks for on a date. An answer to a request of instalments is never published. */
export async function mossaDellAlbo(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa> {
  const [profilo, stato, scritti] = await leggi(t, tentativoId, oggi);
  const eventi = scritti.flatMap((e) => leggiEventoAlbo(e) ?? []);
  return mossaAlbo(eventi, stato, terminiAlbo(profilo, stato.tipo));
}

const leggi = async (t: Transazione, tentativoId: string, oggi: string) =>
  [
    await profiloDelTentativo(t, tentativoId),
    { ...(await statoDi(t, tentativoId)), oggi },
    await scrittiDi(t, tentativoId),
  ] as const;

interface Stato {
  speditoIl: string;
  affidato: boolean;
  tipo: TipoAtto;
}

async function statoDi({ sql }: Transazione, tentativoId: string): Promise<Stato> {
  const [stato] = await sql<Stato[]>`
    select t.spedito_il::text as "speditoIl", t.stato <> 'da_inviare' as affidato, a.tipo
    from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId}`;
  if (!stato) throw praticaSconosciuta();
  return stato;
}

/** A discarded event is named by the hash of its content: its id follows from it. */
async function scrittiDi({ sql, enteId }: Transazione, tentativoId: string): Promise<EventoScritto[]> {
  const righe = await sql<EventoScritto[]>`
    select id, tipo, to_char(il at time zone 'Europe/Rome', 'YYYY-MM-DD') as il,
      to_char(il at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as quando, dati
    from eventi_notifica where tentativo_id = ${tentativoId} order by id`;
  return righe.map((e) =>
    typeof e.dati.evento === 'string'
      ? { ...e, dati: { ...e.dati, evento: idDerivato('evn', enteId, e.dati.evento) } }
      : e,
  );
}

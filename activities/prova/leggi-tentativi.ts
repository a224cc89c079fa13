import type { Transazione, TxSql } from '../../database/connessione';
import { documentoEvento } from '../../database/notifiche/documento-evento';
import type {
  EventoProva,
  GiustificazioneProva,
  PostaProva,
  TentativoProva,
  TrasmissioneProva,
} from '../../formats/prova/fatti';
import { leggiFonti } from './leggi-fonti';

export interface RigaTentativoProva extends Omit<TentativoProva, 'termini' | 'posta'> {
  /** Absent = it did not go by a postal provider. */
  pezzo?: Omit<PostaProva, 'termini'>;
  /** Ids of the evidence in the archive. */
  documenti: string[];
}

type RigaLetta = Omit<
  RigaTentativoProva,
  'trasmissioni' | 'eventi' | 'documenti' | 'giustificato' | 'pezzo' | 'fonte'
> & {
  giustificato: GiustificazioneProva | null;
  pezzo: RigaTentativoProva['pezzo'] | null;
};
type DiTentativo<T> = T & { tentativoId: string };

/** Attempts in order, each with its transmissions and its events, these by instant and hash. */
export async function leggiTentativiProva(t: Transazione, notificaId: string): Promise<RigaTentativoProva[]> {
  const { sql } = t;
  const tentativi = await sql<RigaLetta[]>`
    select t.id, t.ordine, t.canale, t.spedito_il::text as "speditoIl",
      case when t.esito is null then null else jsonb_build_object('esito', t.esito, 'legaleIl', t.legale_il,
        'notoIl', t.noto_il) end as registrato,
      case when v.versione is not null then jsonb_build_object('tentativo', p.ordine, 'versione', v.versione,
        'esito', v.esito, 'regola', v.regola, 'norma', v.norma, 'il', v.destinatario_il, 'notoIl', v.noto_il,
        'smentita', s.detto) end as giustificato,
      (select jsonb_build_object('prodotto', z.prodotto, 'fornitore', z.fornitore, 'numero', z.numero_raccomandata,
        'indirizzo', concat_ws(', ', z.destinatario->>'nome', z.destinatario->>'indirizzo',
          concat_ws(' ', z.destinatario->>'cap', z.destinatario->>'comune')),
        'fonte', z.fonte, 'rilevatoIl', (z.rilevato_at at time zone 'Europe/Rome')::date)
      from pezzi_postali z where z.tentativo_id = t.id) as pezzo
    from tentativi t left join tentativi p on p.id = t.giustificato_da
    left join perfezionamenti v on v.tentativo_id = p.id and v.versione = t.giustificato_versione
    left join lateral (
      select jsonb_build_object('versione', u.versione, 'esito', u.esito, 'il', u.destinatario_il, 'notoIl', u.noto_il) as detto
      from (select * from perfezionamenti w where w.tentativo_id = p.id order by w.versione desc limit 1) u
      where u.esito <> v.esito) s on true
    where t.notifica_id = ${notificaId} order by t.ordine`;
  const trasmissioni = await sql<DiTentativo<TrasmissioneProva>[]>`
    select s.tentativo_id as "tentativoId", s.ordine, s.message_id as "messageId", s.stato,
      ${iso(sql, 's.inviata_at')} as "inviataAt",
      case when d.id is null then null else jsonb_build_object('valore', d.indirizzo, 'registro', d.registro,
        'rilevatoIl', d.rilevato_il, 'fonte', d.fonte) end as indirizzo, s.motivo, s.codice
    from trasmissioni s join tentativi t on t.id = s.tentativo_id
    left join domicili_digitali d on d.id = s.destinatario_domicilio_id
    where t.notifica_id = ${notificaId} order by t.ordine, s.ordine`;
  // of one day without hours, the act is first handed over and then served
  const eventi = await sql<DiTentativo<EventoProva & { documentoId: string | null }>[]>`
    select e.tentativo_id as "tentativoId", e.sha256 as id, e.tipo, e.classe, ${iso(sql, 'e.il')} as il,
      s.ordine as trasmissione, case when o.id is null then null else o.sha256 end as sha256,
      o.media_type as "mediaType", o.id as "documentoId",
      case when m.id is null then e.dati else e.dati || jsonb_build_object('messo', m.nome || ', ' || m.nomina) end as dati
    from eventi_notifica e join tentativi t on t.id = e.tentativo_id
    left join trasmissioni s on s.id = e.trasmissione_id ${documentoEvento(sql)}
    left join messi m on m.id = e.dati->>'messo'
    where t.notifica_id = ${notificaId} order by e.il, e.tipo <> 'affidata', e.sha256`;
  const nomi = await nomiDi(sql, eventi);
  const fonti = await leggiFonti(t, notificaId);
  const suo = (id: string) => (riga: { tentativoId: string }) => riga.tentativoId === id;
  return tentativi.map(({ giustificato, pezzo, ...riga }) => ({
    ...riga,
    ...(giustificato && { giustificato }),
    ...(pezzo && { pezzo }),
    ...(fonti.has(riga.id) && { fonte: fonti.get(riga.id)?.fonte }),
    trasmissioni: trasmissioni.filter(suo(riga.id)).map(({ tentativoId: _, ...x }) => x),
    eventi: eventi.filter(suo(riga.id)).map(({ tentativoId: _, documentoId: __, ...e }) => ({
      ...e,
      dati: conNomi(scalari(e.dati), nomi),
    })),
    documenti: [
      ...eventi.filter(suo(riga.id)).flatMap((e) => e.documentoId ?? []),
      ...[fonti.get(riga.id)?.documentoId ?? []].flat(),
    ],
  }));
}

/** An instant in UTC, to the millisecond. */
const iso = (sql: TxSql, colonna: string) =>
  sql`to_char(${sql(colonna)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is nested is told by the report of verification, which is made again from the bytes. */
const scalari = (dati: Record<string, unknown>): EventoProva['dati'] =>
  Object.fromEntries(
    Object.entries(dati)
      .filter(([, v]) => v === null || ['string', 'number', 'boolean'].includes(typeof v))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ) as EventoProva['dati'];

/** Who read, checked, registered or discarded: before a judge a person has a name. */
const DI_PERSONA = ['lettaDa', 'controllataDa', 'registrataDa', 'scartataDa', 'autore'] as const;

async function nomiDi(
  sql: TxSql,
  eventi: readonly Pick<EventoProva, 'dati'>[],
): Promise<Map<string, string>> {
  const ids = eventi.flatMap(({ dati }) => DI_PERSONA.flatMap((campo) => dati[campo] ?? []));
  if (ids.length === 0) return new Map();
  const righe = await sql<{ id: string; nome: string }[]>`
    select id, nome from utenti where id = any(${[...new Set(ids.map(String))]})`;
  return new Map(righe.map((r) => [r.id, r.nome]));
}

const conNomi = (dati: EventoProva['dati'], nomi: ReadonlyMap<string, string>): EventoProva['dati'] =>
  Object.fromEntries(
    Object.entries(dati).map(([campo, v]) => [
      campo,
      (DI_PERSONA as readonly string[]).includes(campo) ? (nomi.get(String(v)) ?? v) : v,
    ]),
  );

import { nonScartata } from '../../../activities/notifiche/gradino';
import { elencaGestori } from '../../../activities/notifiche/interruttore';
import { profiloDellaPratica } from '../../../activities/pratica/profilo';
import type { Transazione } from '../../../database/connessione';
import { type GiorniListe, LISTE_NOTIFICA, tabellaListe } from '../../../database/liste-lavoro';
import { leggiOrologio } from '../../../database/orologio';
import { type ParametriDellaPratica, parametriDellaPratica } from '../../../database/profili/leggi';
import type { TipoCompito } from '../../../database/schema/pagamenti';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import { parametro } from '../../../domain/profili/profilo';
import type { Canale, NomeProfilo, TipoStampato } from '../../../domain/vocabolario';
import { guidaDi } from '../quadro/guide';
import type { Chi } from '../quadro/rotta';
import { istante, seUguale, soloDirezioni } from './comuni';
import {
  type GestoreCruscotto,
  type ListaCruscotto,
  ORDINARIA,
  type RigaCruscotto,
} from './cruscotto-schema';

export interface FiltriCruscotto {
  /** Civil dates of dispatch, both included. */
  dal?: string | undefined;
  al?: string | undefined;
  caricoId?: string | undefined;
}

export interface Domanda {
  chi: Chi;
  filtri: FiltriCruscotto;
  giorniListe: GiorniListe;
  oggi: string;
}

/**
 * Channels on which an event says that who carries the act has accepted it: it proves the date of the sender. The post
 * says so when the carrier takes the piece (CON018), or stamps the list of a person.
 */
const CON_ACCETTAZIONE: ReadonlySet<string> = new Set<Canale>(['pec', 'raccomandata']);

/** How the notifications of an Ente stand today: four queries whatever their number. */
export async function leggiCruscotto(
  t: Transazione,
  chi: Chi,
  filtri: FiltriCruscotto,
  giorniListe: GiorniListe,
) {
  const { oggi } = await leggiOrologio(t.sql);
  const d = { chi, filtri, giorniListe, oggi };
  const righe = await conta(t, d);
  await aggiungiSecondiInvii(t, d, righe);
  return {
    il: oggi,
    dal: filtri.dal ?? null,
    al: filtri.al ?? null,
    caricoId: filtri.caricoId ?? null,
    righe,
    liste: await contaListe(t, d),
    gestori: await leggiGestori(t),
  };
}

/** Attempts `t` of acts `a` of pratiche `p` that the caller sees and the filters keep. */
const scelti = ({ sql }: Transazione, { chi, filtri: { dal, al, caricoId } }: Domanda) => sql`
  t.spedito_il >= ${dal ?? '0001-01-01'}::date and t.spedito_il <= ${al ?? '9999-12-31'}::date
  and ${soloDirezioni(sql, chi, 'a.direzione_id')} and ${seUguale(sql, 'p.carico_id', caricoId)}`;

/** When a task `c` has been open for too long, with `l` its row of the table of the worklists. */
const limite = ({
  sql,
}: Transazione) => sql`case when l.vale_entro then coalesce(c.entro, c.aperto_il + l.giorni)
  else least(c.entro, c.aperto_il + l.giorni) end`;
const liste = ({ sql }: Transazione, giorni: GiorniListe) =>
  sql`jsonb_to_recordset(${sql.json(tabellaListe(giorni))}) as l (tipo text, giorni int, vale_entro boolean)`;

type Conta = Pick<
  RigaCruscotto,
  'tentativi' | 'daInviare' | 'inAttesa' | 'incerti' | 'perfezionati' | 'inviati' | 'scaduti'
> & { accettati: number };
interface Gruppo extends Conta {
  canale: Canale | typeof ORDINARIA;
  atto: TipoStampato;
  fallito: 'fallita' | 'irreperibile' | null;
  regola: string | null;
  classe: string | null;
}

/** One row per channel, act and class of failure: the rows of a channel and an act add up. */
export const contaGruppi = (t: Transazione, d: Domanda) => t.sql<Gruppo[]>`
    select coalesce(t.canale, ${ORDINARIA}) as canale, a.tipo as atto,
      case when t.esito <> 'perfezionata' then t.esito end as fallito, v.regola, v.classe,
      count(*)::int as tentativi,
      (count(*) filter (where t.esito is null and t.stato = 'da_inviare'))::int as "daInviare",
      (count(*) filter (where t.esito is null and t.stato not in ('da_inviare', 'incerto')))::int as "inAttesa",
      (count(*) filter (where t.esito is null and t.stato = 'incerto'))::int as incerti,
      (count(*) filter (where t.esito = 'perfezionata'))::int as perfezionati,
      (count(*) filter (where case when t.canale = 'pec' then exists (select from trasmissioni s
        where s.tentativo_id = t.id and s.stato = 'inviata') else t.stato <> 'da_inviare' end))::int as inviati,
      (count(*) filter (where t.canale in ('pec', 'raccomandata') and exists (select from eventi_notifica e
        where e.tentativo_id = t.id and case t.canale when 'pec' then e.tipo = 'accettazione'
            else e.tipo = 'lavorazione' and e.classe = 'SPEDITO' end
          and ${nonScartata(t.sql)})))::int as accettati,
      (count(*) filter (where t.esito is null and t.canale is not null and p.stato = 'aperta'
        and (t.attesa_fino < ${d.oggi}::date or exists (select from compiti c join ${liste(t, d.giorniListe)} on l.tipo = c.tipo
          where c.pratica_id = t.pratica_id and c.tentativo_id = t.id and c.chiuso_il is null
            and ${limite(t)} < ${d.oggi}::date))))::int as scaduti
    from tentativi t join atti a on a.id = t.atto_id join pratiche p on p.id = t.pratica_id
    left join lateral (
      select w.regola, (select e.classe from eventi_notifica e where e.tentativo_id = t.id and e.id = any (w.prove)
        and e.classe is not null order by e.il desc, e.id limit 1) as classe
      from perfezionamenti w where t.esito <> 'perfezionata' and w.tentativo_id = t.id
      order by w.versione desc limit 1) v on true
    where ${scelti(t, d)} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

async function conta(t: Transazione, d: Domanda): Promise<RigaCruscotto[]> {
  const gruppi = await contaGruppi(t, d);
  const righe = new Map<string, RigaCruscotto>();
  for (const gruppo of gruppi) {
    const chiave = `${gruppo.canale} ${gruppo.atto}`;
    const riga = righe.get(chiave) ?? rigaVuota(gruppo);
    righe.set(chiave, riga);
    somma(riga, gruppo);
  }
  return [...righe.values()];
}

const rigaVuota = ({ canale, atto }: Gruppo): RigaCruscotto => ({
  canale,
  atto,
  ...{ tentativi: 0, daInviare: 0, inAttesa: 0, incerti: 0, perfezionati: 0, falliti: 0, fallimenti: [] },
  ...{ inviati: 0, accettati: CON_ACCETTAZIONE.has(canale) ? 0 : null, scaduti: 0 },
  secondiInvii: { dovuti: 0, attesi: 0, primoIl: null },
});

const SOMMATI = [
  'tentativi',
  'daInviare',
  'inAttesa',
  'incerti',
  'perfezionati',
  'inviati',
  'scaduti',
] as const;

function somma(riga: RigaCruscotto, gruppo: Gruppo): void {
  for (const nome of SOMMATI) riga[nome] += gruppo[nome];
  if (riga.accettati !== null) riga.accettati += gruppo.accettati;
  if (gruppo.fallito === null) return;
  const { fallito: esito, regola, classe, tentativi: quanti } = gruppo;
  riga.falliti += quanti;
  riga.fallimenti.push({ esito, regola, classe, quanti });
}

interface Saturi {
  canale: Canale;
  atto: TipoStampato;
  profilo: NomeProfilo;
  parametri: ParametriDellaPratica;
  /** Day of the first saturation. */
  il: string;
  quanti: number;
}

/** The day of a second attempt follows from the profile of its pratica: one row per profile and day. */
async function aggiungiSecondiInvii(t: Transazione, d: Domanda, righe: RigaCruscotto[]): Promise<void> {
  const { sql } = t;
  const saturi = await sql<Saturi[]>`
    select x.canale, x.atto, x.profilo, x.parametri::json as parametri, x.il::text as il, count(*)::int as quanti from (
      select t.canale, a.tipo as atto, p.profilo, ${parametriDellaPratica(sql)}::text as parametri,
        (select min((e.il at time zone 'Europe/Rome')::date) from eventi_notifica e
          where e.tentativo_id = t.id and e.classe = 'CASELLA_SATURA') as il
      from tentativi t join atti a on a.id = t.atto_id join pratiche p on p.id = t.pratica_id
      join carichi c on c.id = p.carico_id left join enti_configurazioni e on e.ente_id = p.ente_id
      join lateral (select id from trasmissioni s where s.tentativo_id = t.id order by s.ordine desc limit 1) u on true
      where t.canale = 'pec' and t.stato in ('inviato', 'incerto') and p.stato = 'aperta' and ${scelti(t, d)}
        and exists (select from eventi_notifica n where n.tentativo_id = t.id and n.trasmissione_id = u.id
          and n.classe = 'CASELLA_SATURA')) x
    group by 1, 2, 3, x.parametri, x.il`;
  for (const { canale, atto, profilo: nome, parametri, il, quanti } of saturi) {
    const riga = righe.find((r) => r.canale === canale && r.atto === atto);
    if (!riga) continue;
    const profilo = await profiloDellaPratica(t, { profilo: nome, parametri });
    const dal = addGiorni(il, parametro(profilo, 'pec.saturaGiorni', giornoDi(il)));
    const { secondiInvii } = riga;
    if (dal <= d.oggi) secondiInvii.dovuti += quanti;
    else {
      secondiInvii.attesi += quanti;
      if (secondiInvii.primoIl === null || dal < secondiInvii.primoIl) secondiInvii.primoIl = dal;
    }
  }
}

interface ListaLetta {
  tipo: TipoCompito;
  aperti: number;
  piuVecchioIl: string;
  oltreLimite: number;
}

async function contaListe(t: Transazione, d: Domanda): Promise<ListaCruscotto[]> {
  const { sql } = t;
  const { caricoId } = d.filtri;
  const delCarico =
    caricoId === undefined
      ? sql`true`
      : sql`c.pratica_id in (select id from pratiche where carico_id = ${caricoId})`;
  const lette = await sql<ListaLetta[]>`
    select c.tipo, count(*)::int as aperti, min(c.aperto_il)::text as "piuVecchioIl",
      (count(*) filter (where ${limite(t)} < ${d.oggi}::date))::int as "oltreLimite"
    from compiti c join ${liste(t, d.giorniListe)} on l.tipo = c.tipo
    where c.chiuso_il is null and c.tipo = any (${LISTE_NOTIFICA}) and ${soloDirezioni(sql, d.chi, 'c.direzione_id')}
      and ${delCarico}
    group by c.tipo`;
  return LISTE_NOTIFICA.map((tipo) => {
    const letta = lette.find((l) => l.tipo === tipo);
    const piuVecchioIl = letta?.piuVecchioIl ?? null;
    return {
      tipo,
      aperti: letta?.aperti ?? 0,
      piuVecchioIl,
      etaGiorni: piuVecchioIl === null ? null : giornoDi(d.oggi) - giornoDi(piuVecchioIl),
      limiteGiorni: d.giorniListe[tipo],
      oltreLimite: letta?.oltreLimite ?? 0,
      compiti: `/v1/enti/${t.enteId}/compiti?tipo=${tipo}`,
      guida: guidaDi(tipo),
    };
  });
}

/** Of the installation: they hold for every Ente. */
async function leggiGestori({ sql }: Transazione): Promise<GestoreCruscotto[]> {
  return (await elencaGestori(sql)).map(({ apertoAt, finoAt, ...gestore }) => ({
    ...gestore,
    apertoAt: apertoAt && istante(apertoAt),
    finoAt: finoAt && istante(finoAt),
  }));
}

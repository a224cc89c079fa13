import { type Database, inEnte, type Transazione } from '../../database/connessione';
import type { EsitoInvariante } from '../../database/invarianti/esito';
import { saldiEnte } from '../../database/mastro';
import { contaPercorsi, type Percorso } from './percorsi';

export interface Rapporto {
  oggi: string;
  pratiche: { stato: string; motivo: string; quante: number }[];
  atti: { tipo: string; stato: string; quanti: number }[];
  notifiche: { canale: string; esito: string; quante: number }[];
  fatti: { tipo: string; quanti: number }[];
  percorsi: Percorso[];
  /** Balances by account, cents. */
  conti: Record<string, string>;
  invarianti: EsitoInvariante[];
}

/** What became of the lists of an Ente. Source: doors.md section 2, `--fino` with `--esci`. */
export async function componiRapporto(
  database: Database,
  enteId: string,
  oggi: string,
  invarianti: EsitoInvariante[],
): Promise<Rapporto> {
  return inEnte(database, enteId, async (t) => ({ oggi, ...(await conta(t)), invarianti }));
}

async function conta(t: Transazione) {
  const { sql } = t;
  const pratiche = await sql<Rapporto['pratiche']>`
    select stato, coalesce(chiusa_motivo, motivo, '-') as motivo, count(*)::int as quante
    from pratiche group by 1, 2 order by 1, 2`;
  const atti = await sql<Rapporto['atti']>`
    select tipo, case when stato = 'annullato' then stato
      when exists (select 1 from tentativi t where t.atto_id = a.id and t.esito = 'perfezionata') then 'notificato'
      when exists (select 1 from tentativi t where t.atto_id = a.id) then 'spedito' else stato end as stato,
      count(*)::int as quanti from atti a group by 1, 2 order by 1, 2`;
  const notifiche = await sql<Rapporto['notifiche']>`
    select coalesce(canale, 'posta ordinaria') as canale, coalesce(esito, 'in attesa') as esito, count(*)::int as quante
    from tentativi group by 1, 2 order by 1, 2`;
  const fatti = await sql<
    Rapporto['fatti']
  >`select tipo, count(*)::int as quanti from fatti group by 1 order by 1`;
  const conti = Object.fromEntries(
    [...(await saldiEnte(t))].map(([conto, cents]) => [conto, cents.toString()]),
  );
  return {
    pratiche: [...pratiche],
    atti: [...atti],
    notifiche: [...notifiche],
    fatti: [...fatti],
    percorsi: await contaPercorsi(t),
    conti,
  };
}

/** The report as a person reads it. */
export function testoRapporto(r: Rapporto): string {
  const righe = (titolo: string, voci: readonly (readonly [string, string | number])[]) => [
    `\n${titolo}`,
    ...voci.map(([voce, valore]) => `  ${voce.padEnd(48)} ${String(valore).padStart(12)}`),
  ];
  return [
    `Rapporto al ${r.oggi}`,
    ...righe(
      'Pratiche',
      r.pratiche.map((p) => [`${p.stato} ${p.motivo}`, p.quante] as const),
    ),
    ...righe(
      'Atti',
      r.atti.map((a) => [`${a.tipo} ${a.stato}`, a.quanti] as const),
    ),
    ...righe(
      'Notifiche',
      r.notifiche.map((n) => [`${n.canale}: ${n.esito}`, n.quante] as const),
    ),
    ...righe(
      'Fatti',
      r.fatti.map((f) => [f.tipo, f.quanti] as const),
    ),
    ...righe(
      'Percorsi',
      r.percorsi.map((p) => [p.percorso, p.quante] as const),
    ),
    ...righe('Conti (centesimi)', Object.entries(r.conti)),
    ...righe(
      'Invarianti',
      r.invarianti.map((i) => [i.id, esitoBreve(i)] as const),
    ),
  ].join('\n');
}

const esitoBreve = (i: EsitoInvariante) =>
  i.ok === null
    ? `non misurabile: ${i.motivo ?? ''}`
    : i.ok
      ? 'ok'
      : `VIOLATO: ${i.violazioni.slice(0, 3).join('; ')}`;

import { z } from 'zod';
import { profiloDellaPratica } from '../../../activities/pratica/profilo';
import type { Transazione } from '../../../database/connessione';
import { type ParametriDellaPratica, versioneProfili } from '../../../database/profili/leggi';
import type { Parametri } from '../../../database/schema/enti';
import { dataDi, type Giorno, giornoDi } from '../../../domain/calendario';
import { NOMI_PARAMETRI } from '../../../domain/profili/parametri';
import { type Profilo, rigaDi } from '../../../domain/profili/profilo';
import { STRATI } from '../../../domain/profili/righe';
import { type NomeProfilo, PROFILI } from '../../../domain/vocabolario';
import { Data, Istante, idDi } from '../quadro/campi';
import { istante } from './comuni';

/** A row as a person proposes it: it always begins on a date. */
export const RigaProposta = z
  .strictObject({
    parametro: z.string().max(100),
    dal: Data,
    al: Data.optional(),
    valore: z.json().describe('Nella forma che il parametro chiede: importi "1000.00", percentuali "1.60"'),
    fonte: z.string().trim().min(1).max(300).describe('La norma, la delibera o il contratto da cui viene'),
  })
  .meta({ id: 'RigaProposta' });
export type RigaProposta = z.infer<typeof RigaProposta>;

export const STATI_PROPOSTA = ['proposta', 'approvata', 'scaduta'] as const;
export const PropostaProfilo = z
  .object({
    id: idDi('prp'),
    stato: z.enum(STATI_PROPOSTA).describe('scaduta = una sua riga è cominciata senza approvazione'),
    propostaDa: z.string(),
    propostaIl: Data,
    documentoId: idDi('doc').nullable(),
    approvataDa: z.string().nullable(),
    approvataIl: Data.nullable(),
    righe: z.array(RigaProposta),
    registrataAt: Istante,
  })
  .meta({ id: 'PropostaProfilo' });
type PropostaProfilo = z.infer<typeof PropostaProfilo>;

/** In the order of their ids; one when `id` is given. */
export async function leggiProposte(
  { sql }: Transazione,
  o: { id?: string; dopo?: string; quanti: number; oggi: string },
): Promise<PropostaProfilo[]> {
  const righe = await sql<PropostaProfilo[]>`
    select p.id, p.proposta_da as "propostaDa", p.proposta_il::text as "propostaIl", p.documento_id as "documentoId",
      a.approvata_da as "approvataDa", a.approvata_il::text as "approvataIl", p.registrata_at as "registrataAt", r.righe,
      case when a.ordine is not null then 'approvata' when r.inizio <= ${o.oggi}::date then 'scaduta'
        else 'proposta' end as stato
    from profili_proposte p left join profili_approvazioni a on a.ente_id = p.ente_id and a.proposta_id = p.id
    cross join lateral (
      select min(dal) as inizio, jsonb_agg(jsonb_build_object('parametro', parametro, 'dal', dal, 'valore', valore,
        'fonte', fonte) || case when al is null then '{}'::jsonb else jsonb_build_object('al', al) end order by ordine) as righe
      from profili_righe_ente where ente_id = p.ente_id and proposta_id = p.id) r
    where p.id > ${o.dopo ?? ''} and ${o.id === undefined ? sql`true` : sql`p.id = ${o.id}`}
    order by p.id limit ${o.quanti}`;
  return righe.map((r) => ({ ...r, registrataAt: istante(r.registrataAt) }));
}

export const RigaInVigore = z
  .object({
    parametro: z.string(),
    valore: z.json().describe('Importi in centesimi, percentuali in parti per milione'),
    strato: z.enum(STRATI),
    dal: Data.nullable(),
    al: Data.nullable(),
    fonte: z.string(),
    approvatoDa: z.string().nullable(),
  })
  .meta({ id: 'RigaInVigore' });

/** The rows that hold on a day at the Ente, in any profile. */
export async function righeInVigore(
  t: Transazione,
  nome: NomeProfilo,
  il: string,
): Promise<z.infer<typeof RigaInVigore>[]> {
  const profilo = await profiloDellEnte(t, nome);
  const giorno = giornoDi(il);
  return NOMI_PARAMETRI.map((parametro) => {
    const { valore, strato, dal, al, fonte, approvatoDa } = rigaDi(profilo, parametro, giorno);
    return {
      parametro,
      valore: JSON.parse(JSON.stringify(valore, (_k, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))),
      strato,
      dal: data(dal),
      al: data(al),
      fonte,
      approvatoDa,
    };
  });
}

const data = (giorno: Giorno): string | null => (Number.isFinite(giorno) ? dataDi(giorno) : null);

/** A profile as it holds for the Ente, before what is fixed for a list or a pratica. */
export async function profiloDellEnte(t: Transazione, nome: NomeProfilo): Promise<Profilo> {
  const [riga] = await t.sql<{ versione: string; ente: Parametri }[]>`
    select ${versioneProfili(t.sql)} as versione, coalesce(
      (select parametri from enti_configurazioni), '{}') as ente`;
  const parametri: ParametriDellaPratica = {
    versione: riga?.versione ?? '',
    ente: riga?.ente ?? {},
    carico: {},
    pratica: {},
  };
  return profiloDellaPratica(t, { profilo: nome, parametri });
}

export const NomeDiProfilo = z.enum(PROFILI);

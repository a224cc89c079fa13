import { ErroreProfilo } from '../../domain/profili/errori';
import { componiProfilo } from '../../domain/profili/profilo';
import type { RigaScritta, Strato } from '../../domain/profili/righe';
import type { NomeProfilo } from '../../domain/vocabolario';
import type { Transazione } from '../connessione';
import { scriviJson } from '../json';
import type { Parametri } from '../schema/enti';
import { leggiStrati } from './leggi';

/** A row that an Ente would add to its layer: it always begins on a date. */
export interface RigaDaAggiungere extends Omit<RigaScritta, 'approvatoDa'> {
  parametro: string;
  dal: string;
}

export interface Proposta {
  id: string;
  propostaDa: string;
  oggi: string;
  documentoId: string | null;
  righe: readonly RigaDaAggiungere[];
}

/** Writes what one person asks; nothing holds yet. Throws what `esigiRighe` throws, before anything is written. */
export async function scriviProposta(t: Transazione, p: Proposta): Promise<void> {
  await esigiRighe(t, p.righe, p.oggi);
  await t.sql`insert into profili_proposte (id, proposta_da, proposta_il, documento_id)
    values (${p.id}, ${p.propostaDa}, ${p.oggi}, ${p.documentoId})`;
  const righe = p.righe.map((riga, i) => ({ ...riga, ordine: i + 1 }));
  await t.sql`
    insert into profili_righe_ente (proposta_id, ordine, parametro, dal, al, valore, fonte)
    select ${p.id}, ordine, parametro, dal, al, coalesce(valore, 'null'::jsonb), fonte
    from jsonb_to_recordset(${scriviJson(righe)}::text::jsonb)
      as r (ordine int, parametro text, dal date, al date, valore jsonb, fonte text)`;
}

/**
 * The word of the second person; the table refuses the same one, and one without the role. The rows are looked at
 * again: other approvals, and days, have come since. One approval at a time for an Ente.
 */
export async function scriviApprovazione(
  t: Transazione,
  a: {
    id: string;
    propostaDa: string;
    approvataDa: string;
    oggi: string;
    righe: readonly RigaDaAggiungere[];
  },
): Promise<void> {
  await t.sql`select 1 from enti_configurazioni for update`;
  await esigiRighe(t, a.righe, a.oggi);
  await t.sql`
    insert into profili_approvazioni (proposta_id, ordine, proposta_da, approvata_da, approvata_il)
    select ${a.id}, count(*) + 1, ${a.propostaDa}, ${a.approvataDa}, ${a.oggi}::date from profili_approvazioni`;
}

/** Rows that begin later than `oggi` and hold together, alone and with those approved. Throws ErroreProfilo. */
async function esigiRighe(t: Transazione, righe: readonly RigaDaAggiungere[], oggi: string): Promise<void> {
  const nuove = stratoDelle(righe);
  for (const [parametro, sue] of Object.entries(nuove))
    for (const [indice, { dal = '' }] of sue.entries())
      if (dal <= oggi)
        throw new ErroreProfilo(
          'profilo.passato',
          `il parametro "${parametro}" (strato ente, riga dal ${dal}) comincia in un giorno già vissuto: la prima data possibile è quella dopo il ${oggi}`,
          { parametro, indice },
        );
  const [conf] = await t.sql<{ profilo: NomeProfilo; parametri: Parametri }[]>`
    select profilo, parametri from enti_configurazioni`;
  const { ente, ...altri } = await leggiStrati(t, conf?.profilo ?? 'legge160', conf?.parametri ?? {});
  componiProfilo('proposta', null, { ...altri, ente: nuove });
  componiProfilo('proposta', null, { ...altri, ente: insieme(ente, nuove) });
}

function stratoDelle(righe: readonly RigaDaAggiungere[]): Record<string, RigaScritta[]> {
  const strato: Record<string, RigaScritta[]> = {};
  for (const { parametro, ...riga } of righe) strato[parametro] = [...(strato[parametro] ?? []), riga];
  return strato;
}

/** As `leggiStrati` will give them after the approval: on one starting day the later word holds. */
function insieme(approvate: Strato, nuove: Strato): Strato {
  const esito: Record<string, readonly RigaScritta[]> = { ...approvate };
  for (const [parametro, sue] of Object.entries(nuove)) {
    const inizi = new Set(sue.map(({ dal }) => dal));
    esito[parametro] = [...(approvate[parametro] ?? []).filter(({ dal }) => !inizi.has(dal)), ...sue];
  }
  return esito;
}

import { nuovoId } from '../../database/identificativi';
import type { Conto, Passo } from '../../domain/fascicolo';
import type { Situazione } from './situazione';

type Json = null | string | number | boolean | Json[] | { [chiave: string]: Json };

/** A value of the domain as jsonb holds it: cents are decimal strings, absent keys stay absent. */
export function scriviCents<T extends object>(valore: T): { [K in keyof T]: Json } {
  return Object.fromEntries(
    Object.entries(valore)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => [k, scriviValore(v)]),
  ) as { [K in keyof T]: Json };
}

function scriviValore(v: unknown): Json {
  if (typeof v === 'bigint') return v.toString();
  if (Array.isArray(v)) return v.map(scriviValore);
  return typeof v === 'object' && v !== null ? (scriviCents(v) as Json) : (v as Json);
}

export const scriviPasso = (passo: Passo) => scriviCents(passo);

type Importi = Conto & { versato?: bigint };

/** A step that was carried out, with the account of the day after it. Append-only. */
export async function registraPasso(s: Situazione, passo: Passo, importi?: Importi): Promise<void> {
  const { sql } = s.t;
  const scritto = { ...scriviPasso(passo), ...(importi && { importi: scriviCents(soli(passo, importi)) }) };
  await sql`insert into passi (id, pratica_id, versione, il, tipo, motivo, passo)
    values (${nuovoId('pas')}, ${s.praticaId}, ${s.versione}, ${s.oggi}, ${passo.passo}, ${passo.motivo},
      ${sql.json(scritto)})`;
}

/** All the money received belongs to the closing alone. Source: cases/storie/README.md 4. */
function soli(passo: Passo, { residuo, mora, oneri, spese, dovuto, versato }: Importi): Importi {
  const somme = { residuo, mora, oneri, spese, dovuto };
  return passo.passo === 'chiudi' && versato !== undefined ? { ...somme, versato } : somme;
}

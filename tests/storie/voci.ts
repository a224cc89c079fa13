import type { Contesto } from '../../activities/contesto';
import { inEnte } from '../../database/connessione';
import { formatEuro } from '../../domain/denaro';
import type { EntryOttenuta } from '../../domain/racconta/voci';
import type { PraticaDiStoria } from '../banco/pratica-di-storia';

type Scritto = Record<string, unknown> & {
  partite?: string[];
  importo?: string;
  importi?: Record<string, string>;
};

const euro = (cents: string) => formatEuro(BigInt(cents));

/** The steps on record, in the words of a story: names of partite, amounts in euro. Up to its last date. */
export async function leggiVoci(c: Contesto, p: PraticaDiStoria): Promise<EntryOttenuta[]> {
  const righe = await inEnte(
    c.database,
    p.enteId,
    ({ sql }) => sql<{ il: string; passo: Scritto }[]>`
      select il::text, passo from passi where pratica_id = ${p.praticaId} and il <= ${p.storia.fino}
      order by versione, il, eseguito_at`,
  );
  return righe.map(({ il, passo }) => voce(p, il, passo));
}

function voce({ storia, partitaId }: PraticaDiStoria, il: string, passo: Scritto): EntryOttenuta {
  const { attoId: _atto, tentativo: _tentativo, partite, importo, importi, ...resto } = passo;
  const aggiunte = storia.eventi.flatMap((e) => (e.tipo === 'partitaAggiunta' ? [e.partita.id] : []));
  const nomi = new Map([...storia.partite.map((x) => x.id), ...aggiunte].map((n) => [partitaId(n), n]));
  return {
    il,
    ...resto,
    ...(partite && { partite: partite.map((id) => nomi.get(id) ?? id).sort() }),
    ...(importo !== undefined && { importo: euro(importo) }),
    ...(importi && { importi: Object.fromEntries(Object.entries(importi).map(([k, v]) => [k, euro(v)])) }),
  } as unknown as EntryOttenuta;
}

/**
 * An `attendi` overtaken on its own date is no entry; once it is dropped, one that says again what the last one said
 * is none either. Source: cases/storie/README.md 3.3 and 3.5.
 */
export function senzaSuperati<V extends Pick<EntryOttenuta, 'il' | 'passo' | 'motivo' | 'fino'>>(
  voci: readonly V[],
): V[] {
  const ferme = voci.filter((v, i) => v.passo !== 'attendi' || voci[i + 1]?.il !== v.il);
  let ultimo: V | undefined;
  return ferme.filter((v, i) => {
    if (v.passo !== 'attendi') return true;
    const ripete = ultimo?.motivo === v.motivo && ultimo.fino === v.fino && ferme[i - 1]?.il !== v.il;
    ultimo = v;
    return !ripete;
  });
}

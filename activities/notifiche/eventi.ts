import type { Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import type { Contesto } from '../contesto';
import { sveglia } from '../temporal/sveglia';
import { diciEsito } from './dici-esito';

/** A piece of evidence as it is stored. */
export interface EventoDaScrivere {
  /** null = it answers nothing of ours. */
  tentativoId: string | null;
  trasmissioneId: string | null;
  tipo: string;
  classe: string | null;
  /** Instant that the evidence tells, RFC 3339. */
  il: string;
  documentoId: string | null;
  /** Of the bytes of the evidence, or of its content when it has none, hexadecimal: the same evidence enters once. */
  sha256: string;
  dati: Record<string, unknown>;
}

/** False = it was there already. */
export async function scriviEvento(t: Transazione, e: EventoDaScrivere): Promise<boolean> {
  const { sql } = t;
  const nuovi = await sql`
    insert into eventi_notifica (id, tentativo_id, trasmissione_id, tipo, classe, il, documento_id, sha256, dati)
    values (${idDerivato('evn', t.enteId, e.sha256)}, ${e.tentativoId}, ${e.trasmissioneId}, ${e.tipo}, ${e.classe},
      ${e.il}, ${e.documentoId}, ${e.sha256}, ${sql.json(e.dati as never)})
    on conflict do nothing returning id`;
  return nuovi.length > 0;
}

/**
 * Tells the process of the attempt that evidence has come; when it has ended, looks at it at once (a correction). One
 * outcome that the pratica refuses must not hold back those behind it.
 */
export async function annunciaEvento(
  c: Pick<Contesto, 'database' | 'temporale' | 'registro'>,
  { enteId, praticaId, tentativoId }: { enteId: string; praticaId: string; tentativoId: string },
): Promise<void> {
  if (await sveglia(c.temporale, tentativoId, 'novita')) return;
  const rifiuto = await diciEsito(c, { m: 'tentativo', enteId, praticaId, tentativoId });
  if (rifiuto !== null) c.registro.warn({ enteId, tentativoId, rifiuto }, 'esito di una prova rifiutato');
}

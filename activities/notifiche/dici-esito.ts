import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import type { Canale, EsitoNotifica } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { comanda, type Richiesta, segnala } from '../temporal/comanda';
import { mossaDelTentativo } from './mossa';
import { isDalleProve, isGiaScritto } from './perfezionamento';

type Tentativo = Messaggio<'tentativo'>;
const ENTRO_MS = 30_000;

interface Conclusione {
  /** null = the outcome that the pratica has heard is proved no longer. */
  esito: { esito: EsitoNotifica; legaleIl: string } | null;
  /** Versions of the perfection written so far: a correction is another command. */
  versioni: number;
}

/** As `diciEsito`, for the process of the dispatch: refused, it is tried again at a slow pace and in sight. */
export async function concludiTentativo(c: Contesto, m: Tentativo): Promise<undefined> {
  const rifiuto = await diciEsito(c, m);
  // returning would ask the same question at once, for ever
  if (rifiuto !== null && rifiuto !== 'NOTIFICA_SENZA_TENTATIVO')
    throw new Error(`the pratica refused the outcome: ${rifiuto}`);
  return undefined;
}

/**
 * The outcome is a fact of the pratica: it enters through its workflow, open or closed. When the evidence says something else than
 * before, it enters again as a correction; when it proves nothing any more, the outcome is withdrawn. Gives the code of a refusal; null = taken, or nothing new. Throws when the pratica does not
 * answer in time.
 */
export async function diciEsito(
  c: Pick<Contesto, 'database' | 'temporale'>,
  m: Tentativo,
): Promise<string | null> {
  const richiesta = await richiestaNuova(c, m);
  if (!richiesta) return null;
  const risposta = await comanda(c.temporale, richiesta, ENTRO_MS);
  if (risposta === 'in_corso') throw new Error('the pratica has not answered yet');
  return risposta.esito === 'rifiutata' ? (risposta.codice ?? 'CORPO_NON_VALIDO') : null;
}

/**
 * As `diciEsito`, without waiting: the outcome is in the hands of Temporal when this returns. What the pratica refuses is on
 * record with its code, and the sweep takes up again an attempt that stays open with evidence nobody looked at (`ricevuta_non_guardata`).
 */
export async function annunciaEsito(c: Contesto, m: Tentativo): Promise<undefined> {
  const richiesta = await richiestaNuova(c, m);
  if (richiesta) await segnala(c.temporale, richiesta);
  return undefined;
}

/** The command that tells what the evidence says; null = the pratica has heard it. Its key is the same for the same news. */
async function richiestaNuova(c: Pick<Contesto, 'database'>, m: Tentativo): Promise<Richiesta | null> {
  const { enteId, praticaId, tentativoId } = m;
  const nuova = await inEnte(c.database, enteId, (t) => conclusioneNuova(t, tentativoId));
  if (!nuova) return null;
  const { esito, versioni } = nuova;
  const volta = versioni > 0 ? [versioni] : [];
  return {
    enteId,
    praticaId,
    nome: esito ? 'esitoNotifica' : 'esitoRitirato',
    comandoId: idDerivato('cmd', tentativoId, ...(esito ? Object.values(esito) : ['ritirato']), ...volta),
    corpo: { tentativoId, ...esito },
  };
}

interface Detto {
  canale: Canale | null;
  esito: EsitoNotifica | null;
  il: string | null;
  versioni: number;
}

/** What the evidence says now, when the pratica has not heard it yet. */
async function conclusioneNuova(t: Transazione, tentativoId: string): Promise<Conclusione | null> {
  const { oggi } = await leggiOrologio(t.sql);
  const [detto] = await t.sql<Detto[]>`
    select canale, esito, legale_il::text as il,
      (select count(*)::int from perfezionamenti p where p.tentativo_id = tentativi.id) as versioni
    from tentativi where id = ${tentativoId}`;
  const mossa = detto && (await mossaDelTentativo(t, { tentativoId, canale: detto.canale }, oggi));
  if (mossa?.mossa === 'concludi') {
    const { esito, destinatarioIl: legaleIl } = mossa.perfezionamento;
    const diverso = esito !== detto?.esito || legaleIl !== detto.il;
    if (diverso || !(await isGiaScritto(t, tentativoId, mossa.perfezionamento)))
      return { esito: { esito, legaleIl }, versioni: detto?.versioni ?? 0 };
  } else if (mossa && detto && detto.esito !== null && (await isDalleProve(t, tentativoId)))
    return { esito: null, versioni: detto.versioni };
  await t.sql`update tentativi set esaminato_at = clock_timestamp() where id = ${tentativoId} and stato = 'concluso'`;
  return null;
}

import type { Causale, NomeConto } from '../../database/conti';
import { type NuovaScrittura, registraScritture } from '../../database/mastro';
import type { Evento } from '../../domain/fascicolo';
import type { ContoDettagliato } from '../../domain/pratica/conto';
import type { Motivo } from '../../domain/vocabolario';
import type { Situazione } from '../pratica/situazione';
import { differenze, type Voce, vociDovute } from './obiettivo';

interface Causa {
  /** Id of what changed the account: command, dispatch, proposal, closing. Key of the entries. */
  causa: string;
  evento?: Evento;
  chiusura?: Motivo;
}

/** Order in which the kinds are written, so that the book reads as it happened. */
const ORDINE: readonly Causale[] = [
  'apertura',
  'sgravio',
  'estinzione',
  'incasso',
  'maturazione',
  'imputazione',
  'restituzione',
  'prescrizione',
  'rimborso',
  'discarico',
];

/**
 * Brings the ledger to what the account of the domain says after a fact or a step: what is missing is added, what
 * stands there wrongly (money imputed again by value date, R-54, R-56) is turned back by signed lines. Never an update.
 */
export async function allineaMastro(s: Situazione, conto: ContoDettagliato, causa: Causa): Promise<void> {
  const chiusura = causa.chiusura ?? s.fascicolo.chiusura?.motivo;
  const scritte = await leggiVoci(s);
  const mancanti = differenze(scritte, vociDovute(s.fascicolo, conto, chiusura));
  const effettivaIl = causa.evento?.tipo === 'pagamento' ? (causa.evento.valuta ?? s.oggi) : s.oggi;
  const nuove = ORDINE.flatMap((causale) => {
    const voci = mancanti.get(causale);
    return voci ? [scrittura(causale, voci, causa.causa, effettivaIl)] : [];
  });
  if (nuove.length > 0) await registraScritture(s.t, s.praticaId, nuove);
}

function scrittura(causale: Causale, voci: Voce[], causa: string, effettivaIl: string): NuovaScrittura {
  const ordinate = [...voci].sort((a, b) => (chiaveDi(a) < chiaveDi(b) ? -1 : 1));
  return {
    chiave: `${causa}:${causale}`,
    causale,
    riferimento: causa,
    effettivaIl,
    movimenti: ordinate.map((v) => ({
      conto: v.conto,
      partita: v.partitaId ?? undefined,
      importo: v.importo,
    })),
  };
}

const chiaveDi = (v: Voce) => `${v.partitaId ?? '~'}|${v.conto}`;

async function leggiVoci({ t, praticaId }: Situazione): Promise<Voce[]> {
  return t.sql<{ causale: Causale; conto: NomeConto; partitaId: string | null; importo: bigint }[]>`
    select s.causale, m.conto, m.partita_id as "partitaId", sum(m.importo)::bigint as importo
    from scritture s join movimenti m on m.scrittura_id = s.id and m.ente_id = s.ente_id
    where s.pratica_id = ${praticaId} group by 1, 2, 3`;
}

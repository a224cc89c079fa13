import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { conBattito } from '../carico/battito';
import type { Contesto } from '../contesto';
import { comanda } from '../temporal/comanda';

type Lotto = Messaggio<'lotto'>;
const ENTRO_MS = 30_000;
const IN_FILA = 8;

interface DaApprovare {
  bozzaId: string;
  praticaId: string;
  versione: number;
}

/**
 * Approves the drafts of a batch, each through its pratica on the version that was shown. The id of each command comes
 * from batch and draft: a retry asks again for the same answers. What is refused is kept with its code (I18).
 */
export async function approvaLotto(c: Contesto, m: Lotto): Promise<undefined> {
  await conBattito(async (batti) => {
    for (;;) {
      const gruppo = await inEnte(c.database, m.enteId, (t) => prossime(t, m.lottoId));
      if (gruppo.length === 0) break;
      await Promise.all(gruppo.map((bozza) => approva(c, m, bozza)));
      batti();
    }
    await inEnte(
      c.database,
      m.enteId,
      ({ sql }) => sql`update lotti set stato = 'approvato' where id = ${m.lottoId}`,
    );
  });
  return undefined;
}

const prossime = ({ sql }: Transazione, lottoId: string) => sql<DaApprovare[]>`
  select bozza_id as "bozzaId", pratica_id as "praticaId", versione from lotti_bozze
  where lotto_id = ${lottoId} and esito is null order by bozza_id limit ${IN_FILA}`;

async function approva(c: Contesto, { enteId, lottoId, autoreId }: Lotto, bozza: DaApprovare): Promise<void> {
  const { bozzaId, praticaId, versione } = bozza;
  const risposta = await comanda(
    c.temporale,
    {
      enteId,
      praticaId,
      nome: 'approvaAtto',
      comandoId: idDerivato('cmd', enteId, lottoId, bozzaId),
      corpo: { bozzaId, versione, lottoId, autoreId },
    },
    ENTRO_MS,
  );
  if (risposta === 'in_corso') throw new Error('the pratica has not answered yet');
  const rifiutata = risposta.esito === 'rifiutata';
  await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`
      update lotti_bozze set esito = ${rifiutata ? 'rifiutata' : 'approvata'},
        codice = ${rifiutata ? (risposta.codice ?? 'CORPO_NON_VALIDO') : null}
      where lotto_id = ${lottoId} and bozza_id = ${bozzaId}`,
  );
}

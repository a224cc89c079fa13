import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import type { CausaDiMancata } from '../../../domain/notifica/lettura-cartolina';
import type { Dispaccio } from './trova';

/** An envelope that came back. `causa` null = nobody collected it. */
export interface BustaTornata {
  tornataIl: string;
  causa: CausaDiMancata | null;
}

/** An image in the archive. */
export interface Collegata {
  id: string;
  documentoId: string;
  sha256: string;
  busta: BustaTornata | null;
  acquisitaDa: string;
}

/** One open task of a kind on each image. */
export const apriCompito = (
  { sql }: Transazione,
  tipo: 'cartolina' | 'lettura_discorde' | 'busta',
  scansioneId: string,
  d: Pick<Dispaccio, 'tentativoId' | 'praticaId' | 'direzioneId'>,
  { oggi, entro }: { oggi: string; entro: string | null },
) => sql`
  insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il, entro)
  values (${idDerivato('cmp', scansioneId, tipo, d.tentativoId)}, ${d.direzioneId}, ${d.praticaId}, ${d.tentativoId},
    ${tipo}, ${scansioneId}, ${oggi}, ${entro}) on conflict do nothing`;

import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { FattoAlbo } from '../../../domain/notifica/eventi-scritti';
import { diUffici } from './affida';
import { isScartato, scriviFatto } from './scrivi';

/** Why the days of a posting are not taken. */
export type RifiutoPubblicazione =
  | 'atto_di_altro_canale'
  | 'data_futura'
  | 'prima_dell_invio'
  | 'fine_prima_dell_inizio'
  | 'scartata';

export interface Pubblicazione {
  tentativoId: string;
  /** First and last day of the posting, civil dates. */
  dal: string;
  al: string | undefined;
  /** The certificate of the Ente. */
  documentoId: string;
  direzioni: readonly string[] | null;
}

export type EsitoPubblicazione =
  | { esito: 'registrata'; praticaId: string }
  | { esito: 'rifiutata'; codice: RifiutoPubblicazione }
  | { esito: 'sconosciuta' };

/** Takes in the days on which an act was posted; the same days again add nothing. The rule gives the date. */
export async function registraPubblicazione(t: Transazione, p: Pubblicazione): Promise<EsitoPubblicazione> {
  const { tentativoId, dal, al, documentoId } = p;
  const [atto] = await t.sql<{ praticaId: string; canale: string | null; speditoIl: string }[]>`
    select t.pratica_id as "praticaId", t.canale, t.spedito_il::text as "speditoIl"
    from tentativi t join atti a on a.id = t.atto_id where t.id = ${tentativoId} and ${diUffici(t, p.direzioni)}`;
  if (!atto) return { esito: 'sconosciuta' };
  const { oggi } = await leggiOrologio(t.sql);
  const codice = rifiutoDi(p, { ...atto, oggi });
  if (codice !== null) return { esito: 'rifiutata', codice };
  const fatti: FattoAlbo[] = [
    { tipo: 'pubblicata', il: dal },
    ...(al === undefined ? [] : [{ tipo: 'defissa' as const, il: al }]),
  ];
  const scartati = await Promise.all(fatti.map((f) => isScartato(t, f, { tentativoId })));
  if (scartati.some(Boolean)) return { esito: 'rifiutata', codice: 'scartata' };
  for (const fatto of fatti) await scriviFatto(t, fatto, { tentativoId, documentoId });
  return { esito: 'registrata', praticaId: atto.praticaId };
}

function rifiutoDi(
  { dal, al }: Pubblicazione,
  { canale, speditoIl, oggi }: { canale: string | null; speditoIl: string; oggi: string },
): RifiutoPubblicazione | null {
  if (canale !== 'albo') return 'atto_di_altro_canale';
  if (dal > oggi || (al !== undefined && al > oggi)) return 'data_futura';
  if (dal < speditoIl) return 'prima_dell_invio';
  return al !== undefined && al < dal ? 'fine_prima_dell_inizio' : null;
}

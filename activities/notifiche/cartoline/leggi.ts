import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { giornoDi } from '../../../domain/calendario';
import {
  type DifettoLettura,
  difettoLettura,
  esitoLetture,
  type LetturaCartolina,
  type LetturaFatta,
} from '../../../domain/notifica/lettura-cartolina';
import { parametro } from '../../../domain/profili/profilo';
import { eventiDellaLettura } from '../../../formats/posta/cartolina-eventi';
import { profiloDelTentativo } from '../perfezionamento';
import { prodottoAMano } from '../posta/prodotto';
import { apriCompito } from './compito';
import { scriviProva } from './prova';
import type { Direzioni, Dispaccio } from './trova';

export interface ScansioneLetta extends Dispaccio {
  id: string;
  genere: 'cartolina' | 'busta';
  documentoId: string;
  sha256: string;
  scartataIl: string | null;
}

/** Null = there is none for this person. Locked: two readers at once are read one after the other. */
export async function prendiScansione(
  t: Transazione,
  id: string,
  direzioni: Direzioni,
): Promise<(Omit<ScansioneLetta, keyof Dispaccio> & Partial<Dispaccio>) | null> {
  const [riga] = await t.sql<RigaScansione[]>`
    select s.id, s.genere, s.documento_id as "documentoId", s.sha256, s.scartata_il::text as "scartataIl",
      t.id as "tentativoId", t.pratica_id as "praticaId", s.direzione_id as "direzioneId", t.esito,
      t.spedito_il::text as "speditoIl", t.attesa_fino::text as "attesaFino",
      a.tipo, coalesce(z.prodotto, r.prodotto) as prodotto
    from scansioni s left join tentativi t on t.ente_id = s.ente_id and t.id = s.tentativo_id
    left join atti a on a.ente_id = t.ente_id and a.id = t.atto_id
    left join pezzi_postali z on z.tentativo_id = t.id left join raccomandate r on r.tentativo_id = t.id
    where s.id = ${id} and ${direzioni === null ? t.sql`true` : t.sql`s.direzione_id = any(${[...direzioni]})`}
    for update of s`;
  if (!riga) return null;
  const { tipo, prodotto, tentativoId, speditoIl, ...scansione } = riga;
  if (tentativoId === null || tipo === null || speditoIl === null) return scansione;
  const dispaccio = { tentativoId, speditoIl };
  return { ...scansione, ...dispaccio, prodotto: await prodottoAMano(t, { ...dispaccio, tipo, prodotto }) };
}

/** The columns of its dispatch are null while nobody has said of which it is. */
type RigaScansione = Omit<ScansioneLetta, 'tentativoId' | 'speditoIl' | 'prodotto'> & {
  tentativoId: string | null;
  speditoIl: string | null;
  tipo: string | null;
  prodotto: Dispaccio['prodotto'] | null;
};

export const leggiLetture = ({ sql }: Transazione, scansioneId: string) =>
  sql<
    (LetturaFatta & { ordine: number; il: string })[]
  >`select ordine, autore, fonte, letto, il::text from letture_cartoline where scansione_id = ${scansioneId} order by ordine`;

/** Is a day read by one person alone enough, today? Source: seed E-48. */
export async function isDoppiaLettura(t: Transazione, tentativoId: string, oggi: string): Promise<boolean> {
  const profilo = await profiloDelTentativo(t, tentativoId);
  return parametro(profilo, 'notifica.doppiaLettura', giornoDi(oggi));
}

export interface DaRegistrare {
  scansioneId: string;
  letto: LetturaCartolina;
  autore: string;
  /** May look at what two persons read differently. */
  risponde: boolean;
}

export type EsitoLettura =
  | { stato: 'da_controllare' | 'discordi' }
  | { stato: 'concordi'; praticaId: string; tentativoId: string }
  | {
      stato: 'rifiutata';
      motivo: DifettoLettura | 'non_leggibile' | 'conclusa' | 'stessa_persona' | 'di_responsabile';
      campo?: string;
    };

/**
 * One more reading of an image. When two readers saw it alike its events are written, with their names; when they did not,
 * nothing is, and who answers for the acts is called. Null = no such image. Source: seed E-48.
 */
export async function registraLettura(
  t: Transazione,
  r: DaRegistrare,
  direzioni: Direzioni,
): Promise<EsitoLettura | null> {
  const s = await prendiScansione(t, r.scansioneId, direzioni);
  if (!s) return null;
  const no = (
    motivo: Extract<EsitoLettura, { motivo: unknown }>['motivo'],
    campo?: string,
  ): EsitoLettura => ({
    stato: 'rifiutata',
    motivo,
    ...(campo !== undefined && { campo }),
  });
  if (s.scartataIl !== null || !s.tentativoId) return no('non_leggibile');
  const scansione = s as ScansioneLetta;
  const { oggi } = await leggiOrologio(t.sql);
  const doppia = await isDoppiaLettura(t, scansione.tentativoId, oggi);
  const prima = await leggiLetture(t, s.id);
  if (esitoLetture(prima, doppia).stato === 'concordi') return no('conclusa');
  if (prima.some((l) => l.autore === r.autore)) return no('stessa_persona');
  if (esitoLetture(prima, doppia).stato === 'discordi' && !r.risponde) return no('di_responsabile');
  const difetto = difettoLettura(r.letto, { ...scansione, oggi, busta: s.genere === 'busta' });
  if (difetto) return no(difetto.difetto, difetto.campo);
  await t.sql`insert into letture_cartoline (scansione_id, ordine, autore, fonte, letto, il)
    values (${s.id}, ${prima.length + 1}, ${r.autore}, 'persona', ${t.sql.json(r.letto as never)}, ${oggi})`;
  return concludi(t, scansione, [...prima, { autore: r.autore, fonte: 'persona', letto: r.letto }], {
    ...{ oggi, doppia, autore: r.autore },
  });
}

async function concludi(
  t: Transazione,
  s: ScansioneLetta,
  letture: readonly LetturaFatta[],
  c: { oggi: string; doppia: boolean; autore: string },
): Promise<EsitoLettura> {
  const esito = esitoLetture(letture, c.doppia);
  if (esito.stato === 'discordi') {
    await chiudiCompiti(t, s.id, c, ['cartolina']);
    await apriCompito(t, 'lettura_discorde', s.id, s, { oggi: c.oggi, entro: s.attesaFino });
    return { stato: 'discordi' };
  }
  if (esito.stato !== 'concordi') return { stato: 'da_controllare' };
  const [lettaDa = '', controllataDa = null] = esito.autori;
  const immagine = { riferimento: s.id, sha256: s.sha256 };
  const { tentativoId, praticaId, documentoId } = s;
  for (const evento of eventiDellaLettura(tentativoId, esito.letto, immagine))
    await scriviProva(t, evento, { tentativoId, documentoId, dettagli: { lettaDa, controllataDa } });
  await chiudiCompiti(t, s.id, c, ['cartolina', 'lettura_discorde']);
  return { stato: 'concordi', praticaId, tentativoId };
}

const chiudiCompiti = (
  { sql }: Transazione,
  scansioneId: string,
  { oggi, autore }: { oggi: string; autore: string },
  tipi: string[],
) => sql`
  update compiti set chiuso_il = ${oggi}, chiuso_da = ${autore}, esito = '{"letture":"registrate"}'
  where riferimento = ${scansioneId} and tipo = any(${tipi}) and chiuso_il is null`;

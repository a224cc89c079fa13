import type { Transazione } from '../../database/connessione';
import { caricaFascicoli, type FascicoloCaricato } from '../../database/fascicolo';
import { idDerivato } from '../../database/identificativi';
import { scriviJson } from '../../database/json';
import { istanteDi, leggiOrologio, type Orologio } from '../../database/orologio';
import type { DataCivile } from '../../domain/calendario';
import type { Cents } from '../../domain/denaro';
import type { Passo } from '../../domain/fascicolo';
import { type ProssimaPrescrizione, prossimaPrescrizione } from '../../domain/pratica/margini';
import { decidi as decisione } from '../../domain/pratica/prossimo-passo';
import { provaCon } from '../../domain/profili/errori';
import type { Profilo } from '../../domain/profili/profilo';
import type { MotivoScritto } from '../../domain/vocabolario';
import { profiloDellaPratica } from '../pratica/profilo';
import { dataDiRisveglio } from '../pratica/risveglio';

export interface Attesa {
  /** Real instant, epoch ms; absent = no date. */
  fino: number | undefined;
  motivo: MotivoScritto;
  il: DataCivile | undefined;
}

export interface DaAvviare {
  id: string;
  inizio: DataCivile;
  /** First wait, when that is the first answer; absent = the run decides by itself. */
  attesa: Attesa | undefined;
  residuo: Cents;
}

interface Decisa {
  caricato: FascicoloCaricato;
  passo: Passo;
  /** Date on which it is decided again; null = none. */
  fino: DataCivile | null;
  prescrizione: ProssimaPrescrizione;
  residuo: Cents;
}

/**
 * The first answer of a page of pratiche that have never been evaluated, computed and written in bulk exactly as
 * `valutaPratica` would: a pratica whose first step is not a wait is left to its own run. The write is on the version
 * of the decision, so a fact that came meanwhile wins. Pratiche evaluated by an earlier attempt keep their answer.
 */
export async function primeDecisioni(t: Transazione, pratiche: readonly string[]): Promise<DaAvviare[]> {
  const orologio = await leggiOrologio(t.sql);
  const decise: Decisa[] = [];
  const ferme: FascicoloCaricato[] = [];
  for (const caricato of await caricaFascicoli(t, pratiche)) {
    const profilo = await profiloDellaPratica(t, caricato);
    const decisa = provaCon(() => decidi(caricato, profilo, orologio.oggi));
    if ('valore' in decisa) decise.push(decisa.valore);
    else ferme.push(caricato); // its own run opens the task
  }
  await scrivi(t, orologio.oggi, decise.filter(isAttesa));
  const valide = await rileggi(t, pratiche, orologio);
  return [...decise, ...ferme.map((caricato) => ({ caricato, residuo: 0n }))].map(
    ({ caricato, residuo }) => ({
      id: caricato.praticaId,
      inizio: caricato.fascicolo.inizio,
      attesa: valide.get(caricato.praticaId),
      residuo,
    }),
  );
}

function decidi(caricato: FascicoloCaricato, profilo: Profilo, oggi: DataCivile): Decisa {
  const { fascicolo } = caricato;
  const { passo, quadro } = decisione(fascicolo, profilo, oggi);
  const fino = dataDiRisveglio(passo, profilo, oggi);
  return { caricato, passo, fino, prescrizione: prossimaPrescrizione(quadro), residuo: quadro.conto.residuo };
}

const isAttesa = ({ passo, caricato }: Decisa) =>
  passo.passo === 'attendi' && passo.motivo !== 'PRATICA_CHIUSA' && caricato.stato === 'aperta';

async function scrivi({ sql, enteId }: Transazione, oggi: DataCivile, decise: Decisa[]): Promise<void> {
  if (decise.length === 0) return;
  const righe = decise.map(({ caricato: { praticaId, versione, parametri }, passo, fino, prescrizione }) => ({
    id: praticaId,
    versione,
    passo,
    motivo: passo.motivo,
    fino,
    prescrive_il: prescrizione.prescriveIl,
    allarme_il: prescrizione.allarmeIl,
    versione_profilo: parametri.versione,
    passo_id: idDerivato('pas', enteId, praticaId, versione, oggi, passo.motivo, passo.fino ?? '-'),
  }));
  await sql`
    with decise as (
      select * from jsonb_to_recordset(${scriviJson(righe)}::text::jsonb)
        as d (id text, versione int, passo jsonb, motivo text, fino date, prescrive_il date, allarme_il date,
          versione_profilo text, passo_id text)
    ), valutate as (
      update pratiche p set ultimo_passo = d.passo, motivo = d.motivo, fino = d.fino, prescrive_il = d.prescrive_il,
        allarme_il = d.allarme_il, valutata_versione = d.versione, valutata_il = ${oggi}::date,
        valutata_profilo = d.versione_profilo, aggiornata_at = now()
      from decise d
      where p.id = d.id and p.versione = d.versione and p.valutata_versione is null and p.stato = 'aperta'
      returning p.id
    )
    insert into passi (id, pratica_id, versione, il, tipo, motivo, passo)
    select d.passo_id, d.id, d.versione, ${oggi}::date, 'attendi', d.motivo, d.passo
    from decise d join valutate v using (id)
    on conflict do nothing`;
}

/** What each pratica waits for by now: written above, or by an attempt that was cut short. */
async function rileggi(
  { sql }: Transazione,
  pratiche: readonly string[],
  orologio: Orologio,
): Promise<Map<string, Attesa>> {
  const righe = await sql<{ id: string; motivo: MotivoScritto; fino: DataCivile | null }[]>`
    select id, motivo, fino::text from pratiche
    where id = any(${pratiche as string[]}::text[]) and valutata_versione = versione and stato = 'aperta'
      and ultimo_passo->>'passo' = 'attendi'`;
  return new Map(
    righe.map(({ id, motivo, fino }) => [
      id,
      { motivo, fino: fino === null ? undefined : istanteDi(orologio, fino), il: fino ?? undefined },
    ]),
  );
}

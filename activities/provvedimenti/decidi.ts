import { idDerivato } from '../../database/identificativi';
import { prossimoNumero } from '../../database/numeratore';
import type { RigheDecise } from '../../database/schema/atti';
import { dataDi, giornoDi } from '../../domain/calendario';
import type { Evento } from '../../domain/fascicolo';
import { partiteDi } from '../../domain/partite';
import type { ContoDettagliato } from '../../domain/pratica/conto';
import { esaminaRichiesta } from '../../domain/pratica/richiesta-rate';
import { importoRata, scadenzaNominale } from '../../domain/rateazione';
import { type Motivo, NORMA_DI, type Provvedimento } from '../../domain/vocabolario';
import { righeComuni, righeDi } from '../atti/pratica/righe';
import { assegnaNav } from '../pratica/nav';
import { scriviCents } from '../pratica/passi';
import type { Situazione } from '../pratica/situazione';

type Concessa = Extract<Evento, { tipo: 'rateazioneConcessa' }>;

const TIPO_DI: Partial<Record<Evento['tipo'], Provvedimento>> = {
  rateazioneConcessa: 'provvedimentoRateazione',
  rateazioneRespinta: 'diniegoRateazione',
};

export const isDecisioneSulleRate = (tipo: string): boolean => tipo in TIPO_DI;

/** Id of the provision that a fact is told by. */
export const provvedimentoDi = (fattoId: string): string => idDerivato('att', fattoId);

/**
 * The provision of an answer to who asked for instalments, in the transaction of that answer: its number, the debt as it
 * stands, the instalments with their notices. What it asks for changes no more; printing and dispatch follow (A17).
 */
export async function scriviProvvedimento(
  s: Situazione,
  evento: Evento,
  fattoId: string,
  conto: ContoDettagliato,
): Promise<void> {
  const tipo = TIPO_DI[evento.tipo];
  if (tipo === undefined) return;
  const { sql } = s.t;
  const id = provvedimentoDi(fattoId);
  const anno = Number(s.oggi.slice(0, 4));
  const righe = righeDecise(s, conto);
  const motivo: Motivo = esaminaRichiesta(s.fascicolo, s.profilo, s.oggi)?.ostacolo
    ? 'RATEAZIONE_NON_AMMISSIBILE'
    : 'RATEAZIONE_AMMISSIBILE';
  const { residuo, mora, oneri, spese, dovuto } = conto;
  await sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
      dovuto, versione, fatto_id, righe, mastro_progressivo)
    select ${id}, ${s.direzioneId}, ${s.praticaId}, ${tipo}, ${anno}, ${await prossimoNumero(s.t, tipo, anno)}, ${motivo},
      ${NORMA_DI[motivo]}, ${s.oggi}, ${Object.keys(righe)}, ${sql.json(scriviCents({ residuo, mora, oneri, spese, dovuto }))},
      ${dovuto}, ${s.versione}, ${fattoId}, ${sql.json(righe)}, coalesce(max(progressivo), 0)
    from scritture where pratica_id = ${s.praticaId}`;
  if (evento.tipo === 'rateazioneConcessa') await scriviRate(s, id, evento, dovuto);
}

/** All that is due, claim by claim; what belongs to no claim goes with the first. */
function righeDecise(s: Situazione, conto: ContoDettagliato): RigheDecise {
  const inCarico = partiteDi(s.fascicolo).filter((p) => conto.perPartita.has(p.id));
  const conDebito = inCarico.filter((p) => {
    const sua = conto.perPartita.get(p.id);
    return sua !== undefined && sua.residuo + sua.mora > 0n;
  });
  const comuni = righeComuni(conto.spese, conto.oneri);
  return Object.fromEntries(
    (conDebito.length > 0 ? conDebito : inCarico).map((p, i) => [
      p.id,
      [...righeDi(p, conto), ...(i === 0 ? comuni : [])].map(({ codice, etichetta, cents, norma }) => ({
        codice,
        etichetta,
        cents: cents.toString(),
        ...(norma !== undefined && { norma }),
      })),
    ]),
  );
}

async function scriviRate(
  s: Situazione,
  attoId: string,
  { rate, primaScadenza }: Concessa,
  dovuto: bigint,
): Promise<void> {
  const navi = await assegnaNav(s.t, rate);
  const righe = navi.map((nav, i) => ({
    atto_id: attoId,
    numero: i + 1,
    scadenza: dataDi(scadenzaNominale(giornoDi(primaScadenza), i + 1)),
    importo: importoRata(dovuto, rate, i + 1).toString(),
    nav,
  }));
  await s.t.sql`
    insert into rate_piano (atto_id, numero, scadenza, importo, nav)
    select atto_id, numero, scadenza, importo, nav from jsonb_to_recordset(${s.t.sql.json(righe)})
      as r (atto_id text, numero int, scadenza date, importo bigint, nav text)`;
}

import { dataDi, type Giorno, giornoDi } from '../calendario';
import type { Passo } from '../fascicolo';
import { TIPI_TITOLO } from '../vocabolario';
import { inMorte } from './eredi';
import { inInsolvenza } from './insolvenza';
import { isInterruttivo } from './interruzioni';
import { attendi, emetti, proponi } from './passi';
import { copre, idDelle, type PartitaOggi, type Quadro } from './quadro';
import { inPiano } from './rateazione';
import { isSottoSoglia, tipoMancante } from './titoli';

/** Prescribed claims leave the acts; the Ente decides on them. Source: R-73. */
export function prescritte(quadro: Quadro): Passo | null {
  const nuove = quadro.dovute.filter((partita) => partita.prescritta && !isProposta(quadro, partita));
  if (nuove.length > 0) return proponi('prescrizione', 'PARTITA_PRESCRITTA', { partite: idDelle(nuove) });
  return quadro.correnti.length === 0 ? attendi(quadro, 'ATTESA_DECISIONE_PRESCRIZIONE') : null;
}

/** A proposal made before a claim came back to life says nothing of its next prescription. */
const isProposta = (quadro: Quadro, partita: PartitaOggi): boolean =>
  quadro.fatti.proposte.some(
    ({ tipo, il, partite }) =>
      tipo === 'prescrizione' && giornoDi(il) > partita.scade && partite?.includes(partita.id),
  );

/** Act that interrupts, from the alarm date; where it is not possible, an alarm. Source; seed B-58. */
export function guardia(quadro: Quadro): Passo | null {
  const aRischio = quadro.correnti.filter((partita) => quadro.oggi >= partita.allarme);
  return intimazione(quadro, aRischio) ?? titolo(quadro, aRischio) ?? allarme(quadro, aRischio);
}

/** Nothing may be emitted for it, not even by the guard. */
const isFerma = (quadro: Quadro, partita: PartitaOggi): boolean =>
  partita.sospesa || inMorte(quadro) || inInsolvenza(quadro) || inPiano(quadro);

/** With a title that is served: without one nothing is ever available. */
const isDisponibile = (quadro: Quadro, partita: PartitaOggi): boolean => partita.disponibile <= quadro.oggi;

const isPossibile = (quadro: Quadro, partita: PartitaOggi): boolean =>
  !isFerma(quadro, partita) && (partita.titolo ? isDisponibile(quadro, partita) : !isSottoSoglia(quadro));

const haAttoAperto = (quadro: Quadro, partita: PartitaOggi): boolean =>
  quadro.fatti.atti.some(
    (atto) => atto.perfetto === null && copre(atto, partita) && isInterruttivo(atto, quadro.fatti.profilo),
  );

function intimazione(quadro: Quadro, aRischio: readonly PartitaOggi[]): Passo | null {
  const una = aRischio.some(
    (partita) => partita.titolo && isPossibile(quadro, partita) && !haAttoAperto(quadro, partita),
  );
  if (!una) return null;
  const partite = quadro.attive.filter((partita) => isDisponibile(quadro, partita));
  return emetti(quadro, 'intimazione50', 'GUARDIA_PRESCRIZIONE', partite);
}

function titolo(quadro: Quadro, aRischio: readonly PartitaOggi[]): Passo | null {
  for (const tipo of TIPI_TITOLO) {
    const una = aRischio.some(
      (partita) =>
        !partita.titolo &&
        tipoMancante(quadro, partita) === tipo &&
        isPossibile(quadro, partita) &&
        !haAttoAperto(quadro, partita),
    );
    if (!una) continue;
    const partite = quadro.attive.filter(
      (partita) => !partita.titolo && tipoMancante(quadro, partita) === tipo,
    );
    return emetti(quadro, tipo, 'GUARDIA_PRESCRIZIONE', partite);
  }
  return null;
}

/** Once per partita and date; the same earliest date together. */
function allarme(quadro: Quadro, aRischio: readonly PartitaOggi[]): Passo | null {
  const daDire = aRischio.filter(
    (partita) =>
      !isPossibile(quadro, partita) &&
      (isFerma(quadro, partita) || !haAttoAperto(quadro, partita)) &&
      !quadro.fatti.proposte.some(
        ({ tipo, scade, partite }) =>
          tipo === 'allarme' && scade === dataDi(partita.scade) && partite?.includes(partita.id),
      ),
  );
  if (daDire.length === 0) return null;
  const prima: Giorno = Math.min(...daDire.map(({ scade }) => scade));
  const partite = idDelle(daDire.filter(({ scade }) => scade === prima));
  return proponi('allarme', 'ALLARME_PRESCRIZIONE', { partite, scade: dataDi(prima) });
}

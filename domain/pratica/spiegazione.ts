import { dataDi, MAI } from '../calendario';
import { formatEuro } from '../denaro';
import type { Profilo } from '../profili/profilo';
import type { DataCivile, Fascicolo, Passo } from './fascicolo';
import { FRASI } from './frasi';
import { decidi } from './prossimo-passo';
import type { Quadro } from './quadro';

/** What the decision looked at, for one partita. Dates `YYYY-MM-DD`, amounts in euro; null = not known or none. */
export interface FattiPartita {
  partita: string;
  residuo: string;
  titolo: string | null;
  notificatoIl: DataCivile | null;
  terminePagamento: DataCivile | null;
  esecutivoDal: DataCivile | null;
  disponibileDal: DataCivile | null;
  prescriveIl: DataCivile | null;
  sospesa: boolean;
  prescritta: boolean;
}

export interface Spiegazione {
  /** A sentence for a clerk: the date, the amount or the act that decides. */
  testo: string;
  motivo: Passo['motivo'];
  norma: string;
  /** The rule that answered and its place in the order of evaluation. */
  regola: { posto: number; nome: string };
  conto: { residuo: string; mora: string; oneri: string; spese: string; dovuto: string; versato: string };
  partite: FattiPartita[];
  /** Acts whose notification has no known outcome. */
  attiAperti: { atto: string; attoId: string; speditoIl: DataCivile }[];
}

const data = (giorno: number): DataCivile | null => (giorno === MAI ? null : dataDi(giorno));

/** Why this step, today, for this pratica. `passo` is the answer of the decision for the same arguments. */
export function spiega(passo: Passo, fascicolo: Fascicolo, profilo: Profilo, oggi: DataCivile): Spiegazione {
  const { regola, quadro } = decidi(fascicolo, profilo, oggi);
  const { conto } = quadro;
  return {
    testo: FRASI[passo.motivo]({ passo, quadro }),
    motivo: passo.motivo,
    norma: passo.norma,
    regola: { posto: regola.posto, nome: regola.nome },
    conto: {
      residuo: formatEuro(conto.residuo),
      mora: formatEuro(conto.mora),
      oneri: formatEuro(conto.oneri),
      spese: formatEuro(conto.spese),
      dovuto: formatEuro(conto.dovuto),
      versato: formatEuro(conto.versato),
    },
    partite: fattiPartite(quadro),
    attiAperti: quadro.fatti.atti
      .filter(({ perfetto }) => perfetto === null)
      .map(({ atto, ultimoInvio }) => ({
        atto: atto.tipo,
        attoId: atto.id,
        speditoIl: dataDi(ultimoInvio),
      })),
  };
}

function fattiPartite(quadro: Quadro): FattiPartita[] {
  return quadro.inCarico.map((partita) => ({
    partita: partita.id,
    residuo: formatEuro(partita.residuo),
    titolo: partita.titolo?.tipo ?? null,
    notificatoIl: partita.titolo?.notificato == null ? null : dataDi(partita.titolo.notificato),
    terminePagamento: data(partita.termine),
    esecutivoDal: data(partita.esecutivo),
    disponibileDal: data(partita.disponibile),
    prescriveIl: data(partita.scade),
    sospesa: partita.sospesa,
    prescritta: partita.prescritta,
  }));
}

import { type DataCivile, dataDi, MAI } from '../calendario';
import { formatEuro } from '../denaro';
import type { Fascicolo, Passo } from '../fascicolo';
import type { Profilo } from '../profili/profilo';
import { decidi } from './prossimo-passo';
import type { Quadro } from './quadro';
import { type IdRegola, REGOLA_DI } from './regole-motivi';
import { type Alternativa, alternativeDi } from './spiega/alternative';
import { FRASI } from './spiega/frasi';
import type { Nome } from './spiega/parole';

/** What the decision looked at, for one partita. Dates `YYYY-MM-DD`, amounts in euro; null = not known or none. */
export interface FattiPartita {
  partita: string;
  /** Its number on the list. */
  nome: string;
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
  regola: { posto: number; nome: string; id: IdRegola };
  /** `attendi`: day on which what is forbidden today becomes possible; null = it has no date of its own. */
  possibileDal: DataCivile | null;
  /** What else was looked at, and why not today; the soonest first. */
  alternative: Alternativa[];
  conto: { residuo: string; mora: string; oneri: string; spese: string; dovuto: string; versato: string };
  partite: FattiPartita[];
  /** Acts whose notification has no known outcome. */
  attiAperti: { atto: string; attoId: string; speditoIl: DataCivile }[];
}

const data = (giorno: number): DataCivile | null => (giorno === MAI ? null : dataDi(giorno));

/** The next step, and why this one, today, for this pratica. `nome` = how a partita is called. Source. */
export function spiega(
  fascicolo: Fascicolo,
  profilo: Profilo,
  oggi: DataCivile,
  nome: Nome = (id) => id,
): { passo: Passo; spiegazione: Spiegazione } {
  const decisione = decidi(fascicolo, profilo, oggi);
  const { passo, dal, regola, quadro } = decisione;
  const contesto = { passo, quadro, dal, nome };
  const spiegazione: Spiegazione = {
    testo: FRASI[passo.motivo](contesto),
    motivo: passo.motivo,
    norma: passo.norma,
    regola: { posto: regola.posto, nome: regola.nome, id: REGOLA_DI[passo.motivo] },
    possibileDal: data(dal),
    alternative: alternativeDi(decisione, contesto, { fascicolo, profilo, oggi }),
    conto: contoScritto(quadro),
    partite: fattiPartite(quadro, nome),
    attiAperti: quadro.fatti.atti
      .filter(({ perfetto }) => perfetto === null)
      .map(({ atto, ultimoInvio }) => ({
        atto: atto.tipo,
        attoId: atto.id,
        speditoIl: dataDi(ultimoInvio),
      })),
  };
  return { passo, spiegazione };
}

const contoScritto = ({ conto }: Quadro): Spiegazione['conto'] => ({
  residuo: formatEuro(conto.residuo),
  mora: formatEuro(conto.mora),
  oneri: formatEuro(conto.oneri),
  spese: formatEuro(conto.spese),
  dovuto: formatEuro(conto.dovuto),
  versato: formatEuro(conto.versato),
});

function fattiPartite(quadro: Quadro, nome: Nome): FattiPartita[] {
  return quadro.inCarico.map((partita) => ({
    partita: partita.id,
    nome: nome(partita.id),
    residuo: formatEuro(partita.residuo),
    titolo: partita.titolo?.tipo ?? null,
    notificatoIl: data(partita.titolo?.notificato ?? MAI),
    terminePagamento: data(partita.termine),
    esecutivoDal: data(partita.esecutivo),
    disponibileDal: data(partita.disponibile),
    prescriveIl: data(partita.scade),
    sospesa: partita.sospesa,
    prescritta: partita.prescritta,
  }));
}

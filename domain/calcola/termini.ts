import { dataDi, type Giorno } from '../calendario';
import { ultimoGiornoSenzaMora } from '../interessi';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { parametro } from '../profili/profilo';
import { contaGiorni, NESSUNO_ESCLUSO, primoGiornoDopoSospensione, scorri } from '../termini';
import { decorrenze } from '../titolo';
import type { IngressiDi, Risultato } from './ingressi';

const TIPO = 'accertamentoEsecutivo';

/** Last day of the term of a tax act, before and after the roll. Source. */
function ultimoGiorno(notificato: Giorno): { grezzo: Giorno; ultimo: Giorno } {
  const esclusi = {
    sospesi: [],
    agosto: parametro(PROFILO_LEGGE160, `agosto.${TIPO}`, notificato),
    patrono: parametro(PROFILO_LEGGE160, 'calendario.patrono', notificato),
  };
  const grezzo = contaGiorni(notificato, parametro(PROFILO_LEGGE160, `termine.${TIPO}`, notificato), esclusi);
  return { grezzo, ultimo: scorri(grezzo, esclusi) };
}

/**
 * `term-60`. A later start never ends before, so a range has one answer when its ends have the same: otherwise throws
 * `calcola.intervallo`.
 */
export function termine60({ notifiedFrom, notifiedTo }: IngressiDi['term-60']): Risultato {
  const prima = ultimoGiorno(notifiedFrom);
  const ultima = ultimoGiorno(notifiedTo);
  if (prima.grezzo !== ultima.grezzo || prima.ultimo !== ultima.ultimo)
    throw new Error(
      `calcola.intervallo: input.notifiedFrom e input.notifiedTo danno termini diversi (${dataDi(prima.ultimo)} e ${dataDi(ultima.ultimo)}); serve un intervallo con un solo esito`,
    );
  return { rawLastDay: dataDi(prima.grezzo), lastDay: dataDi(prima.ultimo) };
}

/** `executive-act-chain`: what follows from the notification of a tax act. Source: ..R-14, R-20, R-51, R-52. */
export function catenaAtto({ notifiedOn }: IngressiDi['executive-act-chain']): Risultato {
  const profilo = PROFILO_LEGGE160;
  const titolo = { tipo: TIPO, dellEnte: false, atto: TIPO, notificato: notifiedOn } as const;
  const partita = { affidata: notifiedOn, natura: 'tributaria', sospesi: [] } as const;
  const { esecutivo, disponibile } = decorrenze(titolo, partita, null, profilo);
  const dopo = (soggetto: 'stessoSoggetto' | 'altroSoggetto'): string => {
    const giorni = parametro(profilo, `esecuzione.${soggetto}`, disponibile);
    return dataDi(primoGiornoDopoSospensione(disponibile, giorni, NESSUNO_ESCLUSO));
  };
  return {
    executiveOn: dataDi(esecutivo),
    takeoverFrom: dataDi(disponibile),
    moraFrom: dataDi(ultimoGiornoSenzaMora(profilo, esecutivo) + 1),
    oneri3UntilIncluded: dataDi(esecutivo + parametro(profilo, 'oneri.giorni', esecutivo)),
    forcedExecutionFromSameSubject: dopo('stessoSoggetto'),
    forcedExecutionFromOtherSubject: dopo('altroSoggetto'),
  };
}

import type { Tributo } from '../../formats/ente';

type Riga = [
  codice: string,
  descrizione: string,
  natura: Tributo['natura'],
  componente: Tributo['componente'],
  dal: Tributo['prescrizione']['dal'],
  anni?: number,
];

/** The tributi of the invented Comune, with the codes of the lists that the demonstration loads. */
const RIGHE: readonly Riga[] = [
  ['0424', 'interessi ritardata iscrizione', 'tributaria', 'interessi', 'fineAnno'],
  ['0433', 'TARSU attività', 'tributaria', 'capitale', 'fineAnno'],
  ['0434', 'TARI', 'tributaria', 'capitale', 'fineAnno'],
  ['0453', 'TOSAP', 'tributaria', 'capitale', 'fineAnno'],
  ['1G14', 'spese processuali', 'patrimoniale', 'spese', 'decorrenza', 10],
  ['2R60', 'IMU imposta', 'tributaria', 'capitale', 'decorrenza'],
  ['2R61', 'IMU interessi', 'tributaria', 'interessi', 'decorrenza'],
  ['2R62', 'IMU sanzioni', 'tributaria', 'sanzioni', 'decorrenza'],
  ['2R63', 'IMU spese', 'tributaria', 'spese', 'decorrenza'],
  ['5060', 'sanzioni amministrative comunali', 'patrimoniale', 'sanzioni', 'dataTitolo'],
  ['5156', 'spese di procedura', 'patrimoniale', 'spese', 'decorrenza'],
  ['5242', 'sanzione codice della strada', 'cds', 'sanzioni', 'dataTitolo'],
  ['5243', 'maggiorazione semestrale', 'cds', 'sanzioni', 'dataTitolo'],
  ['5354', 'spese di notifica e ricerca', 'cds', 'spese', 'dataTitolo'],
  ['8500', 'imposta pubblicità', 'tributaria', 'capitale', 'fineAnno'],
  ['8852', 'ICI', 'tributaria', 'capitale', 'decorrenza'],
  ['9000', 'servizio idrico', 'patrimoniale', 'capitale', 'decorrenza', 2],
];

export const TRIBUTI: Tributo[] = RIGHE.map(([codice, descrizione, natura, componente, dal, anni = 5]) => ({
  codice,
  descrizione,
  natura,
  componente,
  prescrizione: { anni, dal },
}));

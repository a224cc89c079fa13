import { apriDatabase, type Database, inEnte } from '../database/connessione';
import { nuovoId } from '../database/identificativi';
import { direzioni, enti, entiConfigurazioni, type TributoConfigurato } from '../database/schema/enti';

type Riga = [
  codice: string,
  natura: TributoConfigurato['natura'],
  componente: TributoConfigurato['componente'],
  dal: TributoConfigurato['prescrizione']['dal'],
  anni?: number,
];
/** The tributi that the generated lists use. */
const RIGHE: Riga[] = [
  ['0424', 'tributaria', 'interessi', 'fineAnno'],
  ['0433', 'tributaria', 'capitale', 'fineAnno'],
  ['0434', 'tributaria', 'capitale', 'fineAnno'],
  ['0453', 'tributaria', 'capitale', 'fineAnno'],
  ['1G14', 'patrimoniale', 'spese', 'decorrenza', 10],
  ['2R60', 'tributaria', 'capitale', 'decorrenza'],
  ['2R61', 'tributaria', 'interessi', 'decorrenza'],
  ['2R62', 'tributaria', 'sanzioni', 'decorrenza'],
  ['2R63', 'tributaria', 'spese', 'decorrenza'],
  ['5060', 'patrimoniale', 'sanzioni', 'dataTitolo'],
  ['5156', 'patrimoniale', 'spese', 'decorrenza'],
  ['5242', 'cds', 'sanzioni', 'dataTitolo'],
  ['5243', 'cds', 'sanzioni', 'dataTitolo'],
  ['5354', 'cds', 'spese', 'dataTitolo'],
  ['8500', 'tributaria', 'capitale', 'fineAnno'],
  ['8852', 'tributaria', 'capitale', 'decorrenza'],
  ['9000', 'patrimoniale', 'capitale', 'decorrenza', 2],
];
const TRIBUTI = RIGHE.map(
  ([codice, natura, componente, dal, anni = 5]): TributoConfigurato => ({
    codice,
    descrizione: `Entrata ${codice}`,
    natura,
    componente,
    prescrizione: { anni, dal },
  }),
);

export interface EnteDiBanco {
  enteId: string;
  direzioneId: string;
}

/** An Ente that takes the lists of `genera290`. */
export async function creaEnte(database: Database): Promise<EnteDiBanco> {
  const [enteId, direzioneId] = [nuovoId('ent'), nuovoId('dir')];
  await database.db.insert(enti).values({ id: enteId, codice: '09123' });
  await inEnte(database, enteId, async ({ tx }) => {
    await tx.insert(entiConfigurazioni).values({
      denominazione: 'Comune di Banco',
      codiceFiscale: '80000000008',
      indirizzo: 'Piazza del Municipio 1',
      comuni: ['091230'],
      tributi: TRIBUTI,
      funzionario: 'Funzionario di banco',
      responsabile: 'Responsabile di banco',
    });
    await tx.insert(direzioni).values({ id: direzioneId, codice: 'TRIBUTI', nome: 'Tributi' });
  });
  return { enteId, direzioneId };
}

export const apriBanco = (url: string): Database => apriDatabase(url, { max: 20, nome: 'esatto-bench' });

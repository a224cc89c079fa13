import type { DataCivile } from '../../domain/calendario';
import type { Importi } from '../../domain/fascicolo';
import type { Natura } from '../../domain/vocabolario';
import type { Claim, Coobbligato, Soggetto, Voce } from '../claims/claim';
import { testo } from './campi';
import type { Partita290 } from './partita';
import type { SoggettoLetto } from './soggetto';
import type { VoceLetta } from './voce';

/** The claim of an accepted partita (cases/290/README.md, From records to claims, 1-6). */
export function makeClaim(partita: Partita290, affidataIl: DataCivile): Claim {
  const importi: Importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
  const voci: Voce[] = [];
  let natura: Natura | undefined;
  let [dal, anni] = ['9999-12-31', Number.POSITIVE_INFINITY];
  for (const letta of partita.voci) {
    const { tributo } = letta;
    if (tributo === null || letta.importo === null || letta.anno === null)
      throw new Error(`290.claim: la partita della riga ${partita.riga} non è accettata`);
    const voce = makeVoce(letta, letta.anno, tributo.componente, BigInt(letta.importo));
    voci.push(voce);
    importi[voce.componente] += voce.importo;
    natura = tributo.natura;
    const inizio = inizioPrescrizione(tributo.prescrizione.dal, letta);
    if (inizio < dal) dal = inizio;
    anni = Math.min(anni, tributo.prescrizione.anni);
  }
  if (natura === undefined) throw new Error(`290.claim: la partita della riga ${partita.riga} non ha voci`);
  const cointestatario = partita.debitore.record.charAt(285) === 'C';
  return {
    riga: partita.riga,
    codice: partita.codice,
    natura,
    importi,
    prescrizione: { dal, anni },
    affidataIl,
    contenuto: partita.contenuto,
    debitore: makeSoggetto(partita.debitore),
    coobbligati: partita.coobbligati.map(
      (letto): Coobbligato => ({ ...makeSoggetto(letto), riga: letto.riga, cointestatario }),
    ),
    voci,
  };
}

/** Rule 4: a wanted date that is absent becomes 31 December of the year. */
function inizioPrescrizione(dal: 'decorrenza' | 'fineAnno' | 'dataTitolo', voce: VoceLetta): DataCivile {
  const data = dal === 'decorrenza' ? voce.dataDecorrenza : dal === 'dataTitolo' ? voce.dataTitolo : null;
  return data ?? `${voce.anno}-12-31`;
}

function makeVoce(letta: VoceLetta, anno: number, componente: Voce['componente'], importo: bigint): Voce {
  return {
    riga: letta.riga,
    anno,
    codiceTributo: letta.codiceTributo ?? '',
    componente,
    imponibile: letta.imponibile === null ? null : BigInt(letta.imponibile),
    importo,
    decorrenza: letta.dataDecorrenza,
    informazioni: letta.informazioni,
    tipoInformazioni: letta.tipoInformazioni,
    titolo: letta.titolo,
    tipoTitolo: letta.tipoTitolo,
    numeroTitolo: letta.numeroTitolo,
    dataTitolo: letta.dataTitolo,
    targa: letta.targa,
  };
}

function makeSoggetto(letto: SoggettoLetto): Soggetto {
  return {
    natura: letto.natura === '1' ? 'fisica' : 'giuridica',
    codiceFiscale: letto.codiceFiscale ?? '',
    partitaIva: null,
    cognome: letto.cognome,
    nome: letto.nome,
    denominazione: letto.denominazione,
    indirizzo: makeIndirizzo(letto),
    cap: letto.cap,
    belfiore: letto.belfiore,
    localita: testo(letto.record, 108 - letto.scarto, 129 - letto.scarto) || null,
    sesso: letto.sesso,
    dataNascita: letto.dataNascita,
    belfioreNascita: letto.belfioreNascita,
  };
}

/** Street, civic number without its zeros, letter. Km is left out: some comuni write other things there. */
function makeIndirizzo({ indirizzo, record, scarto }: SoggettoLetto): string | null {
  if (indirizzo === null) return null;
  const civico = testo(record, 86 - scarto, 91 - scarto).replace(/^0+/, '');
  const esponente = testo(record, 91 - scarto, 93 - scarto).replace(/^0+$/, '');
  const numero = civico === '' ? esponente : esponente === '' ? civico : `${civico}/${esponente}`;
  return numero === '' ? indirizzo : `${indirizzo} ${numero}`;
}

import type { DataCivile } from '../calendario';
import type { EsitoNotifica } from '../vocabolario';
import type { RegolaPerfezionamento } from './perfezionamento';
import type { EsitoPostale, ProdottoPostale, Recapito } from './posta-eventi';

/** Why a person looks at a posted piece. */
export type CasoPostale =
  | 'ESITI_DISCORDI'
  | 'CAD_DISCORDE'
  | 'CAD_NON_RECAPITATA'
  | 'BUSTA_DOPO_CONSEGNA'
  | 'DESTINATARIO_DECEDUTO'
  | 'RIFIUTO_DI_ALTRI'
  | 'GIACENZA_BREVE'
  | 'FURTO_SMARRIMENTO'
  | 'NON_RENDICONTABILE'
  | 'FORZA_MAGGIORE'
  | 'PEZZO_SCARTATO';

/** What one closed outcome says. `attesa` = the rest of the evidence is not there yet. */
export type Lettura =
  | { letto: 'esito'; esito: EsitoNotifica; regola: RegolaPerfezionamento; il: DataCivile }
  | { letto: 'persona'; caso: CasoPostale }
  | { letto: 'attesa' };

const ATTESA: Lettura = { letto: 'attesa' };
const persona = (caso: CasoPostale): Lettura => ({ letto: 'persona', caso });
const perfezionata = (regola: RegolaPerfezionamento, il: DataCivile): Lettura => ({
  letto: 'esito',
  esito: 'perfezionata',
  regola,
  il,
});

const REGOLE = {
  AR: { consegna: 'AR_CONSEGNA', rifiuto: 'AR_RIFIUTO', giacenza: 'AR_COMPIUTA_GIACENZA' },
  RS: { consegna: 'AR_CONSEGNA', rifiuto: 'AR_RIFIUTO', giacenza: 'AR_COMPIUTA_GIACENZA' },
  AG: { consegna: 'AG_CONSEGNA', rifiuto: 'AG_RIFIUTO', giacenza: 'AG_DEPOSITO_CAD' },
} as const satisfies Record<ProdottoPostale, Record<string, RegolaPerfezionamento>>;

/** Regola by which the days of storage perfect. */
export const regolaGiacenza = (prodotto: ProdottoPostale): RegolaPerfezionamento => REGOLE[prodotto].giacenza;

/** Outcomes that end the life of a piece without closing its file. */
const SENZA_CHIUSURA: ReadonlySet<EsitoPostale> = new Set<EsitoPostale>([
  'FURTO_SMARRIMENTO',
  'NON_RENDICONTABILE',
  'FORZA_MAGGIORE',
]);

export const isConclusione = (e: Recapito): boolean => e.stadio === 'chiuso' || SENZA_CHIUSURA.has(e.esito);

/**
 * One conclusive outcome, read by itself. `scade` = last day of the storage, null when its evidence is not whole.
 * Sources: law.md 5.a; notifiche-send-posta.md 4.1 and 4.2.
 */
export function leggiConclusione(e: Recapito, prodotto: ProdottoPostale, scade: DataCivile | null): Lettura {
  const regole = REGOLE[prodotto];
  switch (e.esito) {
    case 'CONSEGNATO':
    case 'CONSEGNATO_PERSONA_ABILITATA':
      return perfezionata(regole.consegna, e.il);
    case 'CONSEGNATO_IN_GIACENZA':
      return scade !== null && scade < e.il
        ? perfezionata(regole.giacenza, scade)
        : perfezionata(regole.consegna, e.il);
    case 'COMPIUTA_GIACENZA':
      if (scade === null) return ATTESA;
      return e.il < scade ? persona('GIACENZA_BREVE') : perfezionata(regole.giacenza, scade);
    case 'MANCATA_CONSEGNA':
      return leggiMancata(e, prodotto);
    case 'MANCATA_CONSEGNA_IN_GIACENZA': {
      const mancata = leggiMancata(e, prodotto);
      if (mancata.letto === 'persona') return mancata;
      if (scade !== null && scade <= e.il) return perfezionata(regole.giacenza, scade);
      return scade === null && e.causa !== 'M05' ? ATTESA : mancata;
    }
    case 'IRREPERIBILE_ASSOLUTO':
      if (e.causa === 'M02') return persona('DESTINATARIO_DECEDUTO');
      return { letto: 'esito', esito: 'irreperibile', regola: 'POSTA_IRREPERIBILE', il: e.il };
    case 'FURTO_SMARRIMENTO':
    case 'NON_RENDICONTABILE':
    case 'FORZA_MAGGIORE':
      return persona(e.esito);
    case 'INESITO':
    case 'IN_GIACENZA':
    case 'ACCETTAZIONE_23L':
      return ATTESA;
  }
}

/** Refused by the addressee = served that day; by somebody else = a person reads the card. */
function leggiMancata(e: Recapito, prodotto: ProdottoPostale): Lettura {
  if (e.causa === 'M02') return persona('DESTINATARIO_DECEDUTO');
  if (e.causa !== 'M05')
    return { letto: 'esito', esito: 'fallita', regola: 'POSTA_NON_CONSEGNATA', il: e.il };
  return e.consegnatario === 'altri'
    ? persona('RIFIUTO_DI_ALTRI')
    : perfezionata(REGOLE[prodotto].rifiuto, e.il);
}

import { addGiorni, type DataCivile } from '../calendario';
import type { Perfezionamento } from './perfezionamento';
import { diTipo, haDocumento, type LeggiTermine, type ProvePosta, type TerminePosta } from './posta-prove';

/** Evidence still to come about a posted piece. */
export type CosaManca =
  | 'ACCETTAZIONE'
  | 'ESITO'
  | 'CHIUSURA'
  | 'INIZIO_GIACENZA'
  | 'COMPIUTA_GIACENZA'
  | 'CAD'
  | 'AR_CAD'
  | 'CAN'
  | 'RESTITUZIONE';

export interface Mancanza {
  cosa: CosaManca;
  /** Day from which the storage is over by law; only for COMPIUTA_GIACENZA. */
  dal?: DataCivile;
  /** Last day on which it is waited for: then a worklist shows the piece. */
  entro: DataCivile;
}

/** What the evidence of a piece lacks, with the day by which it is due. Sources: law.md 5.a; seed E-20. */
export function cosaManca(
  p: ProvePosta,
  perfezionamento: Perfezionamento | null,
  aUnaPersona: boolean,
  termine: LeggiTermine,
): Mancanza[] {
  const entro = (nome: TerminePosta, dal: DataCivile) => addGiorni(dal, termine(nome, dal) ?? 0);
  const prove = (cosa: CosaManca, dal: DataCivile): Mancanza => ({
    cosa,
    entro: entro('posta.attesaProve', dal),
  });
  const diProva = [...chiusura(p, prove), ...giacenza(p, perfezionamento, prove, entro), ...can(p, prove)];
  const aperto = perfezionamento === null && !aUnaPersona && diProva.length === 0;
  return [
    ...accettazione(p, prove),
    ...(aperto ? esito(p, prove) : []),
    ...diProva,
    ...restituzione(p, termine),
  ];
}

type Prova = (cosa: CosaManca, dal: DataCivile) => Mancanza;
type Entro = (nome: TerminePosta, dal: DataCivile) => DataCivile;

/** The date of the sender: without it decadence and prescription have no date. */
function accettazione(p: ProvePosta, prove: Prova): Mancanza[] {
  const primo = primoGiorno(diTipo(p.eventi, 'recapito'));
  const spedito = diTipo(p.eventi, 'lavorazione').some((e) => e.passo === 'SPEDITO');
  return spedito || primo === null ? [] : [prove('ACCETTAZIONE', primo)];
}

/** A piece that left and of which nothing else is waited for is never silent (I2); simple mail gives no outcome. */
function esito(p: ProvePosta, prove: Prova): Mancanza[] {
  const primo = primoGiorno(p.eventi);
  return primo === null || p.prodotto === 'RS' ? [] : [prove('ESITO', primo)];
}

/** A pre-outcome, or the image of an outcome, whose file was not closed. */
function chiusura(p: ProvePosta, prove: Prova): Mancanza[] {
  if (p.conclusioni.length > 0) return [];
  const aperti = diTipo(p.eventi, 'recapito').filter((e) => e.stadio !== 'unico');
  const primo = primoGiorno(aperti);
  return primo === null ? [] : [prove('CHIUSURA', primo)];
}

function giacenza(
  p: ProvePosta,
  perfezionamento: Perfezionamento | null,
  prove: Prova,
  entro: Entro,
): Mancanza[] {
  const chiusa = p.conclusioni.find((e) => e.esito.endsWith('GIACENZA'));
  const inizio = p.giacenzaDal ?? chiusa?.il ?? null;
  if (p.prodotto === 'RS' || inizio === null) return [];
  // closed by something that is no storage: a delivery after the first visit, a refusal
  if (chiusa === undefined && p.conclusioni.length > 0) return [];
  if (p.prodotto === 'AG') return deposito(p, perfezionamento, inizio, prove);
  if (p.giacenzaDal === null) return [prove('INIZIO_GIACENZA', inizio)];
  if (chiusa !== undefined || p.scade === null) return [];
  const tornata = entro('posta.attesaProve', entro('posta.custodiaAr', inizio));
  return [{ cosa: 'COMPIUTA_GIACENZA', dal: p.scade, entro: tornata }];
}

/** L. 890/1982 art. 8: the CAD and its own advice; a collection proves itself, but the tenth day may come before it. */
function deposito(
  p: ProvePosta,
  perfezionamento: Perfezionamento | null,
  inizio: DataCivile,
  prove: Prova,
): Mancanza[] {
  if (p.cadIl === null) return [prove('CAD', inizio)];
  if (!p.arCad) return [prove('AR_CAD', p.cadIl)];
  if (perfezionamento !== null || p.scade === null || p.conclusioni.length > 0) return [];
  return [{ cosa: 'COMPIUTA_GIACENZA', dal: p.scade, entro: p.scade }];
}

/** L. 890/1982 art. 7: delivered to somebody else, the notice to the addressee is to be proved. */
function can(p: ProvePosta, prove: Prova): Mancanza[] {
  const altri = p.conclusioni.filter((e) => e.esito === 'CONSEGNATO_PERSONA_ABILITATA');
  const primo = primoGiorno(altri);
  return primo === null || haDocumento(p.eventi, 'CAN') ? [] : [prove('CAN', primo)];
}

/** Undeliverable mail goes back to the Ente, from the missed delivery or from the return of the envelope. */
function restituzione(p: ProvePosta, termine: LeggiTermine): Mancanza[] {
  const mancate = p.conclusioni.filter(
    (e) => e.esito === 'IRREPERIBILE_ASSOLUTO' || (e.esito.startsWith('MANCATA') && e.causa !== 'M05'),
  );
  if (mancate.length === 0 || diTipo(p.eventi, 'restituita').length > 0) return [];
  const dal = primoGiorno(diTipo(p.eventi, 'busta_tornata')) ?? primoGiorno(mancate);
  const giorni = dal === null ? null : termine('posta.restituzioneGiorni', dal);
  return dal === null || giorni === null ? [] : [{ cosa: 'RESTITUZIONE', entro: addGiorni(dal, giorni) }];
}

const primoGiorno = (eventi: readonly { il: DataCivile }[]): DataCivile | null =>
  eventi.reduce<DataCivile | null>((a, e) => (a === null || e.il < a ? e.il : a), null);

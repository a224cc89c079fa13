import { confronta } from '../notificazione';
import type { Perfezionamento } from './perfezionamento';
import type { EventoPosta, ProdottoPostale } from './posta-eventi';
import { type CasoPostale, type Lettura, leggiConclusione, regolaGiacenza } from './posta-lettura';
import { cosaManca, type Mancanza } from './posta-manca';
import { diTipo, haDocumento, type LeggiTermine, type ProvePosta, raccogli } from './posta-prove';
import { isParolaSullaProva } from './scartate';

/** What the evidence of one posted piece says. Of its three parts none hides another. */
export interface EsamePosta {
  perfezionamento: Perfezionamento | null;
  manca: readonly Mancanza[];
  persona: readonly { caso: CasoPostale; eventi: readonly string[] }[];
}

/**
 * Perfection of one posted piece: a pure function of the set of its events, whatever their order and repetition. A
 * pre-outcome never perfects; a closed outcome that contradicts another leaves it to a person, who discards one.
 * Sources: law.md 5.a; notifiche-send-posta.md 4.1, 4.2.
 */
export function perfezionamentoPosta(
  ricevuti: readonly EventoPosta[],
  prodotto: ProdottoPostale,
  termine: LeggiTermine,
): EsamePosta {
  const prove = raccogli(ricevuti, prodotto, termine);
  const persona = casi(prove);
  const letta = persona.length > 0 ? null : letturaUnica(prove);
  const perfezionamento = letta?.letto === 'esito' ? componi(prove, letta) : null;
  return { perfezionamento, manca: cosaManca(prove, perfezionamento, persona.length > 0, termine), persona };
}

/** What no rule decides. */
function casi(p: ProvePosta): EsamePosta['persona'] {
  const letture = p.conclusioni.map((e) => leggiConclusione(e, p.prodotto, p.scade));
  const diverse = new Set(letture.map((l) => JSON.stringify(l)));
  const trovati: { caso: CasoPostale; eventi: readonly string[] }[] = [];
  const ids = (eventi: readonly EventoPosta[]) => eventi.map((e) => e.id);
  const aggiungi = (caso: CasoPostale, eventi: readonly EventoPosta[]) => {
    trovati.push({ caso, eventi: ids(eventi) });
  };
  if (diverse.size > 1) aggiungi('ESITI_DISCORDI', p.conclusioni);
  else if (letture[0]?.letto === 'persona') aggiungi(letture[0].caso, p.conclusioni);
  const cad = diTipo(p.eventi, 'cad_spedita');
  if (new Set(cad.map((e) => e.il)).size > 1) aggiungi('CAD_DISCORDE', cad);
  const persa = diTipo(p.eventi, 'cad_esito').filter((e) => e.esito === 'NON_CONSEGNATA');
  if (persa.length > 0) aggiungi('CAD_NON_RECAPITATA', persa);
  const buste = diTipo(p.eventi, 'busta_tornata');
  const consegnato = p.conclusioni.filter((e) => e.esito.startsWith('CONSEGNATO'));
  if (buste.length > 0 && consegnato.length > 0) aggiungi('BUSTA_DOPO_CONSEGNA', [...buste, ...consegnato]);
  const passi = diTipo(p.eventi, 'lavorazione');
  const scartati = passi.filter((e) => e.passo === 'SCARTATO');
  const partito = passi.some((e) => e.passo === 'SPEDITO') || p.conclusioni.length > 0;
  if (scartati.length > 0 && !partito) aggiungi('PEZZO_SCARTATO', scartati);
  return trovati;
}

function letturaUnica(p: ProvePosta): Lettura | null {
  const [prima] = p.conclusioni;
  if (prima) return leggiConclusione(prima, p.prodotto, p.scade);
  return depositoCompiuto(p);
}

/**
 * L. 890/1982: the piece stays six months at the office, but it is served on the tenth day from the CAD. It is
 * concluded before it comes back when the card of the deposit is there and something says that the days have passed.
 */
function depositoCompiuto(p: ProvePosta): Lettura | null {
  if (p.prodotto !== 'AG' || p.scade === null || p.giacenzaDal === null) return null;
  const { scade } = p;
  const accettata = diTipo(p.eventi, 'recapito').filter((e) => e.esito === 'ACCETTAZIONE_23L');
  if (accettata.length === 0 && !haDocumento(p.eventi, '23L')) return null;
  const passati = [...accettata, ...diTipo(p.eventi, 'decorso')].some((e) => e.il >= scade);
  return passati ? { letto: 'esito', esito: 'perfezionata', regola: regolaGiacenza('AG'), il: scade } : null;
}

/** A pre-outcome proves nothing, and neither does what a person discarded. */
const isProva = (e: EventoPosta): boolean =>
  !isParolaSullaProva(e) &&
  e.tipo !== 'restituita' &&
  (e.tipo !== 'lavorazione' || e.passo === 'SPEDITO') &&
  (e.tipo !== 'recapito' || e.stadio === 'chiuso' || e.stadio === 'unico');

/** Post without a signed advice proves no notification, whatever its outcome. */
function componi(p: ProvePosta, letta: Lettura & { letto: 'esito' }): Perfezionamento | null {
  if (p.prodotto === 'RS') return null;
  const spediti = diTipo(p.eventi, 'lavorazione').filter((e) => e.passo === 'SPEDITO');
  const mittenteIl = spediti.map((e) => e.il).sort(confronta)[0] ?? null;
  return {
    esito: letta.esito,
    mittenteIl,
    destinatarioIl: letta.il,
    regola: letta.regola,
    prove: p.eventi.filter(isProva).map((e) => e.id),
  };
}

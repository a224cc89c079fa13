import { addGiorni, type DataCivile } from '../calendario';
import type { Mossa } from './mossa';
import {
  accettazioneDi,
  dopoSaturazione,
  type EventoPec,
  giornoDella,
  perfezionaPec,
  primo,
  saturazioni,
  type Termini,
} from './perfezionamento-pec';

export type StatoTrasmissione = 'riservata' | 'inviata' | 'rifiutata' | 'incerta' | 'da_ritentare';

export interface Trasmissione {
  /** From 1. */
  ordine: number;
  stato: StatoTrasmissione;
  /** Real minutes since the provider was handed the message: its machines do not live on the civil clock. */
  minuti: number;
  /** Reasons for which a person has already been called; `*` = an uncertain send. */
  dichiarate: readonly string[];
}

export interface Gradino {
  trasmissioni: readonly Trasmissione[];
  eventi: readonly EventoPec[];
  /** Last day on which an outcome is waited for here; null = the decision looks at it by itself. */
  limite: DataCivile | null;
}

const ATTENDI: Mossa = { mossa: 'attendi', fino: null };
/** A person called for an uncertain send is not called again when its state changes name. */
export const INVIO_INCERTO = '*';

/**
 * What to do next on the PEC rung of one act: a pure function of the set of receipts, whatever their order and
 * repetition. Sources: R-26; notifiche-pec.md 1.1, 1.5 and 1.8; style.md F1, F2, F5-F7.
 */
export function mossaPec(g: Gradino, termini: Termini, oggi: DataCivile): Mossa {
  const perfezionamento = perfezionaPec(g.eventi, termini);
  if (perfezionamento) {
    const { destinatarioIl } = perfezionamento;
    // a delivery of this night is perfect tomorrow at seven: it is no fact yet
    if (destinatarioIl > oggi) return { mossa: 'attendi', fino: destinatarioIl };
    return { mossa: 'concludi', perfezionamento };
  }
  const ultima = g.trasmissioni.at(-1);
  if (!ultima) return { mossa: 'trasmetti', ordine: 1 };
  const sature = saturazioni(g.eventi);
  const [prima] = sature;
  if (!prima || !sature.some((e) => e.trasmissione === ultima.ordine))
    return sullaTrasmissione(g, ultima, termini, oggi);
  const dal = dopoSaturazione(prima, termini);
  return oggi >= dal
    ? { mossa: 'trasmetti', ordine: ultima.ordine + 1, motivo: 'CASELLA_SATURA' }
    : { mossa: 'attendi', fino: dal };
}

function sullaTrasmissione(g: Gradino, ultima: Trasmissione, termini: Termini, oggi: DataCivile): Mossa {
  const { ordine, stato } = ultima;
  const sue = g.eventi.filter((e) => e.trasmissione === ordine);
  if (sue.some((e) => e.tipo === 'ripetere'))
    return { mossa: 'trasmetti', ordine: ordine + 1, motivo: 'RIPETUTA' };
  const accettazione = accettazioneDi(g.eventi, ordine);
  const oscuri = classiOscure(sue, accettazione, termini).map((classe) => `PEC_${classe}`);
  const nuovo = oscuri.find((codice) => !isNoto(ultima, codice));
  if (oscuri.length > 0) return nuovo ? { mossa: 'incerta', ordine, codice: nuovo } : ATTENDI;
  const inizio = accettazione ?? primo(sue);
  if (inizio) return senzaConsegna(g, ultima, giornoDella(inizio), termini, oggi);
  if (stato === 'da_ritentare') return { mossa: 'trasmetti', ordine };
  if (stato !== 'inviata') return chiama(ultima, `SMTP_${stato.toUpperCase()}`, alLimite(g, ultima, oggi));
  return senzaAccettazione(g, ultima, termini(oggi).accettazioneMinuti, oggi);
}

function senzaAccettazione(g: Gradino, ultima: Trasmissione, minuti: number, oggi: DataCivile): Mossa {
  const limite = alLimite(g, ultima, oggi);
  const fraMinuti = minuti - ultima.minuti;
  if (fraMinuti <= 0) return chiama(ultima, 'PEC_SENZA_ACCETTAZIONE', limite);
  return limite.mossa === 'attendi' ? { ...limite, fraMinuti } : limite;
}

/** The hours in which a consegna or a notice was due go by: never silent (F5). */
function senzaConsegna(
  g: Gradino,
  ultima: Trasmissione,
  dal: DataCivile,
  termini: Termini,
  oggi: DataCivile,
): Mossa {
  // the first date on which those hours have gone by at any time of the day
  const scade = addGiorni(dal, Math.ceil(termini(dal).consegnaOre / 24) + 1);
  const limite = alLimite(g, ultima, oggi);
  if (oggi >= scade) return chiama(ultima, 'PEC_SENZA_CONSEGNA', limite);
  if (limite.mossa !== 'attendi') return limite;
  return { mossa: 'attendi', fino: limite.fino !== null && limite.fino < scade ? limite.fino : scade };
}

function alLimite({ limite }: Gradino, ultima: Trasmissione, oggi: DataCivile): Mossa {
  if (limite === null) return ATTENDI;
  if (oggi > limite) return chiama(ultima, 'PEC_SENZA_ESITO', ATTENDI);
  return { mossa: 'attendi', fino: addGiorni(limite, 1) };
}

/** A person is called once for each reason; after that, `poi`. */
const chiama = (ultima: Trasmissione, codice: string, poi: Mossa): Mossa =>
  isNoto(ultima, codice) ? poi : { mossa: 'incerta', ordine: ultima.ordine, codice };

const isNoto = ({ dichiarate }: Trasmissione, codice: string): boolean =>
  dichiarate.includes(codice.startsWith('SMTP_') ? INVIO_INCERTO : codice);

/**
 * Classes of the failures that no rule decides: refused for a virus or for a reason that is not known, or time
 * exceeded (RFC 6109 par. 3.1.6). The last neither opens a second attempt (only a full box does) nor the next rung
 * (only an address that will never receive does): law.md 5.a, R-26. In order, whatever that of the receipts.
 */
function classiOscure(
  sue: readonly EventoPec[],
  accettazione: EventoPec | undefined,
  termini: Termini,
): string[] {
  const classi = sue.flatMap((e) => {
    if (e.tipo === 'errore-consegna' || e.tipo === 'non-accettazione') return [e.classe ?? 'ALTRO'];
    return isAvvisoFinale(e, accettazione, termini) ? ['TEMPO_SCADUTO'] : [];
  });
  return [...new Set(classi)].sort();
}

/**
 * The notices of the 12th and of the 24th hour share headers and tipo: the code tells them apart (4.x.x the first,
 * 5.x.x the last), else the hours since the accettazione. Source: notifiche-pec.md 1.1.
 */
function isAvvisoFinale(e: EventoPec, accettazione: EventoPec | undefined, termini: Termini): boolean {
  if (e.tipo !== 'preavviso-errore-consegna') return false;
  if (e.codiceEsteso?.startsWith('5.')) return true;
  if (e.codiceEsteso?.startsWith('4.') || !accettazione) return false;
  const oreMs = termini(giornoDella(accettazione)).avvisoFinaleOre * 3_600_000;
  return Date.parse(e.quando) - Date.parse(accettazione.quando) >= oreMs;
}

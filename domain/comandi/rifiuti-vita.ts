import { type DataCivile, giornoDi } from '../calendario';
import { morteDi } from '../decesso';
import type { Evento, Fascicolo } from '../fascicolo';
import { insolvenzaInCorso } from '../insolvenza';
import type { CodiceRifiuto } from './vocabolario';

type Di<T extends Evento['tipo']> = Extract<Evento, { tipo: T }>;
type DelPiano = Di<'pagamento' | 'richiestaRateazione' | 'rateazioneConcessa' | 'rateazioneRespinta'>;

const RATE_MAX = 600;

/** What a rateazione forbids. A request is never refused: it interrupts the prescription by itself. */
export function rifiutoPiano(f: Fascicolo, evento: DelPiano, oggi: DataCivile): CodiceRifiuto | null {
  if (evento.tipo === 'pagamento') return rifiutoRata(f, evento.rata);
  if (evento.tipo !== 'rateazioneRespinta' && !(evento.rate >= 1 && evento.rate <= RATE_MAX))
    return 'RATE_NON_VALIDE';
  if (evento.tipo === 'richiestaRateazione') return null;
  if (!attendeRisposta(f)) return 'RATEAZIONE_NON_RICHIESTA';
  if (evento.tipo === 'rateazioneRespinta') return null;
  if (decaduta(f)) return 'RATEAZIONE_DECADUTA';
  return evento.primaScadenza < oggi ? 'DATA_PASSATA' : null;
}

/** A payment names an instalment of the plan granted last; of none, it is ordinary money. */
function rifiutoRata(f: Fascicolo, rata: number | undefined): CodiceRifiuto | null {
  if (rata === undefined) return null;
  const piano = f.eventi.findLast((e): e is Di<'rateazioneConcessa'> => e.tipo === 'rateazioneConcessa');
  return piano && rata >= 1 && rata <= piano.rate ? null : 'RATA_SCONOSCIUTA';
}

/** A request that no answer followed, in the order of the facts. */
function attendeRisposta({ eventi }: Fascicolo): boolean {
  const ultimo = eventi.findLast(
    ({ tipo }) =>
      tipo === 'richiestaRateazione' || tipo === 'rateazioneConcessa' || tipo === 'rateazioneRespinta',
  );
  return ultimo?.tipo === 'richiestaRateazione';
}

/** A decadenza that counts: one sent between the death and the heirs does not. */
function decaduta({ atti, eventi }: Fascicolo): boolean {
  const morte = morteDi(eventi);
  return atti.some(({ tipo, dispacci }) => {
    const [primo] = dispacci;
    if (tipo !== 'comunicazioneDecadenza' || !primo) return false;
    const il = giornoDi(primo.il);
    return morte === null || il <= morte.il || il >= morte.eredi;
  });
}

/** One death, then its heirs, in this order. */
export function rifiutoMorte(
  f: Fascicolo,
  evento: Di<'decesso' | 'eredi'>,
  oggi: DataCivile,
): CodiceRifiuto | null {
  const noto = f.eventi.some(({ tipo }) => tipo === 'decesso');
  if (evento.tipo === 'eredi') {
    if (!noto) return 'DECESSO_ASSENTE';
    return f.eventi.some(({ tipo }) => tipo === 'eredi') ? 'EREDI_GIA_NOTI' : null;
  }
  if (noto) return 'DECESSO_GIA_NOTO';
  return evento.dal !== undefined && evento.dal > oggi ? 'DATA_FUTURA' : null;
}

/** A second event of the same procedure may only add the hearing that the first did not know. */
export function rifiutoInsolvenza(
  f: Fascicolo,
  evento: Di<'insolvenza' | 'insinuazioneDepositata' | 'proceduraChiusa'>,
): CodiceRifiuto | null {
  const aperta = insolvenzaInCorso(f.eventi);
  if (evento.tipo !== 'insolvenza') return aperta ? null : 'INSOLVENZA_ASSENTE';
  const aggiunge = aperta?.udienza === null && evento.udienza !== undefined;
  return aperta && !aggiunge ? 'INSOLVENZA_GIA_APERTA' : null;
}

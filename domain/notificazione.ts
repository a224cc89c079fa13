import { type Giorno, giornoDi } from './calendario';
import type { AttoEmesso, Dispaccio, Fascicolo } from './fascicolo';
import { type Profilo, parametro } from './profili/profilo';
import { type Canale, type EsitoNotifica, TIPI_ATTO, TIPI_TITOLO, type TipoAtto } from './vocabolario';

export interface InvioNoto {
  il: Giorno;
  canale: Canale | undefined;
}

export type EsitoNegativo = Exclude<EsitoNotifica, 'perfezionata'>;

/** An act as it is known on a day. Source: R-26..R-28. */
export interface AttoNoto {
  atto: AttoEmesso;
  tipo: TipoAtto;
  /** Day of the first dispatch. */
  emesso: Giorno;
  ultimoInvio: Giorno;
  /** Dispatches made so far, in order. */
  invii: readonly InvioNoto[];
  /** It goes to an addressee; otherwise it is only sent and perfect on the day. */
  notificato: boolean;
  /** Legal date of the perfection, once known; null = the act is open. */
  perfetto: Giorno | null;
  /** Day on which the perfection became known. */
  perfettoNoto: Giorno | null;
  /** Negative outcome of the last dispatch, once known. */
  negativo: EsitoNegativo | null;
}

const SEMPRE_NOTIFICATI: ReadonlySet<TipoAtto> = new Set<TipoAtto>([
  ...TIPI_TITOLO,
  'intimazione50',
  'preavvisoFermo',
  'preavvisoIpoteca',
  'pignoramento72bis',
  'sollecitoRate',
]);

/** Whether an act of this type emitted on `giorno` goes to an addressee. Source: R-28. */
export function siNotifica(tipo: TipoAtto, profilo: Profilo, giorno: Giorno): boolean {
  if (tipo === 'sollecitoPrecoattivo') return parametro(profilo, 'precoattivo.notificato', giorno);
  if (tipo === 'presaInCarico') return parametro(profilo, 'presaInCarico.notificata', giorno);
  return SEMPRE_NOTIFICATI.has(tipo);
}

/** Null when nothing has left by `oggi`. */
function leggiAtto(atto: AttoEmesso, oggi: Giorno): AttoNoto | null {
  const partiti = atto.dispacci.filter(({ il }) => giornoDi(il) <= oggi);
  const invii: InvioNoto[] = partiti.map(({ il, canale }) => ({ il: giornoDi(il), canale }));
  const primo = invii[0];
  if (!primo) return null;
  const ultimo = invii.at(-1) ?? primo;
  const emesso = primo.il;
  const notificato = ultimo.canale !== undefined;
  const noto: AttoNoto = {
    atto,
    tipo: atto.tipo,
    emesso,
    ultimoInvio: ultimo.il,
    invii,
    notificato,
    perfetto: notificato ? null : emesso,
    perfettoNoto: notificato ? null : emesso,
    negativo: null,
  };
  if (notificato)
    for (const [i, invio] of partiti.entries()) leggiEsito(noto, invio, i === partiti.length - 1, oggi);
  return noto;
}

function leggiEsito(noto: AttoNoto, invio: Dispaccio, ultimo: boolean, oggi: Giorno): void {
  if (!invio.esito) return;
  const notoIl = giornoDi(invio.esito.notoIl);
  if (notoIl > oggi) return;
  if (invio.esito.tipo !== 'perfezionata') {
    if (ultimo) noto.negativo = invio.esito.tipo;
    return;
  }
  const legale = giornoDi(invio.esito.legaleIl);
  if (noto.perfetto !== null && noto.perfetto <= legale) return;
  noto.perfetto = legale;
  noto.perfettoNoto = notoIl;
}

/** The acts known on `oggi`, in an order that does not depend on that of arrival. */
export function attiNoti(atti: readonly AttoEmesso[], oggi: Giorno): AttoNoto[] {
  const noti: AttoNoto[] = [];
  for (const atto of atti) {
    const noto = leggiAtto(atto, oggi);
    if (noto) noti.push(noto);
  }
  return noti.sort(
    (a, b) =>
      a.emesso - b.emesso ||
      TIPI_ATTO.indexOf(a.tipo) - TIPI_ATTO.indexOf(b.tipo) ||
      confronta(minimo(a.atto.partite), minimo(b.atto.partite)) ||
      confronta(a.atto.id, b.atto.id),
  );
}

const minimo = (ids: readonly string[]): string => [...ids].sort(confronta)[0] ?? '';

/** Code-unit order, the same on every machine. */
export const confronta = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Destinatario {
  debitore: Fascicolo['debitore'];
  /** Heirs have been settled: no digital domicile of the dead person. */
  eredi: boolean;
}

/** The rungs that an act of this type may climb: the messi of the Society serve only some. Source: R-26; seed E-51. */
export function gradiniDi(tipo: TipoAtto, profilo: Profilo, giorno: Giorno): readonly Canale[] {
  const canali = parametro(profilo, 'notifica.canali', giorno);
  if (!canali.includes('messo') || parametro(profilo, 'messo.atti', giorno).includes(tipo)) return canali;
  return canali.filter((canale) => canale !== 'messo');
}

/** First rung: pec with a digital domicile, else the first rung that is not pec. Source: R-26. */
export function primoCanale(canali: readonly Canale[], a: Destinatario): Canale {
  const diretto = a.debitore.domicilioDigitale && !a.eredi;
  const canale = diretto && canali.includes('pec') ? 'pec' : canali.find((c) => c !== 'pec');
  if (!canale)
    throw new Error('notifica.senza_canali: "notifica.canali" non ha un canale per questo debitore');
  return canale;
}

/** The rung after a negative outcome; null when none is left. Source: R-26, DPR 600/73 art. 60-ter c. 3 b). */
export function canaleSuccessivo(
  canali: readonly Canale[],
  ultimo: Canale,
  esito: EsitoNegativo,
  a: Destinatario,
): Canale | null {
  if (esito === 'irreperibile') return ultimo === 'albo' ? null : 'albo';
  if (ultimo === 'pec' && a.debitore.registro === 'inipec' && !a.eredi) return 'deposito';
  const qui = canali.indexOf(ultimo === 'deposito' ? 'pec' : ultimo);
  return canali.slice(qui + 1).find((canale) => canale !== 'pec') ?? null;
}

import { type Giorno, giornoDi } from './calendario';
import type { Cents } from './denaro';
import type { AttoNoto } from './notificazione';
import type { Dispaccio, Fascicolo } from './pratica/fascicolo';
import { type Profilo, parametro } from './profili/profilo';
import type { TipoAtto } from './vocabolario';

interface Debitore {
  debitore: Fascicolo['debitore'];
  /** Day on which the heirs were settled, `MAI` if none. */
  eredi: Giorno;
}

/**
 * Expense of one act on a day: its own and that of the last channel used by then; 0 before its emission.
 * Each is valued on the day of its dispatch. Source: R-53; DM 14/4/2023.
 */
export function spesaDellAtto(noto: AttoNoto, a: Debitore, profilo: Profilo, giorno: Giorno): Cents {
  if (noto.emesso > giorno) return 0n;
  const ultimo = noto.invii.findLast((invio) => giornoDi(invio.il) <= giorno);
  const propria = parametro(profilo, `spese.atto.${noto.tipo}`, noto.emesso);
  return ultimo ? propria + spesaInvio(noto, ultimo, a, profilo) : propria;
}

const STRUMENTI: ReadonlySet<TipoAtto> = new Set<TipoAtto>(['fermo', 'ipoteca', 'pignoramento72bis']);

/** Administrative expense: from the ingiunzione, then from the first instrument. Source: R-53; seed D-107, D-108. */
export function spesaAmministrativa(atti: readonly AttoNoto[], profilo: Profilo, giorno: Giorno): Cents {
  const fase = (nome: 'titolo' | 'strumento', e: (tipo: TipoAtto) => boolean): Cents => {
    const atto = atti.find(({ tipo, emesso }) => emesso <= giorno && e(tipo));
    return atto ? parametro(profilo, `spese.amministrative.${nome}`, atto.emesso) : 0n;
  };
  return fase('strumento', (tipo) => STRUMENTI.has(tipo)) || fase('titolo', (tipo) => tipo === 'ingiunzione');
}

function spesaInvio(noto: AttoNoto, invio: Dispaccio, a: Debitore, profilo: Profilo): Cents {
  const giorno = giornoDi(invio.il);
  if (invio.canale === undefined) {
    if (noto.tipo !== 'presaInCarico') return 0n;
    const digitale = a.debitore.domicilioDigitale && giorno < a.eredi;
    return parametro(profilo, `spese.presaInCarico.${digitale ? 'digitale' : 'posta'}`, giorno);
  }
  if (noto.tipo === 'sollecitoRate') return 0n;
  switch (invio.canale) {
    case 'pec':
    case 'deposito':
      return parametro(profilo, 'spese.notifica.pec', giorno);
    case 'raccomandata':
      return parametro(profilo, 'spese.notifica.raccomandata', giorno);
    case 'albo':
      return parametro(profilo, 'spese.notifica.albo', giorno);
  }
}

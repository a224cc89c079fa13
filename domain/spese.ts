import { type Giorno, giornoDi } from './calendario';
import type { Cents } from './denaro';
import type { AttoNoto } from './notificazione';
import type { Dispaccio, Fascicolo } from './pratica/fascicolo';
import { type Profilo, parametro } from './profili/profilo';

interface Debitore {
  debitore: Fascicolo['debitore'];
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

function spesaInvio(noto: AttoNoto, invio: Dispaccio, a: Debitore, profilo: Profilo): Cents {
  const giorno = giornoDi(invio.il);
  if (invio.canale === undefined) {
    if (noto.tipo !== 'presaInCarico') return 0n;
    const { domicilioDigitale } = a.debitore;
    return parametro(profilo, `spese.presaInCarico.${domicilioDigitale ? 'digitale' : 'posta'}`, giorno);
  }
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

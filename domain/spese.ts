import { dataDi, type Giorno } from './calendario';
import type { Cents } from './denaro';
import type { Fascicolo } from './fascicolo';
import type { AttoNoto, InvioNoto } from './notificazione';
import { ErroreProfilo } from './profili/errori';
import { STRUMENTI, type Strumento } from './profili/parametri';
import { type Profilo, parametro } from './profili/profilo';
import type { TipoAtto } from './vocabolario';

interface Debitore {
  debitore: Fascicolo['debitore'];
  /** Day on which the heirs were settled, `MAI` if none. */
  eredi: Giorno;
}

/**
 * Expense of one act on a day: its own and that of the last channel used by then; 0 before its emission.
 * Each is valued on the day of its dispatch. Source: R-53; seed B-39; DM 14/4/2023.
 */
export function spesaDellAtto(noto: AttoNoto, a: Debitore, profilo: Profilo, giorno: Giorno): Cents {
  if (noto.emesso > giorno) return 0n;
  let ultimo: InvioNoto | undefined;
  for (const invio of noto.invii) if (invio.il <= giorno) ultimo = invio;
  const propria =
    parametro(profilo, `spese.atto.${noto.tipo}`, noto.emesso) + tariffa(noto.tipo, profilo, noto.emesso);
  return ultimo ? propria + spesaInvio(noto, ultimo, a, profilo) : propria;
}

/**
 * Figure of DM 14/4/2023 for an act of that day, where the profile asks for it; else 0. A missing figure stops the act:
 * throws `spese.tariffa_mancante`, which names the act and the row to fill. Source: law.md 1.43, 1.44.
 */
export function tariffa(tipo: TipoAtto, profilo: Profilo, giorno: Giorno): Cents {
  if (!isStrumento(tipo)) return 0n;
  const tabella = parametro(profilo, `spese.tariffa.${tipo}`, giorno);
  if (tabella === 'nessuna') return 0n;
  const importo = parametro(profilo, `spese.${tabella}.${tipo}`, giorno);
  if (importo !== null) return importo;
  const riga = `spese.${tabella}.${tipo}` as const;
  throw new ErroreProfilo(
    'spese.tariffa_mancante',
    `l’atto "${tipo}" del ${dataDi(giorno)} vuole l’importo della riga "${riga}" (DM 14/4/2023), che è vuota nel profilo ${profilo.nome}; va scritta con la sua fonte`,
    { parametro: riga, indice: 0 },
  );
}

const isStrumento = (tipo: TipoAtto): tipo is Strumento => STRUMENTI.some((strumento) => strumento === tipo);

/** Administrative expense: from the ingiunzione, then from the first instrument. Source: R-53; seed D-105, D-107, D-108, D-110. */
export function spesaAmministrativa(atti: readonly AttoNoto[], profilo: Profilo, giorno: Giorno): Cents {
  let titolo = 0n;
  for (const { tipo, emesso } of atti) {
    if (emesso > giorno) continue;
    if (isStrumento(tipo)) {
      const strumento = parametro(profilo, 'spese.amministrative.strumento', emesso);
      if (strumento > 0n) return strumento;
    }
    if (tipo === 'ingiunzione' && titolo === 0n)
      titolo = parametro(profilo, 'spese.amministrative.titolo', emesso);
  }
  return titolo;
}

function spesaInvio(noto: AttoNoto, invio: InvioNoto, a: Debitore, profilo: Profilo): Cents {
  const giorno = invio.il;
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
    case 'messo':
      return parametro(profilo, 'spese.notifica.messo', giorno);
    case 'albo':
      return parametro(profilo, 'spese.notifica.albo', giorno);
  }
}

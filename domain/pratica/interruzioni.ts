import { giornoDi } from '../calendario';
import { isTitoloInefficace } from '../decesso';
import type { Fatti, PartitaNota } from '../fatti';
import { interruzioniInsolvenza } from '../insolvenza';
import type { AttoNoto } from '../notificazione';
import type { Interruzione } from '../prescrizione';
import { type Profilo, parametro } from '../profili/profilo';
import { TIPI_TITOLO, type TipoAtto } from '../vocabolario';

const SEMPRE: ReadonlySet<TipoAtto> = new Set<TipoAtto>([
  ...TIPI_TITOLO,
  'intimazione50',
  'preavvisoFermo',
  'preavvisoIpoteca',
  'pignoramento72bis',
]);

/** Whether an act, once served, interrupts the prescription of what it covers. Source: R-70; seed B-26; c.c. 2943. */
export function isInterruttivo(atto: AttoNoto, profilo: Profilo): boolean {
  if (SEMPRE.has(atto.tipo)) return true;
  if (!atto.notificato) return false;
  return (
    atto.tipo === 'sollecitoPrecoattivo' ||
    (atto.tipo === 'presaInCarico' && parametro(profilo, 'presaInCarico.valeSollecito', atto.emesso))
  );
}

/** The served acts and the other facts that interrupt, by legal date. Source: R-70. */
export function interruzioniDi(partita: PartitaNota, fatti: Fatti): Interruzione[] {
  const interruzioni = interruzioniInsolvenza(fatti.eventi);
  for (const evento of fatti.eventi)
    if (evento.tipo === 'richiestaRateazione') {
      const giorno = giornoDi(evento.il);
      interruzioni.push({ giorno, noto: giorno, fonte: 'richiestaRateazione' });
    }
  const dato = partita.partita.titolo;
  if (dato && !isTitoloInefficace(giornoDi(dato.notificatoIl), fatti.morte))
    interruzioni.push({
      giorno: giornoDi(dato.notificatoIl),
      noto: partita.affidata,
      fonte: 'titoloEnte',
    });
  for (const atto of fatti.atti)
    if (
      atto.perfetto !== null &&
      atto.perfettoNoto !== null &&
      atto.atto.partite.includes(partita.id) &&
      isInterruttivo(atto, fatti.profilo)
    )
      interruzioni.push({
        giorno: atto.perfetto,
        noto: atto.perfettoNoto,
        fonte: 'atto',
        atto: { id: atto.atto.id, tipo: atto.tipo },
      });
  return interruzioni.sort((a, b) => a.giorno - b.giorno);
}

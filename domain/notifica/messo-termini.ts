import { giornoDi } from '../calendario';
import { type Profilo, parametro } from '../profili/profilo';
import type { TipoAtto } from '../vocabolario';
import type { LeggiTerminiAlbo } from './albo';
import type { LeggiTerminiMesso } from './messo';

/** The rows of a profile that the rules of the messi read, as they hold on a day. */
export const terminiMesso =
  (profilo: Profilo): LeggiTerminiMesso =>
  (dal) => {
    const giorno = giornoDi(dal);
    return {
      informativa: parametro(profilo, 'messo.informativa', giorno),
      ricerche: parametro(profilo, 'messo.ricerche', giorno),
      relativaGiorni: parametro(profilo, 'messo.relativaGiorni', giorno),
      avvisoNecessario: parametro(profilo, 'messo.avvisoNecessario', giorno),
      relataGiorni: parametro(profilo, 'messo.relataGiorni', giorno),
      attesaProve: parametro(profilo, 'messo.attesaProve', giorno),
    };
  };

/** By which norm, and after how many days, the publication of an act of this type perfects. */
export const terminiAlbo =
  (profilo: Profilo, tipo: TipoAtto): LeggiTerminiAlbo =>
  (dal) => {
    const giorno = giornoDi(dal);
    const regola = parametro(profilo, `albo.regola.${tipo}`, giorno);
    return { regola, giorni: parametro(profilo, `albo.giorni.${regola}`, giorno) };
  };

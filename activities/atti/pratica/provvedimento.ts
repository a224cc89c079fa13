import type { RigheDecise } from '../../../database/schema/atti';
import { dataDi, giornoDi } from '../../../domain/calendario';
import { partiteDi } from '../../../domain/partite';
import type { EsameRichiesta } from '../../../domain/pratica/richiesta-rate';
import { parametro } from '../../../domain/profili/profilo';
import type { RataConAvviso } from '../../provvedimenti/piano';
import type { DatiAttoGrezzi } from '../dati-atto';
import { credito, datiComuni } from './dati';
import type { Carta } from './quadro';
import type { RigaGrezza } from './righe';

export interface QuadroProvvedimento extends Carta {
  righe: RigheDecise;
  /** None for a refusal. */
  rate: readonly RataConAvviso[];
  esame: EsameRichiesta | null;
  /** Paragraphs of who decided. */
  motivazione: readonly string[];
}

/** What a provision on instalments prints: the debt and the plan as they were decided. Pure. */
export function datiDelProvvedimento(q: QuadroProvvedimento): DatiAttoGrezzi {
  const { esame, rate, parole } = q;
  const { codiceFiscale } = parole;
  return {
    ...datiComuni(q),
    crediti: partiteDi(q.fascicolo).flatMap((p) => {
      const righe = q.righe[p.id];
      return righe ? [{ ...credito(q, p), righe: righe.map(rigaDi) }] : [];
    }),
    avvisi: rate.map(({ numero, cents, nav }) => ({ nav, codiceFiscale, cents, rata: numero })),
    ...(esame && { istanza: { il: esame.chiestaIl, rate: esame.richieste } }),
    ...(q.atto.tipo === 'provvedimentoRateazione' ? { piano: pianoDi(q) } : { diniego: diniegoDi(q) }),
  };
}

const rigaDi = ({ codice, cents, ...resto }: RigheDecise[string][number]): RigaGrezza => ({
  ...resto,
  codice: codice as RigaGrezza['codice'], // one of ours, checked again before it is printed
  cents: BigInt(cents),
});

function pianoDi({ atto, profilo, rate, esame }: QuadroProvvedimento): NonNullable<DatiAttoGrezzi['piano']> {
  const il = giornoDi(atto.emessoIl);
  const successive = parametro(profilo, 'decadenza.successive', il);
  const massimo = esame?.maxRate ?? 0;
  return {
    rate: rate.map(({ numero, scadenza, cents }) => ({
      numero,
      scadenza: dataDi(scadenza),
      quotaCents: cents,
      interessiCents: 0n, // the plan of R-62 bears none (decisione.md 13)
    })),
    // a person may grant more than the rules say: then they are not quoted
    ...(massimo >= rate.length && { massimoRate: massimo }),
    decadenza:
      parametro(profilo, 'decadenza.regola', il) === 'c800'
        ? { regola: 'c800' }
        : { regola: 'primaOSuccessive', ...(successive !== null && { successive }) },
    garanzia: esame?.garanzia ?? false,
  };
}

const diniegoDi = ({ esame, motivazione }: QuadroProvvedimento): NonNullable<DatiAttoGrezzi['diniego']> => ({
  ...(esame?.ostacolo && { ostacolo: esame.ostacolo }),
  residuoCents: esame?.residuo ?? 0n,
  massimoRate: esame?.maxRate ?? 0,
  motivazione: [...motivazione],
});

import { dataDi, giornoDi } from '../../../domain/calendario';
import { morteDi } from '../../../domain/decesso';
import type { AttoEmesso } from '../../../domain/fascicolo';
import { parametro } from '../../../domain/profili/profilo';
import { pianiDi, rateNonPagate, scadenzaRata } from '../../../domain/rateazione';
import type { TipoAtto, TipoStampato } from '../../../domain/vocabolario';
import type { DatiAttoGrezzi } from '../dati-atto';
import { COSE_PIGNORATE } from '../dati-procedura';
import type { Carta, Quadro } from './quadro';
import { servitoIl } from './titoli';

/** The act whose term is over, or that is given back. */
const PRECEDENTE: Partial<Record<TipoStampato, TipoAtto>> = {
  fermo: 'preavvisoFermo',
  ipoteca: 'preavvisoIpoteca',
  pignoramento72bis: 'intimazione50',
  comunicazioneDecadenza: 'sollecitoRate',
  revocaFermo: 'fermo',
  cancellazioneIpoteca: 'ipoteca',
  svincoloTerzo: 'pignoramento72bis',
};
/** Acts that say that a sollecito came before (c. 795). */
const DOPO_IL_SOLLECITO: ReadonlySet<TipoStampato> = new Set([
  'intimazione50',
  'preavvisoFermo',
  'preavvisoIpoteca',
]);

type Procedura = Pick<
  DatiAttoGrezzi,
  'sollecito' | 'precedente' | 'daPignorare' | 'rate' | 'messaInMora' | 'immobili' | 'veicolo' | 'terzo'
>;

/** What the acts of a procedure name besides the debt, from the facts of the pratica. Pure. */
export function datiDellaProcedura(q: Quadro): Procedura {
  const { atto, profilo } = q;
  const il = giornoDi(atto.emessoIl);
  return {
    ...sollecitoDi(q),
    ...precedenteDi(q),
    ...rateDi(q),
    ...(atto.tipo === 'pignoramento72bis' && { daPignorare: daPignorare(q) }),
    ...(atto.tipo === 'sollecitoPrecoattivo' && {
      messaInMora: parametro(profilo, 'precoattivo.notificato', il),
    }),
  };
}

const ultimo = ({ fascicolo, atto }: Quadro, tipo: TipoAtto): AttoEmesso | undefined =>
  fascicolo.atti.findLast((a) => a.tipo === tipo && a.id !== atto.id);

function sollecitoDi(q: Quadro): Procedura {
  if (!DOPO_IL_SOLLECITO.has(q.atto.tipo)) return {};
  const sollecito = ultimo(q, 'sollecito795');
  const numero = sollecito && q.parole.numeri.get(sollecito.id);
  const speditoIl = sollecito?.dispacci[0]?.il;
  return numero !== undefined && speditoIl !== undefined ? { sollecito: { numero, speditoIl } } : {};
}

function precedenteDi(q: Quadro): Procedura {
  const tipo = PRECEDENTE[q.atto.tipo];
  const prima = tipo && ultimo(q, tipo);
  const speditoIl = prima?.dispacci[0]?.il;
  if (!prima || speditoIl === undefined) return {};
  const servito = servitoIl(prima);
  const numero = q.parole.numeri.get(prima.id);
  return {
    precedente: {
      il: servito ?? speditoIl,
      notificato: servito !== null,
      ...(numero !== undefined && { numero }),
    },
  };
}

/** The credits that the last search found, of those that a third party may owe. */
function daPignorare({ fascicolo }: Quadro): NonNullable<Procedura['daPignorare']> {
  const trovati = fascicolo.indagini.findLast(({ esito }) => esito)?.esito?.elenco ?? [];
  return COSE_PIGNORATE.filter((cosa) => trovati.includes(cosa));
}

/** The instalments that a sollecito names; those unpaid and over, when the plan is lost. */
function rateDi({ atto, fascicolo, profilo, rate }: Quadro): Procedura {
  if (atto.tipo !== 'sollecitoRate' && atto.tipo !== 'comunicazioneDecadenza') return {};
  const piano = pianiDi(fascicolo.eventi, []).at(-1);
  if (!piano) return {};
  const oggi = giornoDi(atto.emessoIl);
  const scadute = rateNonPagate(piano).filter((k) => scadenzaRata(piano, k, profilo) < oggi);
  const nominate = atto.rate ?? scadute;
  return {
    rate: rate
      .filter(({ numero }) => nominate.includes(numero))
      .map(({ numero, cents }) => ({
        numero,
        scadenza: dataDi(scadenzaRata(piano, numero, profilo)),
        cents,
      })),
  };
}

/** The heirs together, without their names, at the last domicile of the dead person (DPR 600/73 art. 65 c. 4). */
export function destinatarioDi({ atto, fascicolo, parole: { debitore } }: Carta): DatiAttoGrezzi['debitore'] {
  const morte = morteDi(fascicolo.eventi);
  if (!morte || giornoDi(atto.emessoIl) < morte.eredi) return debitore;
  return {
    ...debitore,
    nome: `Eredi di ${debitore.nome}`,
    qualita:
      'Collettivamente e impersonalmente, nell’ultimo domicilio della persona deceduta (art. 65, comma 4, del D.P.R. 600/1973)',
  };
}

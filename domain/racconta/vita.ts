import { type DataCivile, giornoDi } from '../calendario';
import type { AttoEmesso, Dispaccio, Fascicolo, Passo, PropostaFatta } from '../fascicolo';
import { leggiFatti } from '../fatti';
import { calcolaConto } from '../pratica/conto';
import { prossimoPasso } from '../pratica/prossimo-passo';
import type { Profilo } from '../profili/profilo';
import { rateDelPiano } from '../rate-del-piano';
import { pianiDi, rateSaldate } from '../rateazione';
import type { Bene, Canale } from '../vocabolario';
import type { EventoStoria } from './storia';

/** Those outside: what becomes of a dispatch, what a search for assets finds. */
export interface Mondo {
  /** `atto` is already in the fascicolo, without this dispatch. */
  spedisce(atto: AttoEmesso, canale: Canale | undefined, il: DataCivile): Dispaccio;
  beni(il: DataCivile): readonly Bene[];
}

/** One pratica while it is lived: steps are carried out at once. Source: cases/storie/README.md 3. */
export interface Vita {
  profilo: Profilo;
  fascicolo: Fascicolo;
  mondo: Mondo;
}

export const fascicoloNuovo = (
  nato: Pick<Fascicolo, 'inizio' | 'debitore'> & { partite: readonly Fascicolo['partite'][number][] },
): Fascicolo => ({
  inizio: nato.inizio,
  debitore: nato.debitore,
  partite: [...nato.partite],
  atti: [],
  eventi: [],
  proposte: [],
  indagini: [],
});

/** Steps of one date; more than these is a rule that answers for ever. */
const PASSI_AL_GIORNO_MAX = 200;

/**
 * Asks and carries out until the answer is `attendi` or the pratica is closed; gives that answer. `osserva` sees each
 * answer on the facts it was decided on, `annota` each step after it was carried out. Source: R-03.
 */
export function giornata(
  vita: Vita,
  oggi: DataCivile,
  annota: (passo: Passo) => void,
  osserva: (passo: Passo) => void = () => {},
): Passo {
  for (let i = 0; i < PASSI_AL_GIORNO_MAX; i += 1) {
    const passo = prossimoPasso(vita.fascicolo, vita.profilo, oggi);
    osserva(passo);
    if (passo.passo !== 'attendi') esegue(vita, passo, oggi);
    annota(passo);
    if (passo.passo === 'attendi' || passo.passo === 'chiudi') return passo;
  }
  throw new Error(`storia.senza_fine: il ${oggi} i passi non finiscono`);
}

/** The next date on which an outcome becomes known or the `fino` in force is reached; null = none. */
export function prossimaDomanda(
  fascicolo: Fascicolo,
  oggi: DataCivile,
  fino: DataCivile | null,
): DataCivile | null {
  let prossima = fino !== null && fino > oggi ? fino : null;
  for (const atto of fascicolo.atti)
    for (const { esito } of atto.dispacci)
      if (esito && esito.notoIl > oggi && (prossima === null || esito.notoIl < prossima))
        prossima = esito.notoIl;
  return prossima;
}

export function accade(vita: Vita, evento: EventoStoria): void {
  const { fascicolo, profilo } = vita;
  if (evento.tipo !== 'pagamento') {
    fascicolo.eventi.push(evento);
    return;
  }
  const { importo: detto, ...altro } = evento;
  if (detto === 'rata')
    fascicolo.eventi.push({ ...altro, importo: rataDelPiano(vita, evento.il, evento.rata) });
  else if (detto === 'saldo') {
    const { dovuto } = calcolaConto(fascicolo, profilo, evento.il, evento.valuta ?? evento.il);
    fascicolo.eventi.push({ ...altro, importo: dovuto });
  } else if (detto === 'sollecito') fascicolo.eventi.push({ ...altro, ...colSollecito(vita, evento.il) });
  else fascicolo.eventi.push({ ...altro, importo: detto });
}

/** Amount of instalment k: the plan divides what was due on the day of the grant, as it was known then. Source: R-62. */
function rataDelPiano(vita: Vita, il: DataCivile, k: number | undefined): bigint {
  const rata = rateConcesse(vita).find(({ numero }) => numero === k);
  if (!rata)
    throw new Error(`storia.rata_senza_piano: pagamento del ${il}: non c’è la rata ${k ?? '-'} di un piano`);
  return rata.cents;
}

function rateConcesse({ fascicolo, profilo }: Vita) {
  const piano = pianiDi(fascicolo.eventi, []).at(-1);
  return piano ? rateDelPiano(fascicolo, profilo, piano) : [];
}

/** By the notice of the last sollecito of instalments: its amount, and the instalments it names. Source: R-65. */
function colSollecito(vita: Vita, il: DataCivile): { importo: bigint; rate: number[] } {
  const { fascicolo } = vita;
  const atto = fascicolo.atti.findLast(({ tipo }) => tipo === 'sollecitoRate');
  const [primo] = atto?.dispacci ?? [];
  if (!primo) throw new Error(`storia.sollecito_assente: pagamento del ${il}: nessun sollecito di rate`);
  const rate = rateConcesse(vita).filter(({ numero }) => atto?.rate?.includes(numero));
  const importo = rate.reduce((somma, { cents }) => somma + cents, 0n);
  const { piani } = leggiFatti(fascicolo, vita.profilo, giornoDi(il));
  return { importo, rate: rateSaldate({ emesso: giornoDi(primo.il), rate }, piani, importo) };
}

/** Records a step as if everybody had done their part on the day. */
function esegue(vita: Vita, passo: Passo, oggi: DataCivile): void {
  const { fascicolo, mondo } = vita;
  switch (passo.passo) {
    case 'emetti':
      spedisce(vita, passo, oggi);
      return;
    case 'indaga': {
      const elenco = mondo.beni(oggi);
      fascicolo.indagini.push({
        il: oggi,
        motivo: passo.motivo,
        esito: { notoIl: oggi, elenco: [...elenco] },
      });
      return;
    }
    case 'proponi':
      fascicolo.proposte.push(propostaDi(vita, passo, oggi));
      return;
    case 'chiudi': {
      const { versato } = calcolaConto(fascicolo, vita.profilo, oggi);
      fascicolo.chiusura = { il: oggi, motivo: passo.motivo, versato };
      return;
    }
    case 'attendi':
      return;
  }
}

function spedisce({ fascicolo, mondo }: Vita, passo: Passo, oggi: DataCivile): void {
  if (passo.atto === undefined) throw new Error(`storia.passo: "emetti" senza atto il ${oggi}`);
  const gia = fascicolo.atti.find(({ id }) => id === passo.attoId);
  const atto: AttoEmesso = gia ?? {
    id: `A${fascicolo.atti.length + 1}`,
    tipo: passo.atto,
    motivo: passo.motivo,
    partite: passo.partite ?? [],
    ...(passo.rate ? { rate: passo.rate } : {}),
    dispacci: [],
  };
  if (!gia) fascicolo.atti.push(atto);
  atto.dispacci.push(mondo.spedisce(atto, passo.canale, oggi));
}

function propostaDi(vita: Vita, passo: Passo, oggi: DataCivile): PropostaFatta {
  if (passo.proposta === undefined) throw new Error(`storia.passo: "proponi" senza proposta il ${oggi}`);
  const proposta: PropostaFatta = { tipo: passo.proposta, motivo: passo.motivo, il: oggi };
  if (passo.partite) proposta.partite = passo.partite;
  if (passo.attoId !== undefined) proposta.attoId = passo.attoId;
  if (passo.tentativo !== undefined) proposta.tentativo = passo.tentativo;
  if (passo.scade !== undefined) proposta.scade = passo.scade;
  if (passo.importo !== undefined) proposta.importo = passo.importo;
  if (passo.proposta === 'inesigibilita') {
    proposta.dovuto = calcolaConto(vita.fascicolo, vita.profilo, oggi).dovuto;
    proposta.consegnataIl = oggi;
  }
  return proposta;
}

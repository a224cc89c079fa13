import { type DataCivile, dataDi, type Giorno, giornoDi } from '../../calendario';
import type { Cents } from '../../denaro';
import type { AttoEmesso, Fascicolo, Indagine, Passo, PropostaFatta } from '../../fascicolo';
import { STRUMENTI, type Strumento } from '../../profili/parametri';
import type { Profilo } from '../../profili/profilo';
import type { Bene, TipoAtto, TipoProposta } from '../../vocabolario';
import { type Decisione, decidi } from '../prossimo-passo';

/** What the pratica may do, apart from waiting: an act, a search for assets, a proposal, the closing. */
export type Mossa = TipoAtto | TipoProposta | 'indaga' | 'chiudi';

/** The move of a step; null = it waits. */
export const mossaDi = (passo: Passo): Mossa | null =>
  passo.atto !== undefined && passo.passo === 'emetti'
    ? passo.atto
    : (passo.proposta ?? (passo.passo === 'indaga' || passo.passo === 'chiudi' ? passo.passo : null));

const PASSI_MAX = 60;
const ANNI_MAX = 12 * 366;

/** The thing each instrument needs. */
const BENE_DI: Record<Strumento, Bene> = {
  fermo: 'veicolo',
  ipoteca: 'immobile',
  pignoramento72bis: 'conto',
};

/** All that the search may find, as far as the instruments can tell: the first dates of them all are the earliest. */
const RITROVAMENTI: readonly (readonly Bene[])[] = Array.from({ length: 2 ** STRUMENTI.length }, (_, caso) =>
  STRUMENTI.filter((_strumento, i) => Math.floor(caso / 2 ** i) % 2 === 1).map(
    (strumento) => BENE_DI[strumento],
  ),
);

/**
 * The earliest day of each move if no new fact comes: the decision itself, asked again on the dates it names, with
 * every step carried out at once and every dispatch served on its day. Nothing can come before, since terms only
 * grow with a later service; what needs a fact (a payment, a request, a provision) is not there. Source.
 */
export function proietta(
  fascicolo: Fascicolo,
  profilo: Profilo,
  oggi: DataCivile,
  prima: Decisione,
): Map<Mossa, Giorno> {
  const noto = notoAl(fascicolo, oggi);
  const date = new Map<Mossa, Giorno>();
  for (const beni of RITROVAMENTI) {
    const cercati = corri({ fascicolo: noto, profilo, beni, date }, giornoDi(oggi), prima);
    if (!cercati) break;
  }
  return date;
}

interface Corsa {
  fascicolo: Fascicolo;
  profilo: Profilo;
  beni: readonly Bene[];
  date: Map<Mossa, Giorno>;
}

/** True when what the search finds mattered. */
function corri(corsa: Corsa, oggi: Giorno, prima: Decisione): boolean {
  let { fascicolo } = corsa;
  let giorno = oggi;
  let decisione: Decisione | null = prima;
  let inAttesa = false;
  let cercati = false;
  for (let i = 0; i < PASSI_MAX && decisione; i += 1) {
    const { passo } = decisione;
    const mossa = mossaDi(passo);
    if (mossa !== null && giorno < (corsa.date.get(mossa) ?? Number.POSITIVE_INFINITY))
      corsa.date.set(mossa, giorno);
    if (passo.passo === 'chiudi') break;
    if (passo.passo === 'attendi') {
      if (!inAttesa) {
        inAttesa = true;
        const { dopo, cercava } = rispondi(fascicolo, corsa.beni, giorno + 1);
        cercati ||= cercava;
        const fino = passo.fino ? giornoDi(passo.fino) : Number.POSITIVE_INFINITY;
        giorno = dopo === fascicolo ? fino : Math.min(fino, giorno + 1);
        fascicolo = dopo;
      } else giorno = passo.fino ? giornoDi(passo.fino) : Number.POSITIVE_INFINITY;
      if (giorno > oggi + ANNI_MAX) break;
    } else {
      cercati ||= passo.passo === 'indaga';
      fascicolo = esegui(fascicolo, decisione, dataDi(giorno), corsa.beni);
    }
    decisione = chiedi(fascicolo, corsa.profilo, giorno);
  }
  return cercati;
}

/** A value that the profile does not have on a future day ends the projection: the answer of today stands without it. */
function chiedi(fascicolo: Fascicolo, profilo: Profilo, giorno: Giorno): Decisione | null {
  try {
    return decidi(fascicolo, profilo, dataDi(giorno));
  } catch (errore) {
    if (errore instanceof Error && /^(profilo\.mancante|interessi\.tasso_mancante):/.test(errore.message))
      return null;
    throw errore;
  }
}

/** The fascicolo with the facts known on `oggi`, and no later one. Source: R-02. */
function notoAl(fascicolo: Fascicolo, oggi: DataCivile): Fascicolo {
  const { chiusura, ...resto } = fascicolo;
  const noti = <F extends { il: DataCivile }>(fatti: readonly F[]): F[] =>
    fatti.filter(({ il }) => il <= oggi);
  return {
    ...resto,
    atti: fascicolo.atti.flatMap((atto) => attoNotoAl(atto, oggi)),
    eventi: noti(fascicolo.eventi),
    proposte: noti(fascicolo.proposte),
    indagini: noti(fascicolo.indagini).map(({ esito, ...indagine }) =>
      esito && esito.notoIl <= oggi ? { ...indagine, esito } : indagine,
    ),
    ...(chiusura && chiusura.il <= oggi ? { chiusura } : {}),
  };
}

function attoNotoAl(atto: AttoEmesso, oggi: DataCivile): AttoEmesso[] {
  const dispacci = atto.dispacci
    .filter(({ il }) => il <= oggi)
    .map(({ esito, ...dispaccio }) => (esito && esito.notoIl <= oggi ? { ...dispaccio, esito } : dispaccio));
  return dispacci.length > 0 ? [{ ...atto, dispacci }] : [];
}

/** The answers that are awaited, as if they came at once: the earliest legal date, known on `giorno`. */
function rispondi(
  fascicolo: Fascicolo,
  beni: readonly Bene[],
  giorno: Giorno,
): { dopo: Fascicolo; cercava: boolean } {
  const notoIl = dataDi(giorno);
  const aperti = fascicolo.atti.filter(isAperto);
  const cercava = fascicolo.indagini.some(({ esito }) => !esito);
  if (aperti.length === 0 && !cercava) return { dopo: fascicolo, cercava };
  const atti = fascicolo.atti.map((atto) => (aperti.includes(atto) ? perfeziona(atto, notoIl) : atto));
  const indagini = fascicolo.indagini.map(
    (indagine): Indagine =>
      indagine.esito ? indagine : { ...indagine, esito: { notoIl, elenco: [...beni] } },
  );
  return { dopo: { ...fascicolo, atti, indagini }, cercava };
}

const isAperto = ({ dispacci }: AttoEmesso): boolean => {
  const ultimo = dispacci.at(-1);
  return ultimo?.canale !== undefined && ultimo.esito === undefined;
};

const perfeziona = (atto: AttoEmesso, notoIl: DataCivile): AttoEmesso => ({
  ...atto,
  dispacci: atto.dispacci.map((dispaccio, i) =>
    i === atto.dispacci.length - 1
      ? { ...dispaccio, esito: { tipo: 'perfezionata', legaleIl: dispaccio.il, notoIl } }
      : dispaccio,
  ),
});

function esegui(
  fascicolo: Fascicolo,
  { passo, quadro }: Decisione,
  il: DataCivile,
  beni: readonly Bene[],
): Fascicolo {
  if (passo.passo === 'indaga') {
    const indagine = { il, motivo: passo.motivo, esito: { notoIl: il, elenco: [...beni] } };
    return { ...fascicolo, indagini: [...fascicolo.indagini, indagine] };
  }
  if (passo.passo === 'proponi' && passo.proposta !== undefined)
    return {
      ...fascicolo,
      proposte: [...fascicolo.proposte, propostaDi(passo, passo.proposta, il, quadro.conto.dovuto)],
    };
  return passo.atto === undefined
    ? fascicolo
    : { ...fascicolo, atti: spedisci(fascicolo, passo, passo.atto, il) };
}

/** The delivery of a list to the Ente is of the same day. */
const propostaDi = (passo: Passo, tipo: TipoProposta, il: DataCivile, dovuto: Cents): PropostaFatta => {
  const { motivo, partite, attoId, tentativo, scade, importo } = passo;
  return {
    tipo,
    motivo,
    il,
    ...(partite && { partite }),
    ...(attoId !== undefined && { attoId }),
    ...(tentativo !== undefined && { tentativo }),
    ...(scade !== undefined && { scade }),
    ...(importo !== undefined && { importo }),
    ...(tipo === 'inesigibilita' && { dovuto, consegnataIl: il }),
  };
};

function spedisci({ atti }: Fascicolo, passo: Passo, tipo: TipoAtto, il: DataCivile): AttoEmesso[] {
  const { canale, attoId } = passo;
  const dispaccio =
    canale === undefined
      ? { il }
      : { il, canale, esito: { tipo: 'perfezionata' as const, legaleIl: il, notoIl: il } };
  if (attoId !== undefined)
    return atti.map((atto) =>
      atto.id === attoId ? { ...atto, dispacci: [...atto.dispacci, dispaccio] } : atto,
    );
  const nuovo: AttoEmesso = {
    id: `proiezione:${atti.length + 1}`,
    tipo,
    motivo: passo.motivo,
    partite: passo.partite ?? [],
    ...(passo.rate && { rate: passo.rate }),
    dispacci: [dispaccio],
  };
  return [...atti, nuovo];
}

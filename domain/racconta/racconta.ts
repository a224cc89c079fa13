import { addGiorni } from '../calendario';
import { calcolaConto } from '../conto';
import type { DataCivile, Fascicolo, Passo } from '../pratica/fascicolo';
import { prossimoPasso } from '../pratica/prossimo-passo';
import { profiloDi } from '../profili/profili';
import { componiProfilo, stratoDi } from '../profili/profilo';
import type { Storia } from './storia';
import { accade, esegue, nasce, type Vita } from './vita';
import { type EntryOttenuta, voceDi } from './voci';

/** Steps of one date; more than these is a rule that answers for ever. */
const PASSI_AL_GIORNO_MAX = 200;

/** Called with every answer, before it is carried out; the fascicolo is the one it was decided on. */
export type Osservatore = (vita: Vita, oggi: DataCivile, passo: Passo) => void;

interface Racconto {
  voci: EntryOttenuta[];
  ultimoAttendi: EntryOttenuta | null;
  osserva: Osservatore;
}

/**
 * The entries of a story, asking only on the dates on which something can change. Source: cases/storie/README.md 3.
 * Throws `storia.*`, `profilo.*` and `data.*`.
 */
export const racconta = (storia: Storia, osserva: Osservatore = () => {}): EntryOttenuta[] =>
  narra(storia, (vita, oggi, fino) => prossimaData(vita, oggi, fino), osserva);

/** The same, asking on every date: a proof that `fino` is never too late. */
export const raccontaOgniGiorno = (storia: Storia): EntryOttenuta[] =>
  narra(storia, (_vita, oggi) => addGiorni(oggi, 1));

function narra(
  storia: Storia,
  successiva: (vita: Vita, oggi: DataCivile, fino: DataCivile | null) => DataCivile | null,
  osserva: Osservatore = () => {},
): EntryOttenuta[] {
  const profilo = componiProfilo(storia.profilo, profiloDi(storia.profilo), {
    pratica: stratoDi(storia.parametri, `storia ${storia.id}`),
  });
  const vita = nasce(storia, profilo);
  const racconto: Racconto = { voci: [], ultimoAttendi: null, osserva };
  for (const evento of storia.eventi) if (evento.il < storia.inizio) accade(vita, evento);
  let oggi: DataCivile | null = storia.inizio;
  while (oggi !== null && oggi <= storia.fino) {
    for (const evento of storia.eventi) if (evento.il === oggi) accade(vita, evento);
    const passo = giornata(vita, racconto, oggi);
    oggi = successiva(vita, oggi, passo.fino ?? null);
  }
  return racconto.voci;
}

/** Asks and carries out until the answer is `attendi` or the pratica is closed. Source: R-03. */
function giornata(vita: Vita, racconto: Racconto, oggi: DataCivile): Passo {
  const prima = racconto.voci.length;
  for (let i = 0; i < PASSI_AL_GIORNO_MAX; i += 1) {
    const passo = prossimoPasso(vita.fascicolo, vita.profilo, oggi);
    racconto.osserva(vita, oggi, passo);
    if (passo.passo !== 'attendi') esegue(vita, passo, oggi);
    const voce = voceDi(oggi, passo, () => calcolaConto(vita.fascicolo, vita.profilo, oggi));
    if (passo.passo !== 'attendi' || isDaScrivere(racconto, voce, prima)) racconto.voci.push(voce);
    if (passo.passo === 'attendi' || passo.passo === 'chiudi') {
      if (passo.passo === 'attendi' && racconto.voci.at(-1) === voce) racconto.ultimoAttendi = voce;
      return passo;
    }
  }
  throw new Error(`storia.senza_fine: il ${oggi} i passi non finiscono`);
}

function isDaScrivere({ voci, ultimoAttendi }: Racconto, voce: EntryOttenuta, prima: number): boolean {
  if (voce.motivo === 'PRATICA_CHIUSA') return false;
  return (
    voci.length > prima ||
    ultimoAttendi === null ||
    ultimoAttendi.motivo !== voce.motivo ||
    ultimoAttendi.fino !== voce.fino
  );
}

/** The next date with an event, an outcome becoming known, or the `fino` in force. */
function prossimaData(vita: Vita, oggi: DataCivile, fino: DataCivile | null): DataCivile | null {
  let prossima: DataCivile | null = fino;
  const considera = (data: DataCivile): void => {
    if (data > oggi && (prossima === null || data < prossima)) prossima = data;
  };
  for (const evento of vita.storia.eventi) considera(evento.il);
  for (const data of esitiAttesi(vita.fascicolo)) considera(data);
  return prossima;
}

function* esitiAttesi(fascicolo: Fascicolo): Generator<DataCivile> {
  for (const atto of fascicolo.atti) for (const { esito } of atto.dispacci) if (esito) yield esito.notoIl;
}

import { addGiorni, type DataCivile } from '../calendario';
import type { Fascicolo, Passo } from '../fascicolo';
import { calcolaConto } from '../pratica/conto';
import { profiloDi } from '../profili/profili';
import { componiProfilo, stratoDi } from '../profili/profilo';
import { dispaccio } from './esiti';
import type { Storia } from './storia';
import { accade, fascicoloNuovo, giornata, type Mondo, prossimaDomanda, type Vita } from './vita';
import { type EntryOttenuta, voceDi } from './voci';

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
  narra(storia, (vita, oggi, fino) => prossimaData(storia, vita, oggi, fino), osserva);

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
  const fascicolo = fascicoloNuovo(storia);
  const vita: Vita = { profilo, fascicolo, mondo: mondoDi(storia, fascicolo) };
  const racconto: Racconto = { voci: [], ultimoAttendi: null, osserva };
  for (const evento of storia.eventi) if (evento.il < storia.inizio) accade(vita, evento);
  let oggi: DataCivile | null = storia.inizio;
  while (oggi !== null && oggi <= storia.fino) {
    for (const evento of storia.eventi) if (evento.il === oggi) accade(vita, evento);
    const passo = scriviGiornata(vita, racconto, oggi);
    oggi = successiva(vita, oggi, passo.fino ?? null);
  }
  return racconto.voci;
}

/** Outcomes and assets as the story tells them. Source: cases/storie/README.md 1. */
function mondoDi(storia: Storia, fascicolo: Fascicolo): Mondo {
  return {
    spedisce(atto, canale, il) {
      const omonimi = fascicolo.atti.filter(({ tipo }) => tipo === atto.tipo);
      const posto = { n: omonimi.indexOf(atto) + 1, tentativo: atto.dispacci.length + 1 };
      return dispaccio(il, canale, atto.tipo, posto, storia.notifiche);
    },
    beni: (il) => storia.beni.findLast(({ dal }) => dal <= il)?.elenco ?? [],
  };
}

function scriviGiornata(vita: Vita, racconto: Racconto, oggi: DataCivile): Passo {
  const prima = racconto.voci.length;
  const osserva = (passo: Passo) => racconto.osserva(vita, oggi, passo);
  const annota = (passo: Passo) => {
    const voce = voceDi(oggi, passo, () => calcolaConto(vita.fascicolo, vita.profilo, oggi));
    if (passo.passo !== 'attendi') racconto.voci.push(voce);
    else if (isDaScrivere(racconto, voce, prima)) {
      racconto.voci.push(voce);
      racconto.ultimoAttendi = voce;
    }
  };
  return giornata(vita, oggi, annota, osserva);
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
function prossimaData(
  storia: Storia,
  vita: Vita,
  oggi: DataCivile,
  fino: DataCivile | null,
): DataCivile | null {
  let prossima = prossimaDomanda(vita.fascicolo, oggi, fino);
  for (const { il } of storia.eventi) if (il > oggi && (prossima === null || il < prossima)) prossima = il;
  return prossima;
}

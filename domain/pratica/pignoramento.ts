import { addAnni, type Giorno, giornoDi, MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import type { AttoNoto } from '../notificazione';
import { parametro } from '../profili/profilo';
import { primoGiornoDopoSospensione, ultimoGiornoTermine } from '../termini';
import { isTitolo792 } from '../titolo';
import type { Bene } from '../vocabolario';
import { raggiungeMinimo } from './cautelare';
import { attendi, emetti } from './passi';
import { copre, esclusiPerAtto, type PartitaOggi, type Quadro } from './quadro';
import { ripartenza } from './ripartenza';

export const PIGNORABILI: readonly Bene[] = ['conto', 'stipendio', 'affitto'];

/** First day on which a pignoramento may cover the partita while a timely ricorso is not decided. Source: R-20. */
export function liberaDalRicorso(quadro: Quadro, partita: PartitaOggi): Giorno {
  const { profilo, eventi, piani } = quadro.fatti;
  const { titolo, termine, disponibile, sospesi, id } = partita;
  if (!titolo || !isTitolo792(titolo.tipo)) return quadro.oggi;
  const pendente =
    partita.partita.ricorso === true ||
    eventi.some(
      (evento) => evento.tipo === 'ricorso' && evento.partita === id && giornoDi(evento.il) <= termine,
    );
  const caduto =
    eventi.some((evento) => evento.tipo === 'esitoRicorso' && evento.partita === id) ||
    piani.some(({ decaduto }) => decaduto !== MAI);
  if (!pendente || caduto) return quadro.oggi;
  const nome = titolo.dellEnte ? 'esecuzione.altroSoggetto' : 'esecuzione.stessoSoggetto';
  return primoGiornoDopoSospensione(disponibile, parametro(profilo, nome, disponibile), { sospesi });
}

/** Active partite that a pignoramento may cover today. */
export const libere = (quadro: Quadro): PartitaOggi[] =>
  quadro.attive.filter((partita) => liberaDalRicorso(quadro, partita) <= quadro.oggi);

const ordini = (quadro: Quadro): AttoNoto[] =>
  quadro.fatti.atti.filter(({ tipo }) => tipo === 'pignoramento72bis');

/** First day after the order has lapsed by itself; `MAI` while it is not served. Source: R-48. */
export function finePignoramento(quadro: Quadro, ordine: AttoNoto): Giorno {
  const dal = ordine.perfetto;
  if (dal === null) return MAI;
  const giorni = parametro(quadro.fatti.profilo, 'attesa.pignoramento72bis', dal);
  return ultimoGiornoTermine(dal, giorni, esclusiPerAtto(quadro, ordine, dal)) + 1;
}

/** An order that runs, or the intimazione50 emitted for one. Source. */
export function proseguiPignoramento(quadro: Quadro): Passo | null {
  const tutti = ordini(quadro);
  for (const ordine of tutti) {
    if (ordine.perfetto === null) continue;
    const dopo = finePignoramento(quadro, ordine);
    if (dopo > quadro.oggi) return attendi(quadro, 'TERMINE_TERZO', dopo);
  }
  const intimazione = quadro.fatti.atti.findLast(
    ({ tipo, atto }) => tipo === 'intimazione50' && atto.motivo === 'INTIMAZIONE_50',
  );
  if (!intimazione || tutti.some(({ emesso }) => emesso >= intimazione.emesso)) return null;
  return ordina(quadro);
}

/** The order, after the intimazione50 where one is needed. Source; seed B-25. */
function ordina(quadro: Quadro): Passo | null {
  const partite = libere(quadro);
  if (!raggiungeMinimo(quadro, 'pignoramento72bis', partite)) return null;
  if (!partite.some((partita) => isDaIntimare(quadro, partita)))
    return emetti(quadro, 'pignoramento72bis', 'PIGNORAMENTO_TERZI', partite);
  const dal = fineIntimazione(quadro, partite);
  if (dal === null) return emetti(quadro, 'intimazione50', 'INTIMAZIONE_50', partite);
  return dal > quadro.oggi
    ? attendi(quadro, 'TERMINE_INTIMAZIONE', dal)
    : emetti(quadro, 'pignoramento72bis', 'PIGNORAMENTO_TERZI', partite);
}

export function isDaIntimare(quadro: Quadro, { titolo }: PartitaOggi): boolean {
  const n = titolo?.notificato ?? null;
  if (n === null) return false;
  return quadro.oggi > addAnni(n, parametro(quadro.fatti.profilo, 'intimazione50.anni', n));
}

/** First day after the term of a served intimazione50 that is still good for all of them; null if there is none. */
function fineIntimazione(quadro: Quadro, partite: readonly PartitaOggi[]): Giorno | null {
  const { profilo, atti } = quadro.fatti;
  let prima: Giorno = MAI;
  for (const atto of atti) {
    const dal = atto.perfetto;
    if (atto.tipo !== 'intimazione50' || dal === null) continue;
    if (quadro.oggi > addAnni(dal, parametro(profilo, 'intimazione50.validitaAnni', dal))) continue;
    if (!partite.every((partita) => copre(atto, partita))) continue;
    const giorni = parametro(profilo, 'intimazione50.termine', dal);
    const dopo = ultimoGiornoTermine(dal, giorni, esclusiPerAtto(quadro, atto, dal)) + 1;
    prima = Math.min(prima, dopo);
  }
  return prima === MAI ? null : prima;
}

const eTrovato = (trovati: readonly Bene[]): boolean => PIGNORABILI.some((bene) => trovati.includes(bene));

/** Not covered by an order since the pratica last started again. Source: R-46. */
export function isScoperta(quadro: Quadro, partita: PartitaOggi): boolean {
  const dal = ripartenza(quadro.fatti);
  return !ordini(quadro).some((ordine) => copre(ordine, partita) && (dal === null || ordine.emesso >= dal));
}

/** A new order, as long as it reaches a partita that none has covered. Source: R-46. */
export function iniziaPignoramento(quadro: Quadro, trovati: readonly Bene[]): Passo | null {
  if (!eTrovato(trovati)) return null;
  return libere(quadro).some((partita) => isScoperta(quadro, partita)) ? ordina(quadro) : null;
}

/** The earliest end of a wait of R-20 that makes an order possible; `MAI` if none. Source: R-49. */
export function prossimaEsecuzione(quadro: Quadro, trovati: readonly Bene[]): Giorno {
  if (!eTrovato(trovati)) return MAI;
  const fini = quadro.attive.map((partita) => ({ partita, dal: liberaDalRicorso(quadro, partita) }));
  const possibili = fini
    .filter(({ partita, dal }) => dal > quadro.oggi && isScoperta(quadro, partita))
    .filter(({ dal }) =>
      raggiungeMinimo(
        quadro,
        'pignoramento72bis',
        fini.filter((altra) => altra.dal <= dal).map(({ partita }) => partita),
      ),
    );
  return Math.min(MAI, ...possibili.map(({ dal }) => dal));
}

import { dataDi, giornoDi } from '../../domain/calendario';
import type { Fascicolo, Passo } from '../../domain/fascicolo';
import { type Fatti, leggiFatti } from '../../domain/fatti';
import { fuoriCarico, scadenzaDi } from '../../domain/pratica/carico';
import { calcolaConto } from '../../domain/pratica/conto';
import { type Profilo, parametro } from '../../domain/profili/profilo';
import { COMPONENTI, type TipoAtto } from '../../domain/vocabolario';

/** Favour the debtor: no prohibition stops them. */
const CONTRARI = new Set<TipoAtto>(['revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo']);
/** Name all the partite owed, sospese or prescribed included. */
const DEL_PIANO = new Set<TipoAtto>(['sollecitoRate', 'comunicazioneDecadenza']);
const PROCEDURE = new Set<TipoAtto>([
  'preavvisoFermo',
  'fermo',
  'preavvisoIpoteca',
  'ipoteca',
  'pignoramento72bis',
]);
const DOPO_IL_TITOLO = new Set<TipoAtto>([...PROCEDURE, 'presaInCarico', 'sollecito795']);

/** A broken invariant: which one and what was seen. */
export class Violazione extends Error {}

function esigi(vero: boolean, invariante: string, cosa: string): void {
  if (!vero) throw new Violazione(`${invariante}: ${cosa}`);
}

/** Not a cent appears or vanishes. */
export function denaroInOrdine(f: Fascicolo, profilo: Profilo, oggi: string): void {
  const conto = calcolaConto(f, profilo, oggi);
  let ricevuto = 0n;
  for (const e of f.eventi) if (e.tipo === 'pagamento' && e.il <= oggi) ricevuto += e.importo;
  esigi(conto.versato === ricevuto, 'I3', `versato ${conto.versato}, ricevuto ${ricevuto}`);
  let imputato = conto.oneriPagati + conto.spesePagate;
  for (const p of conto.perPartita.values())
    imputato += p.moraPagata + COMPONENTI.reduce((t, c) => t + p.pagati[c], 0n);
  const tutti = imputato + conto.credito;
  esigi(tutti === ricevuto, 'I3', `imputato ${imputato} + credito ${conto.credito}, ricevuto ${ricevuto}`);
  for (const voce of ['residuo', 'mora', 'oneri', 'spese', 'credito'] as const)
    esigi(conto[voce] >= 0n, 'I4', `${voce} ${conto[voce]}`);
  const somma = conto.residuo + conto.mora + conto.oneri + conto.spese;
  esigi(conto.dovuto === somma, 'I4', `dovuto ${conto.dovuto}, somma ${somma}`);
  residuiInOrdine(f, profilo, oggi);
}

function residuiInOrdine(f: Fascicolo, profilo: Profilo, oggi: string): void {
  const fatti = leggiFatti(f, profilo, giornoDi(oggi));
  const conto = calcolaConto(f, profilo, oggi);
  for (const partita of fatti.partite) {
    if (fuoriCarico(partita, fatti) !== null) continue;
    const voce = conto.perPartita.get(partita.id);
    for (const c of COMPONENTI) {
      const resta = (voce?.residui[c] ?? 0n) + (voce?.pagati[c] ?? 0n);
      // sanctions fall with a death
      const giusto =
        c === 'sanzioni' && fatti.morte ? resta <= partita.importi[c] : resta === partita.importi[c];
      esigi(
        giusto,
        'I4',
        `${partita.id}.${c}: residuo e pagato fanno ${resta}, il credito è ${partita.importi[c]}`,
      );
    }
  }
}

/** What may be done on that day; `f` already holds the step. `chiusa` = it was closed before it. */
export function passoLecito(
  f: Fascicolo,
  profilo: Profilo,
  passo: Passo,
  oggi: string,
  chiusa: boolean,
): void {
  if (chiusa) {
    const lecito = passo.passo === 'attendi' || passo.proposta === 'rimborso' || passo.proposta === 'incasso';
    esigi(lecito, 'I9', `${passo.passo} ${passo.motivo} a pratica chiusa`);
  }
  if (passo.passo !== 'emetti' || passo.atto === undefined || CONTRARI.has(passo.atto)) return;
  const fatti = leggiFatti(f, profilo, giornoDi(oggi));
  nonSospesa(f, fatti, passo);
  if (passo.motivo === 'SECONDO_CANALE' || DEL_PIANO.has(passo.atto)) return;
  for (const partita of fatti.partite.filter(({ id }) => passo.partite?.includes(id)))
    esigi(
      scadenzaDi(partita, fatti) >= fatti.oggi,
      'I10',
      `${passo.atto} sulla partita prescritta ${partita.id}`,
    );
  maiPrima(fatti, passo.atto, passo.partite ?? []);
}

function nonSospesa(f: Fascicolo, fatti: Fatti, passo: Passo): void {
  if (passo.atto !== undefined && DEL_PIANO.has(passo.atto)) return;
  const conto = calcolaConto(f, fatti.profilo, dataDi(fatti.oggi));
  const dovute = fatti.partite.filter(({ id }) => (conto.perPartita.get(id)?.residuo ?? 0n) > 0n);
  const libere = dovute.filter(
    ({ sospesi }) => !sospesi.some(({ dal, al }) => dal <= fatti.oggi && fatti.oggi <= al),
  );
  esigi(dovute.length === 0 || libere.length > 0, 'I8', `${passo.atto ?? ''} con tutto sospeso`);
}

/** Plain days, without feasts and suspensions: a term is never shorter than them. */
function maiPrima(fatti: Fatti, atto: TipoAtto, partite: readonly string[]): void {
  const { profilo, oggi } = fatti;
  if (!DOPO_IL_TITOLO.has(atto)) return;
  for (const partita of fatti.partite.filter(({ id }) => partite.includes(id))) {
    const n = partita.titolo?.notificato ?? null;
    if (n === null || !partita.titolo)
      throw new Violazione(`I7: ${atto} su ${partita.id} senza titolo notificato`);
    const termine = parametro(profilo, `termine.${partita.titolo.tipo}`, n);
    esigi(oggi > n + termine, 'I7', `${atto} su ${partita.id} entro il termine di pagamento`);
    if (!PROCEDURE.has(atto)) continue;
    const sollecito = fatti.atti.find(
      (a) => a.tipo === 'sollecito795' && a.atto.partite.includes(partita.id),
    );
    if (sollecito)
      esigi(
        oggi > sollecito.emesso + parametro(profilo, 'sollecito.termine', sollecito.emesso),
        'I7',
        `${atto} su ${partita.id} entro il termine del sollecito`,
      );
  }
  if (atto !== 'fermo' && atto !== 'ipoteca') return;
  const tipo = atto === 'fermo' ? 'preavvisoFermo' : 'preavvisoIpoteca';
  const preavviso = fatti.atti.find((a) => a.tipo === tipo && a.perfetto !== null);
  const dal = preavviso?.perfetto ?? null;
  if (dal === null) throw new Violazione(`I7: ${atto} senza preavviso notificato`);
  esigi(oggi > dal + parametro(profilo, 'preavviso.termine', dal), 'I7', `${atto} entro il preavviso`);
}

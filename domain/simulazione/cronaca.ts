import { dataDi, type Giorno, giornoDi } from '../calendario';
import { minore } from '../denaro';
import type { AttoEmesso, Fascicolo, Passo } from '../fascicolo';
import { type ContoDettagliato, calcolaConto } from '../pratica/conto';
import type { Profilo } from '../profili/profilo';
import type { Vita } from '../racconta/vita';
import type { Motivo, TipoAtto } from '../vocabolario';
import type { DebitoreSimulato } from './debitore';
import { isTitolo, type Modello, valoreDel } from './modello';
import {
  aggiungi,
  type Categoria,
  conta,
  SCAGLIONI,
  type Somme,
  type SommeFascia,
  sommeVuote,
} from './somme';
import { viviSimulata } from './vita-simulata';

/** What one life gave, in cents: what two profiles are compared on. */
export interface EsitoVita {
  incassato: bigint;
  costi: bigint;
}

const RIFIUTI: ReadonlySet<Motivo> = new Set<Motivo>([
  'PARTITA_GIA_PRESCRITTA',
  'PREAVVISO_PRESCRIZIONE',
  'RATEAZIONE_NON_AMMISSIBILE',
]);
const AZIONI: ReadonlySet<TipoAtto> = new Set<TipoAtto>([
  'preavvisoFermo',
  'preavvisoIpoteca',
  'pignoramento72bis',
]);

/** Lives one debtor under one profile and adds what happened to `somme`. */
export function vivi(
  d: DebitoreSimulato,
  profilo: Profilo,
  modello: Modello,
  fine: Giorno,
  somme: Somme,
): EsitoVita {
  // a life that stops half-way leaves no half sums
  const sue = sommeVuote(somme.fasce.length);
  const fascia = sue.fasce[d.fascia];
  if (!fascia) throw new Error(`modello.fascia: la fascia ${d.fascia} non è in "debitori.fasce"`);
  fascia.pratiche = 1;
  fascia.affidato = d.affidato;
  try {
    const { vita, ultimo } = viviSimulata(d, profilo, modello, fine, {
      passo: (passo, atto, oggi, viva) => annota(sue, fascia, passo, atto, oggi, viva, modello),
    });
    const chiusura = vita.fascicolo.chiusura;
    const al = chiusura?.il ?? dataDi(fine);
    const conto = calcolaConto(vita.fascicolo, profilo, al);
    chiudi(sue, fascia, d, vita, ultimo, conto);
  } catch (errore) {
    const solo = sommeVuote(somme.fasce.length);
    solo.fasce[d.fascia] = { ...(solo.fasce[d.fascia] ?? fascia), pratiche: 1, affidato: d.affidato };
    conta(solo.rifiuti, codiceDi(errore));
    aggiungi(somme, solo);
    return { incassato: 0n, costi: 0n };
  }
  aggiungi(somme, sue);
  return { incassato: fascia.incassato, costi: fascia.costi };
}

/** The code of an error of the domain, `area.nome`; another error is a defect and goes up. */
function codiceDi(errore: unknown): string {
  const codice = errore instanceof Error ? /^([a-z0-9]+\.[a-z_0-9]+):/.exec(errore.message)?.[1] : undefined;
  if (codice === undefined) throw errore;
  return codice;
}

function annota(
  sue: Somme,
  fascia: SommeFascia,
  passo: Passo,
  atto: AttoEmesso | undefined,
  oggi: Giorno,
  { fascicolo, profilo }: Vita,
  modello: Modello,
): void {
  sue.domande += 1;
  if (passo.passo === 'emetti' && atto) {
    const canale = passo.canale ?? 'ordinaria';
    if (atto.dispacci.length === 1) {
      fascia.atti += 1;
      conta(sue.atti, atto.tipo);
    }
    conta(sue.dispacci, canale);
    fascia.costi += costoDi(atto, passo, modello, oggi);
  }
  if (passo.passo === 'proponi' && passo.proposta) {
    conta(sue.proposte, passo.proposta);
    if (RIFIUTI.has(passo.motivo)) conta(sue.rifiuti, passo.motivo, passo.partite?.length ?? 1);
    if (passo.proposta === 'prescrizione') prescrivi(fascia, fascicolo, profilo, passo.partite ?? [], oggi);
  }
}

/** What the collector spends: the dispatch, and the procedure at the first of them. */
function costoDi(atto: AttoEmesso, passo: Passo, modello: Modello, oggi: Giorno): bigint {
  const canale = passo.canale ?? 'ordinaria';
  const { tipo } = atto;
  const procedura =
    atto.dispacci.length === 1 && (tipo === 'fermo' || tipo === 'ipoteca' || tipo === 'pignoramento72bis')
      ? valoreDel(modello, `costo.atto.${tipo}`, oggi)
      : 0n;
  // registrations are made in a public register, nothing is posted
  if (tipo === 'fermo' || tipo === 'ipoteca') return procedura;
  if (canale === 'raccomandata' && isTitolo(tipo))
    return valoreDel(modello, 'costo.titolo.raccomandata', oggi);
  return procedura + valoreDel(modello, `costo.canale.${canale}`, oggi);
}

function prescrivi(
  fascia: SommeFascia,
  fascicolo: Fascicolo,
  profilo: Profilo,
  partite: readonly string[],
  oggi: Giorno,
): void {
  const { perPartita } = calcolaConto(fascicolo, profilo, dataDi(oggi));
  fascia.partitePrescritte += partite.length;
  for (const id of partite) fascia.prescritto += perPartita.get(id)?.residuo ?? 0n;
}

function chiudi(
  sue: Somme,
  fascia: SommeFascia,
  d: DebitoreSimulato,
  { fascicolo }: Vita,
  ultimo: Passo | null,
  conto: ContoDettagliato,
): void {
  const inizio = giornoDi(d.inizio);
  fascia.incassato = conto.versato - conto.credito;
  fascia.rimborsati = conto.spesePagate;
  if (fascicolo.chiusura) {
    fascia.chiuse = 1;
    conta(sue.chiuse, fascicolo.chiusura.motivo);
    sue.giorniChiusura = giornoDi(fascicolo.chiusura.il) - inizio;
  } else conta(sue.aperte, ultimo?.motivo ?? 'MAI_INTERROGATA');
  let restano = fascia.incassato;
  for (const evento of fascicolo.eventi) {
    if (evento.tipo !== 'pagamento' || restano <= 0n) continue;
    const importo = minore(evento.importo, restano);
    restano -= importo;
    const giorni = giornoDi(evento.il) - inizio;
    const scaglione = SCAGLIONI.findIndex((limite) => limite === null || giorni <= limite);
    sue.arrivi[scaglione] = (sue.arrivi[scaglione] ?? 0n) + importo;
    sue.centGiorni += importo * BigInt(giorni);
  }
  sue.incassi = fascia.incassato;
  sue.categorie[categoriaDi(fascicolo)] = { pratiche: 1, importo: d.affidato };
}

/** Where the Firenze study would have counted it. Source: seed D-038..D-044. */
function categoriaDi(fascicolo: Fascicolo): Categoria {
  const { chiusura, atti, eventi } = fascicolo;
  if (chiusura?.motivo === 'PAGATA') {
    const titolo = atti.find(({ tipo }) => isTitolo(tipo));
    const notificato = titolo?.dispacci.find(({ esito }) => esito?.tipo === 'perfezionata')?.esito?.legaleIl;
    const entro = notificato === undefined || giornoDi(chiusura.il) - giornoDi(notificato) <= 30;
    return entro ? 'riscosseEntro30' : 'riscosseOltre30';
  }
  if (eventi.some(({ tipo }) => tipo === 'sgravio')) return 'discaricate';
  return atti.some(({ tipo }) => AZIONI.has(tipo)) ? 'nonRiscosseConAzioni' : 'nonRiscosseSenzaAzioni';
}

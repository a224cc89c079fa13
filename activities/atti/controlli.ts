import { dataDi, giornoDi } from '../../domain/calendario';
import { navValido } from '../../domain/pagopa/nav';
import { scadenzaNominale } from '../../domain/rateazione';
import type { TipoStampato } from '../../domain/vocabolario';
import { somma, sommaAtto, sommaCredito } from './blocchi/importi';
import { tributario } from './contesto';
import { DatiAtto, type DatiAttoGrezzi } from './dati-atto';
import { ErroreAtto, rifiuta } from './errori';

/** Acts in the debtor's favour: they ask for nothing. */
export const A_FAVORE: ReadonlySet<TipoStampato> = new Set([
  'revocaFermo',
  'cancellazioneIpoteca',
  'svincoloTerzo',
]);

/** They ask for no money of their own: a refusal changes no debt. */
export const SENZA_AVVISI: ReadonlySet<TipoStampato> = new Set([...A_FAVORE, 'diniegoRateazione']);

const interessiDi = ({ piano }: DatiAtto): bigint =>
  (piano?.rate ?? []).reduce((sum, { interessiCents }) => sum + interessiCents, 0n);

/** A sollecito of instalments asks for them alone, a plan for its interest too; any other act for all of its claims. */
function chiestoDi(dati: DatiAtto, ente: string): bigint {
  const primo = dati.enti[0]?.codiceFiscale === ente;
  if (dati.tipo === 'sollecitoRate') return primo ? somma(dati.rate) : 0n;
  if (dati.tipo === 'provvedimentoRateazione')
    return primo ? sommaAtto(dati.crediti) + interessiDi(dati) : 0n;
  return sommaAtto(dati.crediti.filter((credito) => credito.ente === ente));
}

function controllaAvvisi(dati: DatiAtto): void {
  if (SENZA_AVVISI.has(dati.tipo)) {
    if (dati.avvisi.length > 0) rifiuta('un atto che non chiede denaro non ha avvisi di pagamento');
    return;
  }
  if (dati.avvisi.length === 0) rifiuta("manca l'avviso di pagamento");
  const numeri = new Set<string>();
  for (const avviso of dati.avvisi) {
    if (!navValido(avviso.nav)) rifiuta(`il numero di avviso ${avviso.nav} ha cifre di controllo sbagliate`);
    if (numeri.has(avviso.nav)) rifiuta(`il numero di avviso ${avviso.nav} è ripetuto`);
    if (avviso.cents < 1n)
      rifiuta(`l'avviso ${avviso.nav} chiede ${avviso.cents} centesimi: non c'è nulla da pagare`);
    numeri.add(avviso.nav);
  }
  for (const ente of dati.enti) {
    const dovuto = chiestoDi(dati, ente.codiceFiscale);
    const chiesto = dati.avvisi
      .filter(({ codiceFiscale }) => codiceFiscale === ente.codiceFiscale)
      .reduce((sum, { cents }) => sum + cents, 0n);
    if (dovuto !== chiesto)
      rifiuta(`per l'ente ${ente.codiceFiscale} le righe danno ${dovuto} centesimi e gli avvisi ${chiesto}`);
  }
}

const SOGLIA_794 = 1000n;

function controllaTipo(dati: DatiAtto): void {
  const esecutivo = dati.tipo === 'accertamentoEsecutivo' || dati.tipo === 'intimazioneEsecutiva';
  if (!esecutivo) return;
  if (sommaAtto(dati.crediti) < SOGLIA_794)
    throw new ErroreAtto(
      'atto.sotto_soglia',
      'sotto i 10,00 euro non si emette un atto esecutivo (L. 160/2019 c. 794)',
    );
  const attesi = dati.tipo === 'accertamentoEsecutivo';
  if (dati.crediti.some((credito) => tributario(credito) !== attesi))
    rifiuta(`l'atto ${dati.tipo} ha un credito di altra natura`);
}

/** Each instalment has its notice, of its amount, and the months follow one another (c. 801; atti.md A17). */
function controllaPiano({ piano, avvisi, emessoIl }: DatiAtto): void {
  if (!piano) return;
  const [prima] = piano.rate;
  for (const [i, { numero, scadenza, quotaCents, interessiCents }] of piano.rate.entries()) {
    if (numero !== i + 1) rifiuta(`la rata n. ${numero} del piano è al posto ${i + 1}`);
    const attesa = prima && dataDi(scadenzaNominale(giornoDi(prima.scadenza), numero));
    if (scadenza !== attesa)
      rifiuta(`la rata n. ${numero} scade il ${scadenza}: serve l'ultimo giorno del mese, ${attesa}`);
    if (scadenza < emessoIl) rifiuta(`la rata n. ${numero} scade prima del provvedimento`);
    const suoi = avvisi.filter(({ rata }) => rata === numero);
    if (suoi.length !== 1 || suoi[0]?.cents !== quotaCents + interessiCents)
      rifiuta(
        `la rata n. ${numero} non ha un avviso del suo importo, ${quotaCents + interessiCents} centesimi`,
      );
  }
  if (avvisi.length !== piano.rate.length) rifiuta('il piano ha avvisi che non sono di una rata');
}

/**
 * Parses and checks before anything is printed (atti.md 1.8: K1, K9, A04).
 * Throws ErroreAtto.
 */
export function controllaDati(grezzi: DatiAttoGrezzi): DatiAtto {
  const esito = DatiAtto.safeParse(grezzi);
  if (!esito.success) {
    const [primo] = esito.error.issues;
    return rifiuta(`campo ${primo?.path.join('.') || '(radice)'}: ${primo?.message}`);
  }
  const dati = esito.data;
  const noti = new Set(dati.enti.map(({ codiceFiscale }) => codiceFiscale));
  for (const credito of dati.crediti) {
    if (!noti.has(credito.ente)) rifiuta(`il credito ${credito.chiave} è di un ente che l'atto non nomina`);
    if (sommaCredito(credito) < 0n) rifiuta(`il credito ${credito.chiave} ha somma negativa`);
  }
  if (dati.protocollo && dati.protocollo.data < dati.emessoIl)
    rifiuta("la data di protocollo viene prima di quella dell'atto");
  controllaAvvisi(dati);
  controllaPiano(dati);
  controllaTipo(dati);
  return dati;
}

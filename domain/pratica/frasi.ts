import { civileDi, dataDi, type Giorno, giornoDi, MAI } from '../calendario';
import { type Cents, formatEuroItaliano } from '../denaro';
import type { AttoNoto } from '../notificazione';
import { parametro } from '../profili/profilo';
import type { Motivo, TipoAtto } from '../vocabolario';
import { ultimaAPagare } from './decorrenze';
import type { Passo } from './fascicolo';
import { copreUna } from './passi';
import { type Quadro, residuoDelle } from './quadro';

export interface Contesto {
  passo: Passo;
  quadro: Quadro;
}

const NOMI_ATTO: Record<TipoAtto, string> = {
  sollecitoPrecoattivo: 'il sollecito bonario',
  accertamentoEsecutivo: 'l’accertamento esecutivo',
  intimazioneEsecutiva: 'l’intimazione esecutiva',
  ingiunzione: 'l’ingiunzione',
  presaInCarico: 'l’avviso di presa in carico',
  sollecito795: 'il sollecito di legge',
  intimazione50: 'l’intimazione ad adempiere',
  preavvisoFermo: 'il preavviso di fermo',
  fermo: 'il fermo',
  preavvisoIpoteca: 'il preavviso di ipoteca',
  ipoteca: 'l’ipoteca',
  pignoramento72bis: 'il pignoramento presso terzi',
  sollecitoRate: 'il sollecito delle rate',
  comunicazioneDecadenza: 'la comunicazione di decadenza',
  revocaFermo: 'la revoca del fermo',
  cancellazioneIpoteca: 'la cancellazione dell’ipoteca',
  svincoloTerzo: 'lo svincolo del terzo',
};

const nomeAtto = (tipo: TipoAtto | undefined): string => (tipo ? NOMI_ATTO[tipo] : 'un atto');

/** `4 maggio 2026` as `4/5/2026`. */
function giornoScritto(giorno: Giorno): string {
  if (giorno === MAI) return 'data da definire';
  const c = civileDi(giorno);
  return `${c.giorno}/${c.mese}/${c.anno}`;
}
const euroScritti = (cents: Cents): string => `${formatEuroItaliano(cents)} euro`;

const partiteScritte = (ids: readonly string[] | undefined): string =>
  !ids || ids.length === 0
    ? 'le partite'
    : ids.length === 1
      ? `la partita ${ids[0]}`
      : `le partite ${ids.join(', ')}`;

const fino = ({ passo }: Contesto): string =>
  passo.fino ? `fino al ${giornoScritto(giornoDi(passo.fino) - 1)}` : 'senza una data di fine';

const ultimo = ({ quadro }: Contesto, ...tipi: readonly TipoAtto[]): AttoNoto | undefined =>
  quadro.fatti.atti.findLast((atto) => tipi.includes(atto.tipo) && copreUna(atto, quadro.dovute));

function dopoAtto(contesto: Contesto, che: string, ...tipi: readonly TipoAtto[]): string {
  const atto = ultimo(contesto, ...tipi);
  const da = atto?.perfetto ?? atto?.emesso;
  return `${che}${da === undefined ? '' : ` (${nomeAtto(atto?.tipo)} del ${giornoScritto(da)})`}: si attende ${fino(contesto)}.`;
}

function terminePagamento({ quadro }: Contesto): string {
  const partita = ultimaAPagare(quadro.attive);
  if (!partita?.titolo) return 'Il termine per pagare non è finito.';
  const n = partita.titolo.notificato;
  return `Il termine per pagare la partita ${partita.id} finisce il ${giornoScritto(partita.termine)} (${nomeAtto(
    partita.titolo.tipo,
  )}, notifica del ${n === null ? '-' : giornoScritto(n)}).`;
}

function attesaNotifica({ quadro }: Contesto): string {
  const aperto = quadro.fatti.atti.find((atto) => atto.perfetto === null && copreUna(atto, quadro.attive));
  if (!aperto) return 'Si attende l’esito di una notifica.';
  return `Si attende l’esito della spedizione del ${giornoScritto(aperto.ultimoInvio)} (${nomeAtto(aperto.tipo)}).`;
}

function sospesa(contesto: Contesto): string {
  return `Tutte le partite dovute sono sospese dall’Ente ${fino(contesto)}: non parte nessun atto.`;
}

const emissione =
  (perche: string) =>
  (contesto: Contesto): string =>
    `Si emette ${nomeAtto(contesto.passo.atto)} per ${partiteScritte(contesto.passo.partite)}: ${perche}.`;

const residuo = ({ quadro }: Contesto): string => euroScritti(quadro.conto.residuo);
const dovuto = ({ quadro }: Contesto): string => euroScritti(quadro.conto.dovuto);

/** One sentence per motivo, with the date, the amount or the act that decides. */
export const FRASI: Record<Motivo, (contesto: Contesto) => string> = {
  SOTTO_SOGLIA_10: (c) =>
    `Il residuo della pratica è ${residuo(c)}, sotto la soglia di ${euroScritti(
      parametro(c.quadro.fatti.profilo, 'soglia794', c.quadro.oggi),
    )}: il titolo non si può formare.`,
  ATTESA_ULTIMA_RATA: (c) => `Il sollecito bonario attende i giorni dopo l’ultima rata, ${fino(c)}.`,
  TERMINE_SOLLECITO_PRECOATTIVO: (c) =>
    dopoAtto(c, 'È in corso il termine del sollecito bonario', 'sollecitoPrecoattivo'),
  ATTESA_NOTIFICA: attesaNotifica,
  TERMINE_PAGAMENTO_792: terminePagamento,
  TERMINE_PAGAMENTO_INGIUNZIONE: terminePagamento,
  ATTESA_PRESA_IN_CARICO: (c) =>
    `Il titolo è esecutivo, ma le somme si possono prendere in carico dal ${giornoScritto(
      Math.max(...c.quadro.attive.map(({ disponibile }) => disponibile)),
    )}.`,
  TERMINE_SOLLECITO: (c) =>
    dopoAtto(c, 'È in corso il termine del sollecito', 'sollecito795', 'presaInCarico'),
  ATTESA_544: (c) =>
    dopoAtto(
      c,
      `Per un residuo di ${euroScritti(residuoDelle(c.quadro.attive))} prima di procedere devono passare più giorni dal sollecito`,
      'sollecito795',
      'presaInCarico',
    ),
  ATTESA_INDAGINE: (c) =>
    `Si attende l’esito dell’indagine sui beni chiesta il ${giornoScritto(giornoDi(c.quadro.fatti.indagini.at(-1)?.il ?? dataDi(c.quadro.oggi)))}.`,
  SOSPESA: sospesa,
  SOSPENSIONE_ESECUZIONE: (c) =>
    `C’è un ricorso nei termini non ancora deciso: il pignoramento deve attendere ${fino(c)}.`,
  TERMINE_INTIMAZIONE: (c) => dopoAtto(c, 'È in corso il termine dell’intimazione', 'intimazione50'),
  TERMINE_EREDI: (c) => dopoAtto(c, 'È in corso il termine dato agli eredi', 'intimazione50'),
  TERMINE_PREAVVISO_FERMO: (c) => dopoAtto(c, 'È in corso il termine del preavviso', 'preavvisoFermo'),
  TERMINE_PREAVVISO_IPOTECA: (c) => dopoAtto(c, 'È in corso il termine del preavviso', 'preavvisoIpoteca'),
  ATTESA_ESITO_CAUTELARE: (c) => dopoAtto(c, 'Si lascia al debitore il tempo di pagare', 'fermo', 'ipoteca'),
  TERMINE_TERZO: (c) => dopoAtto(c, 'Il terzo ha un termine per pagare', 'pignoramento72bis'),
  RATEAZIONE_RICHIESTA: () => 'Il debitore ha chiesto la rateazione: si attende la risposta.',
  RATEAZIONE_IN_CORSO: (c) =>
    `Il debitore paga a rate: si guarda di nuovo dopo la prossima scadenza, ${fino(c)}.`,
  TERMINE_SOLLECITO_RATE: (c) =>
    dopoAtto(c, 'È in corso il termine del sollecito delle rate', 'sollecitoRate'),
  ATTESA_EREDI: () => 'Il debitore è morto: si attende di conoscere gli eredi.',
  PROCEDURA_CONCORSUALE: () => 'È aperta una procedura concorsuale: si attende la sua chiusura.',
  SILENZIO_ENTE: (c) => `La lista di inesigibilità è davanti all’Ente: vale il silenzio, ${fino(c)}.`,
  ATTESA_DECISIONE_ENTE: () => 'La lista di inesigibilità è davanti all’Ente, che deve decidere.',
  ATTESA_DECISIONE_PRESCRIZIONE: () => 'Le partite dovute sono prescritte: l’Ente deve decidere.',
  PRATICA_CHIUSA: (c) =>
    `La pratica è chiusa dal ${giornoScritto(giornoDi(c.quadro.fatti.fascicolo.chiusura?.il ?? dataDi(c.quadro.oggi)))}.`,
  SOLLECITO_PRECOATTIVO: emissione('prima del titolo si sollecita il pagamento'),
  FORMAZIONE_TITOLO_792: emissione('non c’è ancora un titolo esecutivo'),
  FORMAZIONE_INGIUNZIONE: emissione('non c’è ancora un titolo esecutivo'),
  PRESA_IN_CARICO: emissione('il debitore va informato che le somme sono prese in carico'),
  SOLLECITO_795: (c) =>
    emissione(
      `per un residuo di ${euroScritti(residuoDelle(c.quadro.attive))} il sollecito viene prima di ogni procedura`,
    )(c),
  SECONDO_CANALE: (c) =>
    `Si spedisce di nuovo ${nomeAtto(c.passo.atto)} con il canale ${c.passo.canale ?? '-'}: il canale precedente non ha consegnato.`,
  GUARDIA_PRESCRIZIONE: (c) => {
    const prima = Math.min(...c.quadro.correnti.map(({ scade }) => scade));
    return emissione(`la prescrizione scade il ${giornoScritto(prima)} e va interrotta`)(c);
  },
  INTIMAZIONE_50: emissione('il titolo è stato notificato da più di un anno'),
  INTIMAZIONE_EREDI: emissione('gli eredi vanno avvertiti del titolo prima di ogni procedura'),
  PREAVVISO_FERMO: emissione('l’indagine ha trovato un veicolo'),
  ISCRIZIONE_FERMO: emissione('il termine del preavviso è finito'),
  PREAVVISO_IPOTECA: emissione('l’indagine ha trovato un immobile'),
  ISCRIZIONE_IPOTECA: emissione('il termine del preavviso è finito'),
  PIGNORAMENTO_TERZI: emissione('l’indagine ha trovato somme presso un terzo'),
  SOLLECITO_RATE: (c) => emissione(`non sono state pagate le rate ${c.passo.rate?.join(' e ') ?? '-'}`)(c),
  DECADENZA_C800: emissione('le rate sollecitate non sono state pagate nel termine'),
  DECADENZA_REGOLAMENTO: emissione('le rate non pagate fanno decadere per regolamento'),
  REVOCA_FERMO: emissione('non è dovuto più nulla'),
  CANCELLAZIONE_IPOTECA: emissione('non è dovuto più nulla'),
  SVINCOLO_TERZO: emissione('non è dovuto più nulla e il terzo ha ancora l’ordine'),
  PRESCRIZIONE_VIVA: emissione('prima della lista il credito deve restare vivo a lungo'),
  INDAGINE_SOLVIBILITA: (c) => `Prima di procedere per ${dovuto(c)} si cercano i beni del debitore.`,
  INDAGINE_SCADUTA: () =>
    'L’ultima indagine è troppo vecchia per iniziare uno strumento: se ne chiede un’altra.',
  NUOVI_ELEMENTI: () => 'La pratica riparte: i beni del debitore si cercano di nuovo.',
  PARTITA_GIA_PRESCRITTA: (c) => `${inizio(c)} era già prescritta quando è stata affidata: torna all’Ente.`,
  PREAVVISO_PRESCRIZIONE: (c) =>
    `${inizio(c)} è stata affidata troppo vicino alla prescrizione: torna all’Ente.`,
  RIMBORSO: (c) =>
    `Il debitore ha pagato ${euroScritti(c.passo.importo ?? 0n)} in più: si propone il rimborso.`,
  INCASSO_DOPO_CHIUSURA: (c) =>
    `Sono arrivati ${euroScritti(c.passo.importo ?? 0n)} a pratica chiusa: spettano all’Ente.`,
  ALLARME_PRESCRIZIONE: (c) =>
    `${inizio(c)} si prescrive dopo il ${c.passo.scade ? giornoScritto(giornoDi(c.passo.scade)) : '-'} e oggi nessun atto può interromperla.`,
  PARTITA_PRESCRITTA: (c) => `${inizio(c)} è prescritta: esce dagli atti e decide l’Ente.`,
  RESIDUO_MINIMO: (c) => `Restano ${dovuto(c)}: non conviene una procedura, si propone l’inesigibilità.`,
  NON_ABBIENTE: (c) => `L’indagine non ha trovato beni: si propone l’inesigibilità di ${dovuto(c)}.`,
  NESSUNO_STRUMENTO: (c) =>
    `Sui beni trovati nessuno strumento è possibile: si propone l’inesigibilità di ${dovuto(c)}.`,
  TENTATIVI_INFRUTTUOSI: (c) =>
    `Gli strumenti possibili sono finiti senza esito: si propone l’inesigibilità di ${dovuto(c)}.`,
  EREDI: () => 'Il debitore è morto: qualcuno deve cercare gli eredi.',
  INSINUAZIONE: (c) =>
    `È aperta una procedura concorsuale: va depositata l’insinuazione${c.passo.entro ? ` entro il ${giornoScritto(giornoDi(c.passo.entro))}` : ''}.`,
  RATEAZIONE_AMMISSIBILE: (c) => `La rateazione chiesta rientra nelle ${c.passo.maxRate ?? 0} rate ammesse.`,
  RATEAZIONE_NON_AMMISSIBILE: (c) => `La rateazione chiesta supera le ${c.passo.maxRate ?? 0} rate ammesse.`,
  NOTIFICA_SENZA_ESITO: (c) =>
    `La spedizione n. ${c.passo.tentativo ?? 1} (${nomeAtto(c.passo.atto)}) non ha un esito utile: qualcuno deve guardarla.`,
  PAGATA: (c) => `Non è dovuto più nulla: sono stati pagati ${euroScritti(c.quadro.conto.versato)}.`,
  SGRAVIATA: () => 'Non è dovuto più nulla: tutto è stato sgravato.',
  SANZIONI_ESTINTE: () => 'Con la morte del debitore le sanzioni sono estinte e non resta altro.',
  OPPOSIZIONE: () => 'L’Ente ha chiuso la pratica per opposizione.',
  DISCARICO_SILENZIO: () => 'L’Ente non ha risposto alla lista nel termine: le somme sono discaricate.',
  DISCARICO_MINIMO: (c) => `La lista non supera il residuo minimo (${dovuto(c)}): le somme sono discaricate.`,
  DISCARICO_ACCETTATO: () => 'L’Ente ha accettato la lista: le somme sono discaricate.',
  RESTITUITA: () => 'Tutte le partite sono state restituite all’Ente.',
  PRESCRITTA: () => 'Nessuna partita è rimasta: l’Ente ha accolto la prescrizione.',
};

function inizio({ passo }: Contesto): string {
  const scritte = partiteScritte(passo.partite);
  return scritte.charAt(0).toUpperCase() + scritte.slice(1);
}

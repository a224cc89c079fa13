import { giornoDi } from '../../calendario';
import type { TipoEvento } from '../../fascicolo';
import { insolvenzaInCorso } from '../../insolvenza';
import { parametro } from '../../profili/profilo';
import type { Motivo } from '../../vocabolario';
import { richiestaPendente } from '../rateazione';
import { ripartenza } from '../ripartenza';
import {
  attoDatato,
  type Contesto,
  dataScritta,
  euroScritti,
  ilAtto,
  ilGiorno,
  lePartite,
  maiuscola,
  NOMI_CANALE,
  quanti,
} from './parole';

type Frase = (c: Contesto) => string;

const dovuto = ({ quadro }: Contesto): string => euroScritti(quadro.conto.dovuto);
const inizio = ({ passo, nome }: Contesto): string => maiuscola(lePartite(passo.partite, nome));
const una = ({ passo }: Contesto): boolean => passo.partite?.length === 1;

const partitaDi = ({ passo, quadro }: Contesto) =>
  quadro.inCarico.find(({ id }) => passo.partite?.includes(id));

const indagineScaduta: Frase = ({ quadro }) => {
  const ultima = quadro.fatti.indagini.findLast(({ esito }) => esito !== undefined);
  const giorni = parametro(quadro.fatti.profilo, 'indagine.validita', quadro.oggi);
  const quando = ultima?.esito ? `, ${ilGiorno(giornoDi(ultima.esito.notoIl), 'de')},` : '';
  return `L’ultima indagine sui beni${quando} ha più di ${quanti(giorni, 'giorno', 'giorni')}: prima di uno strumento se ne chiede un’altra.`;
};

const RIPARTENZE: Partial<Record<TipoEvento, string>> = {
  eredi: 'gli eredi sono noti',
  proceduraChiusa: 'la procedura concorsuale è chiusa',
  osservazioni: 'l’Ente ha chiesto di proseguire',
};

const nuoviElementi: Frase = ({ quadro }) => {
  const dal = ripartenza(quadro.fatti);
  const fatto = quadro.fatti.eventi.findLast(
    ({ tipo, il }) => RIPARTENZE[tipo] !== undefined && giornoDi(il) === dal,
  );
  const perche = fatto ? `: ${RIPARTENZE[fatto.tipo]}` : '';
  return `La pratica è ripartita${dal === null ? '' : ` ${ilGiorno(dal)}`}${perche}. I beni del debitore si cercano di nuovo.`;
};

const affidataTardi: Frase = (c) => {
  const partita = partitaDi(c);
  const giorni = partita ? parametro(c.quadro.fatti.profilo, 'intake.giorniPrima', partita.affidata) : 0;
  const date = partita
    ? ` è stata affidata ${ilGiorno(partita.affidata)} e si prescrive ${ilGiorno(partita.scade)}, a meno di ${quanti(giorni, 'giorno', 'giorni')}`
    : ' è stata affidata troppo vicino alla prescrizione';
  return `${inizio(c)}${date}: torna all’Ente.`;
};

const giaPrescritta: Frase = (c) => {
  const partita = partitaDi(c);
  const date = partita
    ? ` era prescritta dopo ${ilGiorno(partita.scade)}, prima dell’affidamento ${ilGiorno(partita.affidata, 'de')}`
    : ' era già prescritta all’affidamento';
  return `${inizio(c)}${date}: torna all’Ente.`;
};

const prescritta: Frase = (c) => {
  const scadenze = c.quadro.dovute.flatMap(({ id, scade }) => (c.passo.partite?.includes(id) ? [scade] : []));
  const quando = scadenze.length > 0 ? ` dopo ${ilGiorno(Math.max(...scadenze))}` : '';
  return una(c)
    ? `${inizio(c)} è prescritta${quando}: esce dagli atti e decide l’Ente.`
    : `${inizio(c)} sono prescritte, l’ultima${quando}: escono dagli atti e decide l’Ente.`;
};

const allarme: Frase = (c) => {
  const scade = c.passo.scade ? ` dopo ${ilGiorno(giornoDi(c.passo.scade))}` : '';
  return una(c)
    ? `${inizio(c)} si prescrive${scade} e oggi nessun atto può interromperla.`
    : `${inizio(c)} si prescrivono${scade} e oggi nessun atto può interromperle.`;
};

const rateazione =
  (ammissibile: boolean): Frase =>
  (c) => {
    const { passo, quadro } = c;
    const richiesta = richiestaPendente(quadro);
    const chieste = richiesta
      ? `Il debitore ha chiesto ${quanti(richiesta.rate, 'rata', 'rate')} ${ilGiorno(richiesta.il)}`
      : 'Il debitore ha chiesto la rateazione';
    const massimo = passo.maxRate ?? 0;
    const ammesse =
      massimo === 0
        ? 'non è ammessa nessuna rata'
        : `sono ammesse al massimo ${quanti(massimo, 'rata', 'rate')}`;
    const garanzia = passo.garanzia ? ', con garanzia' : '';
    const esito = ammissibile ? 'la richiesta è ammissibile' : 'la richiesta non è ammissibile';
    return `${chieste} su un residuo di ${euroScritti(quadro.conto.residuo)}: ${ammesse}${garanzia}, quindi ${esito}; decide una persona.`;
  };

const insinuazione: Frase = ({ passo, quadro }) => {
  const inCorso = insolvenzaInCorso(quadro.fatti.eventi);
  const nota = inCorso ? `, nota ${ilGiorno(inCorso.dal, 'da')}` : '';
  const entro = passo.entro
    ? ` entro ${ilGiorno(giornoDi(passo.entro))}`
    : ' (la data dell’udienza non è nota)';
  return `È aperta una procedura concorsuale${nota}: va depositata l’insinuazione${entro}.`;
};

const senzaEsito: Frase = ({ passo, quadro }) => {
  const atto = quadro.fatti.atti.find((noto) => noto.atto.id === passo.attoId);
  const invio = atto?.invii.at(-1);
  const canale = invio?.canale ? ` (${NOMI_CANALE[invio.canale]})` : '';
  const quale = passo.atto ? ilAtto(passo.atto) : 'un atto';
  const spedito = invio ? `${ilGiorno(invio.il, 'de')}${canale}` : `n. ${passo.tentativo ?? 1}`;
  return atto?.negativo
    ? `La spedizione ${spedito} per ${quale} non è riuscita e non restano altri canali: qualcuno deve guardarla.`
    : `La spedizione ${spedito} per ${quale} non ha un esito: è passato il tempo massimo e qualcuno deve guardarla.`;
};

const nonAbbiente: Frase = (c) => {
  const indagine = c.quadro.fatti.indagini.findLast(({ esito }) => esito !== undefined);
  const quando = indagine ? ` ${ilGiorno(giornoDi(indagine.il), 'de')}` : '';
  return `L’indagine${quando} non ha trovato beni: si propone l’inesigibilità di ${dovuto(c)}.`;
};

const residuoMinimo: Frase = (c) => {
  const minimo = parametro(c.quadro.fatti.profilo, 'inesigibilita.residuoMinimo', c.quadro.oggi);
  const soglia = minimo === null ? '' : `, non più di ${euroScritti(minimo)}`;
  return `Restano ${dovuto(c)}${soglia}: non conviene una procedura e si propone l’inesigibilità.`;
};

const infruttuosi: Frase = (c) => {
  const fatto = c.quadro.fatti.atti.findLast(({ tipo }) =>
    ['fermo', 'ipoteca', 'pignoramento72bis'].includes(tipo),
  );
  const ultimo = fatto ? ` (l’ultimo: ${attoDatato(fatto)})` : '';
  return `Gli strumenti possibili sono finiti${ultimo} e restano dovuti ${dovuto(c)}: si propone l’inesigibilità.`;
};

export const FRASI_PROPONI = {
  INDAGINE_SOLVIBILITA: (c) => `Prima di procedere per ${dovuto(c)} si cercano i beni del debitore.`,
  INDAGINE_SCADUTA: indagineScaduta,
  NUOVI_ELEMENTI: nuoviElementi,
  PARTITA_GIA_PRESCRITTA: giaPrescritta,
  PREAVVISO_PRESCRIZIONE: affidataTardi,
  RIMBORSO: ({ passo }) =>
    `Il debitore ha versato ${euroScritti(passo.importo ?? 0n)} più del dovuto: si propone il rimborso.`,
  INCASSO_DOPO_CHIUSURA: ({ passo, quadro }) => {
    const il = quadro.fatti.fascicolo.chiusura?.il;
    return `Sono arrivati ${euroScritti(passo.importo ?? 0n)} a pratica chiusa${il ? ` (${dataScritta(il)})` : ''}: spettano all’Ente.`;
  },
  ALLARME_PRESCRIZIONE: allarme,
  PARTITA_PRESCRITTA: prescritta,
  RESIDUO_MINIMO: residuoMinimo,
  NON_ABBIENTE: nonAbbiente,
  NESSUNO_STRUMENTO: (c) =>
    `Con i beni trovati nessuno strumento è possibile: si propone l’inesigibilità di ${dovuto(c)}.`,
  TENTATIVI_INFRUTTUOSI: infruttuosi,
  EREDI: ({ quadro }) =>
    `Il debitore è morto${quadro.fatti.morte ? ` ${ilGiorno(quadro.fatti.morte.il)}` : ''}: qualcuno deve cercare gli eredi.`,
  INSINUAZIONE: insinuazione,
  RATEAZIONE_AMMISSIBILE: rateazione(true),
  RATEAZIONE_NON_AMMISSIBILE: rateazione(false),
  NOTIFICA_SENZA_ESITO: senzaEsito,
} as const satisfies Partial<Record<Motivo, Frase>>;

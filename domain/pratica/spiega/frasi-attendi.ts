import { giornoDi, MAI } from '../../calendario';
import { insolvenzaInCorso } from '../../insolvenza';
import { parametro } from '../../profili/profilo';
import type { Motivo, TipoAtto } from '../../vocabolario';
import { ultimaAPagare } from '../decorrenze';
import { listaValida } from '../lista';
import { copreUna } from '../passi';
import { liberaDalRicorso } from '../pignoramento';
import { idDelle, residuoDelle } from '../quadro';
import { richiestaPendente } from '../rateazione';
import { finoQuando } from './attesa';
import {
  attoDatato,
  type Contesto,
  dallAtto,
  delAttoDatato,
  euroScritti,
  ilGiorno,
  lePartite,
  maiuscola,
  quandoAtto,
  quanti,
  ultimoAtto,
} from './parole';
import { rateScadute } from './rate';

/** What runs, the act it runs from, its last day: `Il termine dell’ingiunzione notificata il ... finisce il ...`. */
function corre(c: Contesto, che: string, ...tipi: readonly TipoAtto[]): string {
  const atto = ultimoAtto(c.quadro, ...tipi);
  const fine = c.dal === MAI ? 'è fermo per una sospensione' : `finisce ${ilGiorno(c.dal - 1)}`;
  return `${che}${atto ? ` ${delAttoDatato(atto)}` : ''} ${fine}.`;
}

function piccoloCredito(c: Contesto): string {
  const { quadro, dal } = c;
  const atto = ultimoAtto(quadro, 'sollecito795', 'presaInCarico');
  const residuo = `Per un residuo di ${euroScritti(residuoDelle(quadro.attive))}`;
  if (!atto) return `${residuo} nessuna procedura comincia prima dei giorni che seguono il sollecito.`;
  const giorni = parametro(quadro.fatti.profilo, 'piccoli.giorni', atto.perfetto ?? atto.ultimoInvio);
  const fine = dal === MAI ? '' : `: l’attesa finisce ${ilGiorno(dal - 1)}`;
  return `${residuo} nessuna procedura comincia prima che passino ${quanti(giorni, 'giorno', 'giorni')} ${dallAtto(atto.tipo)} ${quandoAtto(atto)}${fine}.`;
}

function esitoCautelare(c: Contesto): string {
  const atto = ultimoAtto(c.quadro, 'fermo', 'ipoteca');
  const dopo = atto ? ` dopo ${attoDatato(atto)}` : '';
  return `Il tempo lasciato al debitore per pagare${dopo}${c.dal === MAI ? '' : ` finisce ${ilGiorno(c.dal - 1)}`}.`;
}

function terminePagamento({ quadro, nome }: Contesto): string {
  const partita = ultimaAPagare(quadro.attive);
  if (!partita?.titolo) return 'Il termine per pagare non è finito.';
  const { tipo, notificato } = partita.titolo;
  const titolo = attoDatato({
    tipo,
    notificato: true,
    perfetto: notificato,
    ultimoInvio: notificato ?? quadro.oggi,
  });
  return partita.termine === MAI
    ? `Il termine per pagare ${lePartite([partita.id], nome)} (${titolo}) è fermo per una sospensione.`
    : `Il termine per pagare ${lePartite([partita.id], nome)} (${titolo}) finisce ${ilGiorno(partita.termine)}.`;
}

function presaInCarico({ quadro, dal }: Contesto): string {
  const ultimo = Math.max(...quadro.attive.map(({ termine: t }) => t));
  return dal === MAI
    ? 'Le somme non si possono ancora prendere in carico.'
    : `Il termine per pagare è finito ${ilGiorno(ultimo)}, ma le somme si possono prendere in carico solo ${ilGiorno(dal, 'da')}.`;
}

function attesaNotifica({ quadro }: Contesto): string {
  const aperti = quadro.fatti.atti.filter((atto) => atto.perfetto === null && copreUna(atto, quadro.attive));
  const [aperto] = aperti;
  if (!aperto) return 'Si attende l’esito di una notifica.';
  if (aperto.negativo !== null)
    return `Per ${attoDatato(aperto)} la notifica non è riuscita e non restano altri canali: qualcuno deve guardarla.`;
  const altri =
    aperti.length > 1
      ? ` e di ${quanti(aperti.length - 1, 'altro atto', 'altri atti')}`.replace('1 altro', 'un altro')
      : '';
  return `Si attende l’esito della notifica ${delAttoDatato(aperto)}${altri}.`;
}

function sospesa({ quadro, dal, nome }: Contesto): string {
  const quali = maiuscola(lePartite(idDelle(quadro.correnti), nome));
  const verbo = quadro.correnti.length === 1 ? 'è sospesa' : 'sono sospese';
  const fino = dal === MAI ? 'senza una data di fine' : `fino ${ilGiorno(dal - 1, 'a')}`;
  return `${quali} ${verbo} dall’Ente ${fino}: non parte nessun atto.`;
}

function esecuzioneSospesa({ quadro, dal, nome }: Contesto): string {
  const ferme = quadro.attive.filter((partita) => liberaDalRicorso(quadro, partita) > quadro.oggi);
  const fino = dal === MAI ? '' : ` fino ${ilGiorno(dal - 1, 'a')}`;
  return `Per ${lePartite(idDelle(ferme), nome)} un ricorso nei termini non è ancora deciso: il pignoramento è sospeso${fino}.`;
}

function indagineInCorso({ quadro }: Contesto): string {
  const il = quadro.fatti.indagini.at(-1)?.il;
  return `Si attende l’esito dell’indagine sui beni${il ? ` chiesta ${ilGiorno(giornoDi(il))}` : ''}.`;
}

function rateazioneRichiesta({ quadro }: Contesto): string {
  const richiesta = richiestaPendente(quadro);
  const quale = richiesta ? ` in ${quanti(richiesta.rate, 'rata', 'rate')} ${ilGiorno(richiesta.il)}` : '';
  return `Il debitore ha chiesto la rateazione${quale}: si attende la risposta.`;
}

function rateazioneInCorso({ quadro, dal }: Contesto): string {
  const piano = quadro.fatti.piani.at(-1);
  const scadute = rateScadute(quadro).length;
  const arretrate =
    scadute === 0 ? '' : `${quanti(scadute, 'rata scaduta non è pagata', 'rate scadute non sono pagate')}`;
  const prossima =
    dal === MAI ? '' : `la prossima${scadute === 0 ? ' rata non pagata' : ''} scade ${ilGiorno(dal - 1)}`;
  const seguito = [arretrate, prossima].filter((parte) => parte !== '').join(', ');
  const quale = piano
    ? ` (${quanti(piano.rate, 'rata', 'rate')}, piano concesso ${ilGiorno(piano.concesso)})`
    : '';
  return `Il debitore paga a rate${quale}${seguito === '' ? '' : `: ${seguito}`}.`;
}

function morto({ quadro }: Contesto): string {
  const { morte } = quadro.fatti;
  return `Il debitore è morto${morte ? ` ${ilGiorno(morte.il)}` : ''}: si attende di conoscere gli eredi.`;
}

function concorsuale({ quadro }: Contesto): string {
  const inCorso = insolvenzaInCorso(quadro.fatti.eventi);
  return `È aperta una procedura concorsuale${inCorso ? `, nota ${ilGiorno(inCorso.dal, 'da')}` : ''}: si attende la sua chiusura.`;
}

function lista({ quadro }: Contesto): string {
  const valida = listaValida(quadro.fatti);
  const somma = valida?.dovuto === undefined ? '' : ` per ${euroScritti(valida.dovuto)}`;
  return `La lista di inesigibilità${valida ? ` proposta ${ilGiorno(giornoDi(valida.il))}${somma}` : ''} è davanti all’Ente`;
}

const PERCHE_CHIUSA: Partial<Record<Motivo, string>> = {
  PAGATA: 'è stata pagata per intero',
  SGRAVIATA: 'quanto restava è stato sgravato',
  SANZIONI_ESTINTE: 'con la morte del debitore le sanzioni sono estinte',
  OPPOSIZIONE: 'l’Ente l’ha chiusa per opposizione',
  DISCARICO_SILENZIO: 'l’Ente non ha risposto alla lista di inesigibilità e le somme sono discaricate',
  DISCARICO_MINIMO: 'le somme della lista di inesigibilità sono sotto il minimo e sono discaricate',
  DISCARICO_ACCETTATO: 'l’Ente ha accettato la lista di inesigibilità e le somme sono discaricate',
  RESTITUITA: 'le partite sono state restituite all’Ente',
  PRESCRITTA: 'l’Ente ha accolto la prescrizione',
};

/** The sentence of each `attendi`; until when is added by `finoQuando`. */
const FRASI = {
  SOTTO_SOGLIA_10: ({ quadro }) =>
    `Il residuo della pratica è di ${euroScritti(quadro.conto.residuo)}, meno di ${euroScritti(
      parametro(quadro.fatti.profilo, 'soglia794', quadro.oggi),
    )}: il titolo non si può formare.`,
  ATTESA_ULTIMA_RATA: ({ dal }) =>
    dal === MAI
      ? 'Il sollecito bonario attende i giorni dopo l’ultima rata.'
      : `Il sollecito bonario attende i giorni dopo l’ultima rata, che finiscono ${ilGiorno(dal - 1)}.`,
  TERMINE_SOLLECITO_PRECOATTIVO: (c) => corre(c, 'Il termine', 'sollecitoPrecoattivo'),
  ATTESA_NOTIFICA: attesaNotifica,
  TERMINE_PAGAMENTO_792: terminePagamento,
  TERMINE_PAGAMENTO_INGIUNZIONE: terminePagamento,
  ATTESA_PRESA_IN_CARICO: presaInCarico,
  TERMINE_SOLLECITO: (c) => corre(c, 'Il termine', 'sollecito795', 'presaInCarico'),
  ATTESA_544: piccoloCredito,
  ATTESA_INDAGINE: indagineInCorso,
  SOSPESA: sospesa,
  SOSPENSIONE_ESECUZIONE: esecuzioneSospesa,
  TERMINE_INTIMAZIONE: (c) => corre(c, 'Il termine', 'intimazione50'),
  TERMINE_EREDI: (c) => corre(c, 'Il termine dato agli eredi dalla notifica', 'intimazione50'),
  TERMINE_PREAVVISO_FERMO: (c) => corre(c, 'Il termine', 'preavvisoFermo'),
  TERMINE_PREAVVISO_IPOTECA: (c) => corre(c, 'Il termine', 'preavvisoIpoteca'),
  ATTESA_ESITO_CAUTELARE: esitoCautelare,
  TERMINE_TERZO: (c) => corre(c, 'Il tempo che ha il terzo per pagare in forza', 'pignoramento72bis'),
  RATEAZIONE_RICHIESTA: rateazioneRichiesta,
  RATEAZIONE_IN_CORSO: rateazioneInCorso,
  TERMINE_SOLLECITO_RATE: (c) => corre(c, 'Il termine', 'sollecitoRate'),
  ATTESA_EREDI: morto,
  PROCEDURA_CONCORSUALE: concorsuale,
  SILENZIO_ENTE: (c) =>
    `${lista(c)}${c.dal === MAI ? '' : `: se non risponde entro ${ilGiorno(c.dal - 1)}, vale come discarico`}.`,
  ATTESA_DECISIONE_ENTE: (c) => `${lista(c)}, che deve decidere.`,
  ATTESA_DECISIONE_PRESCRIZIONE: ({ quadro, nome }) =>
    `${maiuscola(lePartite(idDelle(quadro.dovute), nome))} ${
      quadro.dovute.length === 1 ? 'è prescritta' : 'sono prescritte, l’ultima'
    } dopo ${ilGiorno(Math.max(...quadro.dovute.map(({ scade }) => scade)))}: l’Ente deve decidere.`,
} as const satisfies Partial<Record<Motivo, (c: Contesto) => string>>;

const chiusa = ({ quadro }: Contesto): string => {
  const { chiusura } = quadro.fatti.fascicolo;
  if (!chiusura) return 'La pratica è chiusa: non si emette più nulla.';
  const perche = PERCHE_CHIUSA[chiusura.motivo];
  return `La pratica è chiusa ${ilGiorno(giornoDi(chiusura.il), 'da')}${perche ? ` perché ${perche}` : ''}: non si emette più nulla.`;
};

export const FRASI_ATTENDI = {
  ...(Object.fromEntries(
    Object.entries(FRASI).map(([motivo, frase]) => [
      motivo,
      (c: Contesto): string => frase(c) + finoQuando(c),
    ]),
  ) as Record<keyof typeof FRASI, (c: Contesto) => string>),
  PRATICA_CHIUSA: chiusa,
};

/** Only what is waited for, without until when: for who is refused because of it. */
export const cheSiAttende = (c: Contesto): string | null => {
  const frase = (FRASI as Partial<Record<Motivo, (c: Contesto) => string>>)[c.passo.motivo];
  return frase ? frase(c) : null;
};

import type { RegolaPerfezionamento } from '../../domain/notifica/perfezionamento';
import type { EsitoNotifica } from '../../domain/vocabolario';
import type { TentativoProva } from '../../formats/prova/fatti';
import { oraScritta } from '../../formats/prova/ore';
import type { Racconto } from '../../formats/prova/pacchetto';
import { nomeCanale } from '../../formats/prova/parole';
import { numeroProva } from '../../formats/prova/percorsi';
import type { PerfezionamentoProva } from '../../formats/prova/perfeziona';
import { type Elemento, forte, p } from '../atti/contenuto';
import { giorno } from '../atti/parole';
import { fonteDetta } from './fonte-detta';

export const NOMI_ESITO: Record<EsitoNotifica, string> = {
  perfezionata: 'notificato',
  fallita: 'non notificato con questo mezzo',
  irreperibile: 'destinatario irreperibile',
};

/** What each rule says, in words; those of a channel whose law is in the norm alone have none. */
export const PAROLE_REGOLA: Partial<Record<RegolaPerfezionamento, string>> = {
  PEC_CONSEGNA:
    'Per il mittente vale il giorno della ricevuta di accettazione; per il destinatario quello della ricevuta di avvenuta consegna nella sua casella, anche se non ha letto il messaggio.',
  PEC_CONSEGNA_NOTTURNA:
    'La consegna è avvenuta in ore notturne: per il destinatario la notifica vale dalla fine di quelle ore.',
  PEC_RIFIUTATA:
    'L’indirizzo non può ricevere il messaggio: la notifica con questo mezzo non è riuscita e si passa al successivo.',
  PEC_SATURA_DUE_VOLTE:
    'La casella del destinatario è risultata piena al primo invio e di nuovo al secondo, dopo i giorni di attesa previsti: si passa al mezzo successivo.',
  MESSO_CONSEGNA:
    'Per il mittente vale il giorno in cui l’atto è stato affidato al messo; per il destinatario quello della consegna. Se la copia è stata data ad altri, il destinatario ne è stato informato con raccomandata.',
  MESSO_RIFIUTO:
    'Il destinatario ha rifiutato la copia: la notifica si considera fatta in mani proprie in quel giorno.',
  MESSO_IRREPERIBILITA_RELATIVA:
    'Il destinatario era assente: la copia è stata depositata nella casa comunale, l’avviso affisso alla porta, la notizia data con raccomandata. La notifica vale dal ricevimento della raccomandata o, se viene prima, dal giorno in cui finiscono quelli previsti dalla spedizione.',
  MESSO_IRREPERIBILITA_ASSOLUTA:
    'Dalle ricerche il destinatario non risulta avere abitazione, ufficio o azienda nel Comune: si passa al deposito e alla pubblicazione all’albo.',
  MESSO_NON_ESEGUITA: 'La copia non si è potuta consegnare a quell’indirizzo: si passa al mezzo successivo.',
  ALBO_PUBBLICAZIONE:
    'L’atto è depositato e l’avviso affisso all’albo: la notifica vale dal giorno in cui finiscono quelli di affissione previsti.',
  ALBO_GIORNO_DOPO:
    'L’atto è depositato e l’avviso affisso all’albo: la notifica vale dal giorno dopo l’affissione.',
  ALBO_ART_143:
    'L’atto è depositato e l’avviso affisso: la notifica vale dal giorno in cui finiscono quelli previsti dopo le formalità.',
  AR_CONSEGNA: 'Per il destinatario vale il giorno della consegna scritto nell’avviso di ricevimento.',
  AR_RIFIUTO: 'Il destinatario ha rifiutato il plico: la notifica vale dal giorno del rifiuto.',
  AR_COMPIUTA_GIACENZA:
    'Il plico non è stato ritirato: la notifica vale dal compimento dei giorni di giacenza, contati dall’avviso lasciato al destinatario.',
  AG_CONSEGNA: 'Per il destinatario vale il giorno della consegna scritto nell’avviso 23L.',
  AG_RIFIUTO: 'Il destinatario ha rifiutato il plico: la notifica vale dal giorno del rifiuto.',
  AG_DEPOSITO_CAD:
    'Il plico è stato depositato: la notifica vale dal compimento dei giorni contati dalla spedizione della comunicazione di avvenuto deposito (CAD), provata dal suo avviso di ricevimento.',
  POSTA_NON_CONSEGNATA: 'Il plico non è stato consegnato: si passa al mezzo successivo.',
  POSTA_IRREPERIBILE: 'Il destinatario è irreperibile a quell’indirizzo.',
};

interface Esito {
  tentativo: TentativoProva;
  esito: EsitoNotifica;
  mittenteIl: string | null;
  destinatarioIl: string;
  /** Null where it is the word of who cared for the delivery. */
  calcolato: NonNullable<PerfezionamentoProva['calcolato']> | null;
}

/** Outcome of each attempt: computed from the evidence, or as it was told where no rule computes it. */
export function esiti({ fatti, perfezionamenti }: Racconto): Esito[] {
  return fatti.tentativi.flatMap((tentativo): Esito[] => {
    const p = perfezionamenti.find((x) => x.tentativoId === tentativo.id);
    if (p?.calcolato) return [{ tentativo, ...p.calcolato, calcolato: p.calcolato }];
    const { registrato, fonte } = tentativo;
    if (p?.calcolabile || registrato === null) return [];
    const { esito, legaleIl } = registrato;
    const mittenteIl = fonte ? fonte.mittenteIl : tentativo.speditoIl;
    return [{ tentativo, esito, mittenteIl, destinatarioIl: legaleIl, calcolato: null }];
  });
}

export function inBreve(r: Racconto): Elemento[] {
  const tutti = esiti(r);
  const riusciti = tutti.filter((e) => e.esito === 'perfezionata');
  const prima = riusciti.reduce<Esito | null>(
    (a, b) => (a === null || b.destinatarioIl < a.destinatarioIl ? b : a),
    null,
  );
  if (prima) {
    const precedenti = tutti.filter((e) => e.tentativo.ordine < prima.tentativo.ordine);
    const partiti = r.fatti.tentativi.filter(
      (t) => t.ordine > prima.tentativo.ordine && t.giustificato?.smentita?.esito === 'perfezionata',
    );
    return [...notificato(prima, r), ...precedenti.map(altroEsito), ...partiti.map(giaPartito)];
  }
  return [
    p(
      'Le prove raccolte ',
      forte('non dimostrano una notifica perfezionata'),
      ` dell'atto a ${r.fatti.destinatario.nome}.`,
    ),
    ...tutti.map(altroEsito),
  ];
}

const altroEsito = ({ tentativo, esito, destinatarioIl }: Esito): Elemento =>
  p(
    `Tentativo ${tentativo.ordine}, ${nomeCanale(tentativo.canale)}: ${NOMI_ESITO[esito]}, ${giorno(destinatarioIl)}.`,
  );

const giaPartito = ({ ordine, canale }: TentativoProva): Elemento =>
  p(
    `Il tentativo ${ordine}, ${nomeCanale(canale)}, era già partito quando questa notifica si è saputa: non la cambia.`,
  );

function notificato(e: Esito, { fatti }: Racconto): Elemento[] {
  const mittente = e.mittenteIl === null ? 'data non provata' : giorno(e.mittenteIl);
  const voci = [
    { etichetta: 'Per il mittente', valore: mittente + secondo(e, 'accettazione') },
    {
      etichetta: 'Per il destinatario',
      valore: giorno(e.destinatarioIl) + secondo(e, 'avvenuta-consegna'),
    },
    ...(e.calcolato ? [{ etichetta: 'Norma', valore: e.calcolato.norma }] : []),
  ];
  const dichiarato = `Qui le date non sono ricalcolate dalle prove. L’esito è ${fonteDetta(e.tentativo)}.`;
  return [
    p(
      "L'atto è stato ",
      forte('notificato'),
      ` a ${fatti.destinatario.nome} per ${nomeCanale(e.tentativo.canale)}, con il tentativo ${e.tentativo.ordine}. La notifica è perfezionata:`,
    ),
    { tipo: 'scheda', voci },
    p('Dalla data valida per il destinatario corrono i termini per pagare e per opporsi.'),
    ...(e.calcolato ? [] : [p(dichiarato)]),
  ];
}

/** The receipt that a date comes from, with its hour: a judge looks it up. */
function secondo({ tentativo, calcolato }: Esito, tipo: string): string {
  const prova = tentativo.eventi.find((e) => e.tipo === tipo && calcolato?.prove.includes(e.id));
  if (!prova) return '';
  const nome = tipo === 'accettazione' ? 'accettazione' : 'avvenuta consegna';
  return ` (ricevuta di ${nome} del ${oraScritta(prova.il)}: prova ${numeroProva(tentativo, prova)})`;
}

import { giornoDi } from '../../calendario';
import type { TipoEvento } from '../../fascicolo';
import { parametro } from '../../profili/profilo';
import type { Motivo, TipoProposta } from '../../vocabolario';
import { listaValida } from '../lista';
import { type Contesto, euroScritti, ilGiorno, quanti } from './parole';

type Frase = (c: Contesto) => string;

/** `il 4 maggio 2026`, the day of the last fact of this kind; '' when there is none. */
function quando({ quadro }: Contesto, tipo: TipoEvento): string {
  const evento = quadro.fatti.eventi.findLast((e) => e.tipo === tipo);
  return evento ? ` ${ilGiorno(giornoDi(evento.il))}` : '';
}

function proposta({ quadro }: Contesto, tipo: TipoProposta): string {
  const ultima = quadro.fatti.proposte.findLast((p) => p.tipo === tipo);
  return ultima ? ` ${ilGiorno(giornoDi(ultima.il), 'de')}` : '';
}

const silenzio: Frase = (c) => {
  const { profilo } = c.quadro.fatti;
  const lista = listaValida(c.quadro.fatti);
  const consegna = lista?.consegnataIl;
  const giorni = parametro(profilo, 'inesigibilita.silenzio', consegna ? giornoDi(consegna) : c.quadro.oggi);
  const termine = giorni === null ? '' : ` nei ${quanti(giorni, 'giorno', 'giorni')}`;
  const data = consegna ? ` dalla consegna (${ilGiorno(giornoDi(consegna))})` : '';
  const somma = lista?.dovuto === undefined ? 'le somme' : euroScritti(lista.dovuto);
  return `L’Ente non ha risposto alla lista${termine}${data}: sono discaricati ${somma}.`.replace(
    'discaricati le somme',
    'discaricate le somme',
  );
};

const minimo: Frase = ({ quadro }) => {
  const lista = listaValida(quadro.fatti);
  const soglia = parametro(quadro.fatti.profilo, 'inesigibilita.residuoMinimo', quadro.oggi);
  const somma = euroScritti(lista?.dovuto ?? quadro.conto.dovuto);
  return `La lista è di ${somma}${soglia === null ? '' : `, non più di ${euroScritti(soglia)}`}: le somme sono discaricate.`;
};

const restituita: Frase = (c) => {
  const quante = c.quadro.fatti.partite.length;
  const tutte =
    quante === 1 ? 'L’unica partita è stata restituita' : `Le ${quante} partite sono state restituite`;
  return `${tutte} all’Ente (proposta${proposta(c, 'restituzione')}).`;
};

export const FRASI_CHIUDI = {
  PAGATA: ({ quadro }) =>
    `Non è dovuto più nulla: sono stati pagati ${euroScritti(quadro.conto.versato - quadro.conto.credito)}.`,
  SGRAVIATA: (c) =>
    c.quadro.fatti.eventi.some(({ tipo }) => tipo === 'sgravio')
      ? `Non è dovuto più nulla: tutto è stato sgravato (ultimo sgravio${quando(c, 'sgravio')}).`
      : `Non è dovuto più nulla: il ricorso è stato accolto${quando(c, 'esitoRicorso')}.`,
  SANZIONI_ESTINTE: ({ quadro }) =>
    `Con la morte del debitore${quadro.fatti.morte ? `, ${ilGiorno(quadro.fatti.morte.il)},` : ''} le sanzioni sono estinte e non resta altro.`,
  OPPOSIZIONE: (c) => `L’Ente ha chiuso la pratica per opposizione${quando(c, 'chiusuraPerOpposizione')}.`,
  DISCARICO_SILENZIO: silenzio,
  DISCARICO_MINIMO: minimo,
  DISCARICO_ACCETTATO: (c) =>
    `L’Ente ha accettato la lista${quando(c, 'osservazioni')}: sono discaricati ${euroScritti(c.quadro.conto.dovuto)}.`,
  RESTITUITA: restituita,
  PRESCRITTA: (c) => `Nessuna partita è rimasta: l’Ente ha accolto la prescrizione${quando(c, 'decisione')}.`,
} as const satisfies Partial<Record<Motivo, Frase>>;

import { giornoDi, MAI } from '../../calendario';
import { parametro } from '../../profili/profilo';
import { scadenzaRata } from '../../rateazione';
import type { Bene, Motivo, TipoAtto } from '../../vocabolario';
import { PIGNORABILI } from '../pignoramento';
import { residuoDelle } from '../quadro';
import {
  type Contesto,
  delAtto,
  elenco,
  euroScritti,
  ilAtto,
  ilGiorno,
  lePartite,
  NOMI_CANALE,
  quandoAtto,
  quanti,
  ultimoAtto,
} from './parole';
import { rateScadute } from './rate';
import { senzaMesso } from './senza-messo';

type Frase = (c: Contesto) => string;

/** `Si emette l’ingiunzione per la partita 12 (PEC): <reason>.` */
const emissione =
  (perche: Frase): Frase =>
  (c) => {
    const atto = c.passo.atto ? ilAtto(c.passo.atto) : 'un atto';
    const canale = c.passo.canale ? ` (${NOMI_CANALE[c.passo.canale]})` : '';
    return `Si emette ${atto} per ${lePartite(c.passo.partite, c.nome)}${canale}: ${perche(c)}.${senzaMesso(c)}`;
  };

/** Residuo of the partite that the step covers. */
const residuo = ({ passo, quadro }: Contesto): string =>
  euroScritti(residuoDelle(quadro.inCarico.filter(({ id }) => passo.partite?.includes(id))));

const senzaTitolo: Frase = (c) => `per un residuo di ${residuo(c)} non c’è ancora un titolo esecutivo`;

const BENI: Record<Bene, string> = {
  veicolo: 'un veicolo',
  immobile: 'un immobile',
  conto: 'un conto',
  stipendio: 'uno stipendio',
  affitto: 'un affitto',
  pensione: 'una pensione',
};

const trovato =
  (...beni: readonly Bene[]): Frase =>
  (c) => {
    const indagine = c.quadro.fatti.indagini.findLast(({ esito }) => esito !== undefined);
    const trovati = beni.filter((bene) => indagine?.esito?.elenco.includes(bene)).map((b) => BENI[b]);
    const quando = indagine ? ` ${ilGiorno(giornoDi(indagine.il), 'de')}` : '';
    return `l’indagine${quando} ha trovato ${elenco(trovati)} e il residuo è di ${residuo(c)}`;
  };

const dopoPreavviso =
  (tipo: TipoAtto): Frase =>
  (c) => {
    const preavviso = ultimoAtto(c.quadro, tipo);
    const quale = preavviso ? ` (${quandoAtto(preavviso)})` : '';
    return `il termine ${delAtto(tipo)}${quale} è finito senza che il debitore pagasse e il residuo è di ${residuo(c)}`;
  };

const nullaDovuto: Frase = ({ quadro }) =>
  `non è dovuto più nulla (versati ${euroScritti(quadro.conto.versato)})`;

const guardia: Frase = ({ quadro, nome }) => {
  const aRischio = quadro.correnti.filter(({ allarme }) => allarme <= quadro.oggi);
  const prima = aRischio.reduce(
    (a, b) => (b.scade < a.scade ? b : a),
    aRischio[0] ?? quadro.correnti[0] ?? NESSUNA,
  );
  return `la prescrizione ${prima.id === '' ? '' : `${lePartite([prima.id], nome).replace(/^la /, 'della ')} `}scade ${ilGiorno(
    prima.scade,
  )} e va interrotta`;
};
const NESSUNA = { id: '', scade: MAI };

const titoloVecchio: Frase = (c) => {
  const { quadro, passo } = c;
  const notificati = quadro.attive.flatMap(({ id, titolo }) =>
    passo.partite?.includes(id) && titolo?.notificato != null ? [titolo.notificato] : [],
  );
  const primo = Math.min(...notificati);
  const anni = parametro(quadro.fatti.profilo, 'intimazione50.anni', primo);
  return `il titolo è stato notificato ${ilGiorno(primo)}, da più di ${anni === 1 ? 'un anno' : `${anni} anni`}, e prima del pignoramento va intimato di pagare`;
};

const rateNonPagate: Frase = ({ passo, quadro }) => {
  const piano = quadro.fatti.piani.at(-1);
  const rate = (passo.rate ?? []).map((k) => {
    const scade = piano ? ` (scaduta ${ilGiorno(scadenzaRata(piano, k, quadro.fatti.profilo))})` : '';
    return `la ${k}${scade}`;
  });
  return `non sono state pagate due rate, ${elenco(rate)}`;
};

const decadenzaC800: Frase = (c) => {
  const sollecito = ultimoAtto(c.quadro, 'sollecitoRate');
  return `le due rate sollecitate (sollecito${sollecito ? ` ${quandoAtto(sollecito)}` : ''}) non sono state pagate nel termine`;
};

const decadenzaRegolamento: Frase = (c) => {
  const piano = c.quadro.fatti.piani.at(-1);
  const scadute = rateScadute(c.quadro).length;
  const prima =
    piano && !piano.pagate.has(1)
      ? `la prima rata (scaduta ${ilGiorno(scadenzaRata(piano, 1, c.quadro.fatti.profilo))}) non è stata pagata`
      : `${quanti(scadute, 'rata scaduta non è stata pagata', 'rate scadute non sono state pagate')}`;
  return `${prima} e il regolamento fa decadere il piano`;
};

const viva: Frase = ({ quadro }) => {
  const anni = parametro(quadro.fatti.profilo, 'inesigibilita.anniVivi', quadro.oggi);
  const scade = Math.min(...quadro.attive.map((p) => p.scade));
  return `prima della lista il credito deve restare vivo almeno ${quanti(anni, 'anno', 'anni')}, e si prescrive ${ilGiorno(scade)}`;
};

const secondoCanale: Frase = ({ passo, quadro, nome }) => {
  const atto = quadro.fatti.atti.find((noto) => noto.atto.id === passo.attoId);
  const prima = atto?.invii.at(-1);
  const quale = passo.atto ? ilAtto(passo.atto) : 'l’atto';
  const canale = passo.canale ? NOMI_CANALE[passo.canale] : 'un altro canale';
  const fallita =
    atto?.negativo === 'irreperibile' ? 'ha trovato il destinatario irreperibile' : 'non è riuscita';
  const precedente = prima
    ? `la spedizione ${ilGiorno(prima.il, 'de')}${prima.canale ? ` (${NOMI_CANALE[prima.canale]})` : ''} ${fallita}`
    : 'la spedizione precedente non è riuscita';
  return `Si spedisce di nuovo ${quale} per ${lePartite(passo.partite, nome)} (${canale}): ${precedente}.${senzaMesso({ passo, quadro }, prima?.canale)}`;
};

export const FRASI_EMETTI = {
  SOLLECITO_PRECOATTIVO: emissione((c) => `prima del titolo si sollecita il pagamento di ${residuo(c)}`),
  FORMAZIONE_TITOLO_792: emissione(senzaTitolo),
  FORMAZIONE_INGIUNZIONE: emissione(senzaTitolo),
  PRESA_IN_CARICO: emissione(
    ({ quadro }) =>
      `il termine per pagare è finito ${ilGiorno(Math.max(...quadro.attive.map(({ termine }) => termine)))} e il debitore va informato che le somme sono prese in carico`,
  ),
  SOLLECITO_795: emissione(
    (c) =>
      `per un residuo di ${euroScritti(residuoDelle(c.quadro.attive))} il sollecito viene prima di ogni procedura`,
  ),
  SECONDO_CANALE: secondoCanale,
  GUARDIA_PRESCRIZIONE: emissione(guardia),
  INTIMAZIONE_50: emissione(titoloVecchio),
  INTIMAZIONE_EREDI: emissione(
    ({ quadro }) =>
      `il debitore è morto${quadro.fatti.morte ? ` ${ilGiorno(quadro.fatti.morte.il)}` : ''} dopo la notifica del titolo e gli eredi vanno avvertiti prima di ogni procedura`,
  ),
  PREAVVISO_FERMO: emissione(trovato('veicolo')),
  ISCRIZIONE_FERMO: emissione(dopoPreavviso('preavvisoFermo')),
  PREAVVISO_IPOTECA: emissione(trovato('immobile')),
  ISCRIZIONE_IPOTECA: emissione(dopoPreavviso('preavvisoIpoteca')),
  PIGNORAMENTO_TERZI: emissione(trovato(...PIGNORABILI)),
  SOLLECITO_RATE: emissione(rateNonPagate),
  DECADENZA_C800: emissione(decadenzaC800),
  DECADENZA_REGOLAMENTO: emissione(decadenzaRegolamento),
  REVOCA_FERMO: emissione(nullaDovuto),
  CANCELLAZIONE_IPOTECA: emissione(nullaDovuto),
  SVINCOLO_TERZO: emissione((c) => `${nullaDovuto(c)} e il terzo ha ancora l’ordine di pagare`),
  PRESCRIZIONE_VIVA: emissione(viva),
} as const satisfies Partial<Record<Motivo, Frase>>;

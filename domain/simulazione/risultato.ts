import type { Giorno } from '../calendario';
import { divideHalfUp } from '../denaro';
import { TIPI_ATTO } from '../vocabolario';
import type { SommeConfronto, SommeFetta } from './fetta';
import { type Modello, valoreDel } from './modello';
import { CANALI_DI_SPESA, CATEGORIE, SCAGLIONI, type Somme, type SommeFascia } from './somme';

/** Counts by name, in a fixed order, those above zero. */
export type Conti = Record<string, number>;

/** Figures of a band of amount, or of all. Money: cents as decimal strings. */
export interface Cifre {
  pratiche: number;
  affidato: string;
  incassato: string;
  costi: string;
  rimborsati: string;
  atti: number;
  chiuse: number;
  partitePrescritte: number;
  prescritto: string;
}

export interface CifreFascia extends Cifre {
  /** Limits of the band in cents: `oltre` excluded, `fino` included, null = none. */
  oltre: string;
  fino: string | null;
}

export interface Tempi {
  /** Mean days from the entrusting to the money, each cent counting once; null without money. */
  mediaIncasso: number | null;
  mediaChiusura: number | null;
  /** Money arrived after more than the former days and not more than `giorni` (null = no limit). */
  incassi: { giorni: number | null; importo: string }[];
}

/**
 * What one profile gave. `costi` = what the collector spent, `rimborsati` = the part that debtors paid back.
 * Money: integer cents as decimal strings.
 */
export interface RisultatoProfilo extends Omit<Cifre, 'atti' | 'chiuse'> {
  nome: string;
  atti: Conti;
  dispacci: Conti;
  tempi: Tempi;
  /** What was refused, by code: partite sent back, plans not allowed, lives stopped by an error. */
  rifiuti: Conti;
  chiuse: Conti;
  aperte: Conti;
  proposte: Conti;
  fasce: CifreFascia[];
  /** In the categories of the Firenze study. */
  categorie: { categoria: string; pratiche: number; importo: string }[];
}

export interface Confronto {
  primo: string;
  secondo: string;
  /** Second less first, in cents or counts. */
  differenze: { incassato: string; costi: string; rimborsati: string; atti: number; prescritto: string };
  mediaIncassoGiorni: number | null;
  fasce: { oltre: string; fino: string | null; incassato: string; costi: string }[];
  debitori: SommeConfronto;
}

export interface Risultato {
  profili: RisultatoProfilo[];
  confronto?: Confronto;
}

/** The sums of all the slices, as they are shown. `dal` picks the bands of the model. */
export function risultatoDi(
  somme: SommeFetta,
  nomi: readonly string[],
  modello: Modello,
  dal: Giorno,
): Risultato {
  const limiti = valoreDel(modello, 'debitori.fasce', dal).map(({ fino }) => fino);
  const profili = somme.profili.map((sue, i) => profilo(nomi[i] ?? '', sue, limiti));
  const [primo, secondo] = profili;
  if (!primo || !secondo) return { profili };
  return { profili, confronto: confronta(primo, secondo, somme.confronto) };
}

function profilo(nome: string, somme: Somme, limiti: readonly (bigint | null)[]): RisultatoProfilo {
  const fasce = somme.fasce.map((fascia, i) => ({
    oltre: String(limiti[i - 1] ?? 0n),
    fino: limiti[i] == null ? null : String(limiti[i]),
    ...cifre(fascia),
  }));
  const { atti: _atti, chiuse: _chiuse, ...totali } = cifre(totale(somme.fasce));
  const chiuse = Object.values(somme.chiuse).reduce((t, n) => t + n, 0);
  return {
    nome,
    ...totali,
    atti: inOrdine(somme.atti, TIPI_ATTO),
    dispacci: inOrdine(somme.dispacci, CANALI_DI_SPESA),
    tempi: {
      mediaIncasso: somme.incassi > 0n ? Number(divideHalfUp(somme.centGiorni, somme.incassi)) : null,
      mediaChiusura: chiuse > 0 ? Math.round(somme.giorniChiusura / chiuse) : null,
      incassi: SCAGLIONI.map((giorni, i) => ({ giorni, importo: String(somme.arrivi[i] ?? 0n) })),
    },
    rifiuti: perNome(somme.rifiuti),
    chiuse: perNome(somme.chiuse),
    aperte: perNome(somme.aperte),
    proposte: perNome(somme.proposte),
    fasce,
    categorie: CATEGORIE.map((categoria) => ({
      categoria,
      pratiche: somme.categorie[categoria].pratiche,
      importo: String(somme.categorie[categoria].importo),
    })),
  };
}

function totale(fasce: readonly SommeFascia[]): SommeFascia {
  const [prima, ...altre] = fasce;
  if (!prima) throw new Error('simulazione.fasce: nessuna fascia');
  return altre.reduce<SommeFascia>(
    (t, f) => ({
      pratiche: t.pratiche + f.pratiche,
      affidato: t.affidato + f.affidato,
      incassato: t.incassato + f.incassato,
      costi: t.costi + f.costi,
      rimborsati: t.rimborsati + f.rimborsati,
      atti: t.atti + f.atti,
      chiuse: t.chiuse + f.chiuse,
      partitePrescritte: t.partitePrescritte + f.partitePrescritte,
      prescritto: t.prescritto + f.prescritto,
    }),
    prima,
  );
}

const cifre = (f: SommeFascia): Cifre => ({
  ...f,
  affidato: String(f.affidato),
  incassato: String(f.incassato),
  costi: String(f.costi),
  rimborsati: String(f.rimborsati),
  prescritto: String(f.prescritto),
});

const inOrdine = (conti: Partial<Record<string, number>>, ordine: readonly string[]): Conti =>
  Object.fromEntries(ordine.flatMap((nome) => (conti[nome] ? [[nome, conti[nome]]] : [])));

const perNome = (conti: Conti): Conti => inOrdine(conti, Object.keys(conti).sort());

const meno = (a: string, b: string): string => String(BigInt(a) - BigInt(b));
const quanti = (conti: Conti): number => Object.values(conti).reduce((t, n) => t + n, 0);

function confronta(primo: RisultatoProfilo, secondo: RisultatoProfilo, debitori: SommeConfronto): Confronto {
  const [prima, dopo] = [primo.tempi.mediaIncasso, secondo.tempi.mediaIncasso];
  return {
    primo: primo.nome,
    secondo: secondo.nome,
    differenze: {
      incassato: meno(secondo.incassato, primo.incassato),
      costi: meno(secondo.costi, primo.costi),
      rimborsati: meno(secondo.rimborsati, primo.rimborsati),
      atti: quanti(secondo.atti) - quanti(primo.atti),
      prescritto: meno(secondo.prescritto, primo.prescritto),
    },
    mediaIncassoGiorni: prima === null || dopo === null ? null : dopo - prima,
    fasce: primo.fasce.map(({ oltre, fino, incassato, costi }, i) => ({
      oltre,
      fino,
      incassato: meno(secondo.fasce[i]?.incassato ?? '0', incassato),
      costi: meno(secondo.fasce[i]?.costi ?? '0', costi),
    })),
    debitori,
  };
}

import { STUDIO_FIRENZE as S } from '../dati/studio-firenze';
import {
  arrotonda,
  type Decimale,
  decimaleDi,
  meno,
  per,
  quoziente,
  scrivi,
  somma,
  tronca,
} from './razionali';

/** A printed figure of the study beside what its own arithmetic gives. Figures are text, in the unit printed. */
export interface Verifica {
  /** Which table and line, `tavola24.A`. */
  chiave: string;
  voce: string;
  formula: string;
  /** Exact result; null where it is a quotient without end. */
  esatto: string | null;
  calcolato: string;
  stampato: string;
  torna: boolean;
  nota?: string;
}

const verifica = (v: Omit<Verifica, 'torna'>): Verifica => ({ ...v, torna: v.calcolato === v.stampato });
const percento = (quota: number): Decimale => ({ n: BigInt(quota), decimali: 2 });
const numero = decimaleDi(S.ingiunzioni);

/** Every figure of the cost study that can be recomputed, those that do not follow included. Source: seed D. */
export const verificaStudio = (): Verifica[] => [
  ...categorie(),
  ...importi(),
  ...procedure(),
  ...costiVariabili(),
  ...varianti(),
  spesaAmministrativa(),
];

function categorie(): Verifica[] {
  return S.categorie.map(({ chiave, nome, numero: quante, percento: quota }) => {
    const esatto = per(numero, percento(quota));
    return verifica({
      chiave: `tavola13.${chiave}`,
      voce: `ingiunzioni ${nome}`,
      formula: `${S.ingiunzioni} x ${quota}%`,
      esatto: scrivi(esatto),
      calcolato: arrotonda(esatto, 0),
      stampato: String(quante),
    });
  });
}

function importi(): Verifica[] {
  const totale = S.categorie.reduce((t, { euro }) => t + euro, 0);
  return [
    verifica({
      chiave: 'tavola14.totale',
      voce: 'valore totale delle ingiunzioni',
      formula: S.categorie.map(({ euro }) => euro).join(' + '),
      esatto: String(totale),
      calcolato: String(totale),
      stampato: String(S.totaleEuro),
      nota: `il totale stampato supera di ${S.totaleEuro - totale} euro la somma delle sue parti`,
    }),
    ...S.categorie.map(({ chiave, nome, euro, numero: quante, media }) =>
      verifica({
        chiave: `tavola15.${chiave}`,
        voce: `valore medio, ${nome}`,
        formula: `${euro} / ${quante}`,
        esatto: null,
        calcolato: quoziente(decimaleDi(euro), decimaleDi(quante), 2),
        stampato: media,
      }),
    ),
  ];
}

const procedure = (): Verifica[] =>
  S.procedure.map(({ chiave, nome, euro, lire }) =>
    verifica({
      chiave: `tavola23.${chiave}`,
      voce: `tariffa, ${nome}`,
      formula: `${lire} lire / ${S.lirePerEuro}`,
      esatto: null,
      calcolato: quoziente(decimaleDi(lire), decimaleDi(S.lirePerEuro), 2),
      stampato: euro,
    }),
  );

type Linea = keyof typeof S.linee;
const { ingiunzione, sollecito, raccomandata, raccomandataUsata, cautelare } = S.costi;

const prodotto = (unitario: string, quota: number): Decimale =>
  per(decimaleDi(unitario), numero, percento(quota));

const LINEE: Record<Exclude<Linea, 'totale'>, { voce: string; formula: string; esatto: Decimale }> = {
  A: {
    voce: 'stampa, imbustamento e notifica',
    formula: `11.62 x ${S.ingiunzioni} x 100%`,
    esatto: prodotto(ingiunzione, 100),
  },
  Ar: {
    voce: 'quota rimborsata su A',
    formula: `11.62 x ${S.riscosse}`,
    esatto: per(decimaleDi(ingiunzione), decimaleDi(S.riscosse)),
  },
  B: {
    voce: 'sollecito in posta ordinaria',
    formula: `1.30 x ${S.ingiunzioni} x 80%`,
    esatto: prodotto(sollecito, 80),
  },
  C: {
    voce: 'avviso in raccomandata',
    formula: `4.125 x ${S.ingiunzioni} x 48%`,
    esatto: prodotto(raccomandataUsata, 48),
  },
  D: {
    voce: 'azione cautelare',
    formula: `43.46 x ${S.ingiunzioni} x 48%`,
    esatto: prodotto(cautelare, 48),
  },
  Dr: {
    voce: 'quota rimborsata su D',
    formula: `43.46 x ${S.ingiunzioni} x 34%`,
    esatto: prodotto(cautelare, 34),
  },
};

const totaleEsatto = (): Decimale =>
  somma([
    LINEE.A.esatto,
    meno(LINEE.Ar.esatto),
    LINEE.B.esatto,
    LINEE.C.esatto,
    LINEE.D.esatto,
    meno(LINEE.Dr.esatto),
  ]);

const linea = (chiave: string, voce: string, formula: string, esatto: Decimale, stampato: number): Verifica =>
  verifica({
    chiave,
    voce,
    formula,
    esatto: scrivi(esatto),
    calcolato: String(tronca(esatto)),
    stampato: String(stampato),
  });

/** The simulation of variable costs: each line cut to the euro, the total cut once. */
const costiVariabili = (): Verifica[] => [
  ...(Object.keys(LINEE) as (keyof typeof LINEE)[]).map((nome) =>
    linea(`tavola24.${nome}`, LINEE[nome].voce, LINEE[nome].formula, LINEE[nome].esatto, S.linee[nome]),
  ),
  linea(
    'tavola24.totale',
    'costo variabile netto',
    'A - Ar + B + C + D - Dr, troncato una volta',
    totaleEsatto(),
    S.linee.totale,
  ),
];

/** What the study prints beside a line and does not give that line. */
function varianti(): Verifica[] {
  const sommaLinee = S.linee.A - S.linee.Ar + S.linee.B + S.linee.C + S.linee.D - S.linee.Dr;
  const righe: [string, string, string, Decimale, number][] = [
    [
      'Ar',
      'con la percentuale stampata invece del numero',
      `11.62 x ${S.ingiunzioni} x 54%`,
      prodotto(ingiunzione, 54),
      S.linee.Ar,
    ],
    [
      'C',
      'con il costo unitario stampato, 4,13',
      `4.13 x ${S.ingiunzioni} x 48%`,
      prodotto(raccomandata, 48),
      S.linee.C,
    ],
    [
      'D',
      'con il numero delle ingiunzioni invece del 48%',
      '43.46 x (21273 + 8759)',
      per(decimaleDi(cautelare), decimaleDi(21_273 + 8_759)),
      S.linee.D,
    ],
    [
      'Dr',
      'con il numero delle ingiunzioni invece del 34%',
      '43.46 x 21273',
      per(decimaleDi(cautelare), decimaleDi(21_273)),
      S.linee.Dr,
    ],
    [
      'totale',
      'come somma delle linee stampate',
      '727028 - 392593 + 65069 + 123882 + 1305197 - 924515',
      decimaleDi(sommaLinee),
      S.linee.totale,
    ],
  ];
  return righe.map(([nome, come, formula, esatto, stampato]) => {
    const voce = nome === 'totale' ? 'costo variabile netto' : LINEE[nome as keyof typeof LINEE].voce;
    return linea(`tavola24.${nome}.variante`, `${voce}, ${come}`, formula, esatto, stampato);
  });
}

const spesaAmministrativa = (): Verifica =>
  verifica({
    chiave: 'tavola26.spesaAmministrativa',
    voce: 'spesa amministrativa: costi fissi dell’anno su tutte le ingiunzioni',
    formula: `${S.costiFissi} / ${S.ingiunzioni}`,
    esatto: null,
    calcolato: quoziente(decimaleDi(S.costiFissi), numero, 2),
    stampato: S.spesaAmministrativa,
  });

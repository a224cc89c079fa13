import { addGiorni } from '../../../domain/calendario';
import { leggiManopole, type ManopolaEsito } from './manopole';

/** A piece that the consolidator took, as its own books keep it: what an act is counted by. */
export interface PezzoAccettato {
  readonly requestId: string;
  /** Code of the Ente: where its progress is pushed. */
  readonly requestPaId: string;
  /** Of the body of the request, hexadecimal. */
  readonly sha256: string;
  readonly productType: string;
  readonly receiverAddress: string;
  readonly oggi: string;
}

/** One event to push: once (or twice), not before its day. */
export interface Avanzamento {
  /** Unique for ever: a restart does not push it again. */
  readonly chiave: string;
  /** Civil day from which it is pushed. */
  readonly dal: string;
  readonly statusCode: string;
  /** Civil day of what happened. */
  readonly il: string;
  readonly causa?: string;
  readonly documenti?: readonly { tipo: string; il: string }[];
}

interface Passo {
  codice: string;
  /** Days from the visit: of what happened, and of when it is known. */
  dopo: number;
  noto?: number;
  causa?: string;
  documenti?: readonly (readonly [tipo: string, dopo: number])[];
}

const FAMIGLIA: Readonly<Record<string, string>> = {
  AR: 'RECRN',
  RIR: 'RECRI',
  '890': 'RECAG',
  RS: 'RECRS',
  RIS: 'RECRSI',
};
const RITIRO = 5;
/** Days at the office: a month for a raccomandata, six months for L. 890/1982 (notifiche-send-posta.md 4.1). */
const CUSTODIA: Readonly<Record<string, number>> = { '890': 180 };
const CUSTODIA_AR = 30;

type Lettere = 'ABC' | 'DEF';

/** Pre-outcome, image two days later, closed the day after. */
function tripla(
  base: string,
  lettere: Lettere,
  dopo: number,
  piu: Pick<Passo, 'causa' | 'documenti'>,
): Passo[] {
  const [a, b, c] = [...lettere];
  const causa = piu.causa === undefined ? {} : { causa: piu.causa };
  return [
    { codice: `${base}${a}`, dopo, ...causa },
    {
      codice: `${base}${b}`,
      dopo,
      noto: dopo + 2,
      ...causa,
      ...(piu.documenti && { documenti: piu.documenti }),
    },
    { codice: `${base}${c}`, dopo, noto: dopo + 3, ...causa },
  ];
}

const isSemplice = (prodotto: string): boolean => prodotto === 'RS' || prodotto === 'RIS';

/** Simple mail closes a delivery without a card. */
const consegna = (prodotto: string, base: string, dopo: number, documenti: Passo['documenti']): Passo[] =>
  isSemplice(prodotto)
    ? [{ codice: `${base}C`, dopo }]
    : tripla(base, 'ABC', dopo, documenti ? { documenti } : {});

function assente(prodotto: string, f: string): Passo[] {
  if (prodotto !== '890')
    return [
      { codice: `${f}010`, dopo: 0 },
      { codice: `${f}011`, dopo: 1 },
    ];
  return [
    { codice: `${f}010`, dopo: 0 },
    { codice: `${f}011A`, dopo: 1 },
    { codice: `${f}011B`, dopo: 1, noto: 3, documenti: [['CAD', 1]] },
  ];
}

/** After the dispatch. The codes of the products differ; foreign mail knows delivery and failure only. */
function passiDi(esito: ManopolaEsito, prodotto: string): Passo[] {
  const f = FAMIGLIA[prodotto] ?? 'RECRN';
  const atti = prodotto === '890';
  const estero = prodotto === 'RIR' || prodotto === 'RIS';
  const semplice = isSemplice(prodotto);
  const carta: Passo['documenti'] = [[atti ? '23L' : 'AR', 0]];
  const mancata = (causa: string) =>
    tripla(`${f}${estero ? '004' : atti ? '003' : '002'}`, 'ABC', 0, { causa, documenti: [['Plico', 0]] });
  if (esito === 'scartato' || esito === 'muto') return [];
  if (esito === 'smarrito')
    return [{ codice: `${f}${estero ? '005' : atti ? '004' : '006'}`, dopo: 0, causa: 'F02' }];
  if (esito === 'sconosciuto') return mancata('M03');
  if (esito === 'rifiutato') return mancata('M05');
  if (esito === 'deceduto') return mancata('M02');
  if (esito === 'smentito') {
    // simple mail has no pre-outcome of a delivery
    const prima = semplice ? [] : [{ codice: `${f}${estero ? '003' : '001'}A`, dopo: 0 }];
    return [...prima, ...mancata('M06').slice(1)];
  }
  if (estero && esito === 'irreperibile') return mancata('M01');
  if (estero) return consegna(prodotto, `${f}003`, 0, carta);
  if (esito === 'consegnato') return consegna(prodotto, `${f}001`, 0, carta);
  if (esito === 'altri')
    return consegna(prodotto, `${f}${atti ? '002' : '001'}`, 0, atti ? [...carta, ['CAN', 1]] : carta);
  if (esito === 'irreperibile')
    return tripla(`${f}${atti ? '003' : '002'}`, 'DEF', 0, {
      causa: 'M01',
      documenti: [
        ['Plico', 0],
        ['Indagine', 0],
      ],
    });
  const prove: Passo['documenti'] = atti
    ? [
        ['23L', RITIRO],
        ['ARCAD', RITIRO],
      ]
    : [['AR', RITIRO]];
  if (esito === 'ritirato')
    return [...assente(prodotto, f), ...consegna(prodotto, `${f}${atti ? '005' : '003'}`, RITIRO, prove)];
  const fine = CUSTODIA[prodotto] ?? CUSTODIA_AR;
  const accettata: Passo[] = atti
    ? [
        {
          codice: `${f}012`,
          dopo: 12,
          documenti: [
            ['23L', 0],
            ['ARCAD', 10],
          ],
        },
      ]
    : [];
  return [
    ...assente(prodotto, f),
    ...accettata,
    ...tripla(`${f}${atti ? '008' : '005'}`, 'ABC', fine + 1, { documenti: [['Plico', fine + 1]] }),
  ];
}

/** Scans sent after the event that announced them. */
export interface ScansioneTardiva {
  readonly chiave: string;
  readonly dal: string;
  readonly tipo: string;
}

export function scansioniTardiveDi(p: PezzoAccettato): ScansioneTardiva[] {
  const { scansioni, scansioniDopo } = leggiManopole(p.receiverAddress);
  if (scansioni !== 'dopo') return [];
  return pianoDi(p).flatMap((a) =>
    (a.documenti ?? []).map(({ tipo }) => ({
      chiave: `${a.chiave}/${tipo}/scansione`,
      dal: addGiorni(a.dal, scansioniDopo),
      tipo,
    })),
  );
}

/** All that will be pushed about a piece: a pure function of the books, so a restart finds it again. */
export function pianoDi(p: PezzoAccettato): Avanzamento[] {
  const m = leggiManopole(p.receiverAddress);
  const spedito =
    m.esito === 'scartato'
      ? []
      : ([
          ['CON080', 0],
          ['CON018', 1],
        ] as const);
  const stampa: Passo[] = m.esito === 'scartato' ? [{ codice: 'CON996', dopo: 0 }] : [];
  const visita = 1 + m.visita;
  const passi = [
    ...stampa,
    ...spedito.map(([codice, dopo]): Passo => ({ codice, dopo })),
    ...passiDi(m.esito, p.productType).map((passo) => sposta(passo, visita)),
  ];
  const piano = passi.map((passo): Avanzamento => {
    const giorno = (dopo: number) => addGiorni(p.oggi, dopo);
    return {
      chiave: `${p.requestId}/${passo.codice}`,
      dal: giorno((passo.noto ?? passo.dopo) + m.ritardo),
      statusCode: passo.codice,
      il: giorno(passo.dopo),
      ...(passo.causa && { causa: passo.causa }),
      ...(passo.documenti && {
        documenti: passo.documenti.map(([tipo, dopo]) => ({ tipo, il: giorno(dopo) })),
      }),
    };
  });
  const doppi = m.doppio ? piano.flatMap((a) => [a, { ...a, chiave: `${a.chiave}/2` }]) : piano;
  return m.disordine ? [...doppi].reverse() : doppi;
}

const sposta = (passo: Passo, giorni: number): Passo => ({
  ...passo,
  dopo: passo.dopo + giorni,
  ...(passo.noto !== undefined && { noto: passo.noto + giorni }),
  ...(passo.documenti && {
    documenti: passo.documenti.map(([tipo, dopo]) => [tipo, dopo + giorni] as const),
  }),
});

import type { CodiceRiga, RigaGrezza } from '../dati-atto';
import { CODICI_RIGA } from '../dati-atto';
import { rifiuta } from '../errori';
import type { IngressoCaso, RigaCaso } from './forma-caso';

const GIORNO_MS = 86_400_000;
const dopo = (data: string): string =>
  new Date(Date.parse(`${data}T00:00:00Z`) + GIORNO_MS).toISOString().slice(0, 10);
const massima = (a: string, b: string): string => (a > b ? a : b);
const minima = (a: string, b: string): string => (a < b ? a : b);

function interessi(riga: RigaCaso): RigaGrezza['interessi'] {
  const { segments, baseCents, fromExclusive, toInclusive } = riga;
  if (!segments || baseCents === undefined || !fromExclusive || !toInclusive) return undefined;
  const dal = dopo(fromExclusive);
  return {
    baseCents,
    dal,
    al: toInclusive,
    segmenti: segments.map((tratto) => ({
      dal: tratto.dal ?? massima(dal, `${tratto.year}-01-01`),
      al: tratto.al ?? minima(toInclusive, `${tratto.year}-12-31`),
      giorni: tratto.days,
      percento: tratto.pct,
    })),
  };
}

/** One row of the ledger in the shape of the cases -> one printed line. */
export function rigaDa(riga: RigaCaso): RigaGrezza {
  const codice = CODICI_RIGA.find((code): code is CodiceRiga => code === riga.code);
  if (!codice) return rifiuta(`riga con codice sconosciuto: ${riga.code}`);
  const { semesters, pct, capPct, fromDate, norm } = riga;
  const conto = interessi(riga);
  return {
    codice,
    etichetta: riga.label ?? codice.toLowerCase().replaceAll('_', ' '),
    cents: riga.cents,
    // A reference to the requirements of a customer is not a norm.
    ...(norm && !/^seed\b/.test(norm) && { norma: norm }),
    ...(conto && { interessi: conto }),
    ...(semesters !== undefined &&
      pct &&
      capPct &&
      fromDate && {
        maggiorazione: { semestri: semesters, percento: pct, massimoPercento: capPct, dal: fromDate },
      }),
  };
}

function semestriCompiuti(dal: string, al: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = dal.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = al.split('-').map(Number);
  return Math.floor(((y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0)) / 6);
}

/** Lines of a fine when the data bring none: half of the maximum, 10% per full semester within 60% (law.md 2.07-2.10). */
function righeMulta({ verbale, atto, profile }: IngressoCaso): RigaCaso[] {
  if (!verbale?.massimoEdittaleCents || !verbale.esigibileDal) return [];
  const sanzione = verbale.massimoEdittaleCents / 2n;
  const semestri = semestriCompiuti(verbale.esigibileDal, atto.dataEmissione);
  const riga = (code: string, label: string, cents: bigint | undefined): RigaCaso[] =>
    cents ? [{ code, label, cents }] : [];
  return [
    ...riga('SANZIONE_CDS', 'sanzione: metà del massimo edittale', sanzione),
    ...riga(
      'SPESE_PROCEDIMENTO',
      'spese di accertamento e notifica del verbale',
      verbale.speseProcedimentoCents,
    ),
    {
      code: 'MAGGIORAZIONE',
      label: 'maggiorazione del 10% per ogni semestre compiuto',
      cents: (sanzione * BigInt(Math.min(semestri, 6))) / 10n,
      norm: 'L. 689/1981 art. 27 c. 6; CdS art. 206',
      semesters: semestri,
      pct: '10',
      capPct: '60',
      fromDate: verbale.esigibileDal,
    },
    ...riga('SPESE_AMMINISTRATIVE', 'spese amministrative', profile.adminCents),
    ...riga('SPESE_POSTALI', 'spese postali di notifica di questo atto', profile.postalCents),
  ];
}

/** The rows of the data; a fine is computed; else one line per notice, with the amount of the notice. */
export function righeCaso(ingresso: IngressoCaso): RigaCaso[] {
  const date = ingresso.righe ?? ingresso.debtRows ?? ingresso.rows ?? righeMulta(ingresso);
  if (date.length) return date;
  return ingresso.payments.map((avviso) => {
    const ente = ingresso.enti.find(({ codiceFiscale }) => codiceFiscale === avviso.creditorTaxCode);
    const titolo = ingresso.titoli?.find((uno) => uno.ente === ente?.denominazione);
    return {
      code: 'ENTRATA',
      label: `somma chiesta con l'avviso ${avviso.nav}`,
      cents: avviso.amountCents,
      ...(titolo?.key && { title: titolo.key }),
    };
  });
}

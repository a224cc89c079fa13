import type { EsitoPostale, Lavorazione, ProdottoPostale, StadioPostale } from '../notifica/posta-eventi';

/**
 * Codes of the consolidator, the only public vocabulary of an Italian provider of print and mail.
 * Source: notifiche-send-posta.md 4.2; pagopa/pn-ec, `consolidatore-v1.yml` and `api-consolidatore-ingress-v1.yaml`
 * at commit 500ee512 of 2026-06-17.
 */
export const CODICI_POSTA_AL = '2026-06-17';

export interface CodicePosta {
  /** null = every product. */
  prodotto: ProdottoPostale | null;
  significato:
    | { genere: 'lavorazione'; passo: Lavorazione }
    | { genere: 'recapito'; esito: EsitoPostale; stadio: StadioPostale };
}

/** A, D = pre-outcome; B, E = the image is there; C, F = closed. D-F is the same triple for who is nowhere to be found. */
const STADI: Readonly<Record<string, StadioPostale>> = {
  A: 'pre_esito',
  B: 'documento',
  C: 'chiuso',
  D: 'pre_esito',
  E: 'documento',
  F: 'chiuso',
};

type Famiglia = readonly [base: string, prodotto: ProdottoPostale, suffissi: string, esito: EsitoPostale];

const FAMIGLIE: readonly Famiglia[] = [
  ['RECRN001', 'AR', 'ABC', 'CONSEGNATO'],
  ['RECRN002', 'AR', 'ABC', 'MANCATA_CONSEGNA'],
  ['RECRN002', 'AR', 'DEF', 'IRREPERIBILE_ASSOLUTO'],
  ['RECRN003', 'AR', 'ABC', 'CONSEGNATO_IN_GIACENZA'],
  ['RECRN004', 'AR', 'ABC', 'MANCATA_CONSEGNA_IN_GIACENZA'],
  ['RECRN005', 'AR', 'ABC', 'COMPIUTA_GIACENZA'],
  ['RECRN006', 'AR', '', 'FURTO_SMARRIMENTO'],
  ['RECRN010', 'AR', '', 'INESITO'],
  ['RECRN011', 'AR', '', 'IN_GIACENZA'],
  ['RECRN013', 'AR', '', 'NON_RENDICONTABILE'],
  ['RECRN015', 'AR', '', 'FORZA_MAGGIORE'],
  ['RECAG001', 'AG', 'ABC', 'CONSEGNATO'],
  ['RECAG002', 'AG', 'ABC', 'CONSEGNATO_PERSONA_ABILITATA'],
  ['RECAG003', 'AG', 'ABC', 'MANCATA_CONSEGNA'],
  ['RECAG003', 'AG', 'DEF', 'IRREPERIBILE_ASSOLUTO'],
  ['RECAG004', 'AG', '', 'FURTO_SMARRIMENTO'],
  ['RECAG005', 'AG', 'ABC', 'CONSEGNATO_IN_GIACENZA'],
  ['RECAG006', 'AG', 'ABC', 'CONSEGNATO_IN_GIACENZA'],
  ['RECAG007', 'AG', 'ABC', 'MANCATA_CONSEGNA_IN_GIACENZA'],
  ['RECAG008', 'AG', 'ABC', 'COMPIUTA_GIACENZA'],
  ['RECAG010', 'AG', '', 'INESITO'],
  ['RECAG012', 'AG', '', 'ACCETTAZIONE_23L'],
  ['RECAG013', 'AG', '', 'NON_RENDICONTABILE'],
  ['RECAG015', 'AG', '', 'FORZA_MAGGIORE'],
  ['RECRS001', 'RS', 'C', 'CONSEGNATO'],
  ['RECRS002', 'RS', 'ABC', 'MANCATA_CONSEGNA'],
  ['RECRS002', 'RS', 'DEF', 'IRREPERIBILE_ASSOLUTO'],
  ['RECRS003', 'RS', 'C', 'CONSEGNATO_IN_GIACENZA'],
  ['RECRS004', 'RS', 'ABC', 'MANCATA_CONSEGNA_IN_GIACENZA'],
  ['RECRS005', 'RS', 'ABC', 'COMPIUTA_GIACENZA'],
  ['RECRS006', 'RS', '', 'FURTO_SMARRIMENTO'],
  ['RECRS010', 'RS', '', 'INESITO'],
  ['RECRS011', 'RS', '', 'IN_GIACENZA'],
  ['RECRS013', 'RS', '', 'NON_RENDICONTABILE'],
  ['RECRS015', 'RS', '', 'FORZA_MAGGIORE'],
  // the foreign registered letter, with advice (RIR) and without (RIS)
  ['RECRI003', 'AR', 'ABC', 'CONSEGNATO'],
  ['RECRI004', 'AR', 'ABC', 'MANCATA_CONSEGNA'],
  ['RECRI005', 'AR', '', 'FURTO_SMARRIMENTO'],
  ['RECRSI003', 'RS', 'C', 'CONSEGNATO'],
  ['RECRSI004', 'RS', 'ABC', 'MANCATA_CONSEGNA'],
  ['RECRSI005', 'RS', '', 'FURTO_SMARRIMENTO'],
];

const PASSI: readonly (readonly [codice: string, prodotto: ProdottoPostale | null, passo: Lavorazione])[] = [
  ['CON020', null, 'PRESO_IN_CARICO'],
  ['CON080', null, 'STAMPATO'],
  ['CON010', null, 'IN_DISTINTA'],
  ['CON011', null, 'IN_DISTINTA'],
  ['CON012', null, 'IN_DISTINTA'],
  ['CON09A', null, 'PRONTO'],
  ['CON016', null, 'PRONTO'],
  ['CON018', null, 'SPEDITO'],
  ['CON991', null, 'SCARTATO'],
  ['CON992', null, 'SCARTATO'],
  ['CON993', null, 'SCARTATO'],
  ['CON995', null, 'SCARTATO'],
  ['CON996', null, 'SCARTATO'],
  ['CON997', null, 'SCARTATO'],
  ['CON998', null, 'SCARTATO'],
  ['RECRI001', 'AR', 'AVVIATO_ESTERO'],
  ['RECRI002', 'AR', 'ENTRATO_ESTERO'],
  ['RECRSI001', 'RS', 'AVVIATO_ESTERO'],
  ['RECRSI002', 'RS', 'ENTRATO_ESTERO'],
  ['REC090', null, 'RITORNO_ARCHIVIATO'],
];

const recapito = (
  codice: string,
  prodotto: ProdottoPostale,
  esito: EsitoPostale,
  stadio: StadioPostale,
): [string, CodicePosta] => [codice, { prodotto, significato: { genere: 'recapito', esito, stadio } }];

/** Code -> what it means. A code that is not here goes to a person. */
export const CODICI_POSTA: ReadonlyMap<string, CodicePosta> = new Map([
  ...FAMIGLIE.flatMap(([base, prodotto, suffissi, esito]) =>
    suffissi === ''
      ? [recapito(base, prodotto, esito, 'unico')]
      : [...suffissi].map((s) => recapito(`${base}${s}`, prodotto, esito, STADI[s] ?? 'pre_esito')),
  ),
  // here A and B tell the event from its image: the storage itself may not be contradicted
  recapito('RECAG011A', 'AG', 'IN_GIACENZA', 'unico'),
  recapito('RECAG011B', 'AG', 'IN_GIACENZA', 'unico'),
  ...PASSI.map(([codice, prodotto, passo]): [string, CodicePosta] => [
    codice,
    { prodotto, significato: { genere: 'lavorazione', passo } },
  ]),
]);

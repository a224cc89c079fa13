import { type DataCivile, isDataCivile } from '../calendario';
import {
  CAUSE_POSTALI,
  type CausaPostale,
  type Consegnatario,
  type EsitoCad,
  type EsitoPostale,
  type ProdottoPostale,
} from './posta-eventi';

/** Outcomes that a card or an envelope shows on its face. Source: notifiche-send-posta.md 4.2. */
export const ESITI_LEGGIBILI = [
  'CONSEGNATO',
  'CONSEGNATO_PERSONA_ABILITATA',
  'CONSEGNATO_IN_GIACENZA',
  'MANCATA_CONSEGNA',
  'MANCATA_CONSEGNA_IN_GIACENZA',
  'IRREPERIBILE_ASSOLUTO',
  'COMPIUTA_GIACENZA',
  'ACCETTAZIONE_23L',
] as const satisfies readonly EsitoPostale[];
export type EsitoLeggibile = (typeof ESITI_LEGGIBILI)[number];

/** Why it was not delivered, as it is ticked on the envelope. */
export const CAUSE_DI_MANCATA = CAUSE_POSTALI.filter((c): c is CausaDiMancata => c.startsWith('M'));
export type CausaDiMancata = Extract<CausaPostale, `M${string}`>;

/** What one reader sees on an image. A date that is not there is null, never guessed. */
export type LetturaCartolina =
  | {
      /** The card of the post, or the face of the envelope that came back. */
      documento: 'AR' | '23L' | 'PLICO';
      esito: EsitoLeggibile;
      il: DataCivile;
      causa: CausaDiMancata | null;
      consegnatario: Consegnatario | null;
      /** Day of the notice of storage. */
      giacenzaDal: DataCivile | null;
      /** Day and number of the CAD, as they are written on the card (L. 890/1982 art. 8). */
      cadIl: DataCivile | null;
      cadNumero: string | null;
    }
  | { documento: 'CAD'; il: DataCivile; cadNumero: string | null }
  | { documento: 'ARCAD'; esitoCad: EsitoCad; il: DataCivile }
  | { documento: 'CAN'; il: DataCivile };
export type DocumentoLetto = LetturaCartolina['documento'];

/** Who reads: a person, or the program of the scanner. */
export const FONTI_LETTURA = ['persona', 'macchina'] as const;
export type FonteLettura = (typeof FONTI_LETTURA)[number];

export interface LetturaFatta {
  autore: string;
  fonte: FonteLettura;
  letto: LetturaCartolina;
}

/** `discordi`: nothing is written until somebody who answers for the acts has looked too. */
export type EsitoLetture =
  | { stato: 'da_leggere' | 'da_controllare' | 'discordi' }
  | { stato: 'concordi'; letto: LetturaCartolina; autori: readonly string[] };

/** Same fields, same values, whatever their order. */
const impronta = (l: LetturaCartolina): string =>
  JSON.stringify(Object.entries(l).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * What the readings of one image say together: it counts what two different readers saw alike, one of them at least a
 * person; `doppia` false = one person is enough. A machine alone never is. Source: seed E-48.
 */
export function esitoLetture(letture: readonly LetturaFatta[], doppia: boolean): EsitoLetture {
  const gruppi = new Map<string, LetturaFatta[]>();
  for (const l of letture) gruppi.set(impronta(l.letto), [...(gruppi.get(impronta(l.letto)) ?? []), l]);
  for (const uguali of gruppi.values()) {
    const autori = [...new Set(uguali.map((l) => l.autore))];
    const prima = uguali.find((l) => l.fonte === 'persona');
    const basta = autori.length > 1 || (!doppia && gruppi.size === 1);
    if (prima && basta) return { stato: 'concordi', letto: prima.letto, autori };
  }
  if (gruppi.size > 1) return { stato: 'discordi' };
  return { stato: letture.length === 0 ? 'da_leggere' : 'da_controllare' };
}

/** Why what was typed cannot be what the image shows; `campo` is that of the reading. */
export type DifettoLettura =
  | 'data_non_valida'
  | 'data_futura'
  | 'prima_della_spedizione'
  | 'dopo_l_esito'
  | 'causa_mancante'
  | 'causa_di_troppo'
  | 'altro_prodotto'
  | 'altro_documento';

export interface ContestoLettura {
  oggi: DataCivile;
  speditoIl: DataCivile;
  prodotto: ProdottoPostale;
  /** The image is that of an envelope that came back. */
  busta: boolean;
}

const DEL_DEPOSITO: ReadonlySet<DocumentoLetto> = new Set<DocumentoLetto>(['23L', 'CAD', 'ARCAD', 'CAN']);
const NON_CONSEGNATI: ReadonlySet<EsitoLeggibile> = new Set<EsitoLeggibile>([
  'MANCATA_CONSEGNA',
  'MANCATA_CONSEGNA_IN_GIACENZA',
  'IRREPERIBILE_ASSOLUTO',
]);

/** The first contradiction in a reading; null = it may be. */
export function difettoLettura(
  l: LetturaCartolina,
  c: ContestoLettura,
): { difetto: DifettoLettura; campo: string } | null {
  const di = (difetto: DifettoLettura, campo: string) => ({ difetto, campo });
  if ((l.documento === 'PLICO') !== c.busta) return di('altro_documento', 'documento');
  if (l.documento !== 'PLICO' && DEL_DEPOSITO.has(l.documento) !== (c.prodotto === 'AG'))
    return di('altro_prodotto', 'documento');
  for (const [campo, data] of dateDi(l)) {
    if (!isDataCivile(data)) return di('data_non_valida', campo);
    if (data > c.oggi) return di('data_futura', campo);
    if (data < c.speditoIl) return di('prima_della_spedizione', campo);
  }
  if (!('causa' in l)) return null;
  if (NON_CONSEGNATI.has(l.esito) && l.causa === null) return di('causa_mancante', 'causa');
  if (!NON_CONSEGNATI.has(l.esito) && l.causa !== null) return di('causa_di_troppo', 'causa');
  if (l.cadIl !== null && c.prodotto !== 'AG') return di('altro_prodotto', 'cadIl');
  if (l.giacenzaDal !== null && l.giacenzaDal > l.il) return di('dopo_l_esito', 'giacenzaDal');
  return l.cadIl !== null && l.cadIl > l.il ? di('dopo_l_esito', 'cadIl') : null;
}

const dateDi = (l: LetturaCartolina): [string, DataCivile][] =>
  (['il', 'giacenzaDal', 'cadIl'] as const).flatMap((campo) => {
    const data = (l as Partial<Record<typeof campo, DataCivile | null>>)[campo];
    return data === undefined || data === null ? [] : [[campo, data] as [string, DataCivile]];
  });

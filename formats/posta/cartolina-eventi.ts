import type { DataCivile } from '../../domain/calendario';
import type { LetturaCartolina } from '../../domain/notifica/lettura-cartolina';
import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import { creaEvento } from './evento';
import { istanteRoma } from './tempo';

/** Instead of a code of a provider: two persons read it on the card. */
export const CODICE_LETTURA = 'LETTURA';

/** A card has a day and no hour. Midnight always exists in Rome: the clocks change at two. */
export const delGiorno = (il: DataCivile): { il: DataCivile; quando: string } => ({
  il,
  quando: istanteRoma(il, '00:00:00') ?? `${il}T00:00:00+01:00`,
});

/** The image that was read. */
export interface Immaginata {
  /** Id of the scan. */
  riferimento: string;
  sha256: string;
}

/** Evidence that a checked reading is: with the image at hand the outcome is closed. */
export function eventiDellaLettura(
  pezzoId: string,
  l: LetturaCartolina,
  immagine: Immaginata,
): EventoPosta[] {
  const nuovo = (contenuto: Parameters<typeof creaEvento>[1]) => creaEvento(pezzoId, contenuto);
  const documento = nuovo({ tipo: 'documento', documento: l.documento, ...immagine, ...delGiorno(l.il) });
  switch (l.documento) {
    case 'CAD':
      return [nuovo({ tipo: 'cad_spedita', numero: l.cadNumero, ...delGiorno(l.il) }), documento];
    case 'ARCAD':
      return [nuovo({ tipo: 'cad_esito', esito: l.esitoCad, ...delGiorno(l.il) }), documento];
    case 'CAN':
      return [documento];
    default: {
      const { esito, causa, consegnatario, giacenzaDal, cadIl, cadNumero } = l;
      const stadio = esito === 'ACCETTAZIONE_23L' ? 'unico' : 'chiuso';
      const dettagli = { codice: CODICE_LETTURA, esito, stadio, causa, consegnatario } as const;
      return [
        nuovo({ tipo: 'recapito', ...dettagli, ...delGiorno(l.il) }),
        ...(giacenzaDal === null ? [] : [nuovo({ tipo: 'giacenza', ...delGiorno(giacenzaDal) })]),
        ...(cadIl === null ? [] : [nuovo({ tipo: 'cad_spedita', numero: cadNumero, ...delGiorno(cadIl) })]),
        documento,
      ];
    }
  }
}

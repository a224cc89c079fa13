import type { TipoStampato } from '../../domain/vocabolario';
import { aChiChiedere, firma } from './blocchi/chiusura';
import { dettaglio, quantoDeve } from './blocchi/importi';
import { comePagare } from './blocchi/pagamento';
import { testata } from './blocchi/testata';
import type { Documento } from './contenuto';
import { mappaTesti } from './contenuto';
import { type Contesto, creaContesto } from './contesto';
import type { DatiAtto } from './dati-atto';
import { lega } from './parole';
import {
  cancellazioneIpoteca,
  fermo,
  ipoteca,
  preavvisoFermo,
  preavvisoIpoteca,
  revocaFermo,
  svincoloTerzo,
} from './testi/cautelari';
import { diniegoRateazione } from './testi/diniego';
import { accertamentoEsecutivo, intimazioneEsecutiva } from './testi/esecutivi';
import { ingiunzione } from './testi/ingiunzione';
import { intimazione50 } from './testi/intimazione50';
import type { ParoleAtto } from './testi/parti';
import { provvedimentoRateazione } from './testi/piano';
import { pignoramento72bis } from './testi/pignoramento';
import { sollecitoPrecoattivo } from './testi/precoattivo';
import { comunicazioneDecadenza, sollecitoRate } from './testi/rate';
import { presaInCarico, sollecito795 } from './testi/solleciti';

const TESTI: Record<TipoStampato, (contesto: Contesto) => ParoleAtto> = {
  sollecitoPrecoattivo,
  ingiunzione,
  accertamentoEsecutivo,
  intimazioneEsecutiva,
  presaInCarico,
  sollecito795,
  intimazione50,
  preavvisoFermo,
  fermo,
  preavvisoIpoteca,
  ipoteca,
  pignoramento72bis,
  sollecitoRate,
  comunicazioneDecadenza,
  revocaFermo,
  cancellazioneIpoteca,
  svincoloTerzo,
  provvedimentoRateazione,
  diniegoRateazione,
};

/** Checked data -> content, in the reading order of every act to a debtor (atti.md 1.1: B0..B9). Pure. */
export function componi(dati: DatiAtto): Documento {
  const contesto = creaContesto(dati);
  const parole = TESTI[dati.tipo](contesto);
  const documento: Documento = {
    ...testata(contesto, parole.titolo, parole.norma),
    blocchi: [
      { titolo: parole.primo ?? "Che cos'è questo atto", elementi: parole.cheCosE },
      parole.quanto
        ? { titolo: 'Quanto deve pagare', elementi: parole.quanto }
        : quantoDeve(contesto, parole.dopoIlTotale),
      { titolo: 'Entro quando', elementi: parole.entroQuando },
      parole.pagare ? { titolo: 'Come pagare', elementi: parole.pagare } : comePagare(contesto),
      { titolo: 'Se non paga', elementi: parole.seNonPaga },
      parole.opporsi,
      aChiChiedere(contesto),
      dettaglio(contesto),
      firma(contesto),
    ],
  };
  return mappaTesti(documento, lega);
}

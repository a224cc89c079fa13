import { aChiChiedere, firma } from './blocchi/chiusura';
import { dettaglio, quantoDeve } from './blocchi/importi';
import { comePagare } from './blocchi/pagamento';
import { testata } from './blocchi/testata';
import type { Documento } from './contenuto';
import { mappaTesti } from './contenuto';
import { type Contesto, creaContesto } from './contesto';
import type { AttoStampabile, DatiAtto } from './dati-atto';
import { lega } from './parole';
import { accertamentoEsecutivo, intimazioneEsecutiva } from './testi/esecutivi';
import { ingiunzione } from './testi/ingiunzione';
import { intimazione50 } from './testi/intimazione50';
import type { ParoleAtto } from './testi/parti';
import { presaInCarico, sollecito795 } from './testi/solleciti';

const TESTI: Record<AttoStampabile, (contesto: Contesto) => ParoleAtto> = {
  ingiunzione,
  accertamentoEsecutivo,
  intimazioneEsecutiva,
  presaInCarico,
  sollecito795,
  intimazione50,
};

/** Checked data -> content, in the reading order of every act to a debtor (atti.md 1.1: B0..B9). Pure. */
export function componi(dati: DatiAtto): Documento {
  const contesto = creaContesto(dati);
  const parole = TESTI[dati.tipo](contesto);
  const documento: Documento = {
    ...testata(contesto, parole.titolo, parole.norma),
    blocchi: [
      { titolo: "Che cos'è questo atto", elementi: parole.cheCosE },
      quantoDeve(contesto, parole.dopoIlTotale),
      { titolo: 'Entro quando', elementi: parole.entroQuando },
      comePagare(contesto),
      { titolo: 'Se non paga', elementi: parole.seNonPaga },
      parole.opporsi,
      aChiChiedere(contesto),
      dettaglio(contesto),
      firma(contesto),
    ],
  };
  return mappaTesti(documento, lega);
}

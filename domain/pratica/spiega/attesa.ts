import { type Giorno, giornoDi, MAI } from '../../calendario';
import { type DataComune, dateComuni } from '../passi';
import type { Contesto } from './parole';
import { ilGiorno } from './parole';

const PERCHE: Record<DataComune['perche'], string> = {
  allarme: 'quando comincia l’allarme di prescrizione',
  prescrizione: 'quando una partita sarebbe prescritta',
  inizioSospensione: 'quando comincia una sospensione',
  fineSospensione: 'quando finisce una sospensione',
  limiteEsito: 'quando è passato il tempo massimo per l’esito di una spedizione',
};

/** Until when, after the sentence that says for what: the date that decides and, if it is another, that of the next look. */
export function finoQuando({ passo, quadro, dal }: Contesto): string {
  const fino: Giorno = passo.fino ? giornoDi(passo.fino) : MAI;
  if (fino === MAI)
    return dal === MAI ? ' Non c’è una data: si attende un fatto nuovo.' : ` Si prosegue ${ilGiorno(dal)}.`;
  if (fino === dal) return ` Si prosegue ${ilGiorno(fino)}.`;
  const comune = [...dateComuni(quadro)].find(({ giorno }) => giorno === fino);
  const perche = comune ? `, ${PERCHE[comune.perche]}` : '';
  const prima = dal === MAI ? 'Non c’è una data; la' : `Si prosegue ${ilGiorno(dal)}; la`;
  return ` ${prima} pratica si guarda comunque ${ilGiorno(fino)}${perche}.`;
}

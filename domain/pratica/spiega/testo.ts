import { giornoDi } from '../../calendario';
import type { DataCivile } from '../fascicolo';
import type { Spiegazione } from '../spiegazione';
import type { Alternativa } from './alternative';
import { dataScritta, ilAtto, ilGiorno, maiuscola, NOMI_PROPOSTA } from './parole';

const cheCosa = ({ passo, atto, proposta }: Alternativa): string =>
  atto
    ? ilAtto(atto)
    : proposta
      ? `proporre ${NOMI_PROPOSTA[proposta]}`
      : passo === 'chiudi'
        ? 'la chiusura della pratica'
        : 'l’indagine sui beni';

const euro = (importo: string): string =>
  importo.replace('.', ',').replace(/\B(?=(\d{3})+(?!\d)(?=.*,))/g, '.');

/** The explanation as a clerk reads it. */
export function testoSpiegazione(s: Spiegazione, il: DataCivile): string {
  const righe = [
    `${maiuscola(dataScritta(il))}: ${s.testo}`,
    `Motivo: ${s.motivo} (${s.norma}; regola ${s.regola.id}, ${s.regola.nome}).`,
    `Conto: residuo ${euro(s.conto.residuo)}, mora ${euro(s.conto.mora)}, oneri ${euro(s.conto.oneri)}, spese ${euro(
      s.conto.spese,
    )}; dovuto ${euro(s.conto.dovuto)} euro, versato ${euro(s.conto.versato)} euro.`,
  ];
  for (const p of s.partite) {
    const note = [
      `residuo ${euro(p.residuo)} euro`,
      p.terminePagamento && `termine per pagare ${dataScritta(p.terminePagamento)}`,
      p.prescriveIl && `si prescrive ${dataScritta(p.prescriveIl)}`,
      p.sospesa && 'sospesa',
      p.prescritta && 'prescritta',
    ];
    righe.push(`Partita ${p.nome}: ${note.filter(Boolean).join(', ')}.`);
  }
  if (s.alternative.length > 0) righe.push('', 'Perché non altro, oggi:');
  for (const a of s.alternative) {
    const quando = a.possibileDal
      ? `non prima ${ilGiorno(giornoDi(a.possibileDal), 'de')}`
      : 'serve un fatto nuovo';
    righe.push(`- ${cheCosa(a)} (${quando}): ${a.perche} [${a.regola}; ${a.norma}]`);
  }
  return `${righe.join('\n')}\n`;
}

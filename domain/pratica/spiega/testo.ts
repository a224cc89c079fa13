import { type DataCivile, giornoDi } from '../../calendario';
import type { Spiegazione } from '../spiegazione';
import type { Alternativa } from './alternative';
import { dataScritta, elenco, ilAtto, ilGiorno, maiuscola, NOMI_PROPOSTA } from './parole';

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

type Gruppo = [Alternativa, ...Alternativa[]];
const chiave = ({ possibileDal, perche, regola, norma }: Alternativa): string =>
  JSON.stringify([possibileDal, perche, regola, norma]);

/** What is refused for the same reason until the same day is said once, where the first of them stands. */
function insieme(alternative: readonly Alternativa[]): Gruppo[] {
  const gruppi = new Map<string, Gruppo>();
  for (const a of alternative) {
    const gruppo = gruppi.get(chiave(a));
    if (gruppo) gruppo.push(a);
    else gruppi.set(chiave(a), [a]);
  }
  return [...gruppi.values()];
}

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
    const nulla = p.residuo === '0.00';
    const note = [
      `residuo ${euro(p.residuo)} euro`,
      !nulla && p.terminePagamento && `termine per pagare ${dataScritta(p.terminePagamento)}`,
      !nulla && p.prescriveIl && `si prescrive ${dataScritta(p.prescriveIl)}`,
      p.sospesa && 'sospesa',
      p.prescritta && 'prescritta',
    ];
    righe.push(`Partita ${p.nome}: ${note.filter(Boolean).join(', ')}.`);
  }
  if (s.alternative.length > 0) righe.push('', 'Perché non altro, oggi:');
  for (const gruppo of insieme(s.alternative)) {
    const [a] = gruppo;
    const quando = a.possibileDal
      ? `non prima ${ilGiorno(giornoDi(a.possibileDal), 'de')}`
      : 'serve un fatto nuovo';
    righe.push(`- ${elenco(gruppo.map(cheCosa))} (${quando}): ${a.perche} [${a.regola}; ${a.norma}]`);
  }
  return `${righe.join('\n')}\n`;
}

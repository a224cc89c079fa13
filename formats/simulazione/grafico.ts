import { testoHtml } from '../html';
import { euro } from './parole';

export interface Serie {
  nome: string;
  /** Cents, one for each label. */
  valori: readonly string[];
}

const LARGHEZZA = 720;
const SINISTRA = 210;
const BARRA = 18;
const DESTRA = 130;
const MOTIVI = ['serie-a', 'serie-b'];

/**
 * Horizontal bars with the value written beside each, so that nothing is said by colour alone. The figures are also in
 * a table next to it.
 */
export function grafico(
  id: string,
  titolo: string,
  etichette: readonly string[],
  serie: readonly Serie[],
): string {
  const massimo = massimoDi(serie);
  const passo = serie.length * BARRA + 14;
  const altezza = etichette.length * passo + 34;
  const barre = etichette.flatMap((etichetta, i) => [
    `<text x="${SINISTRA - 8}" y="${34 + i * passo + (serie.length * BARRA) / 2 + 4}" text-anchor="end">${testoHtml(etichetta)}</text>`,
    ...serie.map(({ valori }, s) => barra(valori[i] ?? '0', massimo, 34 + i * passo + s * BARRA, s)),
  ]);
  const legenda = serie.map(
    ({ nome }, s) =>
      `<rect class="${MOTIVI[s] ?? ''}" x="${SINISTRA + s * 150}" y="6" width="14" height="14"/><text x="${SINISTRA + s * 150 + 20}" y="18">${testoHtml(nome)}</text>`,
  );
  const descrizione = etichette
    .map(
      (etichetta, i) =>
        `${etichetta}: ${serie.map((s) => `${s.nome} ${euro(s.valori[i] ?? '0')}`).join(', ')}`,
    )
    .join('; ');
  return [
    `<svg role="img" aria-labelledby="${id}-titolo ${id}-testo" viewBox="0 0 ${LARGHEZZA} ${altezza}">`,
    `<title id="${id}-titolo">${testoHtml(titolo)}</title>`,
    `<desc id="${id}-testo">${testoHtml(descrizione)}</desc>`,
    ...legenda,
    ...barre,
    '</svg>',
  ].join('\n');
}

function massimoDi(serie: readonly Serie[]): bigint {
  let massimo = 1n;
  for (const { valori } of serie)
    for (const valore of valori) if (BigInt(valore) > massimo) massimo = BigInt(valore);
  return massimo;
}

function barra(valore: string, massimo: bigint, y: number, serie: number): string {
  const lunga = Number((BigInt(valore) * BigInt(LARGHEZZA - SINISTRA - DESTRA)) / massimo);
  return `<rect class="${MOTIVI[serie] ?? ''}" x="${SINISTRA}" y="${y}" width="${Math.max(1, lunga)}" height="${BARRA - 4}"/><text x="${SINISTRA + lunga + 6}" y="${y + BARRA - 7}">${testoHtml(euro(valore))}</text>`;
}

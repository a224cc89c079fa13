import type { RapportoSimulazione } from '../../domain/simulazione/rapporto';
import type { Confronto, RisultatoProfilo } from '../../domain/simulazione/risultato';
import {
  differenza,
  euro,
  giorniConSegno,
  intero,
  interoConSegno,
  nomeCategoria,
  nomeFascia,
  PRINCIPALI,
  parole,
  premessa,
} from './parole';

/** The simulation as text for a clerk. */
export function testoSimulazione(r: RapportoSimulazione): string {
  const righe = [
    `Simulazione della riscossione. ${premessa(r)}`,
    ...r.profili.flatMap(righeProfilo),
    ...(r.confronto ? righeConfronto(r.confronto) : []),
    ...conti('Partite della lista scartate', r.carico ?? {}),
    ...(r.studio ? righeStudio(r.studio) : []),
  ];
  return `${righe.join('\n')}\n`;
}

function righeProfilo(p: RisultatoProfilo): string[] {
  return [
    '',
    `Profilo ${p.nome}`,
    ...PRINCIPALI.map(([nome, valore]) => `  ${nome}: ${valore(p)}`),
    '  per classe di importo:',
    ...p.fasce.map(
      (f) =>
        `    ${nomeFascia(f)}: ${intero(f.pratiche)} pratiche, affidato ${euro(f.affidato)}, incassato ${euro(f.incassato)}, costi ${euro(f.costi)}, prescritto ${euro(f.prescritto)}`,
    ),
    '  nelle categorie dello studio di Firenze:',
    ...p.categorie.map(
      ({ categoria, pratiche, importo }) =>
        `    ${nomeCategoria(categoria)}: ${intero(pratiche)} pratiche per ${euro(importo)}`,
    ),
    ...conti('  Atti', p.atti),
    ...conti('  Chiuse', p.chiuse),
    ...conti('  Ancora aperte', p.aperte),
    ...conti('  Rifiuti', p.rifiuti),
  ];
}

function conti(titolo: string, valori: Record<string, number>): string[] {
  const voci = Object.entries(valori);
  if (voci.length === 0) return [];
  return [`${titolo}: ${voci.map(([nome, n]) => `${parole(nome)} ${intero(n)}`).join(', ')}`];
}

function righeConfronto(c: Confronto): string[] {
  const { incassato, costi, rimborsati, atti, prescritto } = c.differenze;
  return [
    '',
    `Confronto: ${c.secondo} rispetto a ${c.primo}, sugli stessi debitori`,
    `  incassato: ${differenza(incassato)}; costi: ${differenza(costi)}; rimborsati: ${differenza(rimborsati)}; atti: ${interoConSegno(atti)}; prescritto: ${differenza(prescritto)}`,
    `  attesa media dell’incasso: ${giorniConSegno(c.mediaIncassoGiorni)}`,
    ...c.fasce.map(
      (f) => `  ${nomeFascia(f)}: incassato ${differenza(f.incassato)}, costi ${differenza(f.costi)}`,
    ),
    `  debitori che danno di più con ${c.primo}: ${intero(c.debitori.meglioPrimo)}; con ${c.secondo}: ${intero(c.debitori.meglioSecondo)}; lo stesso: ${intero(c.debitori.uguali)}`,
  ];
}

function righeStudio(studio: NonNullable<RapportoSimulazione['studio']>): string[] {
  const riga = (v: (typeof studio.verifiche)[number]): string =>
    `  ${v.chiave}, ${v.voce}: ${v.formula} = ${v.esatto ?? v.calcolato}; calcolato ${v.calcolato}, stampato ${v.stampato}${v.nota === undefined ? '' : ` (${v.nota})`}`;
  return [
    '',
    `Tabella dei costi: ${studio.fonte}`,
    ...studio.verifiche.filter(({ torna }) => torna).map(riga),
    'Cifre stampate che non seguono dai loro dati:',
    ...studio.verifiche.filter(({ torna }) => !torna).map(riga),
  ];
}

import { parametro } from '../../profili/profilo';
import { isTitolo792 } from '../../titolo';
import type { TipoTitolo } from '../../vocabolario';
import { copre, residuoDelle } from '../quadro';
import { isSollecito } from '../sollecito';
import { tipoMancante } from '../titoli';
import { type Esame, perPartite, ragione } from './esame';
import { euroScritti } from './parole';

/** The title, what comes before it and what follows it up to the sollecito. Source. */
const formazione =
  (tipo: TipoTitolo): Esame =>
  (c) =>
    perPartite(
      c,
      c.quadro.correnti
        .filter(({ titolo }) => titolo === null)
        .filter((p) => tipoMancante(c.quadro, p) === tipo),
    );

const precoattivo: Esame = (c) => {
  const { quadro } = c;
  if (!parametro(quadro.fatti.profilo, 'precoattivo.attivo', quadro.oggi)) return null;
  const solleciti = quadro.fatti.atti.filter(({ tipo }) => tipo === 'sollecitoPrecoattivo');
  return perPartite(
    c,
    quadro.correnti.filter((p) => p.titolo === null && !solleciti.some((atto) => copre(atto, p))),
  );
};

const presaInCarico: Esame = (c) => {
  const { quadro } = c;
  const soloEnte = parametro(quadro.fatti.profilo, 'presaInCarico.per', quadro.oggi) === 'ente';
  const avvisi = quadro.fatti.atti.filter(({ tipo }) => tipo === 'presaInCarico');
  return perPartite(
    c,
    quadro.correnti.filter(
      (p) =>
        isTitolo792(p.titolo?.tipo ?? tipoMancante(quadro, p)) &&
        (p.titolo?.dellEnte === true || !soloEnte) &&
        !avvisi.some((atto) => copre(atto, p)),
    ),
  );
};

const sollecito: Esame = (c) => {
  const { quadro } = c;
  const solleciti = quadro.fatti.atti.filter((atto) => isSollecito(quadro, atto));
  const senza = quadro.correnti.filter((p) => !solleciti.some((atto) => copre(atto, p)));
  if (senza.length === 0) return null;
  const massimo = parametro(quadro.fatti.profilo, 'sollecito.massimo', quadro.oggi);
  const residuo = residuoDelle(quadro.attive);
  if (massimo !== null && residuo > massimo)
    return ragione(
      'R-16',
      'SOLLECITO_795',
      `Il residuo è di ${euroScritti(residuo)}, più di ${euroScritti(massimo)}: il sollecito di legge non è dovuto.`,
    );
  return perPartite(c, senza);
};

export const ESAMI_TITOLO = {
  sollecitoPrecoattivo: precoattivo,
  accertamentoEsecutivo: formazione('accertamentoEsecutivo'),
  intimazioneEsecutiva: formazione('intimazioneEsecutiva'),
  ingiunzione: formazione('ingiunzione'),
  presaInCarico,
  sollecito795: sollecito,
} as const satisfies Record<string, Esame>;

import { rigaDelProdotto as riga, type Strato } from './righe';

/** Vasto. Source: seed E. */
export const VASTO: Strato = {
  'precoattivo.attivo': riga(true, 'seed E-45'),
  'precoattivo.dopoScadenza': riga(30, 'seed E-28'),
  'titolo.tributaria': riga('ingiunzione', 'seed E-47'),
  'titolo.patrimoniale': riga('ingiunzione', 'seed E-47'),
  strumenti: riga(['pignoramento72bis', 'fermo'], 'decisione.md 2 [P]'),
  'minimo.ipoteca': riga(null, 'decisione.md 2'),
  'posta.restituzioneGiorni': riga(15, 'seed E-20'),
  'spese.atto.sollecitoPrecoattivo': riga('4.00', 'seed E-56'),
};

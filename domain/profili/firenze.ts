import { rigaDelProdotto as riga, type Strato } from './righe';

const CASA = 'scelta della casa: decisione.md 2 [P]';

/** Firenze: own costs and expenses instead of the oneri. Source: seed D-026, D-112. */
export const FIRENZE: Strato = {
  'precoattivo.attivo': riga(true, 'seed D-112'),
  'precoattivo.notificato': riga(false, 'seed D-112'),
  'titolo.tributaria': riga('ingiunzione', 'seed D-004'),
  'titolo.patrimoniale': riga('ingiunzione', 'seed D-004'),
  'sollecito.massimo': riga(null, 'seed D-112'),
  'piccoli.soglia': riga(null, 'seed D-112'),
  'piccoli.giorni': riga(120, 'seed D-112'),
  strumenti: riga(['fermo', 'ipoteca', 'pignoramento72bis'], CASA),
  'oneri.attivi': riga(false, CASA),
  'spese.notifica.pec': riga('0.00', 'seed D-085'),
  'spese.notifica.raccomandata': riga('0.00', 'seed D-085'),
  'spese.notifica.messo': riga('0.00', 'seed D-085'),
  'spese.notifica.albo': riga('0.00', 'seed D-085'),
  'spese.atto.sollecito795': riga('0.00', 'seed D-098, D-106'),
  'spese.atto.ingiunzione': riga('11.62', 'seed D-085'),
  'spese.atto.preavvisoFermo': riga('4.13', 'seed D-087, D-099'),
  'spese.atto.preavvisoIpoteca': riga('4.13', 'seed D-087, D-099'),
  'spese.atto.intimazione50': riga('4.13', 'seed D-087, D-099'),
  'spese.atto.fermo': riga('30.99', 'seed D-088; DM 21/11/2000'),
  'spese.atto.ipoteca': riga('154.94', 'seed D-089; DM 21/11/2000'),
  'spese.atto.pignoramento72bis': riga('27.89', 'seed D-090; DM 21/11/2000'),
  'spese.amministrative.titolo': riga('15.00', 'seed D-107'),
  'spese.amministrative.strumento': riga('25.00', 'seed D-108'),
};

import { rigaDelProdotto as riga, type Strato } from './righe';

/** Trentino: what its regulation and contract change of the law. Source: seed B. */
export const TRENTINO: Strato = {
  'intake.giorniPrima': riga(180, 'seed B-10'),
  'presaInCarico.per': riga('ente', 'seed B-21'),
  'presaInCarico.notificata': riga(true, 'seed B-21'),
  'presaInCarico.valeSollecito': riga(true, 'seed B-21'),
  strumenti: riga(['fermo', 'ipoteca', 'pignoramento72bis'], 'seed B-29, B-30, B-31'),
  'minimo.fermo': riga('300.00', 'seed B-29'),
  'minimo.pignoramento72bis': riga('500.00', 'seed B-31'),
  'inesigibilita.residuoMinimo': riga('100.00', 'seed B-55'),
  'inesigibilita.silenzio': riga(180, 'seed B-54'),
  'inesigibilita.anniVivi': riga(1, 'seed B-57'),
  'rateazione.minimo': riga('60.00', 'seed B-40'),
  'rateazione.rataMinima': riga('30.00', 'seed B-41'),
  'rateazione.garanziaOltre': riga('20000.00', 'seed B-48'),
  'rateazione.fasce': riga(
    [
      { fino: '1000.00', rate: 18 },
      { fino: '2000.00', rate: 36 },
      { fino: '3500.00', rate: 60 },
      { fino: '20000.00', rate: 72 },
      { fino: null, rate: 120 },
    ],
    'seed B-43..B-47',
  ),
  'decadenza.regola': riga('primaOSuccessive', 'seed B-42'),
  'decadenza.successive': riga(6, 'seed B-42'),
};

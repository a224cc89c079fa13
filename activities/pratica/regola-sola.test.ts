import type { Fascicolo } from '../../domain/fascicolo';
import type { Profilo } from '../../domain/profili/profilo';
import type { Storia } from '../../domain/racconta/storia';

/** A small pratica with its title served: what follows depends on the terms and on the oneri. */
const partita = {
  id: 'P1',
  natura: 'patrimoniale' as const,
  importi: { capitale: 50_000n, sanzioni: 0n, interessi: 0n, spese: 0n },
  prescrizione: { dal: '2025-06-30', anni: 5 },
  titolo: { tipo: 'intimazioneEsecutiva' as const, notificatoIl: '2026-02-02' },
  affidataIl: '2026-02-02',
};
const storia: Storia = {
  id: 'R01',
  profilo: 'legge160',
  parametri: {},
  debitore: { domicilioDigitale: true },
  inizio: '2026-02-02',
  fino: '2026-05-31',
  partite: [partita],
  beni: [],
  notifiche: [],
  eventi: [],
};
const fascicolo: Fascicolo = {
  inizio: storia.inizio,
  debitore: storia.debitore,
  partite: [partita],
  atti: [],
  eventi: [],
  proposte: [],
  indagini: [],
};

interface Visto {
  /** Day on which the presa in carico leaves in the story, and `dovuto` on it. */
  racconta: [string | undefined, string | undefined];
  /** The same from what the evaluation activity runs: its date to ask again, its account on 4 May. */
  attivita: [string | null | undefined, string];
  /** All that thirty made up debtors paid and cost in two years. */
  simula: string;
}

const RACCONTA = '../../domain/racconta/racconta';
const PROFILI = '../../domain/profili/profili';
const FETTA = '../../domain/simulazione/fetta';
const MODELLO = '../../domain/simulazione/modello';
const COMPORTAMENTO = '../../domain/dati/comportamento';

function simula(profilo: Profilo): string {
  const { viviFetta } = jest.requireActual<typeof import('../../domain/simulazione/fetta')>(FETTA);
  const { componiModello } = jest.requireActual<typeof import('../../domain/simulazione/modello')>(MODELLO);
  const dati = jest.requireActual<typeof import('../../domain/dati/comportamento')>(COMPORTAMENTO);
  const modello = componiModello('predefinito', dati.COMPORTAMENTO);
  const portafoglio = { seme: 1, anni: 2, dal: '2026-01-01' };
  const somme = viviFetta(portafoglio, { da: 0, quanti: 30 }, [profilo], modello);
  return JSON.stringify(somme, (_, v) => (typeof v === 'bigint' ? v.toString() : v));
}

/** The three doors of the decision, loaded anew, with one module of the rules changed. */
function guarda(modulo?: string, cambia?: (vero: Record<string, unknown>) => object): Visto {
  jest.resetModules();
  if (modulo && cambia)
    jest.doMock(modulo, () => ({ ...jest.requireActual(modulo), ...cambia(jest.requireActual(modulo)) }));
  const { racconta } = jest.requireActual<typeof import('../../domain/racconta/racconta')>(RACCONTA);
  const { profiloDi } = jest.requireActual<typeof import('../../domain/profili/profili')>(PROFILI);
  const { conta, decidi } = jest.requireActual<typeof import('./situazione')>('./situazione');
  if (modulo) jest.dontMock(modulo);
  const profilo = profiloDi(storia.profilo);
  const presa = racconta(storia).find(({ atto }) => atto === 'presaInCarico');
  const { fino } = decidi({ fascicolo, profilo, oggi: '2026-04-04' });
  const { oneri } = conta({ fascicolo, profilo, oggi: '2026-05-04' });
  return {
    racconta: [presa?.il, presa?.importi?.oneri],
    attivita: [fino, oneri.toString()],
    simula: simula(profilo),
  };
}

// T = 3/4/2026 (60 days from 2/2, a Friday and no feast), C = T + 31 = 4/5/2026, oneri 3% of 500 euro
const GIUSTO: Omit<Visto, 'simula'> = { racconta: ['2026-05-04', '15.00'], attivita: ['2026-05-04', '1500'] };

const giusto = guarda();

test('R-14, R-52: the story and the evaluation activity see the same dates and amounts', () => {
  expect(giusto).toEqual({ ...GIUSTO, simula: giusto.simula });
  expect(guarda().simula).toBe(giusto.simula);
});

test('R-07: when the rule of the decorso breaks, all three change together', () => {
  const { simula, ...visto } = guarda('../../domain/termini', (vero) => ({
    primoGiornoDopoDecorso: (...a: unknown[]) =>
      (vero.primoGiornoDopoDecorso as (...b: unknown[]) => number)(...a) + 1,
  }));
  expect(visto).toEqual({ racconta: ['2026-05-05', '15.00'], attivita: ['2026-05-05', '1500'] });
  expect(simula).not.toBe(giusto.simula);
});

test('R-52: when the rule of the oneri breaks, all three change together', () => {
  const { simula, ...visto } = guarda('../../domain/oneri', () => ({ percentualeOneri: () => 40_000 }));
  expect(visto).toEqual({ racconta: ['2026-05-04', '20.00'], attivita: ['2026-05-04', '2000'] });
  expect(simula).not.toBe(giusto.simula);
});

import { giornoDi, MAI } from './calendario';
import type { AttoNoto } from './notificazione';
import { LEGGE } from './profili/legge';
import { PROFILO_LEGGE160, profiloDi } from './profili/profili';
import { componiProfilo, stratoDi } from './profili/profilo';
import { spesaDellAtto, tariffa } from './spese';

const IL = giornoDi('2026-06-01');
const vuota = componiProfilo('vuota', PROFILO_LEGGE160, {
  ente: stratoDi({ 'spese.tariffa.fermo': 'allegatoA' }, 'prova'),
});

test('law.md 1.44: no profile asks for the figures of the annexes, and none is known', () => {
  for (const nome of ['legge160', 'trentino', 'firenze', 'vasto'])
    for (const tipo of ['fermo', 'ipoteca', 'pignoramento72bis'] as const) {
      expect(tariffa(tipo, profiloDi(nome), IL)).toBe(0n);
      const chiesta = stratoDi({ [`spese.tariffa.${tipo}`]: 'allegatoB' }, 'prova');
      expect(() => tariffa(tipo, componiProfilo('prova', profiloDi(nome), { ente: chiesta }), IL)).toThrow(
        `spese.tariffa_mancante: l’atto "${tipo}" del 2026-06-01 vuole l’importo della riga "spese.allegatoB.${tipo}"`,
      );
    }
});

test('an act that needs no figure goes on; the figure holds from its date', () => {
  expect(tariffa('ipoteca', vuota, IL)).toBe(0n);
  expect(tariffa('ingiunzione', vuota, IL)).toBe(0n);
  const scritta = componiProfilo('scritta', vuota, {
    ente: { 'spese.allegatoA.fermo': [{ dal: '2026-06-01', valore: '57.00', fonte: 'prova' }] },
  });
  expect(tariffa('fermo', scritta, IL)).toBe(5_700n);
  expect(() => tariffa('fermo', scritta, IL - 1)).toThrow('del 2026-05-31');
});

test('R-53: the figure is added to the expense of the act, on the day of its emission', () => {
  const profilo = componiProfilo('prova', null, {
    legge: LEGGE,
    ente: {
      'spese.atto.fermo': [{ valore: '1.00', fonte: 'prova' }],
      'spese.tariffa.fermo': [{ valore: 'allegatoA', fonte: 'prova' }],
      'spese.allegatoA.fermo': [
        { dal: '2026-01-01', valore: '57.00', fonte: 'prova' },
        { dal: '2026-06-02', valore: '60.00', fonte: 'prova' },
      ],
    },
  });
  const fermo: AttoNoto = {
    atto: { id: 'A1', tipo: 'fermo', motivo: 'ISCRIZIONE_FERMO', partite: ['P1'], dispacci: [] },
    tipo: 'fermo',
    emesso: IL,
    ultimoInvio: IL,
    invii: [],
    notificato: false,
    perfetto: IL,
    perfettoNoto: IL,
    negativo: null,
  };
  const debitore = { debitore: { domicilioDigitale: true }, eredi: MAI };
  expect(spesaDellAtto(fermo, debitore, profilo, IL + 30)).toBe(5_800n);
  expect(spesaDellAtto(fermo, debitore, profilo, IL - 1)).toBe(0n);
});

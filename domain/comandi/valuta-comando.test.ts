import type { Evento, Fascicolo, Importi } from '../pratica/fascicolo';
import { trovaRifiuto } from './valuta-comando';

const importi = (capitale: bigint, sanzioni = 0n): Importi => ({
  capitale,
  sanzioni,
  interessi: 0n,
  spese: 0n,
});
const fascicolo = (piu: Partial<Fascicolo> = {}): Fascicolo => ({
  inizio: '2026-01-12',
  debitore: { domicilioDigitale: true },
  partite: [
    {
      id: 'P1',
      natura: 'tributaria',
      importi: importi(40_000n, 12_000n),
      prescrizione: { dal: '2025-06-30', anni: 5 },
      affidataIl: '2026-01-12',
    },
  ],
  atti: [],
  eventi: [],
  proposte: [],
  indagini: [],
  ...piu,
});
const OGGI = '2026-03-10';
type Senza<T> = T extends unknown ? Omit<T, 'il'> : never;
const rifiuto = (evento: Senza<Evento>, f = fascicolo()) =>
  trovaRifiuto(f, { il: OGGI, ...evento } as Evento, OGGI);
const chiusura = { il: '2026-03-01', motivo: 'PAGATA' } as const;

describe('what a command may not do', () => {
  test('a suspension that ends before it starts', () => {
    const codice = 'SOSPENSIONE_FINE_PRIMA_INIZIO';
    expect(rifiuto({ tipo: 'sospensione', dal: '2026-03-10', al: '2026-03-09' })).toBe(codice);
    expect(rifiuto({ tipo: 'sospensione', al: '2026-03-09' })).toBe(codice); // it begins today by default
    expect(rifiuto({ tipo: 'sospensione', dal: '2026-03-10', al: '2026-03-10' })).toBeNull();
  });

  test('a partita of somebody else', () => {
    expect(rifiuto({ tipo: 'sospensione', partite: ['P1', 'P9'] })).toBe('PARTITA_SCONOSCIUTA');
    expect(rifiuto({ tipo: 'ricorso', partita: 'P9' })).toBe('PARTITA_SCONOSCIUTA');
  });

  test('a discharge above what is left of a component, whatever was paid', () => {
    const primo = { il: OGGI, tipo: 'sgravio', partita: 'P1', importi: importi(15_000n) } as const;
    const dopo = fascicolo({ eventi: [primo, { il: OGGI, tipo: 'pagamento', importo: 52_000n }] });
    expect(rifiuto({ tipo: 'sgravio', partita: 'P1', importi: importi(25_000n) }, dopo)).toBeNull();
    expect(rifiuto({ tipo: 'sgravio', partita: 'P1', importi: importi(25_001n) }, dopo)).toBe(
      'IMPORTO_OLTRE_RESIDUO',
    );
    expect(rifiuto({ tipo: 'sgravio', partita: 'P1', importi: importi(0n) })).toBe('SGRAVIO_VUOTO');
    expect(rifiuto({ tipo: 'sgravio', partita: 'P1', importi: importi(-1n) })).toBe('IMPORTO_NON_POSITIVO');
  });

  test('money is refused only when it is none, or from tomorrow', () => {
    expect(rifiuto({ tipo: 'pagamento', importo: 0n })).toBe('IMPORTO_NON_POSITIVO');
    expect(rifiuto({ tipo: 'pagamento', importo: 1n, valuta: '2026-03-11' })).toBe('DATA_FUTURA');
    expect(rifiuto({ tipo: 'pagamento', importo: 99_999_999n })).toBeNull();
  });

  test('on a closed pratica only money, less debt and the outcome of an appeal', () => {
    const chiusa = fascicolo({ chiusura, eventi: [{ il: OGGI, tipo: 'ricorso', partita: 'P1' }] });
    expect(rifiuto({ tipo: 'sospensione' }, chiusa)).toBe('PRATICA_CHIUSA');
    expect(rifiuto({ tipo: 'chiusuraPerOpposizione' }, chiusa)).toBe('PRATICA_CHIUSA');
    expect(rifiuto({ tipo: 'pagamento', importo: 100n }, chiusa)).toBeNull();
    expect(rifiuto({ tipo: 'sgravio', partita: 'P1', totale: true }, chiusa)).toBeNull();
    expect(rifiuto({ tipo: 'esitoRicorso', partita: 'P1', esito: 'accolto' }, chiusa)).toBeNull();
  });

  test('an answer to what was not asked', () => {
    expect(rifiuto({ tipo: 'revocaSospensione' })).toBe('SOSPENSIONE_ASSENTE');
    expect(rifiuto({ tipo: 'esitoRicorso', partita: 'P1', esito: 'accolto' })).toBe('RICORSO_ASSENTE');
    expect(rifiuto({ tipo: 'osservazioni', esito: 'accetta' })).toBe('LISTA_ASSENTE');
    expect(rifiuto({ tipo: 'decisione', proposta: 'prescrizione', esito: 'accolta' })).toBe(
      'PROPOSTA_ASSENTE',
    );
  });

  test('a second appeal while the first is pending, the same claim twice', () => {
    const pendente = fascicolo({ eventi: [{ il: OGGI, tipo: 'ricorso', partita: 'P1' }] });
    expect(rifiuto({ tipo: 'ricorso', partita: 'P1' }, pendente)).toBe('RICORSO_GIA_PENDENTE');
    const [partita] = fascicolo().partite;
    if (!partita) throw new Error('no partita');
    expect(rifiuto({ tipo: 'partitaAggiunta', partita })).toBe('PARTITA_GIA_PRESENTE');
  });
});

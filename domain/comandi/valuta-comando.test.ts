import type { Evento, Fascicolo, Importi } from '../fascicolo';
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
const decadenza = (il: string) => ({
  id: 'A1',
  tipo: 'comunicazioneDecadenza' as const,
  motivo: 'DECADENZA_C800' as const,
  partite: ['P1'],
  dispacci: [{ il }],
});
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

  test('instalments: only who asked is answered, never after a decadenza, never from yesterday', () => {
    const chiesta = { il: OGGI, tipo: 'richiestaRateazione', rate: 6 } as const;
    const concessa = { tipo: 'rateazioneConcessa', rate: 6, primaScadenza: '2026-04-30' } as const;
    expect(rifiuto(concessa)).toBe('RATEAZIONE_NON_RICHIESTA');
    expect(rifiuto({ tipo: 'rateazioneRespinta' })).toBe('RATEAZIONE_NON_RICHIESTA');
    const pendente = fascicolo({ eventi: [chiesta] });
    expect(rifiuto(concessa, pendente)).toBeNull();
    expect(rifiuto({ ...concessa, primaScadenza: '2026-03-09' }, pendente)).toBe('DATA_PASSATA');
    expect(rifiuto({ ...concessa, rate: 0 }, pendente)).toBe('RATE_NON_VALIDE');
    expect(rifiuto({ tipo: 'richiestaRateazione', rate: 601 })).toBe('RATE_NON_VALIDE');
    expect(rifiuto({ tipo: 'richiestaRateazione', rate: 3 }, pendente)).toBeNull(); // it interrupts the prescription
    const risposta = fascicolo({ eventi: [chiesta, { il: OGGI, ...concessa }] });
    expect(rifiuto(concessa, risposta)).toBe('RATEAZIONE_NON_RICHIESTA');
    const atti = [decadenza('2026-03-01')];
    expect(rifiuto(concessa, fascicolo({ eventi: [chiesta], atti }))).toBe('RATEAZIONE_DECADUTA');
    // one sent to a dead person, before the heirs, took nothing away
    const morto = { il: '2026-03-05', tipo: 'decesso', dal: '2026-02-20' } as const;
    const eredi = { il: '2026-03-06', tipo: 'eredi' } as const;
    expect(rifiuto(concessa, fascicolo({ eventi: [morto, eredi, chiesta], atti }))).toBeNull();
  });

  test('a payment names an instalment that was granted', () => {
    const concessa = { il: OGGI, tipo: 'rateazioneConcessa', rate: 3, primaScadenza: '2026-04-30' } as const;
    const conPiano = fascicolo({ eventi: [concessa] });
    expect(rifiuto({ tipo: 'pagamento', importo: 10n, rata: 1 })).toBe('RATA_SCONOSCIUTA');
    expect(rifiuto({ tipo: 'pagamento', importo: 10n, rata: 3 }, conPiano)).toBeNull();
    expect(rifiuto({ tipo: 'pagamento', importo: 10n, rata: 4 }, conPiano)).toBe('RATA_SCONOSCIUTA');
    expect(rifiuto({ tipo: 'pagamento', importo: 10n }, conPiano)).toBeNull();
  });

  test('one death, then its heirs', () => {
    const morto = fascicolo({ eventi: [{ il: OGGI, tipo: 'decesso' }] });
    expect(rifiuto({ tipo: 'eredi' })).toBe('DECESSO_ASSENTE');
    expect(rifiuto({ tipo: 'decesso', dal: '2026-03-11' })).toBe('DATA_FUTURA');
    expect(rifiuto({ tipo: 'decesso', dal: '2026-03-10' })).toBeNull();
    expect(rifiuto({ tipo: 'decesso' }, morto)).toBe('DECESSO_GIA_NOTO');
    expect(rifiuto({ tipo: 'eredi' }, morto)).toBeNull();
    const coperti = fascicolo({ eventi: [...morto.eventi, { il: OGGI, tipo: 'eredi' }] });
    expect(rifiuto({ tipo: 'eredi' }, coperti)).toBe('EREDI_GIA_NOTI');
  });

  test('a procedure of insolvency is one at a time; a second event may only bring its hearing', () => {
    const aperta = fascicolo({ eventi: [{ il: OGGI, tipo: 'insolvenza' }] });
    expect(rifiuto({ tipo: 'insinuazioneDepositata' })).toBe('INSOLVENZA_ASSENTE');
    expect(rifiuto({ tipo: 'proceduraChiusa' })).toBe('INSOLVENZA_ASSENTE');
    expect(rifiuto({ tipo: 'insolvenza' }, aperta)).toBe('INSOLVENZA_GIA_APERTA');
    expect(rifiuto({ tipo: 'insolvenza', udienza: '2026-09-15' }, aperta)).toBeNull();
    expect(rifiuto({ tipo: 'proceduraChiusa' }, aperta)).toBeNull();
    const chiusaLa = fascicolo({ eventi: [...aperta.eventi, { il: OGGI, tipo: 'proceduraChiusa' }] });
    expect(rifiuto({ tipo: 'insolvenza' }, chiusaLa)).toBeNull();
  });

  test('a second appeal while the first is pending, the same claim twice', () => {
    const pendente = fascicolo({ eventi: [{ il: OGGI, tipo: 'ricorso', partita: 'P1' }] });
    expect(rifiuto({ tipo: 'ricorso', partita: 'P1' }, pendente)).toBe('RICORSO_GIA_PENDENTE');
    const [partita] = fascicolo().partite;
    if (!partita) throw new Error('no partita');
    expect(rifiuto({ tipo: 'partitaAggiunta', partita })).toBe('PARTITA_GIA_PRESENTE');
  });
});

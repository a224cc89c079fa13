import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import { FattiProva, type TentativoProva } from './fatti';
import { perfezionaTentativo } from './perfeziona';

type Contenuto = Record<string, string | null>;
const evento = (id: string, tipo: EventoPosta['tipo'], il: string, dati: Contenuto = {}) => ({
  id,
  tipo,
  classe: null,
  il: `${il}T09:00:00.000Z`,
  trasmissione: 1,
  sha256: null,
  mediaType: null,
  dati: { il, quando: `${il}T10:00:00+01:00`, ...dati },
});
const recapito = (id: string, codice: string, esito: string, stadio: string, il: string) =>
  evento(id, 'recapito', il, { codice, esito, stadio, causa: null, consegnatario: null });

const SPEDITO = evento('a', 'lavorazione', '2026-03-03', { codice: 'CON018', passo: 'SPEDITO' });
const termini = ['2026-03-03', '2026-03-06', '2026-04-06', '2026-04-09'].map((il) => ({
  ...{ il, giacenzaGiorni: 10, cadGiorni: 10 },
}));

const tentativo = (eventi: TentativoProva['eventi'], piu: Partial<TentativoProva> = {}): TentativoProva => ({
  id: 'tnt_1',
  ordine: 1,
  canale: 'raccomandata',
  speditoIl: '2026-03-02',
  trasmissioni: [],
  eventi,
  termini: [],
  registrato: null,
  posta: {
    prodotto: 'AR',
    fornitore: 'consolidatore',
    numero: '123456789012',
    indirizzo: 'Rossi Anna, via Prova 1, 00100 Esempio',
    fonte: 'anagrafica del carico',
    rilevatoIl: '2026-01-02',
    termini,
  },
  ...piu,
});
const GIACENZA = [
  SPEDITO,
  recapito('b', 'RECRN010', 'INESITO', 'unico', '2026-03-06'),
  recapito('c', 'RECRN005C', 'COMPIUTA_GIACENZA', 'chiuso', '2026-04-06'),
];

test('the pack computes the outcome of a piece from its rows alone', () => {
  expect(perfezionaTentativo(tentativo(GIACENZA))).toMatchObject({
    calcolabile: true,
    calcolato: {
      ...{ esito: 'perfezionata', mittenteIl: '2026-03-03', destinatarioIl: '2026-03-16' },
      ...{ regola: 'AR_COMPIUTA_GIACENZA', norma: 'L. 890/1982 art. 8', prove: ['a', 'b', 'c'] },
    },
  });
});

test('an envelope that came back leaves no outcome, until a person sets it aside', () => {
  const consegnato = [SPEDITO, recapito('b', 'RECRN001C', 'CONSEGNATO', 'chiuso', '2026-03-06')];
  const busta = evento('c', 'busta_tornata', '2026-04-06');
  expect(perfezionaTentativo(tentativo([...consegnato, busta])).calcolato).toBeNull();
  const scartata = evento('d', 'scartato', '2026-04-09', { evento: 'c', autore: 'ute_1' });
  expect(perfezionaTentativo(tentativo([...consegnato, busta, scartata])).calcolato).toMatchObject({
    destinatarioIl: '2026-03-06',
  });
});

test('a raccomandata that a person sent is the word of that person', () => {
  const { posta: _, ...aMano } = tentativo([]);
  expect(perfezionaTentativo(aMano)).toMatchObject({ calcolabile: false, calcolato: null });
});

test('a PEC receipt set aside proves nothing', () => {
  const consegna = { ...evento('b', 'documento', '2026-03-03'), tipo: 'avvenuta-consegna' };
  const accettata = { ...evento('a', 'documento', '2026-03-03'), tipo: 'accettazione' };
  const scartata = { ...evento('c', 'scartato', '2026-03-06', { evento: 'b' }), trasmissione: null };
  const { posta: _, ...pec } = tentativo([accettata, consegna], {
    canale: 'pec',
    termini: ['2026-03-03', '2026-03-06'].map((il) => ({ il, saturaGiorni: 7, notte: null })),
  });
  expect(perfezionaTentativo(pec).calcolato).toMatchObject({ esito: 'perfezionata' });
  const senza = { ...pec, eventi: [accettata, consegna, scartata] };
  expect(perfezionaTentativo(senza).calcolato).toBeNull();
});

test('the facts of a piece keep their shape in the pack', () => {
  const forma = FattiProva.shape.tentativi;
  expect(forma.parse([tentativo(GIACENZA)])).toEqual([tentativo(GIACENZA)]);
  expect(forma.safeParse([{ ...tentativo([]), posta: { prodotto: 'XX' } }]).success).toBe(false);
});

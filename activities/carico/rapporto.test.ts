import type { Rapporto } from '../../formats/claims/rapporto';
import { parole } from './parole-rilievi';
import { isLungo, perLaRiga, RILIEVI_IN_RIGA } from './rapporto';

const rapporto = (scarti: number): Rapporto => ({
  righe: 10,
  record: {},
  partiteAccettate: 1,
  partiteRifiutate: Array.from({ length: scarti }, (_, i) => ({
    riga: i,
    codice: '290.anno',
    campo: 'anno',
  })),
  avvisi: [],
  totaleCents: '100',
  rifiutoFile: [],
  esito: 'accettato_con_scarti',
  letture: [{ riga: 1, campo: 'cognome', valore: 'X' }],
});

test('a short report is kept as it is, without the values that were read', () => {
  const corto = rapporto(RILIEVI_IN_RIGA);
  expect(isLungo(corto)).toBe(false);
  const { letture: _, ...atteso } = corto;
  expect(perLaRiga(corto, undefined)).toEqual(atteso);
});

test('a long one keeps the first findings, how many there are, and where all of them are', () => {
  const lungo = rapporto(RILIEVI_IN_RIGA + 1);
  expect(isLungo(lungo)).toBe(true);
  const scritto = perLaRiga(lungo, 'doc_X');
  expect(scritto.partiteRifiutate).toHaveLength(RILIEVI_IN_RIGA);
  expect(scritto.troncato).toEqual({
    partiteRifiutate: RILIEVI_IN_RIGA + 1,
    avvisi: 0,
    documentoId: 'doc_X',
  });
  expect(scritto).not.toHaveProperty('letture');
});

test('a finding in words names its field; an unknown code says to look', () => {
  expect(parole({ riga: 1, codice: '290.cf_controllo', campo: 'codiceFiscale' })).toBe(
    'carattere di controllo del codice fiscale errato (codiceFiscale)',
  );
  expect(parole({ riga: 1, codice: 'foglio.altro', campo: '' })).toBe('da verificare');
});

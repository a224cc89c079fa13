import { ErroreFormato } from '../comuni/errore';
import { LettoreCsv } from '../fogli/csv';
import { COLONNE_INDICE, type PezzoInIndice, scriviIndice } from './indice';
import { dataRoma, istanteRoma } from './tempo';

const PEZZO: PezzoInIndice = {
  id: 'trs_00000000000000000000000001',
  prodotto: 'AG',
  nomeFile: 'trs_00000000000000000000000001.pdf',
  sha256: 'a'.repeat(64),
  pagine: 4,
  destinatario: {
    nome: 'Rossi; "Però" Anna',
    nomeRiga2: null,
    indirizzo: 'via Prova 1',
    indirizzoRiga2: null,
    cap: '00100',
    comune: 'Esempio',
    provincia: 'EX',
    stato: null,
  },
};

test('the index of a batch is read back as it was given', () => {
  const testo = [...scriviIndice('lot_1', [PEZZO, { ...PEZZO, id: 'altro' }])].join('');
  const lettore = new LettoreCsv(';', '"');
  const righe = [...lettore.add(testo), ...lettore.close()].map((r) => r.celle.map((c) => c.testo));
  expect(righe[0]).toEqual([...COLONNE_INDICE]);
  expect(righe[1]).toEqual([
    ...['lot_1', '1', PEZZO.id, 'AG', PEZZO.nomeFile, PEZZO.sha256, '4'],
    ...['Rossi; "Però" Anna', '', 'via Prova 1', '', '00100', 'Esempio', 'EX', ''],
  ]);
  expect(righe[2]?.slice(1, 3)).toEqual(['2', 'altro']);
});

const destinatario = (piu: Partial<PezzoInIndice['destinatario']>) => ({
  destinatario: { ...PEZZO.destinatario, ...piu },
});
test.each<[string, Partial<PezzoInIndice>]>([
  ['sha256', { sha256: 'A'.repeat(64) }],
  ['pagine', { pagine: 0 }],
  ['nome_file', { nomeFile: '../atto.pdf' }],
  ['destinatario', destinatario({ nome: '=HYPERLINK("x")' })],
  ['indirizzo', destinatario({ indirizzo: 'via Prova 1\r\nlot_1;9' })],
])('a piece whose %s cannot be printed stops the batch, by its name', (campo, piu) => {
  const scrivi = () => [...scriviIndice('lot_1', [{ ...PEZZO, ...piu }])];
  expect(scrivi).toThrow(ErroreFormato);
  expect(scrivi).toThrow(`pezzo ${PEZZO.id}, ${campo}:`);
});

test.each([
  ['2026-03-02T23:30:00Z', '2026-03-03'],
  ['2026-03-02T22:30:00Z', '2026-03-02'],
  ['2026-07-01T22:30:00Z', '2026-07-02'],
  ['2026-03-03T00:30:00+01:00', '2026-03-03'],
])('the civil date of %s in Rome is %s', (istante, data) => {
  expect(dataRoma(istante)).toBe(data);
});

test.each([
  ['2026-03-02', '09:30:00', '2026-03-02T09:30:00+01:00'],
  ['2026-07-02', '09:30:00', '2026-07-02T09:30:00+02:00'],
  ['2026-03-29', '02:30:00', null],
  ['2026-10-25', '02:30:00', '2026-10-25T02:30:00+02:00'],
  ['2026-03-02', '24:00:00', null],
])('%s %s in Rome', (data, ora, atteso) => {
  expect(istanteRoma(data, ora)).toBe(atteso);
});

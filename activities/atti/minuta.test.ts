import { leggiPdf, testoHtml } from '../../tests/atti/lettura';
import type { DatiMinuta, PartitaMinuta } from './minuta';
import { creaMotore } from './motore';
import { documentoDi, stampa } from './resa';
import { normalizza } from './testo';

const motore = creaMotore();
const partita = (riga: number, natura: PartitaMinuta['natura']): PartitaMinuta => ({
  riga,
  codice: `0912300${riga}-AB`,
  debitore: `Bozzetti ${riga} #eval <b>`,
  codiceFiscale: `BZZNRM82T52Z99${riga % 10}U`,
  natura,
  descrizione: 'IMU imposta 2018',
  importi: { capitale: 10_000n, sanzioni: 3_000n, interessi: 120n, spese: BigInt(riga) },
});
const minuta = (cambio: Partial<DatiMinuta> = {}): DatiMinuta => ({
  ente: {
    denominazione: 'Comune di Valdisopra',
    codiceFiscale: '01234567897',
    ufficio: 'Servizio Entrate',
    indirizzo: 'piazza del Modello 1',
    pec: 'protocollo@pec.valdisopra.example',
  },
  direzione: 'Polizia municipale',
  caricoId: 'car_01J00000000000000000000000',
  nomeFile: 'lista.290',
  sha256: 'ab'.repeat(32),
  data: '2026-03-16',
  dataLista: '2026-03-10',
  profilo: 'legge160',
  partite: [partita(1, 'tributaria'), partita(2, 'tributaria'), partita(3, 'cds')],
  scarti: [{ riga: 7, codice: 'carico.codice_fiscale', messaggio: 'carattere di controllo sbagliato' }],
  avvisi: [],
  totaleCents: 39_366n,
  responsabile: { nome: 'Tullio Provamodelli', ufficio: 'Ufficio Riscossione coattiva' },
  ...cambio,
});

test('totali per natura, partite, scarti e dichiarazione, nel PDF e nel gemello', () => {
  const reso = stampa(motore, documentoDi({ genere: 'minuta', dati: minuta() }));
  for (const text of [leggiPdf(reso.pdf).pagine.join('\n'), testoHtml(reso.html)].map(normalizza)) {
    expect(text).toContain('entrate tributarie 2 200,00 60,00 2,40 0,03 262,43');
    expect(text).toContain('sanzioni del codice della strada 1 100,00 30,00 1,20 0,03 131,23');
    expect(text).toContain('tutte 3 300,00 90,00 3,60 0,06 393,66');
    expect(text).toContain('totale del carico: 393,66 euro (3 partite di 3 debitori)');
    expect(text).toContain('7 carico.codice_fiscale carattere di controllo sbagliato');
    expect(text).toContain('certi, liquidi ed esigibili');
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('bozzetti 3 #eval <b>');
    expect(text).not.toContain('entrate patrimoniali');
  }
});

test('partite che non fanno il totale della lista: rifiuto', () => {
  expect(() => documentoDi({ genere: 'minuta', dati: minuta({ totaleCents: 39_367n }) })).toThrow(
    'atto.dati: le partite della minuta danno 39366 centesimi, la lista 39367',
  );
});

test('una lista enorme si ferma alle prime partite e lo dice', () => {
  const partite = Array.from({ length: 2_010 }, (_, i) => partita(i + 1, 'tributaria'));
  const totaleCents = partite.reduce((sum, { importi }) => sum + 13_120n + importi.spese, 0n);
  const { blocchi } = documentoDi({ genere: 'minuta', dati: minuta({ partite, totaleCents }) });
  expect(JSON.stringify(blocchi.at(-1))).toContain('Altre 10 partite sono nel file CSV della minuta.');
});

import fc from 'fast-check';
import { leggiCausale } from './causale';

const FLUSSO = '2025-09-23BPPIITRRXXX-000038102790';
test.each([
  [`/PUR/LGPE-RIVERSAMENTO/URI/${FLUSSO}`, FLUSSO],
  [`RI1/PUR/LGPE-RIVERSAMENTO/URI/${FLUSSO} ACCREDITO BOLLETTINO P.A.`, FLUSSO],
  [`:RI3:/PUR/LGPE-RIVERSAMENTO/URI/${FLUSSO} :SEC:CASH`, FLUSSO],
  [`/PUR/LGPE-RIVERSAMENTO/URI/${FLUSSO}/ZZ4/4184`, FLUSSO],
  [`/PUR/LGPE-RIVERSAMENTO/TXT/1/URI/${FLUSSO}`, FLUSSO],
  [`PUR LGPE- RIVERSAMENTO URI ${FLUSSO}`, FLUSSO],
  [`L GPE-RIVERSAMENTO/U RI/${FLUSSO}`, FLUSSO],
  [`/pur/lgpe-riversamento/uri/${FLUSSO}`, FLUSSO],
  ['/PUR/LGPE-RIVERSAMENTO/URI/2025-0 9-2 3BPPIITRRXXX-000038102790', FLUSSO],
  ['/PUR/LGPE-RIVERSAMENTO/URI/2025-09-23 BPPIITRRXXX- 000038102790', FLUSSO],
  ['/PUR/LGPE-RIVERSAMENTO/URI/2025-09-23BPPIITRRXXX -000038102790 ALTRO', FLUSSO],
  [`/PUR/LGPE-RIVERSAMENTO/URI/${FLUSSO} - COMUNE`, FLUSSO],
  ['LGPE-RIVERSAMENTO/URI/2025-02-31X-1 LGPE-RIVERSAMENTO/URI/2025-02-28X-1', '2025-02-28X-1'],
  ['/PUR/LGPE-RIVERSAMENTO/URI/2020-11-21GovPAYPsp-12_3-45', '2020-11-21GovPAYPsp-12_3-45'],
])('flow: %s', (testo, fdr) => {
  expect(leggiCausale(testo)).toEqual({ kind: 'FDR', fdr });
});

test.each([
  ['/RFS/RF23567483937849450550875/10.01', 'RF23567483937849450550875'],
  ['/RFB/010000000000000144/150.00', '010000000000000144'],
  ['/RFB/010000000000144', '010000000000144'],
  ['BONIFICO A FAVORE /RFB/01000000 0000144/15,00/TXT/MENSA', '010000000000144'],
  ['RFB 010000000000144 MENSA', '010000000000144'],
])('single payment: %s', (testo, iuv) => {
  expect(leggiCausale(testo)).toEqual({ kind: 'IUV', iuv });
});

test.each([
  '',
  'BONIFICO MENSA SCOLASTICA ROSSI',
  'PERF/B 010000000000144',
  'XRFB/010000000000144',
  'RFS PAGAMENTO RATA 2',
  'LGPE-RIVERSAMENTO/URI/',
  'LGPE-RIVERSAMENTO/URI/2025-13-01BPPIITRRXXX-1',
  `/RFB/${'9'.repeat(36)}`,
  FLUSSO,
])('nothing certain: %p', (testo) => {
  expect(leggiCausale(testo)).toEqual({ kind: 'MANUAL' });
});

test('one blank of the bank, wherever it falls up to the date, changes nothing', () => {
  const testo = `LGPE-RIVERSAMENTO/URI/${FLUSSO}`;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 'LGPE-RIVERSAMENTO/URI/2025-09-23'.length }), (i) => {
      expect(leggiCausale(`${testo.slice(0, i)} ${testo.slice(i)}`)).toEqual({ kind: 'FDR', fdr: FLUSSO });
    }),
  );
});

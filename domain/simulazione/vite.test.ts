import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addAnni, dataDi, giornoDi } from '../calendario';
import { COMPORTAMENTO } from '../dati/comportamento';
import type { Fascicolo, Importi, Partita } from '../fascicolo';
import { profiloDi } from '../profili/profili';
import type { Bene, Natura } from '../vocabolario';
import { vivi } from './cronaca';
import type { DebitoreSimulato } from './debitore';
import { CLASSI, type Classe, componiModello, type Modello } from './modello';
import { sommeVuote } from './somme';
import { sorteDi } from './sorte';
import { viviSimulata } from './vita-simulata';

/** What is rare in the model of the house is certain here, one thing for each life. */
const riga = (valore: unknown) => [{ dal: '2012-01-01', valore, fonte: 'prova' }];
const con = (valori: Record<string, unknown>): Modello =>
  componiModello(
    'prova',
    COMPORTAMENTO,
    Object.fromEntries(Object.entries({ ...QUIETE, ...valori }).map(([nome, v]) => [nome, riga(v)])),
  );
const NULLA = { saldo: 0, rate: 0, parte: 0, giorni: [0, 0] };
const QUIETE: Record<string, unknown> = {
  'avvenimenti.decessi': 0,
  'avvenimenti.insolvenze': 0,
  'avvenimenti.sospensioni': 0,
  ...Object.fromEntries(CLASSI.map((classe) => [`spontaneo.${classe}`, NULLA])),
};
const reagisce = (cosa: 'saldo' | 'rate' | 'parte', giorni = [5, 40]) => ({ ...NULLA, [cosa]: 100, giorni });

interface Nato {
  n: number;
  classe?: Classe;
  beni?: Bene[];
  digitale?: boolean;
  partite?: [natura: Natura, importi: Partial<Importi>, prescriveDal?: string][];
}
const nato = ({ n, classe = 'resistente', beni = [], digitale = false, partite }: Nato): DebitoreSimulato => {
  const prese: Partita[] = (partite ?? [['tributaria', { capitale: 1_500_00n }]]).map(
    ([natura, importi, dal = '2025-06-30'], i) => ({
      id: `P${i + 1}`,
      natura,
      importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n, ...importi },
      prescrizione: { dal, anni: 5 },
      affidataIl: '2026-01-01',
    }),
  );
  const affidato = prese.reduce((t, { importi: i }) => t + i.capitale + i.sanzioni, 0n);
  const debitore: Fascicolo['debitore'] = digitale
    ? { domicilioDigitale: true, registro: 'inipec' }
    : { domicilioDigitale: false };
  return {
    ...{ sorte: sorteDi(3, n), classe, fascia: 3, affidato, beni },
    ...{ inizio: '2026-01-01', debitore, partite: prese },
  };
};

const testo = (valore: object): string =>
  JSON.stringify(valore, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v)).replaceAll('"', '');

/** Each event and each step in the order of the facts, then what was counted. */
function pagina(d: DebitoreSimulato, nome: string, modello: Modello, anni: number): string {
  const profilo = profiloDi(nome);
  const fine = addAnni(giornoDi(d.inizio), anni);
  const righe: string[] = [];
  let letti = 0;
  const { vita, ultimo } = viviSimulata(d, profilo, modello, fine, {
    passo: ({ norma: _norma, ...passo }, atto, oggi, { fascicolo }) => {
      for (const evento of fascicolo.eventi.slice(letti)) righe.push(`  accade ${testo(evento)}`);
      letti = fascicolo.eventi.length;
      righe.push(`${dataDi(oggi)} ${testo(passo)}`);
      const spedito = atto?.dispacci.at(-1);
      if (spedito) righe.push(`  spedito ${atto?.id} ${testo(spedito)}`);
    },
  });
  righe.push(`fine ${vita.fascicolo.chiusura?.il ?? dataDi(fine)} ${ultimo?.motivo}`);
  const somme = sommeVuote(6);
  const esito = vivi(d, profilo, modello, fine, somme);
  const fascia = somme.fasce[d.fascia];
  const altro = { ...somme, fasce: undefined };
  return [...righe, testo(esito), testo(fascia ?? {}), testo(altro), ''].join('\n');
}

const TITOLO = 'reazione.sensibile.titolo';
const sensibile = (n: number, altro: Partial<Nato> = {}): Nato => ({ n, classe: 'sensibile', ...altro });
const TENUTA = 'rateazione.tenuta';

const VITE: [nome: string, profilo: string, nato: Nato, modello: Record<string, unknown>, anni?: number][] = [
  ['paga-al-titolo', 'legge160', sensibile(1), { [TITOLO]: reagisce('saldo') }],
  ['paga-una-parte', 'legge160', sensibile(2), { [TITOLO]: reagisce('parte') }],
  ['tiene-il-piano', 'legge160', sensibile(3), { [TITOLO]: reagisce('rate'), [TENUTA]: 100 }],
  ['lascia-il-piano', 'legge160', sensibile(4), { [TITOLO]: reagisce('rate'), [TENUTA]: 0 }],
  [
    'piano-non-ammesso',
    'legge160',
    sensibile(5, { partite: [['patrimoniale', { capitale: 60_00n }]] }),
    { [TITOLO]: reagisce('rate') },
  ],
  [
    'lascia-il-piano-trentino',
    'trentino',
    sensibile(6, { partite: [['patrimoniale', { capitale: 900_00n }]] }),
    { [TITOLO]: reagisce('rate'), [TENUTA]: 0 },
  ],
  [
    'il-terzo-versa',
    'legge160',
    { n: 7, beni: ['conto', 'veicolo'] },
    { 'terzo.resistente.percento': 100 },
    2,
  ],
  ['il-terzo-non-ha', 'legge160', { n: 8, beni: ['stipendio'] }, { 'terzo.resistente.percento': 0 }, 2],
  [
    'fermo-e-ipoteca',
    'legge160',
    { n: 9, beni: ['veicolo', 'immobile'], partite: [['tributaria', { capitale: 30_000_00n }]] },
    {},
    2,
  ],
  [
    'paga-dopo-il-fermo',
    'firenze',
    sensibile(10, { beni: ['veicolo'], partite: [['cds', { sanzioni: 1_200_00n }]] }),
    {
      ...Object.fromEntries(
        ['sollecitoPrecoattivo', 'titolo', 'presaInCarico', 'sollecito795', 'preavvisoFermo'].map((s) => [
          `reazione.sensibile.${s}`,
          NULLA,
        ]),
      ),
      'reazione.sensibile.fermo': reagisce('saldo', [60, 90]),
    },
  ],
  ['non-deve', 'legge160', { n: 11, classe: 'estraneo' }, { 'ente.sgravio': [70, 90] }],
  ['spontaneo', 'legge160', { n: 12 }, { 'spontaneo.resistente': reagisce('saldo', [100, 200]) }],
  ['muore', 'legge160', { n: 13 }, { 'avvenimenti.decessi': 100 }, 3],
  ['fallisce', 'legge160', { n: 14 }, { 'avvenimenti.insolvenze': 100 }, 6],
  ['sospesa', 'legge160', { n: 15, beni: ['conto'] }, { 'avvenimenti.sospensioni': 100 }, 2],
  ['nulla-da-prendere', 'legge160', { n: 16 }, { 'ente.accetta': 100, 'ente.osservazioni': [60, 90] }, 2],
  ['ente-insiste', 'legge160', { n: 17 }, { 'ente.accetta': 0, 'ente.osservazioni': [60, 90] }, 2],
  [
    'prescritta',
    'legge160',
    {
      n: 18,
      partite: [
        ['tributaria', { capitale: 800_00n }, '2020-11-30'],
        ['cds', { sanzioni: 300_00n }, '2025-05-31'],
      ],
    },
    {},
    1,
  ],
  [
    'si-prescrive',
    'legge160',
    {
      n: 22,
      partite: [
        ['tributaria', { capitale: 800_00n }, '2021-02-20'],
        ['tributaria', { capitale: 90_00n }],
      ],
    },
    {
      'notifica.raccomandata': { fallita: 0, irreperibile: 0, giorni: [70, 75], notoDopo: [3, 15] },
      'ente.prescrizione': [10, 30],
    },
    1,
  ],
  ['paga-al-trentesimo-giorno', 'legge160', sensibile(23), { [TITOLO]: reagisce('saldo', [30, 30]) }],
  [
    'paga-al-bonario',
    'firenze',
    sensibile(24, { partite: [['cds', { sanzioni: 250_00n }]] }),
    { 'reazione.sensibile.sollecitoPrecoattivo': reagisce('saldo', [30, 30]) },
  ],
  [
    'paga-prima-della-notifica',
    'legge160',
    { n: 25 },
    {
      'spontaneo.resistente': reagisce('saldo', [2, 2]),
      'notifica.raccomandata': { fallita: 100, irreperibile: 0, giorni: [4, 18], notoDopo: [3, 15] },
    },
  ],
  [
    'paga-l-ultimo-giorno',
    'legge160',
    { n: 26 },
    { 'spontaneo.resistente': reagisce('saldo', [365, 365]), 'ente.osservazioni': [900, 900] },
    1,
  ],
  [
    'paga-dopo-quattro-anni',
    'legge160',
    { n: 35 },
    { 'spontaneo.resistente': reagisce('saldo', [1500, 1500]), 'ente.osservazioni': [3000, 3000] },
    5,
  ],
  [
    'paga-e-non-deve',
    'legge160',
    { n: 27, classe: 'estraneo' },
    { 'spontaneo.estraneo': reagisce('saldo', [20, 20]), 'ente.sgravio': [20, 20] },
  ],
  [
    'paga-una-parte-e-non-deve',
    'legge160',
    { n: 28, classe: 'estraneo' },
    { 'spontaneo.estraneo': reagisce('parte', [20, 20]), 'ente.sgravio': [20, 20] },
  ],
  [
    'rimborsata',
    'legge160',
    { n: 29, classe: 'estraneo' },
    { 'spontaneo.estraneo': reagisce('parte', [20, 20]), 'ente.sgravio': [40, 40] },
  ],
  [
    'chiede-due-volte',
    'legge160',
    sensibile(30, { partite: [['patrimoniale', { capitale: 60_00n }]] }),
    { [TITOLO]: reagisce('rate'), 'reazione.sensibile.sollecito795': reagisce('rate') },
    1,
  ],
  [
    'paga-in-anticipo',
    'legge160',
    sensibile(31),
    { [TITOLO]: reagisce('rate'), [TENUTA]: 100, 'rateazione.anticipo': [60, 60] },
  ],
  [
    'tutto-puo-accadere',
    'legge160',
    { n: 32 },
    { 'avvenimenti.decessi': 20, 'avvenimenti.insolvenze': 30, 'avvenimenti.sospensioni': 50 },
    6,
  ],
  [
    'due-gia-prescritte',
    'legge160',
    {
      n: 33,
      partite: [
        ['tributaria', { capitale: 800_00n }, '2020-11-30'],
        ['cds', { sanzioni: 300_00n }, '2020-10-31'],
        ['tributaria', { capitale: 90_00n }],
      ],
    },
    {},
    1,
  ],
  ['mai-interrogata', 'legge160', { n: 34 }, {}, -1],
  [
    'posta-fallita',
    'legge160',
    { n: 19 },
    { 'notifica.raccomandata': { fallita: 100, irreperibile: 0, giorni: [4, 18], notoDopo: [3, 15] } },
    1,
  ],
  [
    'irreperibile',
    'legge160',
    { n: 20 },
    { 'notifica.raccomandata': { fallita: 0, irreperibile: 100, giorni: [4, 18], notoDopo: [3, 15] } },
    1,
  ],
  [
    'pec-rifiutata',
    'vasto',
    { n: 21, digitale: true },
    { 'notifica.pec': { fallita: 100, irreperibile: 0, giorni: [0, 2], notoDopo: [0, 3] } },
    1,
  ],
];

test.each(VITE)('the simulated life of the file: %s', (nome, profilo, chi, modello, anni = 4) => {
  const letta = pagina(nato(chi), profilo, con(modello), anni);
  const file = path.join(__dirname, 'attese', `${nome}.txt`);
  if (process.env.ESATTO_ATTESE === 'scrivi') writeFileSync(file, letta);
  expect(letta).toBe(readFileSync(file, 'utf8'));
});

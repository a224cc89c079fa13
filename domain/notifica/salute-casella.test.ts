import { problemiDi, type SaluteCasella } from './salute-casella';

const SOGLIE = { ritardoMinuti: 60, quotaPercento: 90 };
const sana: SaluteCasella = {
  sospesa: false,
  lettaDaMinuti: 1,
  arretratoDaMinuti: null,
  gestoreFermoDaMinuti: null,
  quotaPercento: 40,
};

test.each<[string, Partial<SaluteCasella>, string[]]>([
  ['all is well', {}, []],
  [
    'the provider says nothing of the space, the reader has just begun',
    { quotaPercento: null, lettaDaMinuti: null },
    [],
  ],
  ['a wrong password', { sospesa: true }, ['CREDENZIALI']],
  [
    'a wrong password explains the rest',
    { sospesa: true, lettaDaMinuti: 900, arretratoDaMinuti: 900 },
    ['CREDENZIALI'],
  ],
  ['nobody has read it', { lettaDaMinuti: 60 }, ['NON_LETTA']],
  ['not yet', { lettaDaMinuti: 59, arretratoDaMinuti: 59, quotaPercento: 89 }, []],
  ['messages that nobody takes in', { arretratoDaMinuti: 60 }, ['ARRETRATO']],
  ['full', { quotaPercento: 90 }, ['QUOTA']],
  ['a provider that takes nothing', { gestoreFermoDaMinuti: 60 }, ['GESTORE_FERMO']],
  ['away for a moment', { gestoreFermoDaMinuti: 59 }, []],
  ['several', { lettaDaMinuti: 61, quotaPercento: 100 }, ['NON_LETTA', 'QUOTA']],
])('%s', (_nome, altro, problemi) => {
  expect(problemiDi({ ...sana, ...altro }, SOGLIE)).toEqual(problemi);
});

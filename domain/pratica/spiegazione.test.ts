import type { Fascicolo } from '../fascicolo';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { attoDi, fascicoloDi, invioDi, partitaDi } from './fascicoli-di-prova';
import { spiega } from './spiegazione';

const titolo = { tipo: 'ingiunzione' as const, notificatoIl: '2026-01-02' };
const detta = (altro: Partial<Fascicolo>, oggi: string) =>
  spiega(fascicoloDi(altro), PROFILO_LEGGE160, oggi, (id) => `partita ${id}`).spiegazione;

test('R-80: an explanation says the account and what is known of each partita', () => {
  const partite = [
    partitaDi('P1', undefined, { titolo }),
    partitaDi('P2', { sanzioni: 80_00n }, { natura: 'cds' }),
  ];
  const {
    conto,
    partite: note,
    regola,
  } = detta({ partite, eventi: [{ tipo: 'pagamento', il: '2026-02-10', importo: 60_00n }] }, '2026-02-10');
  expect(conto).toEqual({
    residuo: '520.00',
    mora: '0.00',
    oneri: '15.00',
    spese: '0.00',
    dovuto: '535.00',
    versato: '60.00',
  });
  expect(regola).toMatchObject({ id: 'R-24' });
  expect(note).toEqual([
    {
      partita: 'P1',
      nome: 'partita P1',
      residuo: '440.00',
      titolo: 'ingiunzione',
      notificatoIl: '2026-01-02',
      terminePagamento: '2026-02-02',
      esecutivoDal: '2026-02-03',
      disponibileDal: '2026-02-03',
      prescriveIl: '2031-01-02',
      sospesa: false,
      prescritta: false,
    },
    {
      partita: 'P2',
      nome: 'partita P2',
      residuo: '80.00',
      titolo: null,
      notificatoIl: null,
      terminePagamento: null,
      esecutivoDal: null,
      disponibileDal: null,
      prescriveIl: '2030-06-30',
      sospesa: false,
      prescritta: false,
    },
  ]);
});

test('R-27: the acts whose notification has no outcome are told, the others not', () => {
  const atti = [
    attoDi(
      'A1',
      'intimazioneEsecutiva',
      ['P1'],
      [invioDi('2026-02-02', 'pec', null), invioDi('2026-02-20', 'albo', null)],
    ),
    attoDi('A2', 'sollecitoPrecoattivo', ['P1'], [invioDi('2026-02-02', 'pec')]),
  ];
  const { attiAperti, partite, possibileDal } = detta({ atti }, '2026-02-25');
  expect(attiAperti).toEqual([{ atto: 'intimazioneEsecutiva', attoId: 'A1', speditoIl: '2026-02-20' }]);
  expect(partite[0]).toMatchObject({ titolo: 'intimazioneEsecutiva', notificatoIl: null });
  expect(possibileDal).toBeNull();
  expect(detta({ atti }, '2026-02-01').attiAperti).toEqual([]);
});

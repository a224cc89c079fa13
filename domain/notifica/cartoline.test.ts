import { type DispaccioAMano, mossaCartoline } from './cartoline';
import type { EventoPosta } from './posta-eventi';

let n = 0;
const evento = (il: string, contenuto: object): EventoPosta => {
  n += 1;
  return { id: `e${n}`, quando: `${il}T00:00:00+01:00`, il, ...contenuto } as EventoPosta;
};
const recapito = (il: string, esito: string, altro: object = {}) =>
  evento(il, {
    tipo: 'recapito',
    codice: 'LETTURA',
    esito,
    stadio: 'chiuso',
    causa: null,
    consegnatario: null,
    ...altro,
  });
const mossa = (eventi: EventoPosta[], oggi: string, altro: Partial<DispaccioAMano> = {}) =>
  mossaCartoline({ prodotto: 'AR', dichiarato: false, ...altro, eventi }, () => 10, oggi);

test('nothing has come back: a person carries it', () => {
  expect(mossa([], '2026-03-10')).toBeNull();
  expect(
    mossa(
      [evento('2026-03-02', { tipo: 'lavorazione', codice: 'DISTINTA', passo: 'SPEDITO' })],
      '2026-03-10',
    ),
  ).toBeNull();
});

test('a card delivered, with the date of the sender from the list', () => {
  const spedito = evento('2026-03-02', { tipo: 'lavorazione', codice: 'DISTINTA', passo: 'SPEDITO' });
  const letto = recapito('2026-03-09', 'CONSEGNATO');
  expect(mossa([spedito, letto], '2026-03-20')).toEqual({
    mossa: 'concludi',
    perfezionamento: {
      ...{ esito: 'perfezionata', regola: 'AR_CONSEGNA' },
      ...{ mittenteIl: '2026-03-02', destinatarioIl: '2026-03-09', prove: [spedito.id, letto.id] },
    },
  });
});

test('two cards that do not agree go to a person', () => {
  const letti = [recapito('2026-03-09', 'CONSEGNATO'), recapito('2026-03-10', 'CONSEGNATO')];
  expect(mossa(letti, '2026-03-20')).toMatchObject({
    mossa: 'persona',
    casi: [{ codice: 'ESITI_DISCORDI', prove: letti.map((e) => e.id) }],
  });
});

test('an envelope alone waits for what is written on it; read, it says not delivered', () => {
  const busta = evento('2026-03-20', { tipo: 'busta_tornata' });
  expect(mossa([busta], '2026-03-20')).toEqual({ mossa: 'attendi', fino: null });
  const faccia = recapito('2026-03-12', 'MANCATA_CONSEGNA', { causa: 'M04' });
  expect(mossa([busta, faccia], '2026-03-20')).toMatchObject({
    mossa: 'concludi',
    perfezionamento: { esito: 'fallita', regola: 'POSTA_NON_CONSEGNATA', destinatarioIl: '2026-03-12' },
  });
});

test('an envelope after a delivery, read on a card or told by a person, is for a person', () => {
  const busta = evento('2026-03-20', { tipo: 'busta_tornata' });
  const caso = { mossa: 'persona', casi: [{ codice: 'BUSTA_DOPO_CONSEGNA' }] };
  expect(mossa([busta, recapito('2026-03-09', 'CONSEGNATO')], '2026-03-20')).toMatchObject(caso);
  expect(mossa([busta], '2026-03-20', { dichiarato: true })).toMatchObject(caso);
  const scartata = evento('2026-03-21', { tipo: 'scartato', evento: busta.id });
  expect(mossa([busta, scartata], '2026-03-21', { dichiarato: true })).toEqual({
    mossa: 'attendi',
    fino: null,
  });
});

describe('a judicial act left at the office', () => {
  const prove = [
    evento('2026-03-09', { tipo: 'giacenza' }),
    evento('2026-03-10', { tipo: 'cad_spedita', numero: null }),
    evento('2026-03-12', { tipo: 'cad_esito', esito: 'CONSEGNATA' }),
    evento('2026-03-12', { tipo: 'documento', documento: '23L', riferimento: 'scn_1', sha256: null }),
  ];
  test('waits for the tenth day from the CAD, and on it is served', () => {
    expect(mossa(prove, '2026-03-15', { prodotto: 'AG' })).toEqual({ mossa: 'attendi', fino: '2026-03-20' });
    expect(mossa(prove, '2026-03-19', { prodotto: 'AG' })).toEqual({ mossa: 'attendi', fino: '2026-03-20' });
    expect(mossa(prove, '2026-03-20', { prodotto: 'AG' })).toMatchObject({
      mossa: 'concludi',
      perfezionamento: { destinatarioIl: '2026-03-20', regola: 'AG_DEPOSITO_CAD' },
    });
  });
  test('without the advice of the CAD it waits for it', () => {
    const senza = prove.filter((e) => e.tipo !== 'cad_esito');
    expect(mossa(senza, '2026-04-20', { prodotto: 'AG' })).toEqual({ mossa: 'attendi', fino: null });
  });
});

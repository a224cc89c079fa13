import { giornoDi } from '../calendario';
import { LEGGE } from '../profili/legge';
import { componiProfilo, parametro } from '../profili/profilo';
import { mossaPosta, type PezzoAffidato } from './gradino-posta';
import type { Mossa } from './mossa';
import { arCad, cad, codice, documento, evento, spedito } from './posta-di-prova';
import type { EventoPosta, ProdottoPostale } from './posta-eventi';

const profilo = componiProfilo('prova', null, { legge: LEGGE });
const PEZZO: PezzoAffidato = {
  stato: 'inviata',
  codice: null,
  inLottoDel: null,
  affidatoIl: '2026-03-02',
  dichiarata: false,
  ripetere: false,
};
const mossa = (
  oggi: string,
  pezzo: Partial<PezzoAffidato> | null,
  eventi: readonly EventoPosta[] = [],
  prodotto: ProdottoPostale = 'AR',
): Mossa =>
  mossaPosta(
    { prodotto, eventi, pezzo: pezzo && { ...PEZZO, ...pezzo } },
    (nome, dal) => parametro(profilo, nome, giornoDi(dal)),
    oggi,
  );
const TRASMETTI = { mossa: 'trasmetti', ordine: 1 };
const ANCORA = { ...TRASMETTI, motivo: 'RIPETUTA' };

test('a piece is prepared once, and one left half-way is asked about', () => {
  expect(mossa('2026-03-02', null)).toEqual(TRASMETTI);
  expect(mossa('2026-03-02', { stato: 'riservata', affidatoIl: null })).toEqual(TRASMETTI);
});

test('what certainly was not taken is handed over again; what may have been waits for a person', () => {
  expect(mossa('2026-03-02', { stato: 'da_ritentare' })).toEqual(ANCORA);
  for (const stato of ['incerta', 'rifiutata'] as const) {
    const detto = { stato, codice: 'POSTA_500', affidatoIl: null };
    expect(mossa('2026-03-02', detto)).toEqual({ mossa: 'incerta', ordine: 1, codice: 'POSTA_500' });
    expect(mossa('2026-03-02', { ...detto, dichiarata: true })).toEqual({ mossa: 'attendi', fino: null });
    expect(mossa('2026-03-02', { ...detto, dichiarata: true, ripetere: true })).toEqual(ANCORA);
  }
});

test('in a batch it waits for the end of its day', () => {
  const inLotto = { stato: 'riservata', inLottoDel: '2026-03-02', affidatoIl: null } as const;
  expect(mossa('2026-03-02', inLotto)).toEqual({ mossa: 'attendi', fino: '2026-03-03' });
  expect(mossa('2026-03-03', inLotto)).toEqual(TRASMETTI);
});

test('taken and not a word since: a person after the days of the profile', () => {
  expect(mossa('2026-03-02', {})).toEqual({ mossa: 'attendi', fino: '2026-04-02' });
  expect(mossa('2026-04-01', {})).toMatchObject({ mossa: 'attendi' });
  expect(mossa('2026-04-02', {})).toEqual({
    mossa: 'persona',
    casi: [{ codice: 'MANCA_ESITO', prove: [] }],
    fino: null,
  });
});

test('evidence counts whatever became of the submission', () => {
  const consegnato = [spedito, codice('RECRN001C', '2026-03-06')];
  for (const stato of ['riservata', 'incerta', 'inviata'] as const)
    expect(mossa('2026-03-09', { stato }, consegnato)).toMatchObject({
      mossa: 'concludi',
      perfezionamento: { esito: 'perfezionata', destinatarioIl: '2026-03-06' },
    });
});

test('a case and what is still awaited are told together, with the next date', () => {
  const due = [codice('RECRN001C', '2026-03-06'), codice('RECRN002C', '2026-03-07', { causa: 'M01' })];
  expect(mossa('2026-03-09', {}, due)).toMatchObject({
    mossa: 'persona',
    casi: [{ codice: 'ESITI_DISCORDI', prove: due.map((e) => e.id).sort() }],
    fino: '2026-04-06',
  });
  expect(mossa('2026-04-06', {}, due)).toMatchObject({
    casi: [{ codice: 'ESITI_DISCORDI' }, { codice: 'MANCA_ACCETTAZIONE' }],
  });
});

test('L. 890/1982: on the tenth day from the CAD the days of the deposit are written down, once', () => {
  const deposito = [
    spedito,
    codice('RECAG010', '2026-03-05'),
    cad('2026-03-06'),
    arCad('2026-03-10'),
    documento('23L', '2026-03-10'),
  ];
  expect(mossa('2026-03-11', {}, deposito, 'AG')).toEqual({ mossa: 'attendi', fino: '2026-03-16' });
  expect(mossa('2026-03-16', {}, deposito, 'AG')).toEqual({ mossa: 'decorso', il: '2026-03-16' });
  const decorso = evento({ tipo: 'decorso', il: '2026-03-16' });
  expect(mossa('2026-03-16', {}, [...deposito, decorso], 'AG')).toMatchObject({
    mossa: 'concludi',
    perfezionamento: { regola: 'AG_DEPOSITO_CAD', destinatarioIl: '2026-03-16' },
  });
  // without the card of the deposit the days alone prove nothing
  const senza23L = deposito.slice(0, 4);
  expect(mossa('2026-03-17', {}, [...senza23L, decorso], 'AG')).toEqual({
    mossa: 'persona',
    casi: [{ codice: 'MANCA_COMPIUTA_GIACENZA', prove: [] }],
    fino: null,
  });
});

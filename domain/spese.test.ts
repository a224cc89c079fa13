import { giornoDi, MAI } from './calendario';
import type { AttoNoto } from './notificazione';
import { profiloDi } from './profili/profili';
import { componiProfilo } from './profili/profilo';
import { spesaAmministrativa, spesaDellAtto } from './spese';
import type { Canale, TipoAtto } from './vocabolario';

const il = giornoDi;
const atto = (tipo: TipoAtto, ...invii: [string, Canale | undefined][]): AttoNoto => {
  const noti = invii.map(([giorno, canale]) => ({ il: il(giorno), canale }));
  const emesso = noti[0]?.il ?? MAI;
  return {
    atto: { id: 'A1', tipo, motivo: 'SOLLECITO_795', partite: ['P1'], dispacci: [] },
    tipo,
    emesso,
    ultimoInvio: noti.at(-1)?.il ?? MAI,
    invii: noti,
    notificato: noti.at(-1)?.canale !== undefined,
    perfetto: null,
    perfettoNoto: null,
    negativo: null,
  };
};
const spesa = (noto: AttoNoto, giorno = '2026-12-31', digitale = true, eredi = MAI, profilo = 'legge160') =>
  Number(
    spesaDellAtto(noto, { debitore: { domicilioDigitale: digitale }, eredi }, profiloDi(profilo), il(giorno)),
  );

test('R-53: the expense of an act is its own and that of the last channel used by then', () => {
  const titolo = atto(
    'ingiunzione',
    ['2026-03-02', 'pec'],
    ['2026-03-20', 'raccomandata'],
    ['2026-04-10', 'albo'],
  );
  const giorni = ['2026-03-01', '2026-03-02', '2026-03-19', '2026-03-20', '2026-04-10'];
  expect(giorni.map((giorno) => spesa(titolo, giorno))).toEqual([0, 200, 200, 783, 1155]);
  expect(spesa(atto('ingiunzione', ['2026-03-02', 'deposito']))).toBe(200);
  expect(spesa(atto('sollecito795', ['2026-03-02', undefined]))).toBe(133);
  expect(spesa(atto('sollecitoRate', ['2026-03-02', 'raccomandata']))).toBe(0);
  expect(spesa(atto('fermo', ['2026-03-02', undefined]))).toBe(0);
});

test('R-53: a presa in carico that is only sent costs by its way; after the heirs by post', () => {
  const presa = atto('presaInCarico', ['2026-03-02', undefined]);
  expect(spesa(presa)).toBe(200);
  expect(spesa(presa, '2026-12-31', false)).toBe(651);
  expect(spesa(presa, '2026-12-31', true, il('2026-03-02'))).toBe(651);
  expect(spesa(presa, '2026-12-31', true, il('2026-03-03'))).toBe(200);
  expect(spesa(atto('presaInCarico', ['2026-03-02', 'raccomandata']), '2026-12-31', true)).toBe(783);
});

test('seed D-085, D-087..D-090, D-098: the tariffs of Firenze', () => {
  const firenze = (tipo: TipoAtto, canale?: Canale) =>
    spesa(atto(tipo, ['2026-03-02', canale]), '2026-12-31', true, MAI, 'firenze');
  expect(firenze('ingiunzione', 'raccomandata')).toBe(1162);
  expect(firenze('preavvisoFermo', 'pec')).toBe(413);
  expect(firenze('intimazione50', 'albo')).toBe(413);
  expect([firenze('fermo'), firenze('ipoteca'), firenze('pignoramento72bis', 'pec')]).toEqual([
    3099, 15_494, 2789,
  ]);
  expect(firenze('sollecito795')).toBe(0);
});

test('R-53, seed D-107, D-108: 15 euro from the ingiunzione, 25 from the first instrument', () => {
  const atti = [
    atto('sollecito795', ['2026-02-01', undefined]),
    atto('ingiunzione', ['2026-03-02', 'pec']),
    atto('fermo', ['2026-06-01', undefined]),
  ];
  const al = (giorno: string, quali = atti, profilo = 'firenze') =>
    Number(spesaAmministrativa(quali, profiloDi(profilo), il(giorno)));
  expect(['2026-03-01', '2026-03-02', '2026-05-31', '2026-06-01'].map((g) => al(g))).toEqual([
    0, 1500, 1500, 2500,
  ]);
  expect(al('2026-12-31', [atto('pignoramento72bis', ['2026-06-01', 'pec'])])).toBe(2500);
  expect(al('2026-12-31', [atto('preavvisoFermo', ['2026-06-01', 'pec'])])).toBe(0);
  expect(al('2026-12-31', atti, 'legge160')).toBe(0);
});

test('R-53: an instrument for which nothing is asked leaves the sum of the first ingiunzione', () => {
  const profilo = componiProfilo('p', profiloDi('firenze'), {
    ente: {
      'spese.amministrative.strumento': [{ valore: '0.00', fonte: 'prova' }],
      'spese.amministrative.titolo': [
        { al: '2026-05-31', valore: '15.00', fonte: 'prova' },
        { dal: '2026-06-01', valore: '18.00', fonte: 'prova' },
      ],
    },
  });
  const atti = [
    atto('fermo', ['2026-02-01', undefined]),
    atto('ingiunzione', ['2026-03-02', 'pec']),
    atto('ingiunzione', ['2026-07-01', 'pec']),
  ];
  expect(spesaAmministrativa(atti, profilo, il('2026-12-31'))).toBe(15_00n);
});

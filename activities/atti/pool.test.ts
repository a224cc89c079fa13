import { readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { datiDalCaso } from './anteprima/dal-caso';
import type { DatiAttoGrezzi } from './dati-atto';
import { creaMotore } from './motore';
import { creaPool, type PoolAtti } from './pool';
import { documentoDi, stampa } from './resa';

const dati = (): DatiAttoGrezzi =>
  datiDalCaso(JSON.parse(readFileSync(condivisa('cases/atti', 'sollecito-c795.json'), 'utf8')));
const aperti: PoolAtti[] = [];
const pool = (opzioni: Parameters<typeof creaPool>[0]): PoolAtti => {
  const uno = creaPool(opzioni);
  aperti.push(uno);
  return uno;
};
afterAll(() => Promise.all(aperti.map((uno) => uno.chiudi())));

test('gli stessi byte dal pool, da più thread e da thread sostituiti', async () => {
  const atteso = stampa(creaMotore(), documentoDi({ genere: 'atto', dati: dati() }));
  const uno = pool({ thread: 2, documentiPerThread: 2 });
  const resi = await Promise.all(Array.from({ length: 7 }, () => uno.rendi(dati())));
  for (const reso of resi) {
    expect(reso.sha256).toBe(atteso.sha256);
    expect(reso.pdf.equals(atteso.pdf)).toBe(true);
    expect(reso.html).toBe(atteso.html);
  }
});

test('un atto rifiutato non ferma gli altri', async () => {
  const uno = pool({ thread: 1 });
  const ostile = { ...dati(), debitore: { ...dati().debitore, nome: '\u{1F4A5}' } };
  const esiti = await Promise.allSettled([
    uno.rendi({} as never),
    uno.rendi(ostile),
    uno.rendi({ ...dati(), numero: (() => 1) as never }),
    uno.rendi(dati()),
  ]);
  const codici = esiti.map((esito) => (esito.status === 'rejected' ? esito.reason.code : 'fatto'));
  expect(codici).toEqual(['atto.dati', 'atto.resa', 'atto.dati', 'fatto']);
});

test('chi supera il tempo perde il suo thread, e il prossimo ne ha uno nuovo', async () => {
  const uno = pool({ thread: 1, limiteMs: 1 });
  await expect(uno.rendi(dati())).rejects.toMatchObject({ code: 'atto.resa' });
  await expect(uno.rendi(dati())).rejects.toThrow('nessuna risposta in 1 ms');
});

test('chiuso: chi aspetta e chi arriva hanno un rifiuto', async () => {
  const uno = pool({ thread: 1 });
  const inCorso = Promise.allSettled([uno.rendi(dati()), uno.rendi(dati())]);
  await uno.chiudi();
  for (const esito of await inCorso) expect(esito).toMatchObject({ reason: { code: 'atto.chiuso' } });
  await expect(uno.rendi(dati())).rejects.toMatchObject({ code: 'atto.chiuso' });
});

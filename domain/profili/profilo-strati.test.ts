import { dataDi, giornoDi, MAI } from '../calendario';
import { ErroreProfilo } from './errori';
import { componiProfilo, type Profilo, parametro, prossimoCambio, rigaDi } from './profilo';
import { leggiRighe, type RigaScritta } from './righe';

const riga = (valore: string, dal?: string, al?: string): RigaScritta => ({
  ...(dal ? { dal } : {}),
  ...(al ? { al } : {}),
  valore,
  fonte: 'prova',
});
const composto = (basse: RigaScritta[], alte: RigaScritta[]): Profilo =>
  componiProfilo('prova', null, { legge: { soglia794: basse }, ente: { soglia794: alte } });
const righe = (profilo: Profilo) =>
  (profilo.righe.soglia794 ?? []).map(({ dal, al, valore }) => [
    Number.isFinite(dal) ? dataDi(dal) : null,
    al === MAI ? null : dataDi(al),
    Number(valore),
  ]);

test('a higher row cuts the lower one exactly on its days, at its ends too', () => {
  const base = [riga('10.00', '2026-01-01')];
  expect(righe(composto(base, [riga('12.00', '2026-02-01', '2026-02-10')]))).toEqual([
    ['2026-01-01', '2026-01-31', 1000],
    ['2026-02-01', '2026-02-10', 1200],
    ['2026-02-11', null, 1000],
  ]);
  expect(righe(composto(base, [riga('12.00', '2026-01-01', '2026-01-01')]))).toEqual([
    ['2026-01-01', '2026-01-01', 1200],
    ['2026-01-02', null, 1000],
  ]);
  expect(righe(composto(base, [riga('12.00', '2026-02-01')]))).toEqual([
    ['2026-01-01', '2026-01-31', 1000],
    ['2026-02-01', null, 1200],
  ]);
  const chiusa = [riga('10.00', '2026-01-01', '2026-01-31'), riga('11.00', '2026-02-01')];
  expect(righe(composto(chiusa, [riga('12.00', '2026-01-31', '2026-01-31')]))).toEqual([
    ['2026-01-01', '2026-01-30', 1000],
    ['2026-01-31', '2026-01-31', 1200],
    ['2026-02-01', null, 1100],
  ]);
  expect(righe(composto(base, [riga('12.00')]))).toEqual([[null, null, 1200]]);
});

test('the days of change are in order, the ends of time are none', () => {
  const profilo = composto(
    [riga('10.00')],
    [riga('12.00', '2026-10-01', '2026-10-10'), riga('9.00', '2026-02-01', '2026-02-10')],
  );
  expect(profilo.cambi.map(dataDi)).toEqual(['2026-02-01', '2026-02-11', '2026-10-01', '2026-10-11']);
  const dopo = prossimoCambio(profilo, giornoDi('2026-02-01'));
  expect(dopo && dataDi(dopo)).toBe('2026-02-11');
  expect(prossimoCambio(profilo, giornoDi('2026-10-11'))).toBeNull();
});

function errore(fa: () => unknown): ErroreProfilo {
  try {
    fa();
  } catch (e) {
    if (e instanceof ErroreProfilo) return e;
  }
  throw new Error('nessun errore del profilo');
}

test('a value that is missing says the days of the rows there are', () => {
  const profilo = composto([riga('10.00', '2026-01-01', '2026-12-31')], []);
  const detto = errore(() => parametro(profilo, 'soglia794', giornoDi('2027-01-01')));
  expect(detto.message).toContain(
    '"soglia794" non ha un valore per il 2027-01-01 nel profilo prova (dal 2026-01-01 al 2026-12-31)',
  );
  expect(detto).toMatchObject({ name: 'ErroreProfilo', codice: 'profilo.mancante' });
  expect(errore(() => rigaDi(profilo, 'soglia794', MAI)).message).toContain('giorno indefinito');
  expect(errore(() => rigaDi(profilo, 'mora.dopo', 0)).message).toContain('nessuna riga');
});

test('a row without a source is refused whatever takes its place, and the rows come in order', () => {
  const senza = (fonte: unknown) =>
    errore(() => leggiRighe('ente', 'soglia794', [{ valore: '1.00', fonte } as RigaScritta]));
  for (const fonte of ['', '  ', undefined, 7])
    expect(senza(fonte)).toMatchObject({ codice: 'profilo.fonte' });
  expect(senza('').message).toContain('fonte assente');
  const lette = leggiRighe('ente', 'soglia794', [
    riga('3.00', '2026-03-01'),
    riga('1.00'),
    riga('2.00', '2026-02-01'),
  ]);
  expect(lette.map(({ indice, al }) => [indice, al === MAI ? null : dataDi(al)])).toEqual([
    [1, '2026-01-31'],
    [2, '2026-02-28'],
    [0, null],
  ]);
  expect(errore(() => leggiRighe('ente', 'ignoto', [riga('1.00')])).message).toContain(
    '"ignoto" non è un parametro',
  );
});

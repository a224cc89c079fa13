import { dataDi, giornoDi, MAI } from './calendario';
import { isInefficace, isTitoloInefficace, type Morte, morteDi, terminePerEredi } from './decesso';
import type { AttoNoto } from './notificazione';
import { PROFILO_LEGGE160 } from './profili/profili';
import { NESSUNO_ESCLUSO } from './termini';
import type { Natura } from './vocabolario';

const il = giornoDi;
const morte = (giorno: string): Morte => ({ noto: il(giorno), il: il(giorno), eredi: MAI });

test('R-40: the death is dated by `dal`, else by the day it is known; the heirs come on that day or later', () => {
  expect(morteDi([])).toBeNull();
  expect(morteDi([{ tipo: 'eredi', il: '2026-05-01' }])).toBeNull();
  expect(morteDi([{ tipo: 'decesso', il: '2026-03-10' }])).toEqual(morte('2026-03-10'));
  expect(
    morteDi([
      { tipo: 'eredi', il: '2026-03-09' },
      { tipo: 'decesso', il: '2026-03-10', dal: '2026-02-01' },
      { tipo: 'eredi', il: '2026-03-10' },
    ]),
  ).toEqual({ noto: il('2026-03-10'), il: il('2026-02-01'), eredi: il('2026-03-10') });
});

test('R-40: a title of the Ente counts on the day of the death and from that of the heirs', () => {
  const m = { ...morte('2026-03-10'), eredi: il('2026-06-01') };
  const date = ['2026-03-10', '2026-03-11', '2026-05-31', '2026-06-01'];
  expect(date.map((data) => isTitoloInefficace(il(data), m))).toEqual([false, true, true, false]);
  expect(isTitoloInefficace(il('2026-04-01'), null)).toBe(false);
});

test('R-41: six months more when the death falls between N and T, both included, then the roll', () => {
  const termine = (morto: string | null, natura: Natura = 'tributaria', fine = '2026-05-15') => {
    const t = terminePerEredi(
      fine === 'mai' ? MAI : il(fine),
      { notificato: il('2026-03-16'), natura },
      morto === null ? null : morte(morto),
      PROFILO_LEGGE160,
      NESSUNO_ESCLUSO,
    );
    return t === MAI ? 'mai' : dataDi(t);
  };
  // 15/11/2026 is a Sunday
  expect(termine('2026-03-16')).toBe('2026-11-16');
  expect(termine('2026-05-15')).toBe('2026-11-16');
  expect(termine('2026-03-15')).toBe('2026-05-15');
  expect(termine('2026-05-16')).toBe('2026-05-15');
  expect(termine(null)).toBe('2026-05-15');
  expect(termine('2026-04-01', 'patrimoniale')).toBe('2026-05-15');
  expect(termine('2026-04-01', 'tributaria', 'mai')).toBe('mai');
});

test('R-40: an act counts when it was perfect by the death, is not perfect yet, or left after the heirs', () => {
  const m = { ...morte('2026-03-10'), eredi: il('2026-06-01') };
  const nullo = (perfetto: string | null, invio: string, di: Morte | null = m) =>
    isInefficace(
      { perfetto: perfetto === null ? null : il(perfetto), ultimoInvio: il(invio) } as AttoNoto,
      di,
    );
  expect(nullo('2026-03-10', '2026-03-01')).toBe(false);
  expect(nullo('2026-03-11', '2026-03-01')).toBe(true);
  expect(nullo(null, '2026-03-01')).toBe(false);
  expect(nullo('2026-06-10', '2026-05-31')).toBe(true);
  expect(nullo('2026-06-10', '2026-06-01')).toBe(false);
  expect(nullo('2026-03-11', '2026-03-01', null)).toBe(false);
});

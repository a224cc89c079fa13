import { readdirSync, readFileSync } from 'node:fs';
import {
  STATI,
  type Stato,
  statiDi,
  statoDi,
  TRANSIZIONI,
  transizioniFra,
} from '../../domain/pratica/transizioni';
import { racconta } from '../../domain/racconta/racconta';
import type { Storia } from '../../domain/racconta/storia';
import { vitaACaso } from '../../domain/racconta/vite-a-caso';
import { type Motivo, NORMA_DI } from '../../domain/vocabolario';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

const VITE = 600;
const STORIE = readdirSync(condivisa('cases', 'storie')).filter((nome) => /^S\d+\.json$/.test(nome));
const storie = STORIE.map((nome) => leggiStoria(readFileSync(condivisa('cases', 'storie', nome), 'utf8')));
const vite = Array.from({ length: VITE }, (_, i) => vitaACaso(i + 1));
const stati: readonly Stato[] = ['nuova', ...(Object.keys(STATI) as Stato[])];

/** The passages of a life, and where each was seen. */
function passaggi(storia: Storia): [Stato, Stato, string][] {
  const visti: [Stato, Stato, string][] = [];
  let da: Stato = 'nuova';
  for (const { il, motivo } of racconta(storia)) {
    const a = statoDi(motivo as Motivo);
    visti.push([da, a, `${storia.id} ${il} ${motivo}`]);
    da = a;
  }
  return visti;
}
const visti = [...storie, ...vite].flatMap(passaggi);

test('every motivo has one state', () => {
  const tutti = Object.values(STATI).flat();
  expect([...tutti].sort()).toEqual(Object.keys(NORMA_DI).sort());
});

test('every state is reached, and is the end or has a way out', () => {
  for (const stato of stati) {
    const uscite = TRANSIZIONI.filter(({ da, a }) => statiDi(da).includes(stato) && a !== stato);
    expect([stato, uscite.length > 0]).toEqual([stato, true]);
    const entrate = TRANSIZIONI.filter(({ a }) => a === stato);
    expect([stato, entrate.length > 0 || stato === 'nuova']).toEqual([stato, true]);
  }
});

test('every answer of the stories and of lives made up from seeds follows a row', () => {
  const senza = visti.filter(([da, a]) => transizioniFra(da, a).length === 0);
  expect(senza).toEqual([]);
  expect(visti.length).toBeGreaterThan(5000);
});

test('every row happens', () => {
  const coppie = new Set(visti.map(([da, a]) => `${da} ${a}`));
  const mai = TRANSIZIONI.filter(({ da, a }) => !statiDi(da).some((stato) => coppie.has(`${stato} ${a}`)));
  expect(mai.map(({ da, a }) => `${da} -> ${a}`)).toEqual([]);
});

import { scartate } from './scartate';

const scarto = (id: string, evento = 'e') => ({ id, tipo: 'scartato', evento });
const ripristino = (id: string, evento = 'e') => ({ id, tipo: 'ripristinato', evento });
const PROVA = { id: 'e', tipo: 'rifiuto' };

test.each([
  ['nothing was said', [PROVA], []],
  ['set aside', [PROVA, scarto('s1')], ['e']],
  ['set aside, told twice', [scarto('s1'), PROVA, scarto('s1')], ['e']],
  ['restored', [ripristino('r1'), PROVA, scarto('s1')], []],
  ['set aside again', [scarto('s2'), ripristino('r1'), scarto('s1')], ['e']],
  ['another was restored', [scarto('s1'), ripristino('r1', 'altro')], ['e']],
])('%s', (_nome, eventi, attese) => {
  for (const ordine of [eventi, [...eventi].reverse()]) expect([...scartate(ordine)]).toEqual(attese);
});

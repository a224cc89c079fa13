import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { testoSpiegazione } from '../../domain/pratica/spiega/testo';
import { spiega } from '../../domain/pratica/spiegazione';
import { racconta } from '../../domain/racconta/racconta';
import type { Vita } from '../../domain/racconta/vita';
import { leggiStoria } from './leggi-storia';
import { SITUAZIONI } from './situazioni-di-prova';
import { SITUAZIONI_RARE } from './situazioni-rare-di-prova';
import { storiaDiProva } from './storie-di-prova';

/** The page of a day, and the last answers before it, as they were explained. */
function pagine(il: string, parti: Record<string, unknown>): string {
  const lette: (() => string)[] = [];
  let ultima: Vita | undefined;
  racconta(leggiStoria(storiaDiProva({ ...parti, fino: il })), (vita, oggi, passo) => {
    ultima = vita;
    if (passo.passo === 'attendi') return;
    const fascicolo = structuredClone(vita.fascicolo);
    lette.push(
      () => testoSpiegazione(spiega(fascicolo, vita.profilo, oggi).spiegazione, oggi).split('\n\n')[0] ?? '',
    );
  });
  if (!ultima) throw new Error('la storia non ha risposte');
  const { spiegazione } = spiega(ultima.fascicolo, ultima.profilo, il);
  return [...lette.slice(-3).map((leggi) => leggi()), testoSpiegazione(spiegazione, il)].join('\n\n');
}

test.each([...SITUAZIONI, ...SITUAZIONI_RARE])('R-80: what a clerk reads, %s on %s', (nome, il, parti) => {
  const file = path.join(__dirname, 'attese', `${nome}.txt`);
  const letto = pagine(il, parti);
  if (process.env.ESATTO_ATTESE === 'scrivi') writeFileSync(file, letto);
  expect(letto).toBe(readFileSync(file, 'utf8'));
});

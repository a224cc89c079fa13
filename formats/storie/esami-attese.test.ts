import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDi } from '../../domain/calendario';
import { decidi } from '../../domain/pratica/prossimo-passo';
import type { Esame } from '../../domain/pratica/spiega/esame';
import { ESAMI_FINE } from '../../domain/pratica/spiega/esami-fine';
import { ESAMI_GUARDIA } from '../../domain/pratica/spiega/esami-guardia';
import { ESAMI_PIANO } from '../../domain/pratica/spiega/esami-piano';
import { ESAMI_STRUMENTI } from '../../domain/pratica/spiega/esami-strumenti';
import { ESAMI_TITOLO } from '../../domain/pratica/spiega/esami-titolo';
import { racconta } from '../../domain/racconta/racconta';
import type { Vita } from '../../domain/racconta/vita';
import { leggiStoria } from './leggi-storia';
import { SITUAZIONI } from './situazioni-di-prova';
import { SITUAZIONI_RARE } from './situazioni-rare-di-prova';
import { storiaDiProva } from './storie-di-prova';

const ESAMI: Record<string, Esame> = {
  ...ESAMI_TITOLO,
  ...ESAMI_STRUMENTI,
  ...ESAMI_PIANO,
  ...ESAMI_GUARDIA,
  ...ESAMI_FINE,
};

/** What stands against each move by itself on that day: no projection, so it is quick. */
function esami(il: string, parti: Record<string, unknown>): string {
  let ultima: Vita | undefined;
  racconta(leggiStoria(storiaDiProva({ ...parti, fino: il })), (vita) => {
    ultima = vita;
  });
  if (!ultima) throw new Error('la storia non ha risposte');
  const { passo, quadro, dal } = decidi(ultima.fascicolo, ultima.profilo, il);
  const domande = passo.motivo === 'PRATICA_CHIUSA' ? [] : Object.entries(ESAMI);
  const righe = domande.flatMap(([mossa, esame]) => {
    const esito = esame({ passo, quadro, dal, nome: (id) => id });
    if (esito === null) return [];
    if (esito === 'ordine') return [`${mossa}: viene dopo, nell’ordine`];
    const da = esito.dal === undefined ? '' : ` (dal ${dataDi(esito.dal)})`;
    return [`${mossa}${da}: ${esito.perche} [${esito.regola}; ${esito.norma}]`];
  });
  return `${[`${il} ${passo.passo} ${passo.motivo}`, ...righe].join('\n')}\n`;
}

test.each([...SITUAZIONI, ...SITUAZIONI_RARE])(
  'R-09: what stands against each move, %s on %s',
  (nome, il, parti) => {
    const file = path.join(__dirname, 'attese', 'esami', `${nome}.txt`);
    const letto = esami(il, parti);
    if (process.env.ESATTO_ATTESE === 'scrivi') writeFileSync(file, letto);
    expect(letto).toBe(readFileSync(file, 'utf8'));
  },
);

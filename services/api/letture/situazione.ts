import { profiloDellaPratica } from '../../../activities/pratica/profilo';
import type { Transazione } from '../../../database/connessione';
import { caricaFascicolo } from '../../../database/fascicolo';
import { nomiPartite } from '../../../database/nomi-partite';
import { leggiOrologio } from '../../../database/orologio';
import type { DataCivile } from '../../../domain/calendario';
import type { Passo } from '../../../domain/fascicolo';
import { type ContoDettagliato, calcolaConto } from '../../../domain/pratica/conto';
import { type MarginePartita, marginiPrescrizione } from '../../../domain/pratica/margini';
import { type Spiegazione, spiega } from '../../../domain/pratica/spiegazione';
import { nonTrovato } from '../quadro/problema';

export interface SituazioneLetta {
  il: DataCivile;
  versione: number;
  spiega(): { passo: Passo; regola: Spiegazione['regola']; spiegazione: Spiegazione };
  conta(): ContoDettagliato;
  margini(): (MarginePartita & { nome: string })[];
}

/** The same engine that decides, asked on a date by who reads: nothing is written. */
export async function leggiSituazione(
  t: Transazione,
  praticaId: string,
  chiesta: DataCivile | undefined,
): Promise<SituazioneLetta> {
  const il = chiesta ?? (await leggiOrologio(t.sql)).oggi;
  const letto = await caricaFascicolo(t, praticaId);
  if (!letto) throw nonTrovato();
  const profilo = await profiloDellaPratica(t, letto);
  const nome = await nomiPartite(t, praticaId);
  return {
    il,
    versione: letto.versione,
    conta: () => calcolaConto(letto.fascicolo, profilo, il),
    margini: () =>
      marginiPrescrizione(letto.fascicolo, profilo, il).map((m) => ({ ...m, nome: nome(m.partita) })),
    spiega: () => {
      const { passo, spiegazione } = spiega(letto.fascicolo, profilo, il, nome);
      return { passo, regola: spiegazione.regola, spiegazione };
    },
  };
}

/** Cents leave as decimal strings, at any depth. */
export function testoCents(valore: unknown): unknown {
  if (typeof valore === 'bigint') return valore.toString();
  if (Array.isArray(valore)) return valore.map(testoCents);
  if (typeof valore !== 'object' || valore === null || valore instanceof Map) return valore;
  return Object.fromEntries(Object.entries(valore).map(([k, v]) => [k, testoCents(v)]));
}

import { type DataCivile, dataDi, type Giorno, giornoDi, MAI } from '../calendario';
import type { AttoEmesso, Passo } from '../fascicolo';
import { calcolaConto } from '../pratica/conto';
import type { Profilo } from '../profili/profilo';
import type { EventoStoria } from '../racconta/storia';
import { accade, fascicoloNuovo, giornata, prossimaDomanda, type Vita } from '../racconta/vita';
import { limitiRateazione } from '../rateazione';
import { Agenda, type Futuro } from './agenda';
import { chiedeIlPiano, destino, mondoDi, type Persona, pagaIlPiano, reagisciAlPasso } from './comportamento';
import { type DebitoreSimulato, percentoDi } from './debitore';
import { type Modello, valoreDel } from './modello';
import { estraiIntero } from './sorte';

/** What is told of a simulated life while it goes on. */
export interface Cronista {
  /** After a step was carried out; `atto` is that of an `emetti`. */
  passo(passo: Passo, atto: AttoEmesso | undefined, oggi: Giorno, vita: Vita): void;
}

/**
 * Lives one pratica from its beginning to `fine` or to its closing, with the production decision, asking only when
 * something can change. Gives the pratica as it is then and the last answer.
 */
export function viviSimulata(
  d: DebitoreSimulato,
  profilo: Profilo,
  modello: Modello,
  fine: Giorno,
  cronista: Cronista,
): { vita: Vita; ultimo: Passo | null } {
  const persona: Persona = { d, modello, agenda: new Agenda() };
  const vita: Vita = { profilo, fascicolo: fascicoloNuovo(d), mondo: mondoDi(persona) };
  let oggi = giornoDi(d.inizio);
  destino(persona, oggi, fine);
  let ultimo: Passo | null = null;
  while (oggi <= fine) {
    const data = dataDi(oggi);
    for (const futuro of persona.agenda.togli(oggi)) avviene(persona, vita, futuro, data);
    const giorno = oggi;
    ultimo = giornata(vita, data, (passo) => {
      const atto = passo.passo === 'emetti' ? attoDi(vita, passo) : undefined;
      cronista.passo(passo, atto, giorno, vita);
      reagisciAlPasso(persona, passo, atto, giorno);
    });
    if (vita.fascicolo.chiusura) break;
    const domanda = prossimaDomanda(vita.fascicolo, data, ultimo.fino ?? null);
    oggi = Math.min(persona.agenda.prossimo, domanda === null ? MAI : giornoDi(domanda));
  }
  return { vita, ultimo };
}

/** A further dispatch names its act; a new act is the last one. */
const attoDi = ({ fascicolo: { atti } }: Vita, passo: Passo): AttoEmesso | undefined =>
  passo.attoId === undefined ? atti[atti.length - 1] : atti.find(({ id }) => id === passo.attoId);

function avviene(p: Persona, vita: Vita, futuro: Futuro, il: DataCivile): void {
  for (const evento of eventiDi(p, vita, futuro, il)) accade(vita, evento);
}

function eventiDi(p: Persona, vita: Vita, futuro: Futuro, il: DataCivile): EventoStoria[] {
  switch (futuro.cosa) {
    case 'saldo':
      return dovutoOra(vita, il) > 0n ? [{ tipo: 'pagamento', il, importo: 'saldo' }] : [];
    case 'parte':
    case 'terzo': {
      const importo = percentoDi(dovutoOra(vita, il), futuro.quota);
      return importo > 0n ? [{ tipo: 'pagamento', il, importo }] : [];
    }
    case 'rata':
      return [{ tipo: 'pagamento', il, importo: 'rata', rata: futuro.k }];
    case 'richiesta':
      return richiesta(p, vita, futuro.quota, il);
    case 'risposta': {
      if (!futuro.concessa) return [{ tipo: 'rateazioneRespinta', il }];
      const primaScadenza = dataDi(pagaIlPiano(p, futuro.rate, giornoDi(il)));
      return [{ tipo: 'rateazioneConcessa', il, rate: futuro.rate, primaScadenza }];
    }
    case 'sgravio':
      return vita.fascicolo.partite.map(({ id }) => ({ tipo: 'sgravio', il, partita: id, totale: true }));
    case 'osservazioni':
      return [{ tipo: 'osservazioni', il, esito: futuro.accetta ? 'accetta' : 'prosegui' }];
    case 'decisione':
      return [{ tipo: 'decisione', il, proposta: 'prescrizione', esito: 'accolta', partite: futuro.partite }];
    case 'sospensione':
      return [{ tipo: 'sospensione', il, al: dataDi(giornoDi(il) + futuro.giorni) }];
    case 'insinuazione':
      return insinua(p, il);
    case 'procedura':
      return [{ tipo: 'proceduraChiusa', il }];
    case 'decesso':
    case 'eredi':
    case 'insolvenza':
      return avvenimento(vita, futuro.cosa, il);
  }
}

const dovutoOra = ({ fascicolo, profilo }: Vita, il: DataCivile): bigint =>
  calcolaConto(fascicolo, profilo, il).dovuto;

/** Nobody asks for a plan on what the rules would not allow. */
function richiesta(p: Persona, vita: Vita, quota: number, il: DataCivile): EventoStoria[] {
  const { fascicolo, profilo } = vita;
  if (fascicolo.eventi.some(({ tipo }) => tipo === 'richiestaRateazione')) return [];
  const { residuo } = calcolaConto(fascicolo, profilo, il);
  const { maxRate } = limitiRateazione(residuo, false, profilo, giornoDi(il));
  chiedeIlPiano(p);
  return [{ tipo: 'richiestaRateazione', il, rate: Math.max(1, Math.floor((maxRate * quota) / 100)) }];
}

function insinua({ d, modello, agenda }: Persona, il: DataCivile): EventoStoria[] {
  const giorno = giornoDi(il);
  const durata = estraiIntero(d.sorte, 'procedura', valoreDel(modello, 'avvenimenti.procedura', giorno));
  agenda.segna({ cosa: 'procedura', il: giorno + Math.max(1, durata) });
  return [{ tipo: 'insinuazioneDepositata', il }];
}

/** One dies once, and has heirs only after. */
function avvenimento(vita: Vita, tipo: 'decesso' | 'eredi' | 'insolvenza', il: DataCivile): EventoStoria[] {
  const gia = vita.fascicolo.eventi.some((evento) => evento.tipo === tipo);
  return gia ? [] : [{ tipo, il }];
}

import {
  addAnni,
  addMesi,
  civileDi,
  type DataCivile,
  dataDi,
  type Giorno,
  giorniDelMese,
  giornoCivile,
  giornoDi,
} from '../calendario';
import type { AttoEmesso, Dispaccio, Passo } from '../fascicolo';
import type { Mondo } from '../racconta/vita';
import type { Canale } from '../vocabolario';
import type { Agenda } from './agenda';
import type { DebitoreSimulato } from './debitore';
import type { Reazione } from './forme-modello';
import { isTitolo, type Modello, stimoloDi, valoreDel } from './modello';
import { accadeCon, estrai, estraiIntero } from './sorte';

/** A debtor with the model that moves it and what it has in mind. */
export interface Persona {
  d: DebitoreSimulato;
  modello: Modello;
  agenda: Agenda;
}

/** Post, registers and data banks as the model describes them. */
export function mondoDi({ d, modello }: Persona): Mondo {
  return {
    spedisce: (atto, canale, il) => (canale === undefined ? { il } : recapita(d, modello, atto, canale, il)),
    beni: () => d.beni,
  };
}

/** The title has one fortune, whatever its type, so that two profiles meet the same post. */
const chiaveDi = (atto: AttoEmesso, canale: Canale): string =>
  `notifica.${isTitolo(atto.tipo) ? 'titolo' : atto.tipo}.${canale}`;

function recapita(
  { sorte }: DebitoreSimulato,
  modello: Modello,
  atto: AttoEmesso,
  canale: Canale,
  il: DataCivile,
): Dispaccio {
  const giorno = giornoDi(il);
  const chiave = chiaveDi(atto, canale);
  const n = atto.dispacci.length;
  const { fallita, irreperibile, giorni, notoDopo } = valoreDel(modello, `notifica.${canale}`, giorno);
  const caso = estrai(sorte, chiave, n) * 100;
  const tipo = caso < fallita ? 'fallita' : caso < fallita + irreperibile ? 'irreperibile' : 'perfezionata';
  const legale = giorno + estraiIntero(sorte, `${chiave}.giorni`, giorni, n);
  const noto = legale + estraiIntero(sorte, `${chiave}.noto`, notoDopo, n);
  return { il, canale, esito: { tipo, legaleIl: dataDi(legale), notoIl: dataDi(noto) } };
}

const DI_DENARO = new Set(['saldo', 'parte', 'richiesta'] as const);

/** What will happen whatever anybody does: discharge of what is not owed, death, insolvency, a suspension. */
export function destino({ d, modello, agenda }: Persona, inizio: Giorno, fine: Giorno): void {
  const { sorte, classe } = d;
  const tra = (nome: 'ente.sgravio'): number => estraiIntero(sorte, nome, valoreDel(modello, nome, inizio));
  if (classe === 'estraneo') agenda.segna({ cosa: 'sgravio', il: inizio + tra('ente.sgravio') });
  reagisci({ d, modello, agenda }, 'spontaneo', valoreDel(modello, `spontaneo.${classe}`, inizio), inizio, 0);
  for (let dal = inizio, anno = 0; dal <= fine; anno += 1, dal = addAnni(inizio, anno)) {
    const quando = dal + estraiIntero(sorte, 'giorno', [1, 364], anno);
    if (accadeCon(sorte, 'decesso', valoreDel(modello, 'avvenimenti.decessi', dal), anno))
      agenda.segna({ cosa: 'decesso', il: quando });
    else if (accadeCon(sorte, 'insolvenza', valoreDel(modello, 'avvenimenti.insolvenze', dal), anno))
      agenda.segna({ cosa: 'insolvenza', il: quando });
    if (accadeCon(sorte, 'sospensione', valoreDel(modello, 'avvenimenti.sospensioni', dal), anno)) {
      const giorni = estraiIntero(sorte, 'durata', valoreDel(modello, 'avvenimenti.sospensione', dal), anno);
      agenda.segna({ cosa: 'sospensione', il: quando, giorni });
    }
  }
}

/** What follows from a step that was carried out. */
export function reagisciAlPasso(p: Persona, passo: Passo, atto: AttoEmesso | undefined, oggi: Giorno): void {
  if (passo.passo === 'emetti' && atto) reagisciAllAtto(p, atto, oggi);
  else if (passo.passo === 'proponi') rispondi(p, passo, oggi);
}

function reagisciAllAtto(p: Persona, atto: AttoEmesso, oggi: Giorno): void {
  const dispaccio = atto.dispacci[atto.dispacci.length - 1];
  if (dispaccio?.esito && dispaccio.esito.tipo !== 'perfezionata') return;
  const ricevuto = dispaccio?.esito ? giornoDi(dispaccio.esito.legaleIl) : oggi;
  if (atto.tipo === 'pignoramento72bis') versaIlTerzo(p, ricevuto);
  const stimolo = stimoloDi(atto.tipo);
  if (stimolo === null) return;
  const reazione = valoreDel(p.modello, `reazione.${p.d.classe}.${stimolo}`, ricevuto);
  reagisci(p, stimolo, reazione, ricevuto, 0);
}

function reagisci(p: Persona, stimolo: string, reazione: Reazione, dal: Giorno, n: number): void {
  const { sorte } = p.d;
  const caso = estrai(sorte, stimolo, n) * 100;
  const il = dal + Math.max(1, estraiIntero(sorte, `${stimolo}.giorni`, reazione.giorni, n));
  if (caso < reazione.saldo) p.agenda.segna({ cosa: 'saldo', il });
  else if (caso < reazione.saldo + reazione.rate)
    p.agenda.segna({ cosa: 'richiesta', il, quota: quota(p, 'rateazione.quota', dal) });
  else if (caso < reazione.saldo + reazione.rate + reazione.parte)
    p.agenda.segna({ cosa: 'parte', il, quota: quota(p, 'pagamento.parte', dal) });
}

const quota = (
  { d, modello }: Persona,
  nome: 'rateazione.quota' | 'pagamento.parte' | 'terzo.quota',
  il: Giorno,
): number => estraiIntero(d.sorte, nome, valoreDel(modello, nome, il));

/** The third party of a pignoramento pays a part of what is due, or has nothing. */
function versaIlTerzo(p: Persona, ricevuto: Giorno): void {
  const { d, modello, agenda } = p;
  if (!accadeCon(d.sorte, 'terzo', valoreDel(modello, `terzo.${d.classe}.percento`, ricevuto))) return;
  const dopo = estraiIntero(d.sorte, 'terzo.giorni', valoreDel(modello, 'terzo.giorni', ricevuto));
  agenda.segna({ cosa: 'terzo', il: ricevuto + Math.max(1, dopo), quota: quota(p, 'terzo.quota', ricevuto) });
}

/** Ente and heirs answer what was put before them. */
function rispondi(p: Persona, passo: Passo, oggi: Giorno): void {
  const { d, modello, agenda } = p;
  type Nome =
    | 'rateazione.risposta'
    | 'ente.osservazioni'
    | 'ente.prescrizione'
    | 'avvenimenti.eredi'
    | 'avvenimenti.insinuazione';
  const dopo = (nome: Nome): Giorno =>
    oggi + Math.max(1, estraiIntero(d.sorte, nome, valoreDel(modello, nome, oggi), oggi));
  switch (passo.proposta) {
    case 'rateazione': {
      const quotaChiesta = quota(p, 'rateazione.quota', oggi);
      const rate = Math.max(1, Math.floor(((passo.maxRate ?? 0) * quotaChiesta) / 100));
      const concessa = passo.motivo === 'RATEAZIONE_AMMISSIBILE';
      agenda.segna({ cosa: 'risposta', il: dopo('rateazione.risposta'), rate, concessa });
      return;
    }
    case 'inesigibilita': {
      const accetta = accadeCon(d.sorte, 'accetta', valoreDel(modello, 'ente.accetta', oggi), oggi);
      agenda.segna({ cosa: 'osservazioni', il: dopo('ente.osservazioni'), accetta });
      return;
    }
    case 'prescrizione':
      agenda.segna({ cosa: 'decisione', il: dopo('ente.prescrizione'), partite: passo.partite ?? [] });
      return;
    case 'eredi':
      agenda.segna({ cosa: 'eredi', il: dopo('avvenimenti.eredi') });
      return;
    case 'insinuazione':
      agenda.segna({ cosa: 'insinuazione', il: dopo('avvenimenti.insinuazione') });
      return;
    default:
      return;
  }
}

/** Payments of a plan just granted: all of them, or up to the one at which the debtor gives up. */
export function pagaIlPiano(p: Persona, rate: number, concesso: Giorno): Giorno {
  const { d, modello, agenda } = p;
  agenda.dimentica(DI_DENARO);
  const prima = fineMese(addMesi(concesso, 1));
  const tiene = accadeCon(d.sorte, 'tenuta', valoreDel(modello, 'rateazione.tenuta', concesso));
  const ultima = tiene ? rate : estraiIntero(d.sorte, 'abbandono', [0, rate - 1]);
  const anticipo = valoreDel(modello, 'rateazione.anticipo', concesso);
  for (let k = 1; k <= ultima; k += 1) {
    const scade = fineMese(addMesi(prima, k - 1));
    const il = Math.max(concesso + 1, scade - estraiIntero(d.sorte, 'anticipo', anticipo, k));
    agenda.segna({ cosa: 'rata', il, k });
  }
  return prima;
}

/** Who asks for a plan has no other payment in mind. */
export const chiedeIlPiano = ({ agenda }: Persona): void => agenda.dimentica(DI_DENARO);

function fineMese(giorno: Giorno): Giorno {
  const { anno, mese } = civileDi(giorno);
  return giornoCivile(anno, mese, giorniDelMese(anno, mese));
}
